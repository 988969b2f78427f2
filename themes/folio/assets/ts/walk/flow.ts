// What a decision means: where a walk stands after some answers and what adds
// up along the way. It is the browser's form of flow.Walk in generator/flow,
// rule for rule; a test holds the two against each other on every decision.
// Nothing here knows of a page.

/** Decision is a graph: questions, answers as edges, outcomes as ends. */
export interface Decision {
  id: string;
  start: string;
  tracks?: Track[]; // none: one, called "main", from the start
  questions: Question[];
  outcomes: Outcome[];
}

export interface Track {
  id: string;
  start: string;
}

export interface Question {
  id: string;
  reading?: boolean; // of the law: its default is assumed where nobody answers
  default?: string;
  fork?: string; // id of the question that it asks again on another branch
  cites: string[];
  answers: Answer[];
}

/** Answer leads to a question, ends at an outcome or calls another decision. */
export interface Answer {
  value: string;
  goto?: string;
  outcome?: string;
  call?: Call;
  flags?: string[];
  duties?: string[];
}

export interface Call {
  id: string;
  on: Branch[];
}

/** Branch without outcomes stands for all that no other branch names. */
export interface Branch {
  outcomes?: string[];
  goto?: string;
  outcome?: string;
}

export interface Outcome {
  id: string;
  severity: string;
  cites: string[];
  now?: string[];
  duties?: string[];
}

/** Graph is a decision with those it calls, and the order of severities. */
export interface Graph extends Decision {
  severities: string[]; // strictest first
  called: Record<string, Decision>;
}

/** Given is one answer somebody gave: "c1", or "data-export.c1" in a called decision. */
export interface Given {
  question: string;
  answer: string;
}

export interface Step {
  name: string;
  question: Question;
  answer: Answer;
  assumed: boolean; // nobody answered; a reading's default was taken
  within?: string; // the called decision that the question belongs to
  called?: Outcome; // of the called decision, where this answer ended it
}

export interface TrackState {
  track: Track;
  path: Step[];
  outcome?: Outcome; // once the track has ended
  next?: Place; // else the question to answer now
}

export interface State {
  complete: boolean;
  outcome?: Outcome; // the strictest of the tracks, once complete
  next?: Place; // of the first track still open
  path: Step[]; // of all tracks, one after another
  pending: Given[]; // answers to questions that may still come
  duties: string[];
  flags: string[];
  cites: string[];
  tracks: TrackState[];
}

/** Mistake says which answer does not fit, and why. */
export interface Mistake {
  kind: "unknown-question" | "unknown-answer" | "answered-twice" | "not-on-path" | "no-way-on";
  question: string;
}

/** Place is where a walk can stand: a question, of a called decision where there is a call. */
export interface Place {
  call?: Call;
  question: Question;
}

/** named is the place's question as answers write it. */
export function named(at: Place): string {
  return at.call ? at.call.id + "." + at.question.id : at.question.id;
}

/** walk follows the answers, in whatever order they stand, from the start of each track. */
export function walk(g: Graph, answers: readonly Given[]): { state: State; mistake?: Mistake } {
  const state: State = { complete: true, path: [], pending: [], duties: [], flags: [], cites: [], tracks: [] };
  const given = new Map<string, Answer>();
  const known = new Map(everyPlace(g).map((p) => [named(p), p]));
  for (const a of answers) {
    const question = known.get(a.question)?.question;
    if (!question) return { state, mistake: { kind: "unknown-question", question: a.question } };
    const answer = answerOf(question, a.answer);
    if (!answer) return { state, mistake: { kind: "unknown-answer", question: a.question } };
    if (given.has(a.question)) return { state, mistake: { kind: "answered-twice", question: a.question } };
    given.set(a.question, answer);
  }
  const used = new Set<string>();
  let mistake: Mistake | undefined;
  for (const track of tracksOf(g)) {
    const t: TrackState = { track, path: [] };
    mistake ??= follow(g, t, given, used);
    state.tracks.push(t);
    state.path.push(...t.path);
    addUp(state, t);
    if (!t.outcome) state.complete = false;
    state.next ??= t.next;
  }
  if (state.complete) state.outcome = strictest(g, state.tracks);
  mistake ??= leftOver(g, state, answers, used);
  return mistake ? { state, mistake } : { state };
}

/** tracksOf returns the tracks of a decision; one of its own making where it has none. */
export function tracksOf(d: Decision): Track[] {
  return d.tracks ?? [{ id: "main", start: d.start }];
}

/** longest counts the questions that may still be asked from a place on, itself included. */
export function longest(g: Graph, at: Place, seen: ReadonlySet<string> = new Set()): number {
  const name = named(at);
  if (seen.has(name)) return 0;
  const here = new Set(seen).add(name);
  let most = 0;
  for (const a of at.question.answers) {
    const { next } = lead(g, at, a);
    if (next) most = Math.max(most, longest(g, next, here));
  }
  return most + (assumable(at.question) ? 0 : 1);
}

function follow(g: Graph, t: TrackState, given: Map<string, Answer>, used: Set<string>): Mistake | undefined {
  const start = find(g.questions, t.track.start);
  if (!start) return { kind: "no-way-on", question: "" };
  const met = new Set<string>();
  for (let at: Place = { question: start }; ; ) {
    const name = named(at);
    if (met.has(name)) return { kind: "no-way-on", question: at.question.id };
    met.add(name);
    const taken = take(g, at, given, used);
    if (!taken) {
      t.next = at;
      return undefined;
    }
    const { next, outcome, called } = lead(g, at, taken.answer);
    t.path.push({ name, question: at.question, ...taken, within: at.call?.id, called });
    if (outcome) {
      t.outcome = outcome;
      return undefined;
    }
    if (!next) return { kind: "no-way-on", question: at.question.id };
    at = next;
  }
}

