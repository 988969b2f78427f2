// Scores as bleve computes them; search/plan.go names the operations. Where
// Math.log and Go's differ, they do in the last bit, which is rounded away: what
// is compared are scores as 32-bit floats.
import type { Node } from "./plan";
import type { Shards } from "./shards";

export type Scores = Map<number, number>;

/** A Found holds documents and, at their places in a list of all, their scores, which are above 0; the others are 0. */
interface Found { docs: number[]; of: Float64Array }

export type Ranker = ReturnType<typeof createRanker>;

/** createRanker returns what scores every document that fits a plan; lengths are those of fields. */
export function createRanker({ postings, positions }: Shards, documents: number, lengths: number[][]) {
  // Lists of all documents are used again: to make one takes longer than most searches.
  const spare: Float64Array[] = [];
  const blank = () => spare.pop() || new Float64Array(documents);

  /** drop gives back a list after use. */
  function drop({ docs, of }: Found): void {
    for (const doc of docs) of[doc] = 0;
    spare.push(of);
  }

  const idf = (field: number, term: string) => 1 + Math.log(documents / (postings(field, term).docs.length + 1));

  // reduce skips the gaps of a phrase.
  const weight = (n: Node): number => n.op === "term"
    ? n.terms.reduce((sum, t) => sum + (n.boost * idf(n.field, t)) ** 2, 0)
    : n.kids.reduce((sum, k) => sum + weight(k), 0);
  let norm: number;

  /** each hands over the documents of a node with their scores. */
  function each(n: Node, found: (score: number, doc: number) => void): void {
    if (n.op !== "term" || n.terms.length > 1) {
      const all = scores(n);
      for (const doc of all.docs) found(all.of[doc], doc);
      drop(all);
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
    const docs: number[] = [], sums = blank(), tops = blank(), any = n.op === "any";
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
    drop({ docs, of: tops });
    return { docs, of: sums };
  }

  function phrase(field: number, terms: string[], boost: number): Found {
    // Object.keys skips the gaps.
    const at = Object.keys(terms).map(Number);
    const both = intersect(at.map((i) => {
      const of = blank();
      each({ op: "term", field, terms: [terms[i]], boost }, (score, doc) => { of[doc] = score; });
      return { docs: postings(field, terms[i]).docs, of };
    }));
    if (at.length < 2 || !both.docs.length) return both;
    const docs = at.map((i) => postings(field, terms[i]).docs), all = at.map((i) => positions(field, terms[i])), next = at.map(() => 0);
    return only(both, (doc) => {
      // Documents ascend in every list, so each is gone through once.
      const own = at.map((_, k) => {
        while (docs[k][next[k]] < doc) next[k]++;
        return all[k][next[k]] || [];
      });
      return own[0].some((p) => own.every((places, k) => places.includes(p + at[k])));
    });
  }

  /** only keeps some of the documents. */
  function only({ docs, of }: Found, keep: (doc: number) => boolean): Found {
    return { docs: docs.filter((doc) => keep(doc) || (of[doc] = 0)), of };
  }

  /** intersect adds the scores of what every child has, rarest child first. */
  function intersect(kids: Found[]): Found {
    const [least, ...rest] = kids.sort((a, b) => a.docs.length - b.docs.length);
    const out = only(least, (doc) => rest.every((k) => k.of[doc] && (least.of[doc] += k.of[doc])));
    rest.forEach(drop);
    return out;
  }

  /** value makes a score what it counts in the end; without one the document is left out. */
  return (plan: Node, value: (score: number, doc: number) => number | false): Scores => {
    norm = 1 / Math.sqrt(weight(plan));
    const found = scores(plan), out: Scores = new Map();
    for (const doc of found.docs) {
      const n = value(found.of[doc], doc);
      if (n) out.set(doc, n);
    }
    drop(found);
    return out;
  };
}
