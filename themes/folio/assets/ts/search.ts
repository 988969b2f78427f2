// The two places where one searches: the dialog, opened from any page, and the
// search page. Both hold the same box (finder.ts); the words are on the dialog
// element, written there by the layout in the page's language.
import { Finder } from "./finder";
import type { Door } from "./keys";

// Pages have the same addresses in every language, below the folder of each.
const home = document.documentElement.dataset.home ?? "";
const PAGE = "search/index.html";

/** searchDialog wires the doors of the dialog; null where the page has none. */
export function searchDialog(): Door | null {
  const dialog = document.getElementById("finder") as HTMLDialogElement | null;
  if (!dialog || typeof dialog.showModal !== "function") return null;
  let finder: Finder | null = null;

  const open = (): void => {
    const page = document.querySelector<HTMLInputElement>("[data-search-page] input");
    if (page) {
      page.focus();
      page.select();
      return;
    }
    if (dialog.open) return;
    finder ??= new Finder(dialog, dialog, {
      mode: "dialog",
      limit: 12,
      home,
      page: home + PAGE,
      leave: () => dialog.close(),
    });
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

/** searchPage puts the box into the search page and keeps the query in the address. */
export function searchPage(): void {
  const host = document.querySelector<HTMLElement>("[data-search-page]");
  const words = document.getElementById("finder");
  if (!host || !words) return;
  host.replaceChildren();
  const finder = new Finder(host, words, { mode: "page", limit: 30, home, page: "", remember });
  const read = (): void => finder.ask(new URLSearchParams(location.hash.slice(1)).get("q") ?? "");
  addEventListener("hashchange", read);
  read();
  finder.focus();
}

function remember(query: string): void {
  const hash = query ? "#q=" + encodeURIComponent(query) : "#";
  try {
    history.replaceState(null, "", hash);
  } catch {
    // A browser that guards addresses of files: the query is just not kept.
  }
}
