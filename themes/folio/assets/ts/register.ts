// The register of duties: every row is on the page; with script a part of them
// is shown, in another order, and what is shown stands in the address.
import { download, table } from "./csv";
import { Facets } from "./facets";
import { foldAway } from "./fold";
import { Order } from "./order";
import { words } from "./say";
import { read, view, write, type View } from "./view";

const host = document.querySelector<HTMLElement>("[data-register]");
if (host) register(host);

function register(host: HTMLElement): void {
  const find = <E extends HTMLElement>(selector: string): E => host.querySelector<E>(selector)!;
  const box = find<HTMLTableElement>("[data-rows]");
  const form = find<HTMLFormElement>("[data-filter-form]");
  const columns = find("[data-columns]");
  const shown = find("[data-shown]");
  const empty = find("[data-empty]");
  const clear = host.querySelectorAll<HTMLElement>("[data-clear]");
  const field = form.elements.namedItem("q") as HTMLInputElement;

  const all = [...box.querySelectorAll<HTMLElement>("tr[data-force]")];
  const facets = new Facets(form, box, all);
  const order = new Order(box, sortBy);
  let now: View = view();

  let hidden = "";
  const hide = (): void => {
    const asked = [...now.hidden].join();
    if (asked === hidden) return;
    hidden = asked;
    for (const input of columns.querySelectorAll("input")) {
      input.checked = !now.hidden.has(input.value);
      box.classList.toggle("no-" + input.value, !input.checked);
    }
    order.span();
  };
  let rows = all;
  const show = (): void => {
    const left = new Set(facets.apply(now));
    const narrowed = now.q.trim() !== "" || now.picked.size > 0;
    const grouped = !narrowed && now.sort === "";
    box.classList.toggle("narrowed", !grouped);
    hide();
    if (order.changes(now.sort, now.down)) order.show(now.sort, now.down);
    for (const row of all) row.hidden = !left.has(row);
    for (const body of box.tBodies) {
      // A group may hold nothing but pointers to other groups.
      body.hidden = !body.querySelector("tr[data-force]:not([hidden])") && !(grouped && body.querySelector("tr.also"));
    }
    rows = [...box.querySelectorAll<HTMLElement>("tr[data-force]:not([hidden])")];
    tell(narrowed);
  };
  const everything = shown.textContent ?? "";
  const tell = (narrowed: boolean): void => {
    const chosen = facets.chosen();
    const said = now.q.trim() ? [...chosen, `“${now.q.trim()}”`] : chosen;
    const bold = document.createElement("b");
    bold.textContent = !narrowed
      ? everything
      : words(shown, "some").replace("{n}", String(rows.length)).replace("{total}", String(all.length));
    shown.replaceChildren(bold, " " + said.join(" · "));
    empty.hidden = rows.length > 0;
    box.parentElement!.hidden = rows.length === 0;
    for (const button of clear) button.hidden = !narrowed;
    find("[data-filters]").textContent = chosen.length > 0 ? String(chosen.length) : "";
  };
  const change = (): void => {
    show();
    keep(write(now));
  };
  function sortBy(column: string): void {
    const first = column === "penalty"; // the highest first
    if (now.sort !== column) [now.sort, now.down] = [column, first];
    else if (now.down === first) now.down = !first;
    else [now.sort, now.down] = ["", false];
    change();
  }
  const follow = (): void => {
    const fragment = location.hash.slice(1);
    const asked = read(fragment);
    const anchor = asked || !fragment ? null : document.getElementById(fragment);
    const lost = anchor?.closest("[hidden]") != null; // left out by a filter
    if (asked) now = asked;
    else if (!anchor || lost) now = { ...view(), hidden: now.hidden };
    facets.set(now);
    show();
    if (lost) anchor?.scrollIntoView();
  };

  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("input", () => {
    now.q = field.value;
    now.picked = facets.picked();
    change();
  });
  columns.addEventListener("change", (e) => {
    const input = e.target as HTMLInputElement;
    if (input.checked) now.hidden.delete(input.value);
    else now.hidden.add(input.value);
    change();
  });
  for (const button of clear) {
    button.addEventListener("click", () => {
      now = { ...view(), hidden: now.hidden, sort: now.sort, down: now.down };
      facets.set(now);
      change();
      field.focus();
    });
  }
  const csv = find("[data-csv]");
  csv.addEventListener("click", () => download(csv.dataset.file ?? "", table(csv, box, rows)));

  const wide = matchMedia("(min-width: 75rem)");
  const fold = (): void => {
    find<HTMLDetailsElement>(".filters").open = wide.matches;
  };
  wide.addEventListener("change", fold);
  fold();
  find(".filters").dataset.ready = ""; // until now the stylesheet held their place
  find("[data-jump]").hidden = true;
  foldAway(find<HTMLDetailsElement>(".pick"));
  addEventListener("hashchange", follow);
  // Without a view the page stands as it was written; but a browser may have kept what a form said.
  if (read(location.hash.slice(1))) follow();
  else facets.set(now);
}

function keep(fragment: string): void {
  try {
    history.replaceState(null, "", "#" + fragment);
  } catch {
    // A browser that guards addresses of files: the view is just not kept.
  }
}
