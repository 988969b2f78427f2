// What the reader sees of a walk: the question, its answers, the parts, the
// way so far. It draws and reports clicks; it decides nothing.
import type { Graph } from "./flow";
import { inside, make, piece, text, within } from "./parts";
import { results } from "./memo";
import type { Session, Stop } from "./session";

/** Wishes are what the reader may ask for. */
export interface Wishes {
  answer(name: string, value: string): void;
  visit(name: string): void;
}

/** draw shows where a session stands; it returns what focus goes to. */
export function draw(walker: HTMLElement, g: Graph, session: Session, wishes: Wishes): HTMLElement {
  const shown = session.shown();
  const card = within(walker, ".q");
  const end = within(walker, ".walk-results");
  card.hidden = !shown;
  end.hidden = !session.state.complete || shown !== undefined;
  within<HTMLButtonElement>(walker, "[data-back]").disabled = !session.before();
  drawTracks(walker, g, session, wishes);
  changes(walker, session, wishes);
  if (shown) return drawQuestion(card, session, shown, wishes);
  within(end, ":scope > div").replaceChildren(...results(g, session.state));
  return within(end, "h2");
}

/** progress is "Question 3, at most 4 more after it". */
export function progress(session: Session, shown: Stop): string {
  const more = session.more(shown);
  return `${text("at", String(session.number(shown)))}, ${more > 0 ? text("more", String(more)) : text("last")}`;
}

function drawQuestion(card: HTMLElement, session: Session, shown: Stop, wishes: Wishes): HTMLElement {
  const part = piece("data-question", shown.name);
  card.dataset.at = shown.name;
  const line = within(card, ".walk-progress");
  line.replaceChildren(progress(session, shown));
  const reading = part.querySelector("[data-reading]");
  if (reading) line.append(" · ", reading);
  const called = part.querySelector("[data-within]");
  if (called) line.append(" · ", text("within"), " ", called);
  const heading = within(card, "h2");
  heading.replaceChildren(inside(part, "[data-ask]"));
  const body = within(card, ".walk-body");
  body.replaceChildren(inside(part, "[data-body]"));
  Array.from(body.querySelectorAll<HTMLButtonElement>("[data-answer]")).forEach((button, i) => {
    const value = button.dataset.answer ?? "";
    const key = make("kbd", "", String(i + 1));
    key.setAttribute("aria-hidden", "true");
    if (i < 9) button.prepend(key);
    if (shown.step) button.setAttribute("aria-pressed", String(shown.step.answer.value === value));
    button.addEventListener("click", () => wishes.answer(shown.name, value));
  });
  return heading;
}

/** drawTracks says of each part whether it has ended, and how, and lets one turn to it. */
function drawTracks(walker: HTMLElement, g: Graph, session: Session, wishes: Wishes): void {
  const list = within(walker, ".walk-tracks");
  list.hidden = !g.tracks;
  if (!g.tracks) return;
  const shown = session.shown();
  list.replaceChildren(
    ...session.state.tracks.map((t) => {
      const name = make("span", "walk-part", piece("data-part", t.track.id));
      const line = make("li", "", name);
      if (t.outcome) {
        const end = piece("data-ending", t.outcome.id);
        line.append(make("span", "", within(end, "[data-severity]"), " ", inside(end, "[data-title]")));
      } else {
        const here = shown?.track === t;
        const state = make("span", "quiet", text(t.path.some((s) => !s.assumed) ? "open" : "begun"));
        line.append(state);
        if (here) line.setAttribute("aria-current", "step");
        else if (t.next) line.append(button("go", t.track.id, name, () => wishes.visit(session.stops().find((s) => s.track === t && !s.step)!.name)));
      }
      return line;
    }),
  );
}

/** changes puts a button beside each answer of the record. */
function changes(walker: HTMLElement, session: Session, wishes: Wishes): void {
  const shown = session.shown();
  for (const line of walker.querySelectorAll<HTMLElement>("[data-step]")) {
    const name = line.dataset.step ?? "";
    if (name === shown?.name) line.setAttribute("aria-current", "step");
    line.append(button("change", name, within(line, ".taken-ask"), () => wishes.visit(name)));
  }
}

/** button is a small button whose name says what it is about. */
function button(word: string, name: string, about: HTMLElement, act: () => void): HTMLButtonElement {
  about.id = `${word}-about-${name}`;
  const b = make("button", "walk-small", text(word));
  b.type = "button";
  b.id = word + "-" + name;
  b.setAttribute("aria-labelledby", b.id + " " + about.id);
  b.addEventListener("click", act);
  return b;
}
