// A record as plain text or Markdown, read off the page, so that what is copied
// is what is shown. Addresses are whole: those of the public site where the page
// knows it, else of this page.

export type Form = "markdown" | "text";

/** copyText writes out an element; what stands on the screen only is left out. */
export function copyText(root: Element, form: Form): string {
  const writer = new Writer(form);
  for (const child of Array.from(root.children)) writer.block(child, "");
  return writer.lines.join("\n").replace(/\n{3,}/g, "\n\n").trim() + "\n";
}

const SCREEN_ONLY = ".tools, button, [hidden], svg";
const BLOCKS = "p, h2, h3, ul, ol, li, div, section";

class Writer {
  readonly lines: string[] = [];
  private readonly base = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href.replace(/#.*$/, "");

  constructor(private readonly form: Form) {}

  block(e: Element, indent: string): void {
    if (e.matches(SCREEN_ONLY)) return;
    switch (e.localName) {
      case "h2":
      case "h3":
        this.heading(e, Number(e.localName[1]) - 1);
        return;
      case "ul":
      case "ol":
        this.list(e, indent);
        return;
      case "p":
        this.line(indent + this.inline(e));
        return;
    }
    for (const child of Array.from(e.children)) this.block(child, indent);
  }

  private heading(e: Element, level: number): void {
    const words = this.inline(e);
    this.lines.push("");
    if (this.form === "markdown") this.lines.push("#".repeat(level) + " " + words);
    else this.lines.push(words, (level === 1 ? "=" : "-").repeat(Math.min(words.length, 72)));
    this.lines.push("");
  }

  private list(e: Element, indent: string): void {
    Array.from(e.children).forEach((item, i) => {
      const mark = e.localName === "ol" ? `${i + 1}. ` : "- ";
      const inner = indent + " ".repeat(mark.length);
      const from = this.lines.length;
      if (item.querySelector(BLOCKS)) for (const child of Array.from(item.children)) this.block(child, inner);
      else this.line(inner + this.inline(item));
      const lines = this.lines.splice(from).filter((l) => l !== "");
      if (lines.length > 0) lines[0] = indent + mark + lines[0].slice(inner.length);
      // A line of its own within an item, not joined to the one before.
      this.lines.push(...lines.map((l, at) => (this.form === "markdown" && at < lines.length - 1 ? l + "  " : l)));
    });
    this.lines.push("");
  }

  private line(words: string): void {
    if (words.trim() !== "") this.lines.push(words, "");
  }

  private inline(e: Node): string {
    return this.words(e).replace(/\s+/g, " ").trim();
  }

  private words(node: Node): string {
    if (node.nodeType === Node.TEXT_NODE) return this.escape(node.textContent ?? "");
    if (!(node instanceof Element) || node.matches(SCREEN_ONLY)) return "";
    const inner = Array.from(node.childNodes, (n) => this.words(n)).join("");
    if (node.matches(".tag")) return `[${inner.trim()}]`;
    if (this.form === "text") return inner;
    if (node.localName === "a") return `[${inner}](${this.address(node)})`;
    return node.matches("b, strong") ? `**${inner.trim()}**` : inner;
  }

  private address(a: Element): string {
    return new URL(a.getAttribute("href") ?? "", this.base).href.replace(/[()]/g, (c) => (c === "(" ? "%28" : "%29"));
  }

  private escape(words: string): string {
    return this.form === "markdown" ? words.replace(/[\\`*_[\]<>]/g, "\\$&") : words;
  }
}
