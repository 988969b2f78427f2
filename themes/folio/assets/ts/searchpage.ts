// The search page: the box of the dialog (finder.ts) with filters, which keeps
// what it shows in the address.
import { filterForm } from "./filters";
import { Finder } from "./finder";
import { instead } from "./instead";
import { flatList, links, moreButton } from "./pagehits";
import { fragment, here } from "./place";
import { words } from "./say";

const home = document.documentElement.dataset.home ?? "";

/** searchPage puts the box and the filters into the search page and keeps both in the address. */
export function searchPage(): void {
  const host = document.querySelector<HTMLElement>("[data-search-page]");
  const source = document.getElementById("finder");
  const form = host?.querySelector<HTMLFormElement>("form[data-filters]");
  const doors = host?.querySelector<HTMLElement>("[data-doors]");
  if (!host || !source || !form || !doors) return;

  host.replaceChildren();
  form.hidden = false;
  const views = [...form.querySelectorAll<HTMLInputElement>("input[name=view]")];
  const flat = (): boolean => views.some((v) => v.checked && v.value === "flat");
  let last = ""; // the fragment of what is shown
  const now = (query: string): string => (last = fragment({ query, filters: filters.read(), flat: flat() }));

  const filters = filterForm(form, () => {
    visit(now(finder.query));
    finder.again();
  });
  const finder = new Finder(host, source, {
    limit: 30,
    home,
    filters: filters.read,
    bar: form,
    foot: doors,
    facets: true,
    lay: () => (flat() ? flatList : links),
    more: (grow) => moreButton(words(source, "more"), grow),
    instead: (query, chosen) => instead(query, chosen, {
      word: (key) => words(source, key),
      enter: (other) => finder.enter(other),
      clear: () => {
        filters.write({});
        visit(now(query));
        finder.again();
        finder.focus();
      },
    }),
    remember: (query, entered) => (entered ? visit(now(query)) : rewrite(now(query))),
    found: (answer, anew) => {
      filters.count(answer.facets, anew);
      doors.hidden = answer.hits.length > 0;
    },
  });
  for (const v of views) {
    v.addEventListener("change", () => {
      rewrite(now(finder.query));
      finder.again();
    });
  }
  const read = (): void => {
    const place = here();
    if (fragment(place) === last) return; // our own doing
    filters.write(place.filters);
    for (const v of views) v.checked = (v.value === "flat") === place.flat;
    finder.ask(place.query);
  };

  addEventListener("hashchange", read);
  read();
  finder.focus();
}

/** visit makes an entry in the history, so that going back undoes it. */
function visit(hash: string): void {
  if (hash !== (location.hash || "#")) location.hash = hash;
}

function rewrite(hash: string): void {
  try {
    history.replaceState(null, "", hash);
  } catch {
    // A browser that guards addresses of files: the query is just not kept.
  }
}
