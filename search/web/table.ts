// The table of all documents: what filters, groups and weights need.
import type { Group } from "./engine";
import type { Test } from "./facets";
import type { Clause } from "./query";
import type { Scores } from "./rank";
import { reader, times } from "./shards";

/** kind, instrument, version, status, weight, current */
export type Class = [string, string, string, string, number, boolean];

export type Table = ReturnType<typeof createTable>;

export function createTable(text: string, n: number) {
  const [classes, classText, groupText, numberText, lengthTexts] = JSON.parse(text);
  const list = (s: string) => times(n, reader(s)[0]);
  const classOf = list(classText), numbers: string[] = numberText.split("\n"), lengths: number[][] = lengthTexts.map(list);
  const groupOf: number[] = [], groups: number[][] = [], places: number[] = [];

  const klass = (doc: number): Class => classes[classOf[doc]];
  const weight = (doc: number): number => klass(doc)[4];

  /** leads orders versions: current first, then newest, then by id. */
  const leads = (a: number, b: number): number => {
    const x = klass(a), y = klass(b);
    return +y[5] - +x[5] || (x[2] > y[2] ? -1 : x[2] < y[2] ? 1 : a - b);
  };

  let g = 0;
  list(groupText).forEach((step, doc) => {
    groupOf.push((g += step & 1 ? -(step + 1) / 2 : step / 2));
    (groups[g] = groups[g] || []).push(doc);
  });
  // Documents of every group, leader first, and in that order the d shards.
  groups.map((docs) => docs.sort(leads)).flat().forEach((doc, place) => { places[doc] = place; });

  /** block is the shard with a document's texts, and its line there. */
  const block = (doc: number, firsts: number[]): [string, number] => {
    let i = firsts.length - 1;
    while (firsts[i] > places[doc]) i--;
    return ["d-" + i, places[doc] - firsts[i]];
  };

  /** filtered answers a query of filters alone, or finds everything. */
  function filtered(clauses: Clause[], keep: Test, everything: boolean): Scores {
    const out: Scores = new Map();
    if ((everything || clauses.some((c) => !c.not)) && clauses.every((c) => c.not || c.kind === "filter")) {
      classOf.forEach((_, doc) => {
        if (keep(doc)) out.set(doc, Math.fround(weight(doc)));
      });
    }
    return out;
  }

  /** fold joins the versions of each thing and orders the groups. */
  function fold(scores: Scores): Group[] {
    const found = new Map<number, number[]>();
    scores.forEach((_, doc) => {
      const g = groupOf[doc], docs = found.get(g);
      if (docs) docs.push(doc);
      else found.set(g, [doc]);
    });
    return [...found.values()].map((docs): Group => {
      const all = docs.sort(leads).map((doc) => scores.get(doc)!);
      return { docs, scores: all, score: Math.max(...all) };
    }).sort((a, b) => b.score - a.score || a.docs[0] - b.docs[0]);
  }

  return { numbers, lengths, groups, groupOf, class: klass, weight, leads, block, filtered, fold };
}
