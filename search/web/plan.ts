// What a query means in terms of the dictionary; see search/plan.go, which
// builds the same plan for bleve.
import { Token, analyze } from "./analyze";
import { isCJK } from "./cjk";
import { Clause, askingWords } from "./query";
import type { Shards } from "./shards";
import { Synonyms, keyOf } from "./synonyms";

export type Node =
  | { op: "term"; field: number; terms: string[]; boost: number }
  | { op: "all" | "any" | "best"; kids: Node[]; tie: number };
type Group = Extract<Node, { kids: Node[] }>;

export const enum Loose { strict, parts, some }

const fieldTie = 0.5, synonymBoost = 0.6, measureBoost = 2, maxExpansion = 64, maxTypos = 5;

type Planned = [plan: Group, clauses: number];
interface Alternative { tokens: Token[]; boost: number }
const ascii = /^[a-z]*$/;
const group = (op: Group["op"], kids: Node[], tie = 0): Group => ({ op, kids, tie });

/** singular drops the plural of a word, so that it is no edit. */
const singular = (s: string) =>
  s.length > 4 && s.endsWith("ies") ? s.slice(0, -3) + "y" : s.length > 3 && /[^s]s$/.test(s) ? s.slice(0, -1) : s;

/** distance counts edits up to a limit, a swap of neighbours as one. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [], last = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length], limit + 1);
}

/** createPlanner plans one query at one looseness. */
export function createPlanner(shards: Shards, fields: [string, number][], stop: Set<string>, synonyms: Synonyms, loose: Loose) {
  let typos = false, bent = false;
  const terms = new Set<string>();

  /** positive plans all positive text clauses; undefined when none is left. */
  function positive(clauses: Clause[]): Group | undefined {
    let plain = clauses.filter((c) => !c.not && c.kind !== "filter");
    const looked = plain.filter((c) => c.kind !== "word" || c.field || !askingWords.includes(c.text.toLowerCase()));
    if (looked.length) plain = looked;
    const kids: Node[] = [];
    for (let i = 0; i < plain.length; ) {
      const [n, used] = measure(plain.slice(i)) || known(plain.slice(i));
      i += used;
      if (n.kids.length) kids.push(n);
    }
    if (!kids.length) return;
    const root = group(loose === Loose.some ? "any" : "all", kids);
    collect(root);
    return root;
  }

  /** known plans the words that are a known spelling, or else the first clause. */
  const known = (clauses: Clause[]): Planned => synonymRun(clauses) || [clause(clauses[0]), 1];

  /** measure plans a number and the word behind it: together they count more. */
  function measure([n, c]: Clause[]): Planned | undefined {
    if (!c || n.kind !== "word" || !/^\d+$/.test(n.text) || c.field !== n.field || (c.kind !== "word" && !isCJK(c.text))) return;
    const unit = analyze(c.text, stop), [number] = analyze(n.text, stop);
    if (unit.length !== 1) return;
    const apart = group("all", [clause(n), known([c])[0]]);
    const together = [unit, ...synonyms.others(keyOf(unit))].filter((u) => u.length === 1).map(([u]) =>
      inFields(c.field, { tokens: [{ term: number.term, pos: 1 }, { term: u.term, pos: 2 }], boost: measureBoost }));
    return [group("best", [apart, ...together]), 2];
  }

  function negative(c: Clause): Node | undefined {
    if (c.kind === "prefix") return prefix(c);
    const tokens = analyze(c.text, stop);
    return tokens.length ? alternatives(c.field, [{ tokens, boost: 1 }]) : undefined;
  }

  function clause(c: Clause): Group {
    if (c.kind === "prefix") return prefix(c);
    const tokens = analyze(c.text, stop);
    if (!tokens.length) return group("best", []);
    let alts: Alternative[] = [{ tokens, boost: 1 }];
    if (c.kind === "phrase") return alternatives(c.field, alts);
    if (tokens.length > 1 && loose > Loose.strict) return loosened(c, tokens);
    if (isCJK(c.text)) {
      for (const s of synonyms.within(c.text)) alts.push({ tokens: analyze(s, stop), boost: synonymBoost });
    } else if (tokens.length === 1 && fieldsOf(c.field).every((f) => !shards.postings(f, tokens[0].term).docs.length)) {
      const near = similar(c.text);
      if (near.length) {
        typos = true;
        alts = near;
      }
    }
    return alternatives(c.field, alts);
  }

  function loosened(c: Clause, tokens: Token[]): Group {
    bent = true;
    const op = loose === Loose.some ? "any" : "all";
    const pieces = synonyms.pieces(c.text);
    if (pieces.length && pieces[0] !== c.text) {
      const was = loose;
      loose = Loose.strict;
      const kids = pieces.map((text) => known([{ ...c, kind: "word", text }])[0]);
      loose = was;
      return group(op, kids);
    }
    return group(op, tokens.map((t) => alternatives(c.field, [{ tokens: [t], boost: 1 }])));
  }

  function alternatives(field: string, alts: Alternative[]): Group {
    return group("best", alts.filter((a) => a.tokens.length).map((a) => inFields(field, a)));
  }

  function fieldsOf(name: string): number[] {
    return fields.map((_, i) => i).filter((i) => !name || fields[i][0] === name);
  }

  function inFields(name: string, { tokens, boost }: Alternative): Node {
    const spread: string[] = [];
    for (const t of tokens) spread[t.pos - tokens[0].pos] = t.term; // a gap stays empty
    return group("best", fieldsOf(name).map((field): Node =>
      ({ op: "term", field, terms: spread, boost: fields[field][1] * boost })), fieldTie);
  }

  function prefix(c: Clause): Group {
    let start = "";
    for (const t of analyze(c.text, stop, true)) start = t.term;
    start = start || c.text.toLowerCase();
    const found = start ? shards.words().filter((w) => (isCJK(start) ? w[0].includes(start) : w[0].startsWith(start))) : [];
    return alternatives(c.field, found.length
      ? stems(found, maxExpansion, 1)
      : [{ tokens: [{ term: start, pos: 1 }], boost: 1 }]);
  }

  function stems(words: [string, number][], limit: number, boost: number): Alternative[] {
    const out: Alternative[] = [], seen = new Set<string>();
    for (const [text] of words.sort((a, b) => b[1] - a[1]).slice(0, limit)) {
      const tokens = analyze(text, stop);
      if (tokens.length === 1 && !seen.has(tokens[0].term)) {
        seen.add(tokens[0].term);
        out.push({ tokens, boost });
      }
    }
    return out;
  }

  /** similar finds the words nearest to a misspelled one. */
  function similar(text: string): Alternative[] {
    const plain = analyze(text, stop, true);
    const word = plain.length === 1 ? plain[0].term : "";
    if (word.length < 3 || !ascii.test(word)) return [];
    let best = word.length < 6 ? 1 : 2;
    let found: [string, number][] = [];
    for (const w of shards.words()) {
      // A singular is up to two letters shorter.
      if (Math.abs(w[0].length - word.length) > best + 2 || !ascii.test(w[0])) continue;
      const d = distance(singular(word), singular(w[0]), best);
      if (d < best) [best, found] = [d, [w]];
      else if (d === best) found.push(w);
    }
    return stems(found, maxTypos, 1 / (best + 1));
  }

  /** synonymRun plans the longest run of words that is a known spelling. */
  function synonymRun(clauses: Clause[]): Planned | undefined {
    const all: Token[] = [], sizes: number[] = [];
    for (const c of clauses.slice(0, 8)) {
      if ((c.kind !== "word" && !(c.kind === "prefix" && isCJK(c.text))) || c.field !== clauses[0].field) break;
      all.push(...analyze(c.text, stop));
      sizes.push(all.length);
    }
    for (let n = sizes.length; n > 0; n--) {
      const tokens = all.slice(0, sizes[n - 1]);
      const others = tokens.length ? synonyms.others(keyOf(tokens)) : [];
      if (!others.length) continue;
      const c = clauses[0];
      const own = n > 1
        ? group("all", clauses.slice(0, n).map((k) => clause(k)).filter((k) => k.kids.length))
        : c.kind === "prefix" ? prefix(c)
          : tokens.length > 1 && loose > Loose.strict
            ? loosened(c, tokens)
            : alternatives(c.field, [{ tokens, boost: 1 }]);
      return [group("best", [own, ...others.map((o) => inFields(c.field, { tokens: o, boost: synonymBoost }))]), n];
    }
  }

  function collect(n: Node): void {
    if (n.op === "term") n.terms.forEach((t) => terms.add(t));
    else n.kids.forEach((k) => collect(k));
  }

  /** terms are those of the positive plan; typos and bent say what was done to it. */
  return { positive, negative, terms, typos: () => typos, bent: () => bent };
}
