// Who bears a duty: the heading of its group says it, and the row only who bears
// it too. A list without groups needs it in a column of its own.

/** bearers says who bears the duty of a row: its group’s heading and those named beside it, as copies. */
function bearers(table: HTMLElement, row: HTMLElement): Node[] {
  const first = row.dataset.bearer?.split(" ")[0];
  const heading = first ? table.querySelector(`[id="bearer-${first}"] .bearer a`) : null;
  if (!heading) return [];
  const others = row.querySelector(".v-with")?.childNodes ?? [];
  const comma = others.length > 0 ? [document.createTextNode(table.dataset.tComma ?? "")] : [];
  return [heading, ...comma, ...others].map((node) => node.cloneNode(true));
}

/** names is who bears the duty of a row, in words. */
export function names(table: HTMLElement, row: HTMLElement): string {
  return bearers(table, row).map((node) => node.textContent).join("");
}

/** column puts it before the other cells of some rows, with a heading. */
export function column(table: HTMLTableElement, rows: readonly HTMLElement[]): HTMLElement {
  for (const row of rows) {
    const cell = document.createElement("td");
    cell.className = "c-who";
    cell.dataset.label = table.dataset.tWho;
    cell.append(...bearers(table, row));
    row.prepend(cell);
  }
  const head = document.createElement("th");
  head.scope = "col";
  head.className = "c-who";
  head.dataset.sort = "who";
  head.append(table.dataset.tWho ?? "");
  table.tHead!.rows[0].prepend(head);
  return head;
}
