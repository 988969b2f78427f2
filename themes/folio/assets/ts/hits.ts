// The lines of an answer as DOM nodes: options of a listbox in the dialog; the
// search page lays them out as links under headings (pagehits.ts).
import type { Answer, Hit } from "./engine";
import { element, write } from "./words";

export interface HitOptions {
  id: string; // of the list; hits and headings are named after it
  home: string; // prefix of a hit's address: the folder of the page's language
  word: (key: string) => string;
  lay?: Lay; // in place of the groups of options
}

/** Lay puts the lines of an answer into place; line makes one. */
export type Lay = (answer: Answer, line: (found: Hit) => HTMLAnchorElement, o: HitOptions) => HTMLElement[];

/** hits returns the groups of an answer, and the links in them in their order. */
export function hits(answer: Answer, o: HitOptions): { groups: HTMLElement[]; links: HTMLAnchorElement[] } {
  const links: HTMLAnchorElement[] = [];
  const groups = (o.lay ?? options)(answer, (found) => {
    const a = hit(found, o);
    a.id = `${o.id}-hit-${links.push(a) - 1}`;
    return a;
  }, o);
  return { groups, links };
}

/** options are the groups of a listbox, one for each kind. */
const options: Lay = (answer, line, o) =>
  [...byKind(answer.hits)].map(([kind, founds], i) => {
    const box = group("div", "p", kind, i, o);
    box.setAttribute("role", "group");
    for (const found of founds) {
      const a = line(found);
      a.setAttribute("role", "option");
      a.setAttribute("aria-selected", "false");
      a.tabIndex = -1;
      box.append(a);
    }
    return box;
  });

/** group is a box named by the heading in it. */
export function group(tag: "div" | "section", title: "p" | "h2", kind: string, i: number, o: HitOptions): HTMLElement {
  const box = element(tag, "find-group");
  const head = element(title, "find-kind", o.word("kind-" + kind) || kind);
  head.id = `${o.id}-${i + 1}`;
  box.setAttribute("aria-labelledby", head.id);
  box.append(head);
  return box;
}

function hit(found: Hit, o: HitOptions): HTMLAnchorElement {
  const a = element("a", "hit");
  a.href = o.home + found.url;
  const title = element("span", "hit-title", found.title);
  const cite = found.citation && element("span", "hit-cite", inOwnWords(found.citation));
  const top = element("span", "hit-top");
  top.append(cite || title, " ");
  const tags = element("span", "hit-tags");
  const status = found.status && o.word("status-" + found.status);
  if (status) tags.append(element("span", "tag " + shape(found.status), status));
  top.append(tags);
  a.append(top);
  if (cite) a.append(" ", title);
  if (found.snippet.length > 0) {
    const text = element("span", "hit-text");
    write(text, found.snippet);
    a.append(" ", text);
  }
  if (found.also.length > 0) {
    const list = found.also.map((other) => {
      const status = o.word("status-" + other.status);
      return inOwnWords(other.citation || other.title) + (status && ` (${status})`);
    });
    a.append(" ", element("span", "hit-also", o.word("also").replace("{list}", () => list.join(", "))));
  }
  return a;
}

/** byKind groups hits by kind, kinds in the order of their best hit. */
export function byKind(hits: Hit[]): Map<string, Hit[]> {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const group = groups.get(hit.kind);
    if (group) group.push(hit);
    else groups.set(hit.kind, [hit]);
  }
  return groups;
}

/** shape is the class of the mark of state that a status gets. */
const shape = (status: string): string => shapes[status] ?? "draft";

const shapes: Record<string, string> = {
  "in-force": "in-force", amended: "in-force", superseded: "past", repealed: "past", "adopted-not-in-force": "coming", "not-yet": "coming",
};

/**
 * inOwnWords returns the part of a bilingual citation ("CSL (2017) Art. 21
 * 《网络安全法》（2017年）第二十一条") that is in the page's language.
 */
function inOwnWords(citation: string): string {
  const at = citation.search(/[\u3000-\u303f\u3400-\u9fff]/);
  if (at <= 0) return citation;
  return document.documentElement.lang.startsWith("zh") ? citation.slice(at) : citation.slice(0, at).trim();
}
