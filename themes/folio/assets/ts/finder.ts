// The search box. In the dialog it is a combobox with a listbox (ARIA 1.2: the
// focus stays in the field, aria-activedescendant names the hit); on the search
// page the hits are ordinary links under headings, which every reader can walk.
// The engine and its shards are asked for on the first query, not before.
import { ask, warm, type Answer, type Filters } from "./engine";
import { hits, type Lay } from "./hits";
import { words } from "./say";
import { element } from "./words";

const DEBOUNCE = 110; // milliseconds of silence before a query is asked

export interface FinderOptions {
  limit: number; // hits shown at first
  home: string; // prefix of a hit's address: the folder of the page's language
  typed?: (query: string) => void; // told what is in the field
  beside?: HTMLElement; // the field
  bar?: HTMLElement; // below the field
  foot?: HTMLElement; // below the hits
  filters: () => Filters;
  facets: boolean; // count what each filter would leave
  lay?: () => Lay; // how the hits stand; without it, as options of a listbox
  more?: (grow: () => void) => HTMLElement; // stands behind hits that are not all
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
  private readonly dialog: boolean; // a combobox with options, not a page of links
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
    this.dialog = !options.lay;
    const { dialog } = this;
    const box = element("div", "find-box");
    const head = element("div", "find-head");
    this.input = element("input", "");
    Object.assign(this.input, { type: "search", placeholder: this.word("hint"), autocomplete: "off", spellcheck: false, enterKeyHint: "search" });
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
    if (options.beside) head.append(options.beside);
    this.status = element("p", "find-status");
    this.status.setAttribute("role", "status");
    this.tip = element("p", "find-try", this.word("try"));
    box.append(head);
    if (options.bar) box.append(options.bar);
    box.append(this.status, this.tip, this.list);
    if (options.foot) box.append(options.foot);
    host.append(box);
    this.listen();
    this.point();
  }

  focus(): void {
    warm();
    this.input.focus();
    if (this.dialog) this.input.select();
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
        if (!this.dialog) this.links[0]?.focus();
        else this.move(1);
        break;
      case "ArrowUp":
        if (!this.dialog) return;
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
    if (!this.dialog || query !== this.shown) {
      // What the list shows answers an earlier query: never open that.
      this.eager = this.dialog && !e.ctrlKey && !e.metaKey;
      clearTimeout(this.timer);
      if (!this.dialog || query !== this.asked) void this.run(true);
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

  private point(): void {
    this.options.typed?.(this.query);
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
    const { dialog } = this;
    this.select(-1);
    const made = answer && hits(answer, {
      id: this.list.id,
      home: this.options.home,
      word: (key) => this.word(key),
      lay: this.options.lay?.(),
    });
    this.links = made?.links ?? [];
    this.list.replaceChildren(...(made?.groups ?? []));
    this.tip.hidden = this.links.length > 0;
    this.status.textContent = answer && counted ? this.count(answer) : "";
    if (answer && answer.total > answer.hits.length && answer.hits.length && this.options.more) {
      this.list.append(this.options.more(() => void this.grow()));
    }
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

  /** grow shows more hits of the same query and moves to the first of them. */
  private async grow(): Promise<void> {
    const seen = this.links.length;
    this.limit += 30;
    await this.run();
    this.links[seen]?.focus();
  }
}
