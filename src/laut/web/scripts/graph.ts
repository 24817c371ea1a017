// The graph of origins is read at its own size and scrolled; it can also be seen smaller or larger, and dragged.
import { buttons } from "./buttons";

const STEP = 1.25;

export function zoomGraphs(): void {
  for (const graph of document.querySelectorAll<SVGSVGElement>("svg.graph")) addButtons(graph);
}

function addButtons(graph: SVGSVGElement): void {
  const scroll = graph.closest<HTMLElement>(".scroll");
  if (!scroll) return;
  const width = graph.width.baseVal.value, height = graph.height.baseVal.value;
  let scale = 1;
  const show = (next: number) => {
    scale = Math.min(3, Math.max(0.3, next));
    graph.setAttribute("width", String(width * scale));
    graph.setAttribute("height", String(height * scale));
  };
  const bar = buttons({
    closer: () => show(scale * STEP),
    further: () => show(scale / STEP),
    all: () => show(Math.min(1, scroll.clientWidth / width)),
  });
  scroll.before(bar);
  drag(scroll);
}

function drag(scroll: HTMLElement): void {
  let from: { x: number; y: number } | null = null;
  scroll.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0) from = { x: event.clientX, y: event.clientY };
  });
  scroll.addEventListener("pointermove", (event) => {
    if (!from) return;
    scroll.scrollLeft -= event.clientX - from.x;
    from = { x: event.clientX, y: event.clientY };
  });
  for (const name of ["pointerup", "pointerleave"]) scroll.addEventListener(name, () => (from = null));
}
