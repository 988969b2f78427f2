// Citations: see search/jump.go.
import { lower, parse } from "./cite";
import { normalize } from "./normalize";
import { first } from "./query";
import type { Table } from "./table";

const spellings = new WeakMap<string[][], string[]>();

/** spelled are the names of all instruments; the list is made once. */
function spelled(names: string[][]): string[] {
  let list = spellings.get(names);
  if (!list) spellings.set(names, (list = names.flatMap((n) => n.slice(1))));
  return list;
}

/** cited returns, for each instrument a citation names, the provisions, leader first. */
export function cited(query: string, table: Table, names: string[][], keep: (doc: number) => boolean): number[][] {
  const text = normalize(first(query)).replace(/[\s\x85]+/g, " ").trim();
  const c = parse(text, spelled(names)) ||
    (/^\d{1,3}$/.test(text) ? { instrument: "", version: "", article: text.replace(/^0+/, "") } : undefined);
  if (!c) return [];
  const name = c.instrument;
  const named = new Set(names.filter((n) => n.slice(1).some((s) => lower(s) === name)).map((n) => n[0]));
  const same = new Map<string, number[]>();
  table.numbers.forEach((number, doc) => {
    const [kind, instrument, version] = table.class(doc);
    if (number === c.article && kind === "provision" && (!name || named.has(instrument)) && version.startsWith(c.version) && keep(doc)) {
      same.set(instrument, [...(same.get(instrument) || []), doc]);
    }
  });
  return [...same.keys()].sort().map((instrument) => {
    const docs = new Set(same.get(instrument)!.sort(table.leads));
    for (const doc of [...docs]) table.groups[table.groupOf[doc]].filter(keep).forEach((d) => docs.add(d));
    return [...docs];
  }).sort((a, b) => {
    const x = table.class(a[0]), y = table.class(b[0]);
    return +y[5] - +x[5] || y[4] - x[4];
  });
}
