// The page of a whole walk: it wires the session to the page, to the address and
// to the keyboard. Answers stay in the fragment of the address, which is sent to
// nobody.
import { copyFrom } from "./copy";
import { copyText, type Form } from "./walk/copytext";
import type { Graph } from "./walk/flow";
import { light } from "./walk/lit";
import { type Extra, fill } from "./walk/memo";
import { text, within } from "./walk/parts";
import { Session } from "./walk/session";
import { draw, progress } from "./walk/view";

const walker = document.getElementById("walker") as HTMLElement;
const graph = JSON.parse(document.getElementById("graph")?.textContent ?? "") as Graph & Extra & { hash: string };
const session = new Session(graph, graph.hash);
const memo = within(walker, ".memo");
const notice = within(walker, ".walk-notice");

/** show draws everything anew; a reader who did something is led to what came of it. */
function show(moved: boolean): void {
  const shown = session.shown();
  fill(memo, graph, session.state, shown);
  const heading = draw(walker, graph, session, {
    answer: (name, value) => go(() => session.answer(name, value)),
    visit: (name) => go(() => (session.revisited = name)),
  });
  within(memo, "[data-print]").textContent = text(session.state.complete ? "print" : "sofar");
  light(graph, session.state, shown?.name ?? "");
  if (!moved) return;
  const said = shown ? progress(session, shown) + ". " + (heading.textContent ?? "") : text("result", result());
  within(walker, "#heard").textContent = said;
  heading.focus({ preventScroll: true });
  const top = walker.getBoundingClientRect().top;
  if (top < 0 || heading.getBoundingClientRect().bottom > innerHeight) {
    heading.closest("section")?.scrollIntoView({ block: "start", behavior: "auto" });
  }
}

function result(): string {
  return Array.from(walker.querySelectorAll(".walk-results h3"), (h) => h.textContent).join("; ");
}

/** go does something and makes an entry of it, so that the browser's Back undoes it. */
function go(act: () => void): void {
  act();
  notice.hidden = true;
  const fragment = session.fragment();
  try {
    history.pushState({ revisited: session.revisited }, "", fragment || "#");
  } catch {
    location.hash = fragment; // a browser that guards the addresses of files
  }
  show(true);
}

/** open takes what the address says. Another anchor of this page is none of ours. */
function open(moved: boolean): void {
  const fragment = location.hash;
  if (fragment.length > 1 && !fragment.startsWith("#h=") && document.getElementById(fragment.slice(1))) {
    if (!moved) show(false);
    return;
  }
  const read = session.read(fragment);
  session.revisited = (history.state as { revisited?: string } | null)?.revisited ?? "";
  notice.hidden = read !== "old" && read !== "damaged";
  notice.textContent = notice.hidden ? "" : text(read);
  show(moved);
}

function keys(e: KeyboardEvent): void {
  if (e.isComposing || e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || document.querySelector("dialog[open]")) return;
  const target = e.target as HTMLElement;
  if (target.isContentEditable || target.matches("input, select, textarea")) return;
  const answers = Array.from(walker.querySelectorAll<HTMLButtonElement>(".q:not([hidden]) [data-answer]"));
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    const at = answers.indexOf(target as HTMLButtonElement);
    if (at < 0 && target.id !== "question") return;
    const to = answers[at + (e.key === "ArrowDown" ? 1 : -1)];
    if (!to) return;
    e.preventDefault();
    to.focus();
    return;
  }
  if (!/^[1-9]$/.test(e.key) || document.documentElement.classList.contains("no-keys")) return;
  const chosen = answers[Number(e.key) - 1];
  if (!chosen) return;
  e.preventDefault();
  chosen.click();
}

within(document, "[data-plain]").hidden = true;
walker.hidden = false;
within(document, ".walking").dataset.ready = ""; // until now the stylesheet held the place
within(walker, "[data-back]").addEventListener("click", () => {
  const before = session.before();
  if (before) go(() => (session.revisited = before.name));
});
within(walker, "[data-again]").addEventListener("click", () => go(() => session.restart()));
for (const b of walker.querySelectorAll<HTMLElement>("[data-as]")) {
  b.addEventListener("click", () => void copyFrom(b, copyText(memo, b.dataset.as as Form)));
}
addEventListener("popstate", () => open(true));
document.addEventListener("keydown", keys);
open(false);
