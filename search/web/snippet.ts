// Snippets as search/snippet.go cuts them.
import { analyze, isCJK, split } from "./analyze";
import { normalize, tenOf, unitOf } from "./normalize";

/** A piece of a snippet; text only, never markup. */
export interface Segment { text: string; marked: boolean }
interface Span { start: number; end: number; term: string }

const width = 200, focus = 150;
const columns = (c: string) => (isCJK(c) || (c >= "\u3000" && c <= "\u303f") || (c >= "\uff01" && c <= "\uff60") ? 2 : 1);

/** marks finds the words whose terms are in the set, in code points. */
function marks(body: string, terms: Set<string>, stop: Set<string>): Span[] {
  const out: Span[] = [];
  let at = 0, seen = 0;
  const place = (unit: number) => {
    for (; seen < unit; at++) seen += body.codePointAt(seen)! > 0xffff ? 2 : 1;
    return at;
  };
  const list = split(body).map((w) => ({ ...w, from: place(w.start), to: place(w.end) }));
  const add = (text: string, start: number, end: number) => {
    const hit = analyze(normalize(text), stop).find((t) => terms.has(t.term));
    if (hit) out.push({ start, end, term: hit.term });
  };
  list.forEach((w, i) => {
    const p = list[i - 1], touching = p && p.end === w.start;
    if (w.cjk) {
      if (touching && p.cjk) add(p.text + w.text, p.from, w.to);
      else add(w.text, w.from, w.to);
      return;
    }
    const unit = unitOf(w.text);
    if (p && tenOf(p.text) && unit && unit < 10 && p.end + 1 === w.start && /[ -]/.test(body[p.end])) {
      add(p.text + "-" + w.text, p.from, w.to);
    } else add(w.text, w.from, w.to);
  });
  return out;
}

/** snippet cuts a window of the body around the best cluster of marks. */
export function snippet(body: string, terms: Set<string>, stop: Set<string>): Segment[] {
  const rs = [...body];
  const spans = terms.size ? marks(body, terms, stop) : [];
  const [from, to] = window(rs, spans);
  const out: Segment[] = [];
  const push = (text: string, marked: boolean) => {
    const last = out[out.length - 1];
    if (!text) return;
    if (last && last.marked === marked) last.text += text;
    else out.push({ text, marked });
  };
  if (from > 0) push("…", false);
  let pos = from;
  for (const s of spans) {
    const start = Math.max(s.start, pos), end = Math.min(s.end, to);
    if (start >= end) continue;
    push(rs.slice(pos, start).join(""), false);
    push(rs.slice(start, end).join(""), true);
    pos = end;
  }
  push(rs.slice(pos, to).join("") + (to < rs.length ? "…" : ""), false);
  return out;
}

function window(rs: string[], spans: Span[]): [number, number] {
  let first = 0, last = 0, best = -1;
  spans.forEach((s, i) => {
    const distinct = new Set<string>();
    let wide = 0, at = s.start, j = i;
    for (; j < spans.length; j++) {
      for (; at < spans[j].end; at++) wide += columns(rs[at]);
      if (wide > focus && j > i) break;
      distinct.add(spans[j].term);
    }
    const value = distinct.size * 1000 + j - i;
    if (value > best) [best, first, last] = [value, s.start, spans[j - 1].end];
  });
  const room = (width - rs.slice(first, last).reduce((n, c) => n + columns(c), 0)) / 3;
  let from = first, wide = 0;
  while (from > 0 && wide + columns(rs[from - 1]) <= Math.trunc(room)) wide += columns(rs[--from]);
  if (from > 0) from = beginning(rs, from, first);
  let to = from;
  for (wide = 0; to < rs.length && wide + columns(rs[to]) <= width; to++) wide += columns(rs[to]);
  if (to < rs.length) {
    for (let end = to; end > Math.max(last, from); end--) {
      if (canCut(rs, end)) { to = end; break; }
    }
    while (to > from && rs[to - 1] === " ") to--;
  }
  return [from, to];
}

function beginning(rs: string[], from: number, limit: number): number {
  let cut = limit;
  for (let i = from; i <= limit; i++) {
    if (canCut(rs, i) && rs[i] !== " ") {
      cut = Math.min(cut, i);
      let p = i - 1;
      while (p > 0 && rs[p] === " ") p--;
      if ("。；！？".includes(rs[p]) || (p < i - 1 && ".;!?".includes(rs[p]))) return i;
    }
  }
  return cut;
}

const canCut = (rs: string[], i: number) =>
  rs[i] === " " || rs[i - 1] === " " || ((isCJK(rs[i]) || isCJK(rs[i - 1])) && !/[\p{P}\p{M}]/u.test(rs[i]));
