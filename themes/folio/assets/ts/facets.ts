// Filters with counts. Values of one facet add up, facets narrow each other: the
// number beside a value is how many rows the other facets leave to it.
import { names } from "./bearers";
import type { View } from "./view";

interface Row {
  element: HTMLElement;
  values: string[][]; // by facet
  text?: string; // when words are first asked for
}

interface Choice {
  input: HTMLInputElement;
  label: HTMLElement;
  number: HTMLElement;
  name: string;
  n: number; // as shown
}

interface Facet {
  key: string;
  choices: Map<string, Choice>;
}

export class Facets {
  private readonly facets: Facet[];
  private rows: Row[] = []; // when rows are first asked for

  constructor(
    private readonly form: HTMLFormElement,
    private readonly table: HTMLElement,
    private readonly elements: HTMLElement[],
  ) {
    this.facets = [...form.querySelectorAll<HTMLElement>("[data-facet]")].map((field) => ({
      key: field.dataset.facet ?? "",
      choices: new Map([...field.querySelectorAll("input")].map((input) => [input.value, choice(input)])),
    }));
  }

  /** apply counts what a view leaves, and returns these rows. */
  apply(v: View): HTMLElement[] {
    if (this.rows.length === 0) this.rows = this.elements.map((element) => this.row(element));
    const terms = fold(v.q).split(" ").filter(Boolean);
    const picked = this.facets.map((f) => v.picked.get(f.key));
    const counts = this.facets.map(() => new Map<string, number>());
    const left: HTMLElement[] = [];
    for (const row of this.rows) {
      const said = terms.every((t) => this.text(row).includes(t));
      const out = picked.flatMap((p, i) => (p && !row.values[i].some((x) => p.has(x)) ? [i] : []));
      if (said && out.length === 0) left.push(row.element);
      if (!said || out.length > 1) continue;
      // A row that one facet alone leaves out counts for that facet's values.
      for (let i = 0; i < counts.length; i++) {
        if (out.length === 1 && out[0] !== i) continue;
        for (const x of row.values[i]) counts[i].set(x, (counts[i].get(x) ?? 0) + 1);
      }
    }
    this.facets.forEach((f, i) => {
      for (const [value, c] of f.choices) {
        const n = counts[i].get(value) ?? 0;
        if (n === c.n) continue;
        c.n = n;
        c.number.textContent = String(n);
        c.label.classList.toggle("none", n === 0);
      }
    });
    return left;
  }

  private row(element: HTMLElement): Row {
    return { element, values: this.facets.map((f) => (element.dataset[f.key] ?? "").split(" ").filter(Boolean)) };
  }

  // What a reader takes a row to say: its group and its marks are part of it.
  private text(row: Row): string {
    const { element } = row;
    const mark = element.querySelector<HTMLElement>(".force")?.title ?? "";
    return (row.text ??= fold([names(this.table, element), mark, element.textContent, element.id].join(" ")));
  }

  /** picked is what the form's boxes say. */
  picked(): Map<string, Set<string>> {
    const out = new Map<string, Set<string>>();
    for (const f of this.facets) {
      const values = [...f.choices].filter(([, c]) => c.input.checked).map(([value]) => value);
      if (values.length > 0) out.set(f.key, new Set(values));
    }
    return out;
  }

  /** set makes the form say what a view says; what the page does not know is dropped from the view. */
  set(v: View): void {
    (this.form.elements.namedItem("q") as HTMLInputElement).value = v.q;
    for (const f of this.facets) {
      for (const [value, c] of f.choices) {
        c.input.checked = v.picked.get(f.key)?.has(value) ?? false;
        const folded = c.input.closest<HTMLDetailsElement>("fieldset details");
        if (c.input.checked && folded) folded.open = true;
      }
    }
    v.picked = this.picked();
  }

  /** chosen names what is picked. */
  chosen(): string[] {
    return this.facets.flatMap((f) => [...f.choices.values()].filter((c) => c.input.checked).map((c) => c.name));
  }
}

function choice(input: HTMLInputElement): Choice {
  const label = input.closest("label")!;
  const number = label.querySelector("b")!;
  return {
    input,
    label,
    number,
    name: label.querySelector("span")?.textContent ?? "",
    n: Number(number.textContent?.replace(/\D/g, "")),
  };
}

// As one compares words: no case, no widths, one space.
function fold(s: string): string {
  return s.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
