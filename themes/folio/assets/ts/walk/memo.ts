// The record of a walk: what was asked, answered and found, on one page of
// paper. It stands on the screen under the walk and is what is printed and
// copied.
import type { Graph, Outcome, State, Step } from "./flow";
import { inside, make, piece, text, trait, within } from "./parts";
import type { Stop } from "./session";

/** Extra is what the graph says that no walk is decided by. */
export interface Extra {
  related: Record<string, string[]>; // open questions by decision
  open: Record<string, string[]>; // open questions by place
}

/** fill writes the record of a walk that has come to next, or to its end. */
export function fill(memo: HTMLElement, g: Graph & Extra, s: State, next: Stop | undefined): void {
  const open = within(memo, ".memo-open");
  open.hidden = s.complete;
  open.replaceChildren();
  if (!s.complete && next) open.append(text("unfinished"), " ", inside(piece("data-question", next.name), "[data-ask]"));
  section(memo, "outcomes", results(g, s));
  section(memo, "steps", s.path.map(step));
  section(memo, "duties", s.duties.map((key) => piece("data-duty", key)));
  section(memo, "open", touched(g, s).map((id) => make("li", "", piece("data-open", id))));
  section(memo, "sources", sources(g, s));
}

/** results are the outcome of each track that has ended, the one that counts marked. */
export function results(g: Graph, s: State): Node[] {
  const ended = s.tracks.filter((t) => t.outcome);
  const out: Node[] = [];
  if (s.complete && ended.length > 1) {
    out.push(make("p", "walk-strictest", text("strictest", String(ended.length)) + ": ", ending(s.outcome!.id, "[data-title]")));
  }
  for (const t of ended) {
    const block = outcome(t.outcome!);
    block.dataset.outcome = t.outcome!.id;
    if (g.tracks) block.prepend(make("p", "walk-part", piece("data-part", t.track.id)));
    out.push(block);
  }
  return out;
}

function outcome(o: Outcome): HTMLElement {
  const part = piece("data-ending", o.id);
  const block = make("div", "outcome " + trait("data-ending", o.id, "data-class"));
  block.append(make("p", "walk-severity", within(part, "[data-severity]")), make("h3", "", inside(part, "[data-title]")), inside(part, "[data-body]"));
  return block;
}

function ending(name: string, selector: string): DocumentFragment {
  return inside(piece("data-ending", name), selector);
}

/** step is a line of the record: the question, the answer, why it was asked. */
function step(s: Step): HTMLElement {
  const part = piece("data-question", s.name);
  const line = make("li", "");
  line.dataset.step = s.name;
  line.append(make("p", "taken-ask", inside(part, "[data-ask]"), " ", make("b", "", answerOf(part, s.answer.value))));
  if (s.assumed) line.append(make("p", "quiet", text("assumed")));
  const because = part.querySelector("[data-because]");
  const doubt = part.querySelector("[data-doubt]");
  if (because && doubt) because.append(" ", doubt);
  if (because) line.append(because);
  if (s.called && s.within) {
    const end = piece("data-ending", s.within + "." + s.called.id);
    line.append(
      make("p", "taken-called", within(end, "[data-within]"), " ", text("after"), " ", within(end, "[data-severity]"), " ", inside(end, "[data-title]")),
    );
    const now = end.querySelector(".now");
    if (now) line.append(now);
  }
  return line;
}

/** answerOf is the label of an answer in the piece of its question. */
export function answerOf(part: ParentNode, value: string): DocumentFragment {
  return inside(part, `[data-answer="${CSS.escape(value)}"] [data-label]`);
}

/** touched are the open questions of the decisions walked and of the places passed. */
function touched(g: Graph & Extra, s: State): string[] {
  if (s.path.length === 0) return [];
  const decisions = [g.id, ...s.path.flatMap((p) => p.within ?? [])];
  return [...new Set([...decisions.flatMap((d) => g.related[d] ?? []), ...s.cites.flatMap((p) => g.open[p] ?? [])])];
}

/** sources are the places passed, by how far they were checked. */
function sources(g: Graph & Extra, s: State): Node[] {
  const now = s.tracks.flatMap((t) => t.outcome?.now ?? []).concat(s.path.flatMap((p) => p.called?.now ?? []));
  const places = [...new Set([...s.cites, ...now])];
  const levels = Array.from(document.querySelectorAll("template[data-checked]"), (t) => t.getAttribute("data-checked")!);
  const out: Node[] = [];
  for (const level of levels) {
    const here = places.filter((p) => trait("data-place", p, "data-level") === level);
    if (here.length === 0) continue;
    const line = make("li", "", piece("data-checked", level), ": ");
    const version = (p: string): string => trait("data-place", p, "data-version");
    const versions = [...new Set(here.map(version))];
    versions.forEach((v, i) => {
      here.filter((p) => version(p) === v).forEach((p, at) => line.append(i + at === 0 ? "" : at === 0 ? "; " : ", ", place(p, at > 0)));
    });
    out.push(line);
  }
  return out;
}

/** place links to a place, which the one before it may have named half of. */
function place(id: string, short: boolean): DocumentFragment {
  const part = piece("data-place", id);
  if (short) within(part, "a").textContent = trait("data-place", id, "data-short");
  return part;
}

function section(memo: HTMLElement, name: string, content: Node[]): void {
  const box = within(memo, `[data-memo="${name}"]`);
  within(box, ":scope > :last-child").replaceChildren(...content);
  box.hidden = content.length === 0;
}
