// Text of the search results as DOM nodes: never as HTML.

const MARKS = "\\u3000-\\u303f\\uff00-\\uffef\\u201c\\u201d";
const HAN = "\\u3007\\u3400-\\u9fff\\uf900-\\ufaff";
// A run begins and ends with Chinese; digits and letters inside belong to it.
const CHINESE = new RegExp(`[${MARKS}]*[${HAN}](?:[${HAN}${MARKS}]|[0-9A-Za-z]+(?=[${HAN}${MARKS}]))*`, "g");
const LETTER = /[A-Za-z]/;

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
  if (text) inTongues(e, text);
  return e;
}

/** write appends pieces to parent, the marked ones in <mark>. */
export function write(parent: HTMLElement, pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    if (!piece.marked) {
      inTongues(parent, piece.text);
      continue;
    }
    const mark = document.createElement("mark");
    inTongues(mark, piece.text);
    parent.append(mark);
  }
}

// Text in the language that is not the page's stands in spans that say so, so
// that it gets its own type and its own voice.
function inTongues(parent: HTMLElement, text: string): void {
  const home = document.documentElement.lang.startsWith("zh");
  const add = (part: string, chinese: boolean): void => {
    if (part === "") return;
    if (chinese === home || (!chinese && !LETTER.test(part))) {
      parent.append(part);
      return;
    }
    const span = document.createElement("span");
    span.lang = chinese ? "zh-Hans" : "en";
    span.textContent = part;
    parent.append(span);
  };
  let at = 0;
  for (const m of text.matchAll(CHINESE)) {
    add(text.slice(at, m.index), false);
    add(m[0], true);
    at = m.index + m[0].length;
  }
  add(text.slice(at), false);
}
