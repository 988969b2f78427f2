// The order of the register's rows: as written, in groups by who bears them, or
// in one list by a column, which then also says of each row who bears the duty.
// The column headings become buttons.
import { column as whoColumn } from "./bearers";

type Key = (row: HTMLElement) => string | number;

const MUST = ["must", "must-not", "may", "entitled", "encouraged", "power", "declares"];

// What a column sorts by; "" and -1 stand last whichever the direction.
const KEYS: Record<string, Key> = {
  who: (row) => cell(row, "who"),
  must: (row) => MUST.indexOf(row.dataset.modality ?? ""),
  what: (row) => row.querySelector(".v-what")?.textContent?.toLowerCase() ?? "",
  when: (row) => Number(row.dataset.due ?? -1),
  authority: (row) => cell(row, "authority"),
  penalty: (row) => Number(row.dataset.cost ?? -1),
  from: (row) => Number(row.dataset.order ?? -1),
};

function cell(row: HTMLElement, column: string): string {
  return row.querySelector(".c-" + column)?.textContent?.trim().toLowerCase() ?? "";
}

export class Order {
  private readonly groups: [HTMLElement, HTMLElement[]][];
  private readonly list = document.createElement("tbody");
  private named = false; // each row says who
  private now = "";

  constructor(
    private readonly table: HTMLTableElement,
    sortBy: (column: string) => void,
  ) {
    this.groups = [...table.tBodies].map((body) => [body, [...body.rows]]);
    for (const th of this.heads()) button(th);
    table.tHead!.addEventListener("click", (e) => {
      const th = (e.target as Element).closest("button")?.parentElement;
      if (th) sortBy(th.dataset.sort ?? "");
    });
  }

  /** changes tells whether an order is another than the one shown. */
  changes(column: string, down: boolean): boolean {
    return this.now !== name(column, down);
  }

  /** show puts the rows into the order of a column, or into the page's own. */
  show(column: string, down: boolean): void {
    const key = KEYS[column];
    this.now = name(column, down);
    if (key && !this.named) {
      button(whoColumn(this.table, this.groups.flatMap(([, rows]) => duties(rows))));
      this.named = true;
    }
    for (const th of this.heads()) {
      const sorts = th.dataset.sort === column;
      th.setAttribute("aria-sort", sorts ? (down ? "descending" : "ascending") : "none");
    }
    this.table.classList.toggle("sorted", this.now !== "");
    this.span();
    if (!key) {
      this.list.remove();
      for (const [body, rows] of this.groups) {
        body.append(...rows);
        this.table.append(body);
      }
      return;
    }
    const rows = this.groups.flatMap(([, rows]) => duties(rows));
    const keyed = rows.map((row) => ({ row, key: key(row), order: Number(row.dataset.order) }));
    keyed.sort((a, b) => Number(last(a.key)) - Number(last(b.key)) || compare(a.key, b.key) * (down ? -1 : 1) || a.order - b.order);
    this.list.append(...keyed.map((k) => k.row));
    this.table.append(this.list);
  }

  /** span makes what stands across the table as wide as the columns shown. */
  span(): void {
    const wide = [...this.heads()].filter((th) => getComputedStyle(th).display !== "none").length;
    for (const cell of this.table.querySelectorAll<HTMLTableCellElement>("tbody [colspan]")) cell.colSpan = wide;
  }

  private heads(): NodeListOf<HTMLElement> {
    return this.table.querySelectorAll<HTMLElement>("th[data-sort]");
  }
}

function button(th: HTMLElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...th.childNodes);
  th.append(button);
}

function duties(rows: readonly HTMLElement[]): HTMLElement[] {
  return rows.filter((row) => row.dataset.force !== undefined);
}

function name(column: string, down: boolean): string {
  return column in KEYS ? (down ? "-" : "+") + column : "";
}

function last(key: string | number): boolean {
  return key === "" || key === -1;
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
