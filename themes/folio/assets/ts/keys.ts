// The keyboard: Ctrl/Cmd-K always; single characters unless the reader switched
// them off (WCAG 2.1.4), never while typing, never with another modifier.
import { choose, chosen } from "./memory";

export interface Door {
  open(): void;
}

export function keyboard(search: Door | null): void {
  const help = document.getElementById("help") as HTMLDialogElement | null;
  let single = chosen("keys") !== "off";

  const announce = (): void => {
    document.documentElement.classList.toggle("no-keys", !single);
    for (const link of document.querySelectorAll("[data-search-open]")) {
      link.setAttribute("aria-keyshortcuts", (single ? "/ " : "") + "Control+K Meta+K");
    }
  };
  announce();

  const box = help?.querySelector<HTMLInputElement>("[data-keys]");
  if (box) {
    box.checked = single;
    box.addEventListener("change", () => {
      single = box.checked;
      announce();
      choose("keys", single ? null : "off");
    });
  }
  const showHelp = (): void => {
    if (help && !help.open) help.showModal();
  };
  for (const b of document.querySelectorAll("[data-help-open]")) b.addEventListener("click", showHelp);
  for (const b of document.querySelectorAll("[data-help-close]")) b.addEventListener("click", () => help?.close());
  help?.addEventListener("click", (e) => {
    if (e.target === help) help.close(); // the backdrop
  });

  document.addEventListener("keydown", (e) => {
    if (e.isComposing || e.defaultPrevented || e.altKey) return;
    if ((e.ctrlKey || e.metaKey) && !e.shiftKey && e.key.toLowerCase() === "k" && search) {
      e.preventDefault();
      search.open();
      return;
    }
    if (!single || e.ctrlKey || e.metaKey || typing(e.target) || document.querySelector("dialog[open]")) return;
    switch (e.key) {
      case "/":
        if (!search) return;
        search.open();
        break;
      case "?":
        showHelp();
        break;
      case "[":
        if (!turn("prev")) return;
        break;
      case "]":
        if (!turn("next")) return;
        break;
      default:
        return;
    }
    e.preventDefault();
  });
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), select, textarea"));
}

function turn(rel: "prev" | "next"): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`main a[rel~="${rel}"]`);
  link?.click();
  return link !== null;
}
