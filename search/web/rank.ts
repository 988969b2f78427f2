// Scores as bleve computes them; search/plan.go names the operations.
import { Node } from "./plan";
import { Shards } from "./shards";

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
  const R = t1 + t2, hfsq = 0.5 * f * f;
  return k * 6.93147180369123816490e-01 - ((hfsq - (s * (hfsq + R) + k * 1.90821492927058770002e-10)) - f);
}

/** Ranker scores every document that fits a plan. */
export class Ranker {
  constructor(private shards: Shards, private lengths: number[][]) {}

  run(plan: Node): Scores {
    return this.scores(plan, 1 / Math.sqrt(this.weight(plan)));
  }

  private idf(field: number, term: string): number {
    return 1 + log(this.shards.meta.n / (this.shards.postings(field, term).docs.length + 1));
  }

  private weight(n: Node): number {
    if (n.op !== "term") return n.kids.reduce((sum, k) => sum + this.weight(k), 0);
    // reduce skips the gaps of a phrase
    return n.terms.reduce((sum, t) => sum + (n.boost * this.idf(n.field, t)) ** 2, 0);
  }

  private scores(n: Node, norm: number): Scores {
    if (n.op === "term") return this.phrase(n.field, n.terms, n.boost, norm);
    const kids = n.kids.map((k) => this.scores(k, norm));
    if (n.op === "all") return intersect(kids);
    const sums: Scores = new Map(), tops: Scores = new Map();
    for (const kid of kids) {
      kid.forEach((score, doc) => {
        sums.set(doc, (sums.get(doc) || 0) + score);
        // any: how many children match; best: the highest score
        const top = tops.get(doc) || 0;
        tops.set(doc, n.op === "any" ? top + 1 : Math.max(top, score));
      });
    }
    sums.forEach((sum, doc) => {
      const top = tops.get(doc)!;
      sums.set(doc, n.op === "any" ? sum * (top / kids.length) : top + n.tie * (sum - top));
    });
    return sums;
  }

  private term(field: number, term: string, boost: number, norm: number): Scores {
    const { docs, freqs } = this.shards.postings(field, term);
    const idf = this.idf(field, term), weight = boost * idf * norm;
    return new Map(docs.map((doc, i): [number, number] =>
      [doc, Math.sqrt(freqs[i]) * Math.fround(1 / Math.sqrt(this.lengths[field][doc])) * idf * weight]));
  }

  private phrase(field: number, terms: string[], boost: number, norm: number): Scores {
    // Object.keys skips the gaps.
    const at = Object.keys(terms).map(Number);
    const both = intersect(at.map((i) => this.term(field, terms[i], boost, norm)));
    if (at.length < 2 || !both.size) return both;
    const places = at.map((i) => {
      const all = this.shards.positions(field, terms[i]);
      return new Map(this.shards.postings(field, terms[i]).docs.map((doc, j): [number, number[]] => [doc, all[j] || []]));
    });
    both.forEach((_, doc) => {
      const sets = places.map((p) => new Set(p.get(doc)));
      if (![...sets[0]].some((pos) => at.every((i, j) => sets[j].has(pos + i)))) both.delete(doc);
    });
    return both;
  }
}

/** intersect adds the scores of what every child has, rarest child first. */
function intersect(kids: Scores[]): Scores {
  const [least, ...rest] = kids.sort((a, b) => a.size - b.size);
  const out: Scores = new Map();
  least.forEach((score, doc) => {
    for (const k of rest) {
      const s = k.get(doc);
      if (s === undefined) return;
      score += s;
    }
    out.set(doc, score);
  });
  return out;
}
