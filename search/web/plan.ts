// What a query means in terms of the dictionary; see search/plan.go, which
// builds the same plan for bleve.
import { analyze, isCJK, Token } from "./analyze";
import { Clause } from "./query";
import { Shards } from "./shards";
import { Synonyms, keyOf } from "./synonyms";

export type Node =
  | { op: "term"; field: number; terms: string[]; boost: number }
  | { op: "all" | "any" | "best"; kids: Node[]; tie: number };
type Group = Extract<Node, { kids: Node[] }>;

export const enum Loose { strict, parts, some }

const fieldTie = 0.3, synonymBoost = 0.7, maxExpansion = 64, maxTypos = 5;

interface Alternative { tokens: Token[]; boost: number }
const ascii = /^[a-z]*$/;
const group = (op: Group["op"], kids: Node[], tie = 0): Group => ({ op, kids, tie });

/** distance counts edits up to a limit, a swap of neighbours as one. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [], last = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length], limit + 1);
}

export class Planner {
  typos = false;
  bent = false;
  terms = new Set<string>();

  constructor(private shards: Shards, private stop: Set<string>, private synonyms: Synonyms, public loose: Loose) {}

  /** positive plans all positive text clauses; undefined when none is left. */
  positive(clauses: Clause[]): Node | undefined {
    const plain = clauses.filter((c) => !c.not && c.kind !== "filter");
    const kids: Node[] = [];
    for (let i = 0; i < plain.length; ) {
      let [n, used] = this.synonymRun(plain.slice(i));
      if (!used) [n, used] = [this.clause(plain[i]), 1];
      i += used;
      if (n!.kids.length) kids.push(n!);
    }
    if (!kids.length) return;
    const root = group(this.loose === Loose.some ? "any" : "all", kids);
    this.collect(root);
    return root;
  }

  negative(c: Clause): Node | undefined {
    if (c.kind === "prefix") return this.prefix(c);
    const tokens = analyze(c.text, this.stop);
    return tokens.length ? this.alternatives(c.field, [{ tokens, boost: 1 }]) : undefined;
  }

  private clause(c: Clause): Group {
    if (c.kind === "prefix") return this.prefix(c);
    const tokens = analyze(c.text, this.stop);
    if (!tokens.length) return group("best", []);
    let alts: Alternative[] = [{ tokens, boost: 1 }];
    if (c.kind === "phrase") return this.alternatives(c.field, alts);
    if (tokens.length > 1 && this.loose > Loose.strict) return this.loosened(c, tokens);
    if (isCJK(c.text)) {
      for (const s of this.synonyms.within(c.text)) alts.push({ tokens: analyze(s, this.stop), boost: synonymBoost });
    } else if (tokens.length === 1 && this.fieldsOf(c.field).every((f) => !this.shards.postings(f, tokens[0].term).docs.length)) {
      const similar = this.similar(c.text);
      if (similar.length) {
        this.typos = true;
        alts = similar;
      }
    }
    return this.alternatives(c.field, alts);
  }

  private loosened(c: Clause, tokens: Token[]): Group {
    this.bent = true;
    return group(this.loose === Loose.some ? "any" : "all",
      tokens.map((t) => this.alternatives(c.field, [{ tokens: [t], boost: 1 }])));
  }

  private alternatives(field: string, alts: Alternative[]): Group {
    return group("best", alts.filter((a) => a.tokens.length).map((a) => this.inFields(field, a)));
  }

  private fieldsOf(name: string): number[] {
    return this.shards.meta.fields.map((_, i) => i).filter((i) => !name || this.shards.meta.fields[i][0] === name);
  }

  private inFields(name: string, { tokens, boost }: Alternative): Node {
    const terms: string[] = [];
    for (const t of tokens) terms[t.pos - tokens[0].pos] = t.term; // a gap stays empty
    return group("best", this.fieldsOf(name).map((field): Node =>
      ({ op: "term", field, terms, boost: this.shards.meta.fields[field][1] * boost })), fieldTie);
  }

  private prefix(c: Clause): Group {
    let start = "";
    for (const t of analyze(c.text, this.stop, true)) start = t.term;
    start = start || c.text.toLowerCase();
    const found = start ? this.shards.words().filter((w) => w[0].startsWith(start)) : [];
    return this.alternatives(c.field, found.length
      ? this.stems(found, maxExpansion, 1)
      : [{ tokens: [{ term: start, pos: 1 }], boost: 1 }]);
  }

  private stems(words: [string, number][], limit: number, boost: number): Alternative[] {
    const out: Alternative[] = [], seen = new Set<string>();
    for (const [text] of words.sort((a, b) => b[1] - a[1]).slice(0, limit)) {
      const tokens = analyze(text, this.stop);
      if (tokens.length === 1 && !seen.has(tokens[0].term)) {
        seen.add(tokens[0].term);
        out.push({ tokens, boost });
      }
    }
    return out;
  }

  /** similar finds the words nearest to a misspelled one. */
  private similar(text: string): Alternative[] {
    const plain = analyze(text, this.stop, true);
    const word = plain.length === 1 ? plain[0].term : "";
    if (word.length < 3 || !ascii.test(word)) return [];
    let best = word.length < 6 ? 1 : 2;
    let found: [string, number][] = [];
    for (const w of this.shards.words()) {
      if (!ascii.test(w[0])) continue;
      const d = distance(word, w[0], best);
      if (d < best) [best, found] = [d, [w]];
      else if (d === best) found.push(w);
    }
    return this.stems(found, maxTypos, 1 / (best + 1));
  }

  /** synonymRun plans the longest run of words that is a known spelling. */
  private synonymRun(clauses: Clause[]): [Group | undefined, number] {
    const all: Token[] = [], sizes: number[] = [];
    for (const c of clauses.slice(0, 8)) {
      if (c.kind !== "word" || c.field !== clauses[0].field) break;
      all.push(...analyze(c.text, this.stop));
      sizes.push(all.length);
    }
    for (let n = sizes.length; n > 0; n--) {
      const tokens = all.slice(0, sizes[n - 1]);
      const others = tokens.length ? this.synonyms.others(keyOf(tokens)) : [];
      if (!others.length) continue;
      const c = clauses[0];
      const own = n > 1
        ? group("all", clauses.slice(0, n).map((k) => this.clause(k)).filter((k) => k.kids.length))
        : tokens.length > 1 && this.loose > Loose.strict
          ? this.loosened(c, tokens)
          : this.alternatives(c.field, [{ tokens, boost: 1 }]);
      return [group("best", [own, ...others.map((o) => this.inFields(c.field, { tokens: o, boost: synonymBoost }))]), n];
    }
    return [undefined, 0];
  }

  private collect(n: Node): void {
    if (n.op === "term") n.terms.forEach((t) => this.terms.add(t));
    else n.kids.forEach((k) => this.collect(k));
  }
}
