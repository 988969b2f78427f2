// Filters and their counts: see search/facets.go.
import type { Group } from "./engine";
import type { Clause } from "./query";
import { reader, times } from "./shards";
import type { Table } from "./table";

/** For each property, the values of which a document must have one. */
export type Filters = Record<string, string[]>;

/** How many groups each value would leave, most first. */
export interface Facet { name: string; values: [value: string, count: number][] }

export type Facets = ReturnType<typeof createFacets>;

export type Test = (doc: number) => boolean;

/** createFacets reads the facets shard. */
export function createFacets(text: string, n: number, table: Table) {
  const [names, count, setText, docText] = JSON.parse(text), [next] = reader(setText), [set] = reader(docText);
  const sets: string[][] = times(count, () => times(next(), () => names[next()])), setOf = count ? times(n, set) : [];

  function values(doc: number, property: string): string[] {
    const [kind, instrument, version, status] = table.class(doc), prefix = property + ":";
    return [
      ...["kind:" + kind, "instrument:" + instrument, "instrument:" + instrument + "@" + version],
      ...["version:" + version, "status:" + status, "number:" + table.numbers[doc]], ...(sets[setOf[doc]] || []),
    ].filter((s) => s.startsWith(prefix)).map((s) => s.slice(prefix.length));
  }

  function is(doc: number, property: string, value: string): boolean {
    return property === "asof"
      ? values(doc, "from").some((v) => v <= value) && !values(doc, "until").some((v) => v < value)
      : values(doc, property).some((v) => v.toLowerCase() === value);
  }

  /** passes tests a document against the filters but for one property. */
  const passes = (filters: Filters, but?: string): Test => (doc) => Object.keys(filters).every((p) =>
    p === but || !filters[p].length || filters[p].some((v) => is(doc, p, v.toLowerCase())));

  /** filter is what every hit of a query must pass; values of one property are alternatives. */
  function filter(clauses: Clause[]): Test {
    const tests = clauses.filter((c) => c.kind === "filter"), wanted: Filters = {};
    for (const c of tests) if (!c.not) (wanted[c.field] ||= []).push(c.text);
    const pass = passes(wanted);
    return (doc) => pass(doc) && !tests.some((c) => c.not && is(doc, c.field, c.text));
  }

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
