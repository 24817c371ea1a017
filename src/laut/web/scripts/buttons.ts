// The three buttons of whatever can be looked at more closely.
import { said } from "./words";

export interface Acts { closer(): void; further(): void; all(): void }

export function buttons(acts: Acts): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "zoom";
  bar.append(button("+", said("zoomIn"), acts.closer), button("−", said("zoomOut"), acts.further), button("↔", said("zoomAll"), acts.all));
  return bar;
}

function button(sign: string, name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = sign;
  made.title = name;
  made.setAttribute("aria-label", name);
  made.addEventListener("click", act);
  return made;
}
