// Pointing at a place of the list lights it on the map; pointing at the words of a claim marks its card.
// (The other way round, from a card to its words, works without a script: see lit.py.)
export function lightPlaces(): void {
  for (const link of document.querySelectorAll<HTMLElement>(".places a[id]")) {
    const mark = document.querySelector(`.map a[data-place="${CSS.escape(link.id)}"]`);
    on(link, (lit) => mark?.classList.toggle("lit", lit));
  }
}

export function lightWords(): void {
  for (const words of document.querySelectorAll<HTMLElement>(".text span[class]")) {
    const numbers = [...words.classList].map((name) => /^e(\d+)$/.exec(name)?.[1]).filter((found) => found !== undefined);
    if (!numbers.length) continue;
    on(words, (lit) => {
      for (const number of numbers) document.getElementById(`c${number}`)?.classList.toggle("pointed", lit);
    });
  }
}

function on(element: HTMLElement, light: (lit: boolean) => void): void {
  element.addEventListener("pointerenter", () => light(true));
  element.addEventListener("pointerleave", () => light(false));
  element.addEventListener("focusin", () => light(true));
  element.addEventListener("focusout", () => light(false));
}
