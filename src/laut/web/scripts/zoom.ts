// A closer look at timeline and map: wheel with Ctrl, pinch, buttons, + and -; dragging and arrows move.
// Both are drawn in percent of a plot, so a closer look is a larger plot and needs no new drawing.
import { buttons } from "./buttons";

const MOST = 64;
const STEP = 1.6;

interface View { scale: number; left: number; top: number } // left and top in percent of the frame, at most 0

export function zoomCharts(): void {
  for (const chart of document.querySelectorAll<HTMLElement>("[data-zoom]")) new Chart(chart).listen();
}

class Chart {
  private view: View = { scale: 1, left: 0, top: 0 };
  private readonly flat: boolean;
  private readonly pointers = new Map<number, PointerEvent>();
  private moved = 0;

  constructor(private readonly chart: HTMLElement) {
    this.flat = chart.dataset["zoom"] === "x";
  }

  listen(): void {
    this.addButtons();
    this.chart.addEventListener("wheel", (event) => this.onWheel(event), { passive: false });
    this.chart.addEventListener("pointerdown", (event) => this.onDown(event));
    this.chart.addEventListener("pointermove", (event) => this.onMove(event));
    for (const name of ["pointerup", "pointercancel"] as const) {
      this.chart.addEventListener(name, (event) => this.pointers.delete(event.pointerId));
    }
    this.chart.addEventListener("click", (event) => this.moved > 4 && event.preventDefault(), true);
    this.chart.addEventListener("dragstart", (event) => event.preventDefault());
  }

  private frame(): DOMRect {
    const frame = this.chart.querySelector(this.flat ? ".strip" : ".frame") ?? this.chart;
    return frame.getBoundingClientRect();
  }

  private onWheel(event: WheelEvent): void {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (event.ctrlKey) this.zoom(Math.exp(-event.deltaY / 200), event.clientX, event.clientY);
    else if (sideways && this.view.scale > 1) this.move(-event.deltaX, 0);
    else return;
    event.preventDefault();
  }

  private onDown(event: PointerEvent): void {
    if (event.button !== 0 || (event.target as Element).closest("button")) return;
    this.pointers.set(event.pointerId, event);
    this.moved = 0;
  }

  private onMove(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const others = [...this.pointers.values()].filter(({ pointerId }) => pointerId !== event.pointerId);
    this.pointers.set(event.pointerId, event);
    const other = others[0];
    if (other) {
      const was = Math.hypot(before.clientX - other.clientX, before.clientY - other.clientY);
      const is = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY);
      this.zoom(is / Math.max(1, was), (event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2);
    } else if (this.view.scale > 1) this.move(event.clientX - before.clientX, event.clientY - before.clientY);
    this.moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
  }

  private zoom(by: number, x?: number, y?: number): void {
    const frame = this.frame();
    const across = (100 * ((x ?? frame.left + frame.width / 2) - frame.left)) / frame.width;
    const down = (100 * ((y ?? frame.top + frame.height / 2) - frame.top)) / frame.height;
    const scale = Math.min(MOST, Math.max(1, this.view.scale * by));
    const grown = scale / this.view.scale;
    this.show({ scale, left: across - (across - this.view.left) * grown, top: down - (down - this.view.top) * grown });
  }

  private move(x: number, y: number): void {
    const frame = this.frame();
    const { scale, left, top } = this.view;
    this.show({ scale, left: left + (100 * x) / frame.width, top: top + (100 * y) / frame.height });
  }

  private show({ scale, left, top }: View): void {
    const held = (value: number) => Math.min(0, Math.max(100 - 100 * scale, value));
    this.view = { scale, left: held(left), top: held(top) };
    for (const plot of this.chart.querySelectorAll(".plot")) {
      plot.setAttribute("x", `${this.view.left}%`);
      plot.setAttribute("width", `${100 * scale}%`);
      if (this.flat) continue;
      plot.setAttribute("y", `${this.view.top}%`);
      plot.setAttribute("height", `${100 * scale}%`);
    }
    this.chart.classList.toggle("zoomed", scale > 1);
    this.chart.dataset["close"] = scale > 3 ? "1" : "";
  }

  private addButtons(): void {
    const bar = buttons({
      closer: () => this.zoom(STEP),
      further: () => this.zoom(1 / STEP),
      all: () => this.show({ scale: 1, left: 0, top: 0 }),
    });
    bar.addEventListener("keydown", (event) => this.onKey(event));
    this.chart.prepend(bar);
  }

  private onKey(event: KeyboardEvent): void {
    const { width, height } = this.frame();
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [width / 8, 0], ArrowRight: [-width / 8, 0], ArrowUp: [0, height / 8], ArrowDown: [0, -height / 8],
    };
    const move = moves[event.key];
    if (move) this.move(...move);
    else if (event.key === "+") this.zoom(STEP);
    else if (event.key === "-") this.zoom(1 / STEP);
    else return;
    event.preventDefault();
  }
}
