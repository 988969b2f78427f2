// What to try where nothing was found: the same query without filters, and
// queries that do find something. A click asks.
import { ask, others, type Filters } from "./engine";
import { element } from "./words";

export interface InsteadOptions {
  word: (key: string) => string;
  enter: (query: string) => void;
  clear: () => void; // drop all filters
}

export async function instead(query: string, filters: Filters, o: InsteadOptions): Promise<HTMLElement | null> {
  const list = element("ul", "");
  const add = (text: string, total: number, ask: () => void): void => {
    const item = element("li", "");
    const b = element("button", "", text);
    b.type = "button";
    b.append(" ", element("span", "num", String(total)));
    b.addEventListener("click", ask);
    item.append(b);
    list.append(item);
  };
  const bare = Object.keys(filters).length ? (await ask(query, 1)).total : 0;
  if (bare) add(o.word("clear"), bare, o.clear);
  for (const other of await others(query, filters)) add(other.query, other.total, () => o.enter(other.query));
  if (!list.hasChildNodes()) return null;
  const box = element("div", "find-instead");
  box.append(element("p", "", o.word("instead")), list);
  return box;
}
