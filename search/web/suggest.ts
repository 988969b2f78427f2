// Other queries for one that found nothing: see search/suggest.go.
import { isCJK } from "./cjk";
import type { Engine, Options } from "./engine";
import { Clause, parse } from "./query";

/** Another query, and how many groups it finds. */
export interface Suggestion { query: string; total: number }

const ascii = /^[a-z]*$/;

/** suggest offers queries that find something under the same options. */
export async function suggest(engine: Engine, query: string, options: Options = {}): Promise<Suggestion[]> {
  const out: Suggestion[] = [], tried = new Set(["", query.trim()]);
  for (const q of others(query, await engine.words())) {
    if (out.length === 5) break;
    if (tried.has(q)) continue;
    tried.add(q);
    const { total } = await engine.search(q, { ...options, limit: 1, facets: false });
    if (total) out.push({ query: q, total });
  }
  return out;
}

function others(query: string, dictionary: [string, number][]): string[] {
  const positive = parse(query).filter((c) => !c.not), plain = positive.filter((c) => c.kind !== "filter");
  const words = plain.map((c) => c.text);
  return [
    positive.map(written).join(" "), plain.map(written).join(" "), words.join(" "),
    ...words.flatMap((w, i) => nearest(w.toLowerCase(), dictionary).map((near) =>
      [...words.slice(0, i), near, ...words.slice(i + 1)].join(" "))),
    ...[...words.join("")].filter((c) => isCJK(c)),
  ];
}

function written({ kind, field, text }: Clause): string {
  const s = kind === "prefix" ? text + "*" : kind === "phrase" || text.includes(" ") ? `"${text}"` : text;
  return field ? field + ":" + s : s;
}

/** nearest are two words that share the longest beginning. */
function nearest(word: string, dictionary: [string, number][]): string[] {
  if (!ascii.test(word)) return [];
  const off = (d: [string, number]) => Math.abs(d[0].length - word.length);
  for (let n = word.length; n >= 3; n--) {
    const found = dictionary.filter(([d]) => d.startsWith(word.slice(0, n)) && d !== word && ascii.test(d));
    if (found.length) return found.sort((a, b) => off(a) - off(b) || b[1] - a[1]).slice(0, 2).map((d) => d[0]);
  }
  return [];
}
