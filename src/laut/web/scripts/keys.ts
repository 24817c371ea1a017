// j and k go through claims, events, reports; / searches; ? shows the keys; Esc leaves.
const STOPS = ".card, .claims > .claim, .timeline li > a, table.events th a, table.reports th a, .lines a, .places a";

export function listenToKeys(): void {
  const help = document.getElementById("keys");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return leave();
    if (isTyping(event.target)) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    else if (event.key === "/") search();
    else if (event.key === "?" && help instanceof HTMLDialogElement) help.open ? help.close() : help.showModal();
    else return;
    event.preventDefault();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select");
}

function step(by: number): void {
  const stops = [...document.querySelectorAll<HTMLElement | SVGElement>(STOPS)].filter((stop) => stop.getClientRects().length);
  const held = stops.findIndex((stop) => stop.contains(document.activeElement));
  const next = stops[held < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.min(stops.length - 1, Math.max(0, held + by))];
  if (!next) return;
  if (!next.matches("a, [tabindex]")) next.setAttribute("tabindex", "-1");
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function search(): void {
  const field = document.querySelector<HTMLInputElement>("input[type=search]");
  if (field) {
    field.focus();
    field.select();
  } else location.assign("/events");
}

function leave(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
}
