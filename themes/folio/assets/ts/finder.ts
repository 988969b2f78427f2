// The search box. In the dialog it is a combobox with a listbox (ARIA 1.2: the
// focus stays in the field, aria-activedescendant names the hit); on the search
// page the hits are ordinary links under headings, which every reader can walk.
// The engine and its shards are asked for on the first query, not before.
import { ask, warm, type Answer, type Found } from "./engine";
import { words } from "./say";
import { element, write } from "./words";

const DEBOUNCE = 110; // milliseconds of silence before a query is asked

export interface FinderOptions {
  mode: "dialog" | "page";
  limit: number; // hits shown at first
  home: string; // prefix of a hit's address: the folder of the page's language
  page: string; // address of the search page; "" where this is it
  leave?: () => void; // after a hit was opened
  remember?: (query: string) => void; // told each query that was asked
}

export class Finder {
  composing = false;
  private readonly input: HTMLInputElement;
  private readonly status: HTMLElement;
  private readonly list: HTMLElement;
  private readonly tip: HTMLElement;
  private readonly all: HTMLAnchorElement | null = null;
  private links: HTMLAnchorElement[] = [];
  private active = -1;
  private timer = 0;
  private turn = 0; // answers that come too late are dropped
  private limit: number;
  private asked = "";
  private shown = ""; // the query whose hits stand in the list
  private eager = false; // Enter came before the hits: open the first of them

  /** host gets the box; source carries the words as data-t-* attributes. */
  constructor(
    host: HTMLElement,
    private readonly source: HTMLElement,
    private readonly options: FinderOptions,
  ) {
    this.limit = options.limit;
    const dialog = options.mode === "dialog";
    const box = element("div", "find-box");
    const head = element("div", "find-head");
    this.input = element("input", "");
    this.input.type = "search";
    this.input.placeholder = this.word("hint");
    this.input.autocomplete = "off";
    this.input.spellcheck = false;
    this.input.enterKeyHint = "search";
    this.input.setAttribute("aria-label", this.word("label"));
    this.list = element("div", "find-list");
    this.list.id = dialog ? "find-list" : "find-page-list";
    if (dialog) {
      this.input.setAttribute("role", "combobox");
      this.input.setAttribute("aria-autocomplete", "list");
      this.input.setAttribute("aria-expanded", "false");
      this.input.setAttribute("aria-controls", this.list.id);
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", this.word("results"));
      this.list.tabIndex = -1; // a scroller, but the field moves in it
      this.list.hidden = true;
    }
    head.append(lens(), this.input);
    if (dialog) head.append(this.closer());
    this.status = element("p", "find-status");
    this.status.setAttribute("role", "status");
    this.tip = element("p", "find-try", this.word("try"));
    box.append(head, this.status, this.tip, this.list);
    if (dialog) {
      const foot = element("p", "find-foot");
      this.all = element("a", "", this.word("all"));
      foot.append(hint(["↑", "↓"], this.word("move")), hint(["Enter"], this.word("open")), this.all);
      box.append(foot);
      this.point();
    }
    host.append(box);
    this.listen();
  }

  focus(): void {
    warm();
    this.input.focus();
    this.input.select();
  }

  /** ask shows the hits of a query as if it had been typed. */
  ask(query: string): void {
    if (query === this.asked && query === this.input.value) return;
    this.input.value = query;
    void this.run();
  }

  private word(key: string): string {
    return words(this.source, key);
  }

  private closer(): HTMLButtonElement {
    const b = element("button", "find-close");
    b.type = "button";
    b.append(element("kbd", "", "Esc"), element("span", "", this.word("close")));
    b.addEventListener("click", () => this.options.leave?.());
    return b;
  }

