// Showing many rows at once takes a browser longer than a keystroke may. What
// fits a window is shown at once, the rest in the moments after.

const FIRST = 30;
const NEXT = 50;

export class Reveal {
  private waiting: HTMLElement[] = [];
  private timer = 0;

  constructor(
    private readonly table: HTMLTableElement,
    private readonly all: readonly HTMLElement[],
  ) {}

  /** show leaves exactly some rows, in the order in which they stand, and the groups that hold one;
   *  with pointers also the groups that hold nothing but pointers to other groups. */
  show(rows: readonly HTMLElement[], pointers: boolean): void {
    const wanted = new Set(rows);
    for (const row of this.all) if (!row.hidden && !wanted.has(row)) row.hidden = true;
    this.waiting = rows.filter((row) => row.hidden || row.parentElement?.hidden);
    this.next(FIRST);
    for (const body of this.table.tBodies) {
      const held = body.querySelector("tr[data-force]:not([hidden])") ?? (pointers ? body.querySelector("tr.also") : null);
      body.hidden = held === null;
    }
  }

  /** rest shows at once what is still to come. */
  rest(): void {
    this.next(this.waiting.length);
  }

  /** clear hides every row, so that moving them costs nothing. */
  clear(): void {
    for (const row of this.all) row.hidden = true;
  }

  private next(n: number): void {
    clearTimeout(this.timer);
    for (const row of this.waiting.splice(0, n)) {
      row.hidden = false;
      if (row.parentElement?.hidden) row.parentElement.hidden = false;
    }
    if (this.waiting.length > 0) this.timer = setTimeout(() => this.next(NEXT));
  }
}
