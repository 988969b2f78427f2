// The pieces of the page: templates that the layout filled with words and links,
// and the interface texts on the walker. A piece is copied whole, so that
// Chinese stays marked and a citation stays a link.
import { words } from "../say";

const walker = document.getElementById("walker") as HTMLElement;

/** within finds what the layout surely has. */
export function within<T extends Element = HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`walk: no ${selector}`);
  return found;
}

/** text is an interface text with {n} or {text} filled in. */
export function text(key: string, filling = ""): string {
  return words(walker, key).replace(/\{(?:n|text)\}/, () => filling);
}

/** piece is a fresh copy of the template whose attribute has the value. */
export function piece(attribute: string, value: string): DocumentFragment {
  return template(attribute, value).content.cloneNode(true) as DocumentFragment;
}

/** trait is an attribute of that template. */
export function trait(attribute: string, value: string, name: string): string {
  return template(attribute, value).getAttribute(name) ?? "";
}

/** inside moves the children of an element of a piece into the open. */
export function inside(part: ParentNode, selector: string): DocumentFragment {
  const out = document.createDocumentFragment();
  out.append(...Array.from(part.querySelector(selector)?.childNodes ?? []));
  return out;
}

/** make makes an element of a class with content. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, ...content: (Node | string)[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag);
  if (name) e.className = name;
  e.append(...content);
  return e;
}

function template(attribute: string, value: string): HTMLTemplateElement {
  return within<HTMLTemplateElement>(document, `template[${attribute}="${CSS.escape(value)}"]`);
}
