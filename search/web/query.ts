// The query grammar of search/query.go; testdata/queries.json holds for both.
import { isCJK } from "./analyze";
import { normalize } from "./normalize";

export type Kind = "word" | "phrase" | "prefix" | "filter";
export interface Clause { kind: Kind; not: boolean; field: string; text: string }

const maxQuery = 256, maxClauses = 32;
const textNames = ["title", "body", "citation", "terms"];
const filterNames = ["kind", "instrument", "version", "number", "status", "actor", "topic", "binding", "asof"];
const isQuote = (c: string) => '"“”„'.includes(c);
const isSpace = (c: string) => /[\s\x85]/.test(c);

/** first cuts a query to the length that is read. */
export const first = (s: string): string => [...s].slice(0, maxQuery).join("");

/** parse reads a query; there are no errors. It normalizes the text itself. */
export function parse(query: string): Clause[] {
  const rs = [...normalize(first(query))].slice(0, maxQuery);
  const out: Clause[] = [];
  for (let i = 0; i < rs.length && out.length < maxClauses; ) {
    if (isSpace(rs[i])) { i++; continue; }
    const c: Clause = { kind: "word", not: false, field: "", text: "" };
    if ((rs[i] === "-" || rs[i] === "+") && i + 1 < rs.length && !isSpace(rs[i + 1])) c.not = rs[i++] === "-";
    const name = /^([a-z]{1,12}):[^\s\x85]/u.exec(rs.slice(i, i + 14).join(""));
    if (name && (textNames.includes(name[1]) || filterNames.includes(name[1]))) {
      c.field = name[1];
      i += name[1].length + 1;
    }
    const from = i;
    if (isQuote(rs[i])) {
      c.kind = "phrase";
      for (i++; i < rs.length && !isQuote(rs[i]); ) i++;
      c.text = rs.slice(from + 1, i++).join("");
    } else {
      while (i < rs.length && !isSpace(rs[i]) && !isQuote(rs[i])) i++;
      c.text = rs.slice(from, i).join("");
      if (i - from > 1 && c.text.endsWith("*")) c.kind = "prefix";
    }
    c.text = c.text.replace(/\*+$/, "");
    out.push(...cut(c));
  }
  return out.slice(0, maxClauses);
}

/** cut splits a word where Chinese meets another script. */
function cut(c: Clause): Clause[] {
  if (filterNames.includes(c.field)) return [{ ...c, kind: "filter", text: c.text.toLowerCase() }];
  if (c.kind === "phrase") return [c];
  if (c.not && c.kind === "word") return [{ ...c, kind: "phrase" }];
  const runs: string[] = [];
  let last: boolean | undefined;
  for (const ch of c.text) {
    const now = isCJK(ch);
    if (now === last) runs[runs.length - 1] += ch;
    else runs.push(ch);
    last = now;
  }
  return runs.map((text, i) => {
    const han = isCJK(text);
    const kind = han && [...text].length === 1 ? "prefix" : han || i < runs.length - 1 ? "word" : c.kind;
    return { ...c, text, kind };
  });
}
