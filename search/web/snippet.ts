// Snippets as search/snippet.go cuts them.
import { Word, analyze, split } from "./analyze";
import { isCJK } from "./cjk";
import { normalize, tenOf, unitOf } from "./normalize";

/** A piece of a snippet; text only, never markup. */
export interface Segment { text: string; marked: boolean }
interface Span { start: number; end: number; term: string }

const width = 200, focus = 150;
const columns = (c: string) => (isCJK(c) || (c >= "\u3000" && c <= "\u303f") || (c >= "\uff01" && c <= "\uff60") ? 2 : 1);

/** A body made ready: its code points, their widths, and the places of its words with their terms. */
interface Ready { rs: string[]; cols: number[]; words: { start: number; end: number; terms: string[] }[] }

// Bodies are read again and again while a query is typed.
const bodies = new Map<string, Ready>();

/** prepare analyses word by word, so that places in the text as written are known. */
function prepare(body: string, stop: Set<string>): Ready {
  const rs = [...body], out: Ready = { rs, cols: rs.map(columns), words: [] };
  const seen = new Map<string, string[]>(), list = split(body);
  const add = (text: string, from: Word, to: Word) => {
    let terms = seen.get(text);
    if (!terms) seen.set(text, (terms = analyze(normalize(text), stop).map((t) => t.term)));
    if (terms.length) out.words.push({ start: from.start, end: to.end, terms });
  };
  list.forEach((w, i) => {
    const p = list[i - 1], unit = unitOf(w.text);
    if (w.cjk && p && p.cjk && p.end === w.start) add(p.text + w.text, p, w);
    else if (unit && unit < 10 && p && tenOf(p.text) && p.end + 1 === w.start && /[ -]/.test(body[p.end])) add(p.text + "-" + w.text, p, w);
    else add(w.text, w, w);
  });
  if (rs.length < body.length) {
    // From UTF-16 units to code points; one pass, for starts and ends ascend.
    const points: number[] = [];
    let unit = 0;
    rs.forEach((c, i) => { points[unit] = i; unit += c.length; });
    points[unit] = rs.length;
    for (const w of out.words) [w.start, w.end] = [points[w.start], points[w.end]];
  }
  return out;
}

/** snippet cuts a window of the body around the best cluster of marks. */
export function snippet(body: string, terms: Set<string>, stop: Set<string>): Segment[] {
  let ready = bodies.get(body);
  if (!ready) {
    if (bodies.size > 1e3) bodies.clear();
    bodies.set(body, (ready = prepare(body, stop)));
  }
  const { rs, cols } = ready, spans: Span[] = [];
  for (const { start, end, terms: own } of ready.words) {
    const term = own.find((t) => terms.has(t));
    if (term !== undefined) spans.push({ start, end, term });
  }
  const [from, to] = window(rs, cols, spans);
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

function window(rs: string[], cols: number[], spans: Span[]): [number, number] {
  let first = 0, last = 0, best = -1;
  spans.forEach((s, i) => {
    const distinct = new Set<string>();
    let wide = 0, at = s.start, j = i;
    for (; j < spans.length; j++) {
      for (; at < spans[j].end; at++) wide += cols[at];
      if (wide > focus && j > i) break;
      distinct.add(spans[j].term);
    }
    const value = distinct.size * 1000 + j - i;
    if (value > best) [best, first, last] = [value, s.start, spans[j - 1].end];
  });
  let inside = 0, tail = 0;
  for (let i = first; i < rs.length && tail <= width; i++) {
    tail += cols[i];
    if (i < last) inside = tail;
  }
  const room = Math.max(Math.trunc((width - inside) / 3), width - tail);
  let from = first, wide = 0;
  while (from > 0 && wide + cols[from - 1] <= room) wide += cols[--from];
  if (from > 0) from = beginning(rs, from, first);
  let to = from;
  for (wide = 0; to < rs.length && wide + cols[to] <= width; to++) wide += cols[to];
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
