// The filters of the search page. The layout wrote them, with their words in
// the page's language; here they get their counts and are read.
import type { Facet, Filters } from "./engine";
import { words } from "./say";
import { element } from "./words";

const SHOWN = 10; // values of a facet before it is asked for more

export interface FilterForm {
  read(): Filters;
  write(filters: Filters): void;
  /** count shows how many groups each value leaves; anew also brings the most frequent ones to the top. */
  count(facets: readonly Facet[], anew: boolean): void;
}

export function filterForm(form: HTMLFormElement, changed: () => void): FilterForm {
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const day = form.querySelector<HTMLInputElement>("input[name=asof]");
  const folds = [...form.querySelectorAll<HTMLDetailsElement>("details[data-facet]")].map((fold) => facet(form, fold));
  const clear = form.querySelector<HTMLButtonElement>("[data-clear]");
  const chosen = form.querySelector("[data-chosen]");

  const whole = form.querySelector<HTMLDetailsElement>("details[data-filters-all]");
  const wide = matchMedia("(min-width: 62rem)");
  const unfold = (): void => {
    if (whole) whole.open = wide.matches;
  };
  wide.addEventListener("change", unfold);
  unfold();

  const read = (): Filters => {
    const out: Filters = {};
    for (const b of boxes) if (b.checked) (out[b.name] ??= []).push(b.value);
    if (day?.value) out.asof = [day.value];
    return out;
  };
  const mark = (): void => {
    const n = boxes.filter((b) => b.checked).length + (day?.value ? 1 : 0);
    if (chosen) chosen.textContent = n ? String(n) : "";
    if (clear) clear.hidden = !n;
    folds.forEach((f) => f.mark());
  };
  const write = (filters: Filters): void => {
    for (const b of boxes) b.checked = filters[b.name]?.includes(b.value) ?? false;
    if (day) day.value = filters.asof?.[0] ?? "";
    folds.forEach((f) => f.reveal());
    mark();
  };
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("change", (e) => {
    if (e.target instanceof HTMLInputElement && e.target.type === "radio") return;
    mark();
    changed();
  });
  clear?.addEventListener("click", () => {
    write({});
    form.querySelector<HTMLElement>("details[data-facet] summary")?.focus();
    changed();
  });
  return { read, write, count: (facets, anew) => folds.forEach((f) => f.count(facets, anew)) };
}

/** facet is one property: a list of boxes that folds, and shows its most frequent values first. */
function facet(form: HTMLFormElement, fold: HTMLDetailsElement) {
  const name = fold.dataset.facet ?? "";
  const list = fold.querySelector("ul");
  const items = [...fold.querySelectorAll("li")].map((li) => ({
    li,
    box: li.querySelector("input") as HTMLInputElement,
    out: li.querySelector("b") as HTMLElement,
    n: 0,
  }));
  const chosen = fold.querySelector("summary b");
  let all = false;
  const more = element("button", "more");
  more.type = "button";
  more.addEventListener("click", () => {
    const next = items.find((i) => i.li.hidden && i.n);
    all = true;
    show();
    next?.box.focus();
  });
  list?.after(more);

  function show(): void {
    let left = 0, seen = 0;
    for (const i of items) {
      const wanted = i.box.checked || i.li.contains(document.activeElement);
      const room = i.n > 0 && (all || seen < SHOWN);
      i.li.hidden = !wanted && !room;
      if (!i.li.hidden) seen++;
      else if (i.n) left++;
    }
    more.hidden = !left;
    more.textContent = words(form, "more").replace("{n}", String(left));
    fold.hidden = !seen;
  }

  return {
    reveal(): void {
      if (items.some((i) => i.box.checked)) fold.open = true;
    },
    mark(): void {
      const n = items.filter((i) => i.box.checked).length;
      if (chosen) chosen.textContent = n ? String(n) : "";
    },
    count(facets: readonly Facet[], anew: boolean): void {
      const own = facets.find((f) => f.name === name);
      for (const i of items) {
        i.n = own?.values.find(([v]) => v === i.box.value)?.[1] ?? 0;
        i.out.textContent = String(i.n);
      }
      if (anew && fold.dataset.sorted !== undefined) {
        all = false;
        // The versions of an instrument stay below it.
        const rank = new Map(items.map((i) => [i.box.value, i.n]));
        const top = (i: { box: HTMLInputElement }): number => rank.get(i.box.value.split("@")[0]) ?? 0;
        items.sort((a, b) => top(b) - top(a));
        list?.append(...items.map((i) => i.li));
      }
      show();
    },
  };
}
