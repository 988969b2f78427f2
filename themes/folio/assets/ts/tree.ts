// The outline: unfolded and scrolled to the page one is on where it has a column
// of its own, folded where it would stand before the text. Without script the
// page decides by its markup alone.

export function outline(): void {
  const tree = document.querySelector<HTMLElement>(".tree");
  if (!tree) return;
  const fold = tree.querySelector<HTMLDetailsElement>(":scope > details");
  const wide = matchMedia("(min-width: 52rem)");
  const fit = (): void => {
    if (fold) fold.open = wide.matches;
    if (!wide.matches) return;
    const here = tree.querySelector<HTMLElement>("[aria-current]");
    if (!here) return;
    // Not scrollIntoView: that would move the page as well.
    const box = tree.getBoundingClientRect();
    const line = here.getBoundingClientRect();
    if (line.top < box.top || line.bottom > box.bottom) {
      tree.scrollTop += line.top - box.top - box.height / 3;
    }
  };
  fit();
  tree.classList.add("ready");
  wide.addEventListener("change", fit);
}
