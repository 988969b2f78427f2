// The search dialog, opened from any page. The words are on the dialog element,
// written there by the layout in the page's language.
import type { Filters } from "./engine";
import { Finder } from "./finder";
import type { Door } from "./keys";
import { fragment } from "./place";
import { words } from "./say";
import { element } from "./words";

// Pages have the same addresses in every language, below the folder of each.
const home = document.documentElement.dataset.home ?? "";

/** searchDialog wires the doors of the dialog; null where the page has none. */
export function searchDialog(): Door | null {
  const dialog = document.getElementById("finder") as HTMLDialogElement | null;
  if (!dialog || typeof dialog.showModal !== "function") return null;
  let finder: Finder | null = null;

  const make = (): Finder => {
    const chips = filterChips(dialog, () => made.again());
    const [close, foot] = dialog.children as unknown as [HTMLElement, HTMLElement];
    const all = foot.querySelector("a")!;
    close.onclick = () => dialog.close();
    const made: Finder = new Finder(dialog, dialog, {
      limit: 12,
      home,
      beside: close,
      foot,
      typed: (query) => (all.hash = fragment({ query, filters: chips.read(), flat: false })),
      bar: chips.bar,
      filters: chips.read,
      facets: false,
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
function filterChips(source: HTMLElement, changed: () => void): { bar: HTMLElement; read: () => Filters } {
  const own = /.*\/instruments\/([^/]+)\//.exec(location.pathname);
  const chips = ([["binding", "yes"], ["binding", "draft"], ["instrument", own?.[1] ?? ""]] as const)
    .filter(([, value]) => value)
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
  return { bar, read };
}
