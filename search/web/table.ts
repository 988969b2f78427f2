// The table of all documents: what filters, groups and weights need.
import type { Group } from "./engine";
import type { Test } from "./facets";
import type { Clause } from "./query";
import type { Scores } from "./rank";
import { before, reader, times } from "./shards";

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
    const i = before(firsts, (first) => first > places[doc]);
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

  /**
   * fold joins the versions of each thing. The array is as long as there are
   * groups; only the first of them, in order, stand in it, and who ties with
   * the last.
   */
  function fold(scores: Scores, first: number): Group[] {
    const score = new Float64Array(groups.length), found: number[] = [], best: number[] = [];
    scores.forEach((n, doc) => {
      const g = groupOf[doc];
      if (!score[g]) found.push(g);
      if (n > score[g]) score[g] = n;
    });
    for (const g of found) {
      let at = best.length;
      while (at > 0 && best[at - 1] < score[g]) at--;
      if (at < first) best.splice(at, 0, score[g]);
      if (best.length > first) best.pop();
    }
    const out = found.filter((g) => score[g] >= best[best.length - 1]).map((g): Group => {
      const docs = groups[g].filter((doc) => scores.has(doc)); // the leader first, as they stand there
      return { docs, scores: docs.map((doc) => scores.get(doc)!), score: score[g] };
    }).sort((a, b) => b.score - a.score || a.docs[0] - b.docs[0]);
    out.length = found.length;
    return out;
  }

  return { numbers, lengths, groups, groupOf, class: klass, weight, leads, block, filtered, fold };
}
