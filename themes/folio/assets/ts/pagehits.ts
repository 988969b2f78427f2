// The hits of the search page: ordinary links under headings, or one list.
import { byKind, group, type Lay } from "./hits";
import { element } from "./words";

/** links puts hits under a heading for each kind. */
export const links: Lay = (answer, line, o) =>
  [...byKind(answer.hits)].map(([kind, founds], i) => {
    const box = group("section", "h2", kind, i, o);
    box.append(list("", founds.map(line)));
    return box;
  });

/** flatList is one list in order of rank, each line with its kind. */
export const flatList: Lay = (answer, line, o) => {
  if (!answer.hits.length) return [];
  return [list("find-flat", answer.hits.map((found) => {
    const a = line(found);
    a.querySelector(".hit-tags")?.prepend(element("span", "hit-kind", o.word("one-" + found.kind)), " ");
    return a;
  }))];
};

function list(name: string, lines: HTMLAnchorElement[]): HTMLElement {
  const out = element("ol", name);
  for (const a of lines) {
    const li = element("li", "");
    li.append(a);
    out.append(li);
  }
  return out;
}

/** moreButton asks for more hits. */
export function moreButton(text: string, grow: () => void): HTMLElement {
  const p = element("p", "tools");
  const b = element("button", "", text);
  b.type = "button";
  b.addEventListener("click", grow);
  p.append(b);
  return p;
}
