// The query grammar of search/query.go; testdata/queries.json holds for both.
import { isCJK } from "./cjk";
import { normalize } from "./normalize";

export type Kind = "word" | "phrase" | "prefix" | "filter";
export interface Clause { kind: Kind; not: boolean; field: string; text: string }

const maxQuery = 256, maxClauses = 32;
const textNames = ["title", "body", "citation", "terms"];
const filterNames = ["kind", "instrument", "version", "number", "status", "actor", "topic", "binding", "asof"];
const isQuote = (c: string) => '"“”„'.includes(c);
const isSpace = (c: string) => /[\s\x85]/.test(c);

/** Words with which one asks; see search/plan.go. */
export const askingWords = ("about allowed article articles can fast happen happens law laws long many may much must " +
  "need needs often require required rule rules shall soon will").split(" ");

/** Chinese words that say nothing of what is looked for; see search/synonyms.go. */
export const functionWords = "什么 哪些 如何 怎么 怎样 是否 应当 需要 可以 必须 规定 有关 关于 的 是 和 与 或 及 在 对 谁 有".split(" ");

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
