// Scores as bleve computes them; search/plan.go names the operations.
import type { Node } from "./plan";
import type { Shards } from "./shards";

export type Scores = Map<number, number>;

/** log is Go's math.Log: V8's differs in the last bit now and then. */
export function log(x: number): number {
  let k = 0;
  while (x >= 1) { x /= 2; k++; }
  while (x < 0.5) { x *= 2; k--; }
  if (x < Math.SQRT2 / 2) { x *= 2; k--; }
  const f = x - 1, s = f / (2 + f), s2 = s * s, s4 = s2 * s2;
  const t1 = s2 * (6.666666666666735130e-01 + s4 * (2.857142874366239149e-01 + s4 * (1.818357216161805012e-01 + s4 * 1.479819860511658591e-01)));
  const t2 = s4 * (3.999999999940941908e-01 + s4 * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01));
  const hfsq = 0.5 * f * f;
  return k * 6.93147180369123816490e-01 - ((hfsq - (s * (hfsq + t1 + t2) + k * 1.90821492927058770002e-10)) - f);
}

/** run scores every document that fits a plan; lengths are those of fields. */
export function run(plan: Node, shards: Shards, documents: number, lengths: number[][]): Scores {
  const { postings, positions } = shards;
  const idf = (field: number, term: string) => 1 + log(documents / (postings(field, term).docs.length + 1));

  // reduce skips the gaps of a phrase.
  const weight = (n: Node): number => n.op === "term"
    ? n.terms.reduce((sum, t) => sum + (n.boost * idf(n.field, t)) ** 2, 0)
    : n.kids.reduce((sum, k) => sum + weight(k), 0);
  const norm = 1 / Math.sqrt(weight(plan));

  /** each hands over the documents of a node with their scores. */
  function each(n: Node, found: (score: number, doc: number) => void): void {
    if (n.op !== "term" || n.terms.length > 1) return scores(n).forEach(found);
    const { docs, freqs } = postings(n.field, n.terms[0]);
    if (!docs.length) return;
    const i = idf(n.field, n.terms[0]), w = n.boost * i * norm, length = lengths[n.field];
    docs.forEach((doc, j) => found(Math.sqrt(freqs[j]) * Math.fround(1 / Math.sqrt(length[doc])) * i * w, doc));
  }

  function scores(n: Node): Scores {
    if (n.op === "term") return phrase(n.field, n.terms, n.boost);
    if (n.op === "all") return intersect(n.kids.map(scores));
    const sums: Scores = new Map(), tops: Scores = new Map();
    for (const kid of n.kids) {
      each(kid, (score, doc) => {
        const top = tops.get(doc) || 0;
        sums.set(doc, (sums.get(doc) || 0) + score);
        // any: how many children match; best: the highest score
        tops.set(doc, n.op === "any" ? top + 1 : Math.max(top, score));
      });
    }
    sums.forEach((sum, doc) => {
      const top = tops.get(doc)!;
      sums.set(doc, n.op === "any" ? sum * (top / n.kids.length) : top + n.tie * (sum - top));
    });
    return sums;
  }

  function phrase(field: number, terms: string[], boost: number): Scores {
    // Object.keys skips the gaps.
    const at = Object.keys(terms).map(Number);
    const lists = at.map((i) => {
      const out: Scores = new Map();
      each({ op: "term", field, terms: [terms[i]], boost }, (score, doc) => out.set(doc, score));
      return out;
    });
    const both = intersect(lists);
    if (at.length < 2 || !both.size) return both;
    const starts = at.map((i) => {
      const all = positions(field, terms[i]), out = new Map<number, Set<number>>();
      postings(field, terms[i]).docs.forEach((doc, j) => {
        if (both.has(doc)) out.set(doc, new Set((all[j] || []).map((p) => p - i)));
      });
      return out;
    });
    both.forEach((_, doc) => {
      if (![...starts[0].get(doc)!].some((p) => starts.every((s) => s.get(doc)!.has(p)))) both.delete(doc);
    });
    return both;
  }

  return scores(plan);
}

/** intersect adds the scores of what every child has, rarest child first. */
function intersect(kids: Scores[]): Scores {
  const [least, ...rest] = kids.sort((a, b) => a.size - b.size);
  const out: Scores = new Map();
  least.forEach((score, doc) => {
    if (rest.every((k) => k.has(doc))) out.set(doc, rest.reduce((sum, k) => sum + k.get(doc)!, score));
  });
  return out;
}
