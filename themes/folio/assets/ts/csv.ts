// What the register shows as a file for a spreadsheet: RFC 4180 with a byte
// order mark, and no cell that could be taken for a formula (see export/csv.go).
import { names } from "./bearers";
import { words } from "./say";

const SMALL = ["towards", "condition", "exception", "note"];

/** table writes some rows of a register, with the columns it shows. */
export function table(labels: HTMLElement, box: HTMLTableElement, rows: readonly HTMLElement[]): string {
  const label = (key: string): string =>
    (box.querySelector(`th[data-sort="${key}"]`)?.textContent || words(box, key) || words(labels, key)).trim().replace(/[:：]$/, "");
  const one = (s: string): string => s.replace(/\s+/g, " ").trim();
  const shown = (key: string): boolean => {
    if (key === "status" || key === "owner") return labels.dataset.tStatus !== undefined && !box.classList.contains("no-team");
    const part = SMALL.includes(key) ? "more" : key;
    return !box.classList.contains("no-" + part);
  };
  const at = location.protocol === "file:" ? "" : location.href.replace(/#.*$/, "");
  const text = (row: Element, selector: string): string =>
    [...row.querySelectorAll(selector)].map((e) => one(e.textContent ?? "")).join("; ");
  // The small print begins with its name.
  const small = (row: Element, key: string): string => text(row, ".v-" + key).slice(one(words(labels, key)).length).trim();
  const columns: [string, (row: HTMLElement) => string][] = [
    ["id", (row) => row.querySelector<HTMLElement>(".perma")?.title ?? ""],
    ["state", (row) => row.querySelector<HTMLElement>(".force")?.title ?? ""],
    ["who", (row) => one(names(box, row))],
    ["must", (row) => text(row, ".c-must")],
    ["what", (row) => text(row, ".v-what")],
    ...SMALL.map((key): [string, (row: HTMLElement) => string] => [key, (row) => small(row, key)]),
    ["when", (row) => text(row, ".c-when")],
    ["authority", (row) => text(row, ".c-authority")],
    ["penalty", (row) => text(row, ".c-penalty")],
    ["from", (row) => text(row, ".c-from")],
    ["status", (row) => text(row, ".v-status")],
    ["owner", (row) => text(row, ".v-owner")],
    ["also", (row) => text(row, ".c-also")],
    ["address", (row) => at + "#" + row.id],
  ];
  const kept = columns.filter(([key]) => shown(key));
  const lines = [kept.map(([key]) => label(key)), ...rows.map((row) => kept.map(([, cell]) => cell(row)))];
  return "\ufeff" + lines.map((cells) => cells.map(quoted).join(",") + "\r\n").join("");
}

/** quoted is a cell, which a spreadsheet takes for text. */
function quoted(cell: string): string {
  const text = /^[=+\-@\t\r\n\0＝＋－＠]/.test(cell) ? "'" + cell : cell;
  return /[",\r\n]|^\s|\s$/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

/** download hands a text to the reader as a file, made here and sent nowhere. */
export function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
