// Text of the search results as DOM nodes: never as HTML.

const CHINESE = /[\u3007\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u201c\u201d]*[\u3400-\u9fff][\u3007\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u201c\u201d]*/g;

/** A range of a text, in UTF-16 units, end exclusive. */
export type Range = readonly [number, number];

/** element makes an element with a class and, if given, a text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name: string,
  text?: string,
): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag);
  if (name) e.className = name;
  if (text) write(e, text, []);
  return e;
}

/**
 * write appends text to parent with the ranges in <mark> and Chinese in spans
 * with their language, so that it gets its own type and its own voice. Ranges
 * ascend and do not overlap.
 */
export function write(parent: HTMLElement, text: string, marks: readonly Range[]): void {
  let at = 0;
  for (const [from, to] of marks) {
    chinese(parent, text.slice(at, from));
    const mark = document.createElement("mark");
    chinese(mark, text.slice(from, to));
    parent.append(mark);
    at = to;
  }
  chinese(parent, text.slice(at));
}

function chinese(parent: HTMLElement, text: string): void {
  let at = 0;
  for (const m of text.matchAll(CHINESE)) {
    if (m.index > at) parent.append(text.slice(at, m.index));
    const span = document.createElement("span");
    span.lang = "zh-Hans";
    span.textContent = m[0];
    parent.append(span);
    at = m.index + m[0].length;
  }
  if (at < text.length) parent.append(text.slice(at));
}
