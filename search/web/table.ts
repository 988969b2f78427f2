// The table of all documents: what filters, groups and weights need.
import type { Group } from "./engine";
import { Clause } from "./query";
import { Scores } from "./rank";
import { reader } from "./shards";

/** kind, instrument, version, status, weight, current */
export type Class = [string, string, string, string, number, boolean];

export class Table {
  numbers: string[];
  lengths: number[][];
  /** Documents of every group, leader first. */
  groups: number[][] = [];
  groupOf: number[] = [];
  private classes: Class[];
  private classOf: number[];
  private places: number[] = [];

  constructor(text: string, n: number) {
    const [classes, classOf, groupOf, numbers, lengths] = JSON.parse(text);
    const list = (s: string) => {
      const next = reader(s);
      return Array.from({ length: n }, next);
    };
    this.classes = classes;
    this.classOf = list(classOf);
    this.numbers = numbers.split("\n");
    this.lengths = lengths.map(list);
    let g = 0;
    list(groupOf).forEach((step, doc) => {
      g += step & 1 ? -(step + 1) / 2 : step / 2;
      this.groupOf.push(g);
      (this.groups[g] = this.groups[g] || []).push(doc);
    });
    this.groups.forEach((docs) => docs.sort(this.leads));
    this.groups.flat().forEach((doc, place) => { this.places[doc] = place; });
  }

  class = (doc: number): Class => this.classes[this.classOf[doc]];
  weight = (doc: number): number => this.class(doc)[4];

  /** leads orders versions: current first, then newest, then by id. */
  leads = (a: number, b: number): number => {
    const x = this.class(a), y = this.class(b);
    return +y[5] - +x[5] || (x[2] > y[2] ? -1 : x[2] < y[2] ? 1 : a - b);
  };

  /** block is the shard with a document's texts, and its line there. */
  block(doc: number, firsts: number[]): [string, number] {
    let i = firsts.length - 1;
    while (firsts[i] > this.places[doc]) i--;
    return ["d-" + i, this.places[doc] - firsts[i]];
  }

  private is(doc: number, property: string, value: string): boolean {
    const [kind, instrument, version, status] = this.class(doc);
    const have: Record<string, string> = {
      kind, version, status, number: this.numbers[doc],
      instrument: instrument + (value.includes("@") ? "@" + version : ""),
    };
    return have[property].toLowerCase() === value;
  }

  /** filter is what every hit must pass; values of one property are alternatives. */
  filter(clauses: Clause[], instrument: string): (doc: number) => boolean {
    const tests = clauses.filter((c) => c.kind === "filter");
    const wanted = tests.filter((c) => !c.not);
    return (doc) =>
      (!instrument || this.is(doc, "instrument", instrument.toLowerCase())) &&
      !tests.some((c) => c.not && this.is(doc, c.field, c.text)) &&
      wanted.every((w) => wanted.some((c) => c.field === w.field && this.is(doc, c.field, c.text)));
  }

  /** filtered answers a query of filters alone. */
  filtered(clauses: Clause[], keep: (doc: number) => boolean): Scores {
    const out: Scores = new Map();
    if (clauses.some((c) => !c.not) && clauses.every((c) => c.not || c.kind === "filter")) {
      this.classOf.forEach((_, doc) => {
        if (keep(doc)) out.set(doc, Math.fround(this.weight(doc)));
      });
    }
    return out;
  }

  /** fold joins the versions of each thing and orders the groups. */
  fold(scores: Scores): Group[] {
    const found = new Map<number, number[]>();
    scores.forEach((_, doc) => {
      const g = this.groupOf[doc], docs = found.get(g);
      if (docs) docs.push(doc);
      else found.set(g, [doc]);
    });
    return [...found.values()].map((docs): Group => {
      const all = docs.sort(this.leads).map((doc) => scores.get(doc)!);
      return { docs, scores: all, score: Math.max(...all) };
    }).sort((a, b) => b.score - a.score || a.docs[0] - b.docs[0]);
  }
}
