// The analyzer "mix" of search/analysis.go: words by a subset of UAX 29,
// possessive, lower case, bigrams of Chinese, stop words, Porter.
import { cjk } from "./cjk";
import { stem } from "./porter";

/** A term and its position, from 1; stop words leave gaps. */
export interface Token { term: string; pos: number }

/** A word of a text as written: from start to end in UTF-16 units. */
export interface Word { text: string; start: number; end: number; cjk: boolean }

// Letters, digits and connectors, each with its marks. Between two letters
// or two digits some punctuation joins.
const L = `(?!${cjk.source})[\\p{L}\\p{Nl}]\\p{M}*`;
const N = "\\p{Nd}\\p{M}*";
const mid = "[.'‘’․]"; // both
const words = new RegExp(
  `(${cjk.source})\\p{M}*|(?:${L}(?:(?:${mid}|[:·\u0387‧])\\p{M}*${L})*|${N}(?:(?:${mid}|[,;\u037e\u2044])\\p{M}*${N})*|\\p{Pc}\\p{M}*)+`, "gu");

/** split finds the words of a text; a Chinese character is a word. */
export function split(text: string): Word[] {
  const out: Word[] = [];
  for (const m of text.matchAll(words)) {
    const start = m.index as number;
    out.push({ text: m[1] || m[0], start, end: start + m[0].length, cjk: !!m[1] });
  }
  return out;
}

// By character, as bleve has it, which knows of one final form.
const lower = (s: string) => [...s].map((c, i, all) => (c === "Σ" && !all[i + 1] ? "ς" : c.toLowerCase())).join("");

/** analyze turns normalized text into terms; plain leaves out the stemmer. */
export function analyze(text: string, stop: Set<string>, plain?: boolean): Token[] {
  const out: Token[] = [];
  let pos = 0;
  const add = (term: string) => {
    pos++;
    if (!stop.has(term)) out.push({ term: plain ? term : stem(term), pos });
  };
  const list = split(text);
  list.forEach((w, i) => {
    if (!w.cjk) return add(lower(w.text.replace(/['’]s$/i, "")));
    const next = list[i + 1], before = list[i - 1];
    if (next && next.cjk && next.start === w.end) add(w.text + next.text);
    else if (!before || !before.cjk || before.end !== w.start) add(w.text);
  });
  return out;
}