/** take finds the answer at a place: its own, that of its question's original, or its default. */
function take(g: Graph, at: Place, given: Map<string, Answer>, used: Set<string>): { answer: Answer; assumed: boolean } | undefined {
  for (const name of namesOf(g, at)) {
    const value = given.get(name)?.value;
    const answer = value === undefined ? undefined : answerOf(at.question, value);
    if (answer) {
      used.add(name);
      return { answer, assumed: false };
    }
  }
  const answer = assumable(at.question);
  return answer && { answer, assumed: true };
}

/** namesOf lists what an answer at a place may be given for: its question, then its originals. */
function namesOf(g: Graph, at: Place): string[] {
  const names: string[] = [];
  const home = homeOf(g, at);
  for (let q: Question | undefined = at.question; q; q = q.fork ? find(home.questions, q.fork) : undefined) {
    names.push(named({ call: at.call, question: q }));
  }
  return names;
}

/** assumable is the answer taken where nobody gives one; undefined where the question is asked. */
export function assumable(q: Question): Answer | undefined {
  return q.reading ? answerOf(q, q.default ?? "") : undefined;
}

/** leftOver judges the answers that no path used: they wait for a later question, or stand elsewhere. */
function leftOver(g: Graph, state: State, answers: readonly Given[], used: Set<string>): Mistake | undefined {
  const waiting = new Set<string>();
  for (const t of state.tracks) {
    if (!t.next) continue;
    for (const later of beyond(g, t.next)) for (const name of namesOf(g, later)) waiting.add(name);
  }
  for (const a of answers) {
    if (used.has(a.question)) continue;
    if (!waiting.has(a.question)) return { kind: "not-on-path", question: a.question };
    state.pending.push(a);
  }
  return undefined;
}

/** beyond returns the places that can follow a place. */
function beyond(g: Graph, at: Place): Place[] {
  const found = new Map<string, Place>();
  for (const todo = [at]; todo.length > 0; ) {
    const from = todo.pop()!;
    for (const a of from.question.answers) {
      const { next } = lead(g, from, a);
      if (!next || found.has(named(next))) continue;
      found.set(named(next), next);
      todo.push(next);
    }
  }
  return [...found.values()];
}

interface Lead {
  next?: Place;
  outcome?: Outcome; // of the walked decision
  called?: Outcome; // of a called decision that is passed
}

/** lead says where an answer at a place leads; nowhere is an empty Lead. */
export function lead(g: Graph, at: Place, a: Answer): Lead {
  if (a.call) {
    const called = g.called[a.call.id];
    if (at.call || !called || called.tracks || a.goto || a.outcome) return {};
    const question = find(called.questions, called.start);
    return question ? { next: { call: a.call, question } } : {};
  }
  const home = homeOf(g, at);
  const { question, outcome } = target(home, a);
  if (question) return { next: { call: at.call, question } };
  if (!at.call || !outcome) return { outcome };
  const branch = branchOf(at.call, outcome.id);
  const on = branch ? target(g, branch) : {};
  return { next: on.question && { question: on.question }, outcome: on.outcome, called: outcome };
}

/** target resolves a goto or an outcome; both at once lead nowhere. */
function target(d: Decision, to: { goto?: string; outcome?: string }): { question?: Question; outcome?: Outcome } {
  if (to.goto && to.outcome) return {};
  if (to.goto) return { question: find(d.questions, to.goto) };
  return to.outcome ? { outcome: find(d.outcomes, to.outcome) } : {};
}

function branchOf(c: Call, outcome: string): Branch | undefined {
  let rest: Branch | undefined;
  for (const b of c.on) {
    if (!b.outcomes?.length) rest = b;
    else if (b.outcomes.includes(outcome)) return b;
  }
  return rest;
}

function strictest(g: Graph, tracks: readonly TrackState[]): Outcome | undefined {
  const rank = (o: Outcome): number => {
    const i = g.severities.indexOf(o.severity);
    return i < 0 ? g.severities.length : i;
  };
  let worst: Outcome | undefined;
  for (const { outcome } of tracks) if (outcome && (!worst || rank(outcome) < rank(worst))) worst = outcome;
  return worst;
}

/** addUp collects duties, flags and citations of a track, each once, as a walker meets them. */
function addUp(s: State, t: TrackState): void {
  for (const step of t.path) {
    addNew(s.duties, step.answer.duties);
    addNew(s.flags, step.answer.flags);
    addNew(s.cites, step.question.cites);
    addNew(s.duties, step.called?.duties);
    addNew(s.cites, step.called?.cites);
  }
  addNew(s.duties, t.outcome?.duties);
  addNew(s.cites, t.outcome?.cites);
}

function addNew(all: string[], more: readonly string[] = []): void {
  for (const one of more) if (!all.includes(one)) all.push(one);
}

function everyPlace(g: Graph): Place[] {
  const all: Place[] = g.questions.map((question) => ({ question }));
  for (const q of g.questions) {
    for (const { call } of q.answers) {
      if (call) all.push(...(g.called[call.id]?.questions ?? []).map((question) => ({ call, question })));
    }
  }
  return all;
}

function homeOf(g: Graph, at: Place): Decision {
  return at.call ? g.called[at.call.id] : g;
}

function answerOf(q: Question, value: string): Answer | undefined {
  return q.answers.find((a) => a.value === value);
}

function find<T extends { id: string }>(all: readonly T[], id: string): T | undefined {
  return all.find((one) => one.id === id);
}
