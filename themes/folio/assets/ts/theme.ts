// The three buttons in the footer: light, dark, as the system wishes.
import { choose, chosen } from "./memory";

export function schemeButtons(): void {
  const root = document.documentElement;
  const buttons = Array.from(document.querySelectorAll<HTMLButtonElement>("button[data-scheme]"));
  const show = (scheme: string): void => {
    for (const b of buttons) b.setAttribute("aria-pressed", String(b.dataset.scheme === scheme));
  };
  show(chosen("scheme") ?? "auto");
  for (const b of buttons) {
    b.addEventListener("click", () => {
      const scheme = b.dataset.scheme ?? "auto";
      if (scheme === "auto") delete root.dataset.theme;
      else root.dataset.theme = scheme;
      choose("scheme", scheme === "auto" ? null : scheme);
      show(scheme);
    });
  }
}
