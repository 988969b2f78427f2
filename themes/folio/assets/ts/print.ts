// Buttons that print the page; folded parts are unfolded for paper.

export function printButtons(): void {
  for (const b of document.querySelectorAll("[data-print]")) b.addEventListener("click", () => print());
  const unfolded: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    for (const d of document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")) {
      d.open = true;
      unfolded.push(d);
    }
  });
  addEventListener("afterprint", () => {
    for (const d of unfolded.splice(0)) d.open = false;
  });
}
