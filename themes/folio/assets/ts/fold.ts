// The phone's menu is a details element and needs no script; with script it also
// closes when one turns away from it.

export function foldingMenu(): void {
  const menu = document.querySelector<HTMLDetailsElement>(".fold details");
  if (menu) foldAway(menu);
}

/** foldAway closes an open details element at a click elsewhere and at Escape. */
export function foldAway(menu: HTMLDetailsElement): void {
  document.addEventListener("click", (e) => {
    if (menu.open && e.target instanceof Node && !menu.contains(e.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
