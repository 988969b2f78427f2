// The lines of an answer as DOM nodes: options of a listbox in the dialog,
// ordinary links under headings on the search page.
import type { Answer, Found } from "./engine";
import { element, write } from "./words";

export interface HitOptions {
  id: string; // of the list; hits and headings are named after it
  dialog: boolean;
  flat: boolean; // one list in order of rank, each line with its kind
  root: string; // prefix of a hit's address
  word: (key: string) => string;
}

/** hits returns the groups of an answer, and the links in them in their order. */
export function hits(answer: Answer, o: HitOptions): { groups: HTMLElement[]; links: HTMLAnchorElement[] } {
  const links: HTMLAnchorElement[] = [];
  const line = (found: Found): HTMLAnchorElement => {
    const a = hit(found, o);
    a.id = `${o.id}-hit-${links.push(a) - 1}`;
    return a;
  };
  if (o.flat) {
    const list = element("ol", "find-flat");
    list.append(...answer.hits.map((found) => item(line(found))));
    return { groups: answer.hits.length ? [list] : [], links };
  }
  const groups = [...byKind(answer.hits)].map(([kind, founds], i) => {
    const box = element(o.dialog ? "div" : "section", "find-group");
    const head = element(o.dialog ? "p" : "h2", "find-kind", o.word("kind-" + kind) || kind);
    head.id = `${o.id}-${i + 1}`;
    box.setAttribute("aria-labelledby", head.id);
    box.append(head);
    if (o.dialog) {
      box.setAttribute("role", "group");
      box.append(...founds.map(line));
    } else {
      const list = element("ol", "");
      list.append(...founds.map((found) => item(line(found))));
      box.append(list);
    }
    return box;
  });
  return { groups, links };
}

function item(a: HTMLAnchorElement): HTMLLIElement {
  const li = element("li", "");
  li.append(a);
  return li;
}

function hit(found: Found, o: HitOptions): HTMLAnchorElement {
  const a = element("a", "hit");
  a.href = o.root + found.url;
  if (o.dialog) {
    a.setAttribute("role", "option");
    a.setAttribute("aria-selected", "false");
    a.tabIndex = -1;
  }
  const title = element("span", "hit-title", found.title);
  const cite = found.citation && element("span", "hit-cite", inOwnWords(found.citation));
  const top = element("span", "hit-top");
  top.append(cite || title, " ");
  const tags = element("span", "hit-tags");
  if (o.flat) tags.append(element("span", "hit-kind", o.word("one-" + found.kind)), " ");
  const status = found.status && o.word("status-" + found.status);
  if (status) tags.append(element("span", "tag " + shape(found.status), status));
  if (tags.hasChildNodes()) top.append(tags);
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
      return inOwnWords(other.citation) + (status && ` (${status})`);
    });
    a.append(" ", element("span", "hit-also", o.word("also").replace("{list}", () => list.join(", "))));
  }
  return a;
}

/** byKind groups hits by kind, kinds in the order of their best hit. */
function byKind(hits: Found[]): Map<string, Found[]> {
  const groups = new Map<string, Found[]>();
  for (const hit of hits) {
    const group = groups.get(hit.kind);
    if (group) group.push(hit);
    else groups.set(hit.kind, [hit]);
  }
  return groups;
}

/** shape is the class of the mark of state that a status gets. */
function shape(status: string): string {
  if (status === "in-force" || status === "amended") return "in-force";
  if (status === "superseded" || status === "repealed") return "past";
  if (status === "adopted-not-in-force" || status === "not-yet") return "coming";
  return "draft";
}

/**
 * inOwnWords returns the part of a bilingual citation ("CSL (2017) Art. 21
 * 《网络安全法》（2017年）第二十一条") that is in the page's language.
 */
function inOwnWords(citation: string): string {
  const at = citation.search(/[\u3000-\u303f\u3400-\u9fff]/);
  if (at <= 0) return citation;
  return document.documentElement.lang.startsWith("zh") ? citation.slice(at) : citation.slice(0, at).trim();
}
