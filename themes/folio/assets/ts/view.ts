// What the register shows, as it stands in the fragment of the address:
// "bearer=cii-operator,network-operator&q=logs&sort=-penalty&hide=from". A fragment without "="
// is the anchor of a row.

/** View is a choice of rows and columns and an order. */
export interface View {
  q: string;
  picked: Map<string, Set<string>>; // by facet; a facet without a choice is absent
  sort: string; // a column, or "" for the page's own order
  down: boolean;
  hidden: Set<string>; // columns
}

const OWN = new Set(["q", "sort", "hide"]);

/** view is everything, as the page was written. */
export function view(): View {
  return { q: "", picked: new Map(), sort: "", down: false, hidden: new Set() };
}

/** read takes a fragment without its "#"; null if it is no view. */
export function read(fragment: string): View | null {
  if (!fragment.includes("=")) return null;
  const v = view();
  for (const [key, value] of new URLSearchParams(fragment)) {
    const values = new Set(value.split(",").filter(Boolean));
    if (!OWN.has(key) && values.size > 0) v.picked.set(key, values);
    else if (key === "hide") v.hidden = values;
    else if (key === "sort") [v.sort, v.down] = [value.replace(/^-/, ""), value.startsWith("-")];
    else if (key === "q") v.q = value;
  }
  return v;
}

/** write is the fragment of a view, "" for everything. */
export function write(v: View): string {
  const parts: string[] = [];
  const add = (key: string, value: string): void => {
    if (value) parts.push(key + "=" + encodeURIComponent(value).replace(/%2C/g, ","));
  };
  for (const [facet, values] of v.picked) add(facet, [...values].join(","));
  add("q", v.q.trim());
  add("sort", v.sort && (v.down ? "-" : "") + v.sort);
  add("hide", [...v.hidden].join(","));
  return parts.join("&");
}
