// The way through the chart: the boxes and arrows passed, and the question asked
// now. Only classes are set; the stylesheet says what they look like.
import type { Graph, State, Step, TrackState } from "./flow";

/** light marks the way of a walk in the chart; shown is the question asked now, "" at the end. */
export function light(g: Graph, s: State, shown: string): void {
  const chart = document.querySelector<SVGSVGElement>(".walk-chart svg.chart");
  if (!chart) return;
  for (const e of chart.querySelectorAll(".lit, .here")) {
    e.classList.remove("lit", "here");
    e.removeAttribute("aria-current");
  }
  for (const t of s.tracks) {
    const scope = g.tracks ? chart.querySelector(`.track[data-id="${CSS.escape(t.track.id)}"]`) : chart;
    if (scope) lightTrack(scope, t);
  }
  const here = nodeOf(chart, shown);
  here?.classList.add("here");
  here?.setAttribute("aria-current", "step");
  bring(chart, here ?? Array.from(chart.querySelectorAll(".outcome.lit")).pop());
}

function lightTrack(scope: Element, t: TrackState): void {
  const own = t.path.filter((s) => !s.within || s.called);
  for (const s of own) {
    const from = s.called ? s.within! : s.name;
    nodeOf(scope, from)?.classList.add("lit");
    const value = s.called ? s.called.id : s.answer.value;
    const edge = Array.from(scope.querySelectorAll(`.edge[data-from="${CSS.escape(from)}"]`)).find((e) =>
      (e.getAttribute("data-answers") ?? "").split(" ").includes(value),
    );
    edge?.classList.add("lit");
    // An outcome may be drawn more than once: the arrow knows which.
    const head = edge?.getAttribute("data-head");
    if (head && leavesOff(s, t)) scope.querySelector("#" + CSS.escape(head))?.classList.add("lit");
  }
}

/** leavesOff reports whether a track ends with a step. */
function leavesOff(s: Step, t: TrackState): boolean {
  return t.outcome !== undefined && s === t.path[t.path.length - 1];
}

/** nodeOf is the box of a question, or of the call that it is asked in. */
function nodeOf(scope: Element, name: string): Element | null {
  const id = name.split(".")[0];
  return id ? scope.querySelector(`.nodes > :is(.question, .call)[data-id="${CSS.escape(id)}"]`) : null;
}

/** bring scrolls the chart's own box, and never the page. */
function bring(chart: Element, to: Element | undefined): void {
  const box = chart.parentElement;
  if (!box || !to) return;
  const at = to.getBoundingClientRect();
  const view = box.getBoundingClientRect();
  box.scrollBy({
    left: at.left + at.width / 2 - view.left - view.width / 2,
    top: at.top + at.height / 2 - view.top - view.height / 2,
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
}