  private listen(): void {
    this.input.addEventListener("compositionstart", () => (this.composing = true));
    this.input.addEventListener("compositionend", () => {
      this.composing = false;
      this.later();
    });
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (e) => this.key(e));
    this.list.addEventListener("click", (e) => {
      const hit = e.target instanceof Element && e.target.closest("a.hit");
      if (hit && !e.ctrlKey && !e.metaKey && !e.shiftKey) this.options.leave?.();
    });
  }

  private later(): void {
    this.eager = false;
    this.point();
    if (this.composing) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.run(), DEBOUNCE);
  }

  private key(e: KeyboardEvent): void {
    if (e.isComposing || this.composing || e.keyCode === 229) return;
    switch (e.key) {
      case "ArrowDown":
        if (this.options.mode === "page") this.links[0]?.focus();
        else this.move(1);
        break;
      case "ArrowUp":
        if (this.options.mode === "page") return;
        this.move(-1);
        break;
      case "Escape":
        // A search field would clear itself first and keep the dialog open.
        if (!this.options.leave) return;
        this.options.leave();
        break;
      case "Enter":
        this.enter(e);
        break;
      default:
        return;
    }
    e.preventDefault();
  }

  private enter(e: KeyboardEvent): void {
    const query = this.input.value.trim();
    if (this.options.mode === "page" || query !== this.shown) {
      // What the list shows answers an earlier query: never open that.
      this.eager = this.options.mode === "dialog" && !e.ctrlKey && !e.metaKey;
      clearTimeout(this.timer);
      if (this.options.mode === "page" || query !== this.asked) void this.run();
      return;
    }
    const link = this.links[Math.max(this.active, 0)];
    if (!link) return;
    if (e.ctrlKey || e.metaKey) window.open(link.href);
    else link.click();
  }

  private move(by: number): void {
    const n = this.links.length;
    if (n === 0) return;
    this.select(this.active < 0 && by < 0 ? n - 1 : (this.active + by + n) % n);
  }

  private select(i: number): void {
    this.links[this.active]?.setAttribute("aria-selected", "false");
    this.active = i;
    const link = this.links[i];
    if (!link) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    link.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", link.id);
    link.scrollIntoView({ block: "nearest" });
  }

  /** point aims the link to the search page at what is typed. */
  private point(): void {
    if (this.all) this.all.href = this.options.page + "#q=" + encodeURIComponent(this.input.value.trim());
  }

  private async run(): Promise<void> {
    const query = this.input.value.trim();
    const turn = ++this.turn;
    if (query !== this.asked) this.limit = this.options.limit;
    this.asked = query;
    this.options.remember?.(query);
    if (query === "") {
      this.show(null);
      this.shown = query;
      return;
    }
    const slow = window.setTimeout(() => {
      if (turn === this.turn) this.status.textContent = this.word("wait");
    }, 250);
    let answer: Answer | null = null;
    try {
      answer = await ask(query, this.limit);
    } catch (err) {
      console.error(err);
    }
    clearTimeout(slow);
    if (turn !== this.turn) return;
    this.show(answer);
    this.shown = query;
    this.list.dataset.query = query;
    if (!answer) this.status.textContent = this.word("fail");
    if (this.eager) {
      this.eager = false;
      this.links[0]?.click();
    }
  }

  private show(answer: Answer | null): void {
    this.links = [];
    this.select(-1);
    this.list.replaceChildren();
    this.tip.hidden = answer !== null && answer.hits.length > 0;
    this.status.textContent = answer ? this.count(answer) : "";
    let group = 0;
    for (const [kind, hits] of byKind(answer?.hits ?? [])) this.list.append(this.group(++group, kind, hits));
    if (answer && this.options.mode === "page" && answer.total > answer.hits.length) this.list.append(this.more());
    if (this.options.mode === "dialog") {
      this.list.hidden = this.links.length === 0;
      this.input.setAttribute("aria-expanded", String(this.links.length > 0));
      this.list.scrollTop = 0;
    }
  }

  private count(answer: Answer): string {
    const n = answer.total;
    const key = n === 0 ? "none" : n === 1 ? "one" : "many";
    const text = this.word(key).replace("{n}", String(n)).replace("{q}", this.asked);
    const note = answer.note && this.word("note-" + answer.note);
    return note ? `${text} · ${note}` : text;
  }

  private group(n: number, kind: string, hits: Found[]): HTMLElement {
    const dialog = this.options.mode === "dialog";
    const box = element(dialog ? "div" : "section", "find-group");
    const head = element(dialog ? "p" : "h2", "find-kind", this.word("kind-" + kind) || kind);
    head.id = `${this.list.id}-${n}`;
    box.setAttribute("aria-labelledby", head.id);
    box.append(head);
    if (dialog) {
      box.setAttribute("role", "group");
      for (const hit of hits) box.append(this.hit(hit));
    } else {
      const list = element("ol", "");
      for (const hit of hits) {
        const item = element("li", "");
        item.append(this.hit(hit));
        list.append(item);
      }
      box.append(list);
    }
    return box;
  }

  private hit(found: Found): HTMLAnchorElement {
    const a = element("a", "hit");
    a.href = this.options.home + found.url;
    a.id = `${this.list.id}-hit-${this.links.length}`;
    if (this.options.mode === "dialog") {
      a.setAttribute("role", "option");
      a.setAttribute("aria-selected", "false");
      a.tabIndex = -1;
    }
    const title = element("span", "hit-title", found.title);
    const cite = found.citation && element("span", "hit-cite", inOwnWords(found.citation));
    const top = element("span", "hit-top");
    top.append(cite || title, " ");
    const status = found.status && this.word("status-" + found.status);
    if (status) top.append(element("span", "tag " + shape(found.status), status));
    a.append(top);
    if (cite) a.append(" ", title);
    if (found.snippet.length > 0) {
      const text = element("span", "hit-text");
      write(text, found.snippet);
      a.append(" ", text);
    }
    if (found.also.length > 0) {
      const list = found.also.map((other) => {
        const status = this.word("status-" + other.status);
        return inOwnWords(other.citation) + (status && ` (${status})`);
      });
      a.append(" ", element("span", "hit-also", this.word("also").replace("{list}", list.join(", "))));
    }
    this.links.push(a);
    return a;
  }

  private more(): HTMLElement {
    const p = element("p", "tools");
    const b = element("button", "", this.word("more"));
    b.type = "button";
    b.addEventListener("click", () => {
      const seen = this.links.length;
      this.limit += 30;
      void this.run().then(() => this.links[seen]?.focus());
    });
    p.append(b);
    return p;
  }
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

function hint(keys: string[], text: string): HTMLElement {
  const span = element("span", "");
  for (const k of keys) span.append(element("kbd", "", k), " ");
  span.append(text);
  return span;
}

function lens(): SVGSVGElement {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const circle = document.createElementNS(ns, "circle");
  for (const [k, v] of [["cx", "6.8"], ["cy", "6.8"], ["r", "4.6"]] as const) circle.setAttribute(k, v);
  const path = document.createElementNS(ns, "path");
  path.setAttribute("d", "M10.3 10.3 14 14");
  svg.append(circle, path);
  return svg;
}
