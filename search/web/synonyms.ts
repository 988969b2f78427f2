// Spellings that mean the same; see search/synonyms.go.
import { Token, analyze, isCJK } from "./analyze";

const limit = 12;
const pure = (s: string) => s !== "" && [...s].every(isCJK);

/** keyOf is an analysed spelling without positions. */
export const keyOf = (tokens: Token[]): string => tokens.map((t) => t.term).join(" ");

export class Synonyms {
  private tokens: Token[][][];
  private byKey = new Map<string, number[]>();

  constructor(private groups: string[][], stop: Set<string>) {
    this.tokens = groups.map((group, g) => group.map((s) => {
      const tokens = analyze(s, stop), key = keyOf(tokens);
      const list = this.byKey.get(key) || [];
      if (!list.includes(g)) list.push(g);
      this.byKey.set(key, list);
      return tokens;
    }));
  }

  /** others are the spellings beside the one with this key, each once. */
  others(key: string): Token[][] {
    const out: Token[][] = [], seen = new Set([key]);
    for (const g of this.byKey.get(key) || []) {
      for (const tokens of this.tokens[g]) {
        const k = keyOf(tokens);
        if (!seen.has(k) && out.length < limit) {
          seen.add(k);
          out.push(tokens);
        }
      }
    }
    return out;
  }

  /** within rewrites a Chinese run by the Chinese spellings inside it. */
  within(run: string): string[] {
    const seen = new Set([run]);
    for (const group of this.groups) {
      for (const spelling of group) {
        if ([...spelling].length < 2 || !pure(spelling) || !run.includes(spelling)) continue;
        for (const other of group) {
          if (other !== spelling && pure(other) && !run.includes(other) && seen.size <= limit) {
            seen.add(run.split(spelling).join(other));
          }
        }
      }
    }
    seen.delete(run);
    return [...seen];
  }
}
