// A walk in progress: the answers given, which question is shown, and both as
// the fragment of an address. No page is touched here.
import { assumable, type Given, type Graph, longest, named, type Place, type State, type Step, type TrackState, walk } from "./flow";

/** Reading is what a fragment holds. */
export type Reading = "none" | "read" | "old" | "damaged";

/** Stop is a question of a walk: one answered already, or one still to answer. */
export interface Stop {
  name: string;
  at: Place;
  step?: Step; // once answered
  track: TrackState;
}

export class Session {
  private given: Given[] = [];
  state: State;
  /** revisited is the name of the question shown in place of the next one. */
  revisited = "";

  constructor(
    private readonly graph: Graph,
    private readonly hash: string,
  ) {
    this.state = walk(graph, []).state;
  }

  /** stops are all questions met so far, track by track, with those to answer now. */
  stops(): Stop[] {
    return this.state.tracks.flatMap((track) => {
      const met = track.path.map((step): Stop => ({ name: step.name, at: this.placeOf(step), step, track }));
      return track.next ? [...met, { name: named(track.next), at: track.next, track }] : met;
    });
  }

  /** shown is the question to show; undefined at the end of a walk. */
  shown(): Stop | undefined {
    const stops = this.stops();
    return stops.find((s) => s.name === this.revisited) ?? stops.find((s) => !s.step);
  }

  /** before is the question that was answered before the one shown, or last of all. */
  before(): Stop | undefined {
    const stops = this.stops();
    const here = stops.findIndex((s) => s.name === this.shown()?.name);
    return stops.slice(0, here < 0 ? stops.length : here).filter((s) => s.step && !s.step.assumed).pop();
  }

  /** number counts the questions asked up to the one shown, itself included. */
  number(shown: Stop): number {
    const stops = this.stops();
    return stops.slice(0, stops.findIndex((s) => s.name === shown.name)).filter((s) => s.step && !s.step.assumed).length + 1;
  }

  /** more is how many questions may at most come after the one shown. */
  more(shown: Stop): number {
    const others = this.state.tracks.filter((t) => t !== shown.track && t.next);
    const own = longest(this.graph, shown.at) - (assumable(shown.at.question) ? 0 : 1);
    return others.reduce((sum, t) => sum + longest(this.graph, t.next!), own);
  }

  /** answer takes an answer. Others are kept as long as they stand on the way. */
  answer(name: string, value: string): void {
    const old = this.given.find((g) => g.question === name);
    if (old) this.given = this.given.map((g) => (g === old ? { question: name, answer: value } : g));
    else this.given = [...this.given, { question: name, answer: value }];
    this.revisited = "";
    for (;;) {
      const { state, mistake } = walk(this.graph, this.given);
      this.state = state;
      if (mistake?.kind !== "not-on-path") return;
      this.given = this.given.filter((g) => g.question !== mistake.question);
    }
  }

  restart(): void {
    this.given = [];
    this.revisited = "";
    this.state = walk(this.graph, []).state;
  }

  /** fragment is the walk as "#h=HASH&c1=yes"; "" before the first answer. */
  fragment(): string {
    const pairs = this.given.map((g) => encodeURIComponent(g.question) + "=" + encodeURIComponent(g.answer));
    return pairs.length > 0 ? "#h=" + [this.hash, ...pairs].join("&") : "";
  }

  /** read takes a whole fragment or nothing of it. */
  read(fragment: string): Reading {
    this.restart();
    const [first, ...rest] = fragment.replace(/^#/, "").split("&");
    if (first === "") return "none";
    const hash = /^h=([0-9a-f]{16})$/.exec(first)?.[1];
    if (!hash) return "damaged";
    if (hash !== this.hash) return "old";
    const given = rest.map(pair);
    if (given.includes(null)) return "damaged";
    const { state, mistake } = walk(this.graph, given as Given[]);
    if (mistake) return "damaged";
    this.given = given as Given[];
    this.state = state;
    return "read";
  }

  private placeOf(step: Step): Place {
    if (!step.within) return { question: step.question };
    const calls = this.graph.questions.flatMap((q) => q.answers.map((a) => a.call));
    return { call: calls.find((c) => c?.id === step.within), question: step.question };
  }
}

function pair(text: string): Given | null {
  const at = text.indexOf("=");
  try {
    return at < 1 ? null : { question: decodeURIComponent(text.slice(0, at)), answer: decodeURIComponent(text.slice(at + 1)) };
  } catch {
    return null;
  }
}
