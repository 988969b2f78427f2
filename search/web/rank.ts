// Scores as bleve computes them; search/plan.go names the operations. Where
// Math.log and Go's differ, they do in the last bit, which is rounded away: what
// is compared are scores as 32-bit floats.
import type { Node } from "./plan";
import type { Shards } from "./shards";

export type Scores = Map<number, number>;

/** A Found holds documents and, at their places in a list of all, their scores, which are above 0. */
interface Found { docs: number[]; of: Float64Array }

/** run scores every document that fits a plan; lengths are those of fields. */
export function run(plan: Node, shards: Shards, documents: number, lengths: number[][]): Scores {
  const { postings, positions } = shards;
  const idf = (field: number, term: string) => 1 + Math.log(documents / (postings(field, term).docs.length + 1));

  // reduce skips the gaps of a phrase.
  const weight = (n: Node): number => n.op === "term"
    ? n.terms.reduce((sum, t) => sum + (n.boost * idf(n.field, t)) ** 2, 0)
    : n.kids.reduce((sum, k) => sum + weight(k), 0);
  const norm = 1 / Math.sqrt(weight(plan));

  /** each hands over the documents of a node with their scores. */
  function each(n: Node, found: (score: number, doc: number) => void): void {
    if (n.op !== "term" || n.terms.length > 1) {
      const { docs, of } = scores(n);
      for (let i = 0; i < docs.length; i++) found(of[docs[i]], docs[i]);
      return;
    }
    const p = postings(n.field, n.terms[0]), { docs, freqs } = p;
    if (!docs.length) return;
    const i = idf(n.field, n.terms[0]), w = n.boost * i * norm, length = lengths[n.field];
    // What depends on the term alone is kept for the next query.
    const part = p.scores ||= Float64Array.from(docs, (doc, j) => Math.sqrt(freqs[j]) * Math.fround(1 / Math.sqrt(length[doc])) * i);
    for (let j = 0; j < docs.length; j++) found(part[j] * w, docs[j]);
  }

  function scores(n: Node): Found {
    if (n.op === "term") return phrase(n.field, n.terms, n.boost);
    if (n.kids.length === 1) return scores(n.kids[0]); // the sum is the top
    if (n.op === "all") return intersect(n.kids.map(scores));
    const docs: number[] = [], sums = new Float64Array(documents), tops = new Float64Array(documents), any = n.op === "any";
    for (const kid of n.kids) {
      each(kid, (score, doc) => {
        const top = tops[doc];
        if (!top) docs.push(doc);
        sums[doc] += score;
        // any: how many children match; best: the highest score
        tops[doc] = any ? top + 1 : top > score ? top : score;
      });
    }
    for (const doc of docs) {
      const share = tops[doc] / n.kids.length;
      sums[doc] = any ? sums[doc] * share * share * share : tops[doc] + n.tie * (sums[doc] - tops[doc]);
    }
    return { docs, of: sums };
  }

  function phrase(field: number, terms: string[], boost: number): Found {
    // Object.keys skips the gaps.
    const at = Object.keys(terms).map(Number);
    const lists = at.map((i) => {
      const of = new Float64Array(documents);
      each({ op: "term", field, terms: [terms[i]], boost }, (score, doc) => { of[doc] = score; });
      return { docs: postings(field, terms[i]).docs, of };
    });
    if (at.length < 2) return lists[0];
    const both = intersect(lists);
    if (!both.docs.length) return both;
    const starts = at.map((i) => {
      const all = positions(field, terms[i]), out = new Map<number, number[]>();
      postings(field, terms[i]).docs.forEach((doc, j) => {
        if (both.of[doc]) out.set(doc, (all[j] || []).map((p) => p - i));
      });
      return out;
    });
    const [first, ...others] = starts;
    const docs = both.docs.filter((doc) => first.get(doc)!.some((p) => others.every((s) => s.get(doc)!.includes(p))));
    const of = new Float64Array(documents);
    for (const doc of docs) of[doc] = both.of[doc];
    return { docs, of };
  }

  /** intersect adds the scores of what every child has, rarest child first. */
  function intersect(kids: Found[]): Found {
    const [least, ...rest] = kids.sort((a, b) => a.docs.length - b.docs.length);
    const docs: number[] = [], of = new Float64Array(documents);
    for (let i = 0; i < least.docs.length; i++) {
      const doc = least.docs[i];
      if (!rest.every((k) => k.of[doc])) continue;
      docs.push(doc);
      of[doc] = rest.reduce((sum, k) => sum + k.of[doc], least.of[doc]);
    }
    return { docs, of };
  }

  const { docs, of } = scores(plan), out: Scores = new Map();
  for (let i = 0; i < docs.length; i++) out.set(docs[i], of[docs[i]]);
  return out;
}
