// Spellings that mean the same; see search/synonyms.go.
import { Token, analyze } from "./analyze";
import { isCJK } from "./cjk";
import { functionWords } from "./query";

const limit = 6;
const pure = (s: string) => s !== "" && [...s].every(isCJK);

/** upTo are the spellings of a group that documents hold: an empty one ends them. */
const upTo = <T extends { length: number }>(group: T[]): T[] => group.slice(0, (group.findIndex((s) => !s.length) + 1 || 99) - 1);

/** keyOf is an analysed spelling without positions. */
export const keyOf = (tokens: Token[]): string => tokens.map((t) => t.term).join(" ");

export type Synonyms = ReturnType<typeof createSynonyms>;

export function createSynonyms(groups: string[][], stop: Set<string>) {
  // For the key of each spelling, the others of its groups by their keys.
  const keyed = new Map<string, Map<string, Token[]>>();
  for (const group of groups) {
    const all = group.map((s) => analyze(s, stop));
    for (const key of all.map(keyOf)) {
      const out = keyed.get(key) || new Map();
      keyed.set(key, out);
      for (const tokens of upTo(all)) if (keyOf(tokens) !== key && !out.has(keyOf(tokens))) out.set(keyOf(tokens), tokens);
    }
  }

  /** others are the spellings beside the one with this key, each once. */
  const others = (key: string): Token[][] => [...(keyed.get(key) || new Map()).values()].slice(0, limit);

  /** within rewrites a Chinese run by the Chinese spellings inside it. */
  const within = (run: string): string[] => {
    const out = new Set<string>();
    for (const group of groups) {
      for (const spelling of group) {
        if ([...spelling].length < 2 || !pure(spelling) || !run.includes(spelling)) continue;
        for (const other of upTo(group)) if (pure(other) && !run.includes(other)) out.add(run.split(spelling).join(other));
      }
    }
    return [...out].slice(0, limit);
  };

  const spellings = groups.flat().filter((s) => [...s].length > 1 && pure(s));

  /** pieces cuts a run at the spellings and function words inside it, the longest first. */
  const pieces = (run: string): string[] => {
    const out: string[] = [];
    let rest = "";
    const flush = () => {
      if ([...rest].length > 1) out.push(rest);
      rest = "";
    };
    const longest = (list: string[]) => list.reduce((best, s) => (s.length > best.length && run.startsWith(s) ? s : best), "");
    while (pure(run)) {
      let known = longest(spellings);
      const drop = longest(functionWords);
      if (drop.length > known.length) {
        flush();
        known = drop;
      } else if (known) {
        flush();
        out.push(known);
      } else rest += known = String.fromCodePoint(run.codePointAt(0)!);
      run = run.slice(known.length);
    }
    flush();
    return out;
  };

  return { others, within, pieces };
}
