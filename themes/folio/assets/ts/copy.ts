// Buttons that copy. data-copy holds the text; if it is empty or a fragment
// ("#art_21__para_1"), the address of this page with that fragment is copied.
// The buttons stand in the page but show only with script. Where the clipboard is out of reach (a page
// opened from disk in some browsers), the text is shown and selected instead.
import { say } from "./say";

export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-copy]")) {
    button.addEventListener("click", () => void copyFrom(button, textOf(button)));
  }
}

/** copyFrom copies a text and says so on the button that was pressed. */
export async function copyFrom(button: HTMLElement, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    done(button);
  } catch {
    select(button, text);
  }
}

function textOf(button: HTMLElement): string {
  const given = button.dataset.copy ?? "";
  if (given !== "" && !given.startsWith("#")) return given;
  const here = location.href.replace(/#.*$/, "");
  return here + (given.length > 1 ? given : location.hash);
}

function done(button: HTMLElement): void {
  button.dataset.done = "";
  const before = button.textContent;
  const word = document.getElementById("said")?.getAttribute("data-t-copied") ?? "";
  button.textContent = word;
  say("copied");
  setTimeout(() => {
    if (button.dataset.done === undefined) return;
    delete button.dataset.done;
    button.textContent = before;
  }, 1600);
}

function select(button: HTMLElement, text: string): void {
  const field = document.createElement(text.includes("\n") ? "textarea" : "input");
  field.readOnly = true;
  field.value = text;
  field.className = "copy-field";
  field.setAttribute("aria-label", button.textContent ?? "");
  field.addEventListener("blur", () => field.remove());
  button.after(field);
  field.focus();
  field.select();
  say("selected");
}
