// The search box. In the dialog it is a combobox with a listbox (ARIA 1.2: the
// focus stays in the field, aria-activedescendant names the hit); on the search
// page the hits are ordinary links under headings, which every reader can walk.
// The engine and its shards are asked for on the first query, not before.
import { ask, warm, type Answer, type Filters } from "./engine";
import { hits } from "./hits";
import { words } from "./say";
import { element } from "./words";

const DEBOUNCE = 110; // milliseconds of silence before a query is asked

export interface FinderOptions {
  mode: "dialog" | "page";
  limit: number; // hits shown at first
  root: string; // prefix of a hit's address
  all?: (query: string) => string; // address of the search page with a query
  bar?: HTMLElement; // below the field
  foot?: HTMLElement; // below the hits
  filters: () => Filters;
  facets: boolean; // count what each filter would leave
  flat: () => boolean; // one list instead of one for each kind
  instead?: (query: string, filters: Filters) => Promise<HTMLElement | null>; // what to try where nothing was found
  leave?: () => void; // after a hit was opened
  remember?: (query: string, entered: boolean) => void; // told each query that is asked
  found?: (answer: Answer, anew: boolean) => void; // told each answer; anew: of another query than the last
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
  private answered = "\n"; // the last query that was answered; this one never is
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
    const lens = document.querySelector(".find svg");
    if (lens) head.append(lens.cloneNode(true));
    head.append(this.input);
    if (dialog) head.append(this.closer());
    this.status = element("p", "find-status");
    this.status.setAttribute("role", "status");
    this.tip = element("p", "find-try", this.word("try"));
    box.append(head);
    if (options.bar) box.append(options.bar);
    box.append(this.status, this.tip, this.list);
    if (dialog) {
      const foot = element("p", "find-foot");
      this.all = element("a", "", this.word("all"));
      foot.append(hint(["↑", "↓"], this.word("move")), hint(["Enter"], this.word("open")), this.all);
      box.append(foot);
      this.point();
    }
    if (options.foot) box.append(options.foot);
    host.append(box);
    this.listen();
  }

  focus(): void {
    warm();
    this.input.focus();
    if (this.options.mode === "dialog") this.input.select();
  }

  /** ask shows the hits of a query as if it had been typed. */
  ask(query: string): void {
    this.input.value = query;
    void this.run();
  }

  /** enter asks a query as if it had been typed and sent. */
  enter(query: string): void {
    this.input.value = query;
    this.input.focus();
    void this.run(true);
  }

  /** again asks the same query, after the filters changed. */
  again(): void {
    this.point();
    this.limit = this.options.limit;
    void this.run();
  }

  get query(): string {
    return this.input.value.trim();
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
        this.send(e);
        break;
      default:
        return;
    }
    e.preventDefault();
  }

  private send(e: KeyboardEvent): void {
    const query = this.query;
    if (this.options.mode === "page" || query !== this.shown) {
      // What the list shows answers an earlier query: never open that.
      this.eager = this.options.mode === "dialog" && !e.ctrlKey && !e.metaKey;
      clearTimeout(this.timer);
      if (this.options.mode === "page" || query !== this.asked) void this.run(true);
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
    if (this.all && this.options.all) this.all.href = this.options.all(this.query);
  }

  private async run(entered = false): Promise<void> {
    const query = this.query;
    const filters = this.options.filters();
    const turn = ++this.turn;
    if (query !== this.asked) this.limit = this.options.limit;
    this.asked = query;
    this.options.remember?.(query, entered);
    if (query === "" && !this.options.facets) {
      this.show(null, false);
      this.shown = query;
      return;
    }
    const slow = window.setTimeout(() => {
      if (turn === this.turn) this.status.textContent = this.word("wait");
    }, 250);
    let answer: Answer | null = null;
    let instead: HTMLElement | null | undefined;
    try {
      answer = await ask(query, this.limit, { filters, facets: this.options.facets });
      if (query && answer.total === 0) instead = await this.options.instead?.(query, filters);
    } catch (err) {
      console.error(err);
    }
    clearTimeout(slow);
    if (turn !== this.turn) return;
    this.show(answer, query !== "" || Object.keys(filters).length > 0);
    if (instead) {
      this.tip.hidden = true;
      this.list.append(instead);
    }
    this.shown = query;
    this.list.dataset.query = query;
    if (!answer) this.status.textContent = this.word("fail");
    else this.options.found?.(answer, query !== this.answered);
    this.answered = query;
    if (this.eager) {
      this.eager = false;
      this.links[0]?.click();
    }
  }

  private show(answer: Answer | null, counted: boolean): void {
    const dialog = this.options.mode === "dialog";
    this.select(-1);
    const made = answer && hits(answer, {
      id: this.list.id,
      dialog,
      flat: this.options.flat(),
      root: this.options.root,
      word: (key) => this.word(key),
    });
    this.links = made?.links ?? [];
    this.list.replaceChildren(...(made?.groups ?? []));
    this.tip.hidden = this.links.length > 0;
    this.status.textContent = answer && counted ? this.count(answer) : "";
    if (answer && !dialog && answer.total > answer.hits.length && answer.hits.length) this.list.append(this.more());
    if (dialog) {
      this.list.hidden = this.links.length === 0;
      this.input.setAttribute("aria-expanded", String(this.links.length > 0));
      this.list.scrollTop = 0;
    }
  }

  private count(answer: Answer): string {
    const n = answer.total;
    const none = Object.keys(this.options.filters()).length ? "none-with" : "none";
    const key = n === 0 ? none : n === 1 ? "one" : "many";
    const text = this.word(key).replace("{n}", String(n)).replace("{q}", () => this.asked);
    const note = answer.note && this.word("note-" + answer.note);
    return note ? `${text} · ${note}` : text;
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

function hint(keys: string[], text: string): HTMLElement {
  const span = element("span", "");
  for (const k of keys) span.append(element("kbd", "", k), " ");
  span.append(text);
  return span;
}
