// A table in the two ways that other programs take it: tabs for a sheet, HTML for a document.
import type { Table } from "../../generated/Table";
import type { Both } from "../../lib/clipboard";

const safe = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);

export function pasted({ head, rows }: Pick<Table, "head" | "rows">): Both {
  const flat = (cell: string) => cell.replace(/\s+/g, " ");
  const text = [head, ...rows].map((row) => row.map(flat).join("\t")).join("\n");
  const line = (row: readonly string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${safe(cell)}</${tag}>`).join("")}</tr>`;
  const html = `<table>${line(head, "th")}${rows.map((row) => line(row, "td")).join("")}</table>`;
  return { text, html };
}
