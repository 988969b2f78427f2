// Filters and their counts: see search/facets.go.
import type { Group } from "./engine";
import { Clause, filterNames } from "./query";
import { reader, times } from "./shards";
import type { Table } from "./table";

/** For each property, the values of which a document must have one. */
export type Filters = Record<string, string[]>;

/** How many groups each value would leave, most first. */
export interface Facet { name: string; values: [value: string, count: number][] }

export type Facets = ReturnType<typeof createFacets>;

export type Test = (doc: number) => boolean;

/** beyond reports whether a property stands in the facets shard, not in the table. */
export const beyond = (property: string): boolean => filterNames.indexOf(property) > 4;

/** createFacets reads the facets shard; without it only the table's properties are known. */
export function createFacets(text: string, n: number, table: Table) {
  const [names, count, setText, docText] = JSON.parse(text), [next] = reader(setText), [set] = reader(docText);
  const sets: string[][] = times(count, () => times(next(), () => names[next()])), setOf = count ? times(n, set) : [];

  function values(doc: number, property: string): string[] {
    const [kind, instrument, version, status] = table.class(doc);
    const own: Filters = {
      kind: [kind], version: [version], status: [status], number: [table.numbers[doc]],
      instrument: [instrument, instrument + "@" + version],
    };
    return own[property] || (sets[setOf[doc]] || []).filter((s) => s.startsWith(property + ":")).map((s) => s.slice(property.length + 1));
  }

  function is(doc: number, property: string, value: string): boolean {
    return property === "asof"
      ? values(doc, "from").some((v) => v <= value) && !values(doc, "until").some((v) => v < value)
      : values(doc, property).some((v) => v.toLowerCase() === value);
  }

  /** filter is what every hit must pass; values of one property are alternatives. */
  function filter(clauses: Clause[], instrument = ""): Test {
    const tests = clauses.filter((c) => c.kind === "filter");
    const wanted = tests.filter((c) => !c.not);
    return (doc) =>
      (!instrument || is(doc, "instrument", instrument.toLowerCase())) &&
      !tests.some((c) => c.not && is(doc, c.field, c.text)) &&
      wanted.every((w) => wanted.some((c) => c.field === w.field && is(doc, c.field, c.text)));
  }

  /** passes tests a document against the filters but for one property. */
  const passes = (filters: Filters, but?: string): Test => (doc) => Object.keys(filters).every((p) =>
    p === but || !filters[p].length || filters[p].some((v) => is(doc, p, v.toLowerCase())));

  /** counts what each value would leave of some documents; recount is for groups that a citation joined. */
  const counts = (docs: number[], filters: Filters, recount?: (f: Filters) => Group[]): Facet[] =>
    ["kind", "binding", "instrument", "actor", "topic"].map((name) => {
      const groups = new Map<string, Set<number>>();
      docs.filter(passes(filters, name)).forEach((doc) => values(doc, name).forEach((v) =>
        /(^|@)$/.test(v) || groups.set(v, (groups.get(v) || new Set()).add(table.groupOf[doc]))));
      const list = [...groups].map(([v, g]): [string, number] => [v, recount ? recount({ ...filters, [name]: [v] }).length : g.size]);
      return { name, values: list.filter((c) => c[1]).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) };
    });

  return { filter, passes, counts };
}
