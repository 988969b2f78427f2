// A chart wider than its box opens at its first question, not at its left edge.

export function charts(): void {
  for (const chart of document.querySelectorAll(".scroll > svg.chart")) {
    const box = chart.parentElement;
    const start = chart.querySelector(".nodes .question");
    if (!box || !start || box.scrollWidth <= box.clientWidth) continue;
    const at = start.getBoundingClientRect();
    const view = box.getBoundingClientRect();
    box.scrollLeft += at.left + at.width / 2 - view.left - view.width / 2;
  }
}
