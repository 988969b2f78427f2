// Text of the search results as DOM nodes: never as HTML.

const MARKS = "\\u3000-\\u303f\\uff00-\\uffef\\u201c\\u201d";
const HAN = "\\u3007\\u3400-\\u9fff\\uf900-\\ufaff";
// A run begins and ends with Chinese; digits and letters inside belong to it.
const CHINESE = new RegExp(`[${MARKS}]*[${HAN}](?:[${HAN}${MARKS}]|[0-9A-Za-z]+(?=[${HAN}${MARKS}]))*`, "g");

/** A piece of a text; a marked one matched. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** element makes an element with a class and, if given, a text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name: string,
  text?: string,
): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag);
  if (name) e.className = name;
  if (text) chinese(e, text);
  return e;
}

/** write appends pieces to parent, the marked ones in <mark>. */
export function write(parent: HTMLElement, pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    if (!piece.marked) {
      chinese(parent, piece.text);
      continue;
    }
    const mark = document.createElement("mark");
    chinese(mark, piece.text);
    parent.append(mark);
  }
}

// Chinese stands in spans with its language, so that it gets its own type and
// its own voice.
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
