// What the search page shows, as the fragment of its address:
// #q=logs&kind=provision&actor=cac&actor=network-operator&view=flat
import type { Filters } from "./engine";

export interface Place {
  query: string;
  filters: Filters;
  flat: boolean;
}

export const NAMES = ["kind", "binding", "instrument", "actor", "topic", "asof"];

export function fragment({ query, filters, flat }: Place): string {
  const out = new URLSearchParams();
  if (query) out.append("q", query);
  for (const name of NAMES) for (const value of filters[name] ?? []) out.append(name, value);
  if (flat) out.append("view", "flat");
  return "#" + out.toString().replace(/\+/g, "%20").replace(/%40/g, "@");
}

export function here(): Place {
  const given = new URLSearchParams(location.hash.slice(1));
  const filters: Filters = {};
  for (const name of NAMES) {
    const values = given.getAll(name);
    if (values.length) filters[name] = values;
  }
  return { query: given.get("q") ?? "", filters, flat: given.get("view") === "flat" };
}
