// A chart in its box: it opens at its first question, and can be zoomed with
// buttons, keys, Ctrl and the wheel, or two fingers, and moved by dragging. The
// box scrolls sideways, the page up and down, so that nothing takes the page's
// wheel away; without script both still scroll. Nothing moves by itself.

const STEP = 1.25;
const LARGEST = 3;
const DRAGGED = 4; // pixels: less is a click

export function charts(): void {
  for (const svg of document.querySelectorAll<SVGSVGElement>(".scroll > svg.chart")) {
    const box = svg.parentElement;
    if (!box) continue;
    openAtStart(box, svg);
    zoomable(box, svg);
    draggable(box);
  }
}

// A chart wider than its box opens at its first question, not at its left edge.
function openAtStart(box: HTMLElement, svg: SVGSVGElement): void {
  const start = svg.querySelector(".nodes .question");
  if (!start || box.scrollWidth <= box.clientWidth) return;
  const at = start.getBoundingClientRect();
  const view = box.getBoundingClientRect();
  box.scrollLeft += at.left + at.width / 2 - view.left - view.width / 2;
}

function zoomable(box: HTMLElement, svg: SVGSVGElement): void {
  const { width, height } = svg.viewBox.baseVal;
  const figure = box.closest("figure");
  const button = (name: string) => figure?.querySelector<HTMLButtonElement>(`[data-zoom="${name}"]`) ?? null;
  const output = figure?.querySelector("output") ?? null;

  const tools = button("fit")?.parentElement ?? null;

  const scale = (): number => svg.getBoundingClientRect().width / width;
  // The masthead and the buttons lie over the top of the window.
  const covered = (): number => (tools ? parseFloat(getComputedStyle(tools).top) + 2 * tools.offsetHeight : 0);
  const whole = (): number => Math.min(box.clientWidth / width, (innerHeight - covered()) / height, 1);

  const show = (): void => {
    const now = scale();
    if (output) output.value = `${Math.round(now * 100)} %`;
    button("out")?.toggleAttribute("disabled", now <= whole() * 1.01);
    button("in")?.toggleAttribute("disabled", now >= LARGEST * 0.99);
  };
  // zoom draws the chart at a scale; what is at x, y of the window stays there.
  const zoom = (to: number, x: number, y: number): void => {
    const before = svg.getBoundingClientRect();
    const size = Math.min(LARGEST, Math.max(whole(), to)) * width;
    svg.style.width = `${size}px`;
    svg.style.minWidth = "0";
    svg.style.maxWidth = "none";
    const after = svg.getBoundingClientRect();
    const moved = after.width / before.width;
    box.scrollLeft += after.left + (x - before.left) * moved - x;
    scrollBy({ top: after.top + (y - before.top) * moved - y, behavior: "instant" });
    show();
  };
  // From a button or a key the middle stays, and the upper edge of what is seen.
  const centred = (to: number): void => {
    const view = box.getBoundingClientRect();
    const edge = tools?.getBoundingClientRect().bottom ?? 0;
    zoom(to, view.left + view.width / 2, Math.max(view.top, Math.min(edge, view.bottom)));
  };
  const fit = (): void => {
    centred(whole());
    figure?.scrollIntoView({ block: "nearest", behavior: "instant" });
  };

  button("in")?.addEventListener("click", () => centred(scale() * STEP));
  button("out")?.addEventListener("click", () => centred(scale() / STEP));
  button("fit")?.addEventListener("click", fit);
  box.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "+" || e.key === "=") centred(scale() * STEP);
    else if (e.key === "-") centred(scale() / STEP);
    else if (e.key === "0") fit();
    else return;
    e.preventDefault();
  });
  box.addEventListener(
    "wheel",
    (e) => {
      if (!e.ctrlKey && !e.metaKey) return;
      e.preventDefault();
      const pixels = e.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? e.deltaY : e.deltaY * 33;
      zoom(scale() * Math.exp(-Math.max(-50, Math.min(50, pixels)) / 100), e.clientX, e.clientY);
    },
    { passive: false },
  );
  pinchable(box, scale, zoom);
  addEventListener("resize", show);
  show();
}

// Two fingers zoom the chart; one scrolls as everywhere.
function pinchable(box: HTMLElement, scale: () => number, zoom: (to: number, x: number, y: number) => void): void {
  let apart = 0;
  let from = 1;
  const distance = ([a, b]: TouchList): number => (a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0);
  const move = (e: TouchEvent): void => {
    const [a, b] = e.touches;
    if (!a || !b || !apart) return;
    e.preventDefault();
    zoom((from * distance(e.touches)) / apart, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
  };
  box.addEventListener(
    "touchstart",
    (e) => {
      box.removeEventListener("touchmove", move);
      if (e.touches.length !== 2) return;
      apart = distance(e.touches);
      from = scale();
      box.addEventListener("touchmove", move, { passive: false });
    },
    { passive: true },
  );
}

// A mouse drags what does not fit: sideways the box, up and down the page.
function draggable(box: HTMLElement): void {
  let held: { x: number; y: number } | null = null;
  let dragged = false;
  const drop = (): void => {
    held = null;
    box.classList.remove("held");
  };
  box.addEventListener("pointerdown", (e) => {
    dragged = false;
    if (e.pointerType === "mouse" && e.button === 0 && box.scrollWidth > box.clientWidth) held = { x: e.clientX, y: e.clientY };
  });
  box.addEventListener("pointermove", (e) => {
    if (!e.buttons) drop(); // let go outside
    if (!held) return;
    const x = held.x - e.clientX;
    const y = held.y - e.clientY;
    if (!dragged && Math.hypot(x, y) < DRAGGED) return;
    if (!dragged) box.setPointerCapture(e.pointerId);
    dragged = true;
    box.classList.add("held");
    box.scrollLeft += x;
    scrollBy({ top: y, behavior: "instant" });
    held = { x: e.clientX, y: e.clientY };
  });
  box.addEventListener("pointerup", drop);
  box.addEventListener("pointercancel", drop);
  box.addEventListener("dragstart", (e) => e.preventDefault());
  box.addEventListener("selectstart", (e) => {
    if (held) e.preventDefault();
  });
  box.addEventListener(
    "click",
    (e) => {
      if (dragged) e.preventDefault();
    },
    true,
  );
}
