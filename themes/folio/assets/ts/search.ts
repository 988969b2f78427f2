// The two places where one searches: the dialog, opened from any page, and the
// search page. Both hold the same box (finder.ts); the words are on the dialog
// element, written there by the layout in the page's language.
import type { Filters } from "./engine";
import { filterForm } from "./filters";
import { Finder } from "./finder";
import type { Door } from "./keys";
import { fragment, here } from "./place";
import { words } from "./say";
import { element } from "./words";

const root = document.documentElement.dataset.root ?? "";
const PAGE = "search/index.html";

/** searchDialog wires the doors of the dialog; null where the page has none. */
export function searchDialog(): Door | null {
  const dialog = document.getElementById("finder") as HTMLDialogElement | null;
  if (!dialog || typeof dialog.showModal !== "function") return null;
  let finder: Finder | null = null;

  const make = (): Finder => {
    const chips = filterChips(dialog, () => made.again());
    const made: Finder = new Finder(dialog, dialog, {
      mode: "dialog",
      limit: 12,
      root,
      all: (query) => root + PAGE + fragment({ query, filters: chips.read(), flat: false }),
      bar: chips.bar,
      filters: chips.read,
      facets: false,
      flat: () => false,
      clear: chips.clear,
      leave: () => dialog.close(),
    });
    return made;
  };
  const open = (): void => {
    const page = document.querySelector<HTMLInputElement>("[data-search-page] input[type=search]");
    if (page) {
      page.focus();
      page.select();
      return;
    }
    if (dialog.open) return;
    finder ??= make();
    dialog.showModal();
    finder.focus();
  };

  for (const link of document.querySelectorAll<HTMLElement>("[data-search-open]")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (e) => {
      if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return; // a new tab, as asked
      e.preventDefault();
      open();
    });
    link.addEventListener("keydown", (e) => {
      if (e.key !== " ") return;
      e.preventDefault();
      open();
    });
  }
  dialog.addEventListener("click", (e) => {
    if (e.target === dialog) dialog.close(); // the backdrop
  });
  dialog.addEventListener("cancel", (e) => {
    if (finder?.composing) e.preventDefault(); // Esc was for the input method
  });
  return { open };
}

/** filterChips are the dialog's few filters: what binds, drafts, and the instrument one is reading. */
function filterChips(source: HTMLElement, changed: () => void): { bar: HTMLElement; read: () => Filters; clear: () => void } {
  const own = /(?:^|\/)instruments\/([^/]+)\/[^/]/.exec(location.href.slice(new URL(root || ".", location.href).href.length));
  const chips = ([["binding", "yes"], ["binding", "draft"], ["instrument", own?.[1] ?? ""]] as const)
    .filter(([, value]) => value && value !== "index.html")
    .map(([name, value]) => {
      const b = element("button", "chip", words(source, name === "binding" ? "binding-" + value : "here"));
      b.type = "button";
      b.setAttribute("aria-pressed", "false");
      b.addEventListener("click", () => {
        b.setAttribute("aria-pressed", String(b.getAttribute("aria-pressed") !== "true"));
        changed();
      });
      return { b, name, value };
    });
  const bar = element("div", "find-chips");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", words(source, "filters"));
  bar.append(...chips.map((c) => c.b));
  const read = (): Filters => {
    const out: Filters = {};
    for (const c of chips) if (c.b.getAttribute("aria-pressed") === "true") (out[c.name] ??= []).push(c.value);
    return out;
  };
  const clear = (): void => {
    for (const c of chips) c.b.setAttribute("aria-pressed", "false");
    changed();
  };
  return { bar, read, clear };
}

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
    mode: "page",
    limit: 30,
    root,
    filters: filters.read,
    bar: form,
    foot: doors,
    facets: true,
    flat,
    clear: () => {
      filters.write({});
      visit(now(finder.query));
      finder.again();
    },
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
