// Tables are written as text: Tab goes from cell to cell and keeps the columns in line, Enter
// goes to the row below. Which lines are a table is what the parser of GFM says.
import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";

/** The cells of a row, without the blanks around them. `\|` is text. */
export function cellsOf(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

const isRule = (row: readonly string[]) => row.every((cell) => /^:?-+:?$/.test(cell));
const width = (cell: string) => [...cell].length;

/** Rows as lines whose columns stand below each other. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(3, ...rows.filter((row) => !isRule(row)).map((row) => width(row[at] ?? ""))),
  );
  return rows.map((row) => {
    const rule = isRule(row);
    const cells = widths.map((wide, at) => {
      const cell = row[at] ?? (rule ? "---" : "");
      if (!rule) return cell + " ".repeat(wide - width(cell));
      const [left, right] = [cell.startsWith(":") ? ":" : "", cell.endsWith(":") ? ":" : ""];
      return left + "-".repeat(wide - left.length - right.length) + right;
    });
    return `| ${cells.join(" | ")} |`;
  });
}

function tableAt(state: EditorState): SyntaxNode | undefined {
  for (
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(state.selection.main.head, -1);
    node;
    node = node.parent
  ) {
    // In a quote or a list the margin is not ours to write.
    if (node.name === "Table") return node.parent?.name === "Document" ? node : undefined;
  }
  return undefined;
}

interface Grid {
  from: number;
  to: number;
  rows: string[][];
  /** Where the cursor is. */
  row: number;
  cell: number;
}

function gridAt(state: EditorState): Grid | undefined {
  const table = tableAt(state);
  const { from, to } = state.selection.main;
  if (!table || state.doc.lineAt(from).to < to) return undefined;
  const first = state.doc.lineAt(table.from).number;
  const last = state.doc.lineAt(table.to).number;
  const rows: string[][] = [];
  for (let number = first; number <= last; number++)
    rows.push(cellsOf(state.doc.line(number).text));
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const before = line.text.slice(0, head - line.from).replace(/^\s*\|/, "");
  return {
    from: state.doc.line(first).from,
    to: state.doc.line(last).to,
    rows,
    row: line.number - first,
    cell: before.match(/(?<!\\)\|/g)?.length ?? 0,
  };
}

/** Writes the table in line and selects the text of one cell. */
function show(view: EditorView, grid: Grid, row: number, cell: number): void {
  const text = aligned(grid.rows);
  const insert = text.join("\n");
  const columns = Math.max(...grid.rows.map((one) => one.length));
  const at = Math.min(cell, columns - 1);
  const line = text[row] ?? "";
  let start = 2;
  for (let passed = 0, i = 1; passed < at && i < line.length; i++) {
    if (line[i] === "|" && line[i - 1] !== "\\") {
      passed++;
      start = i + 2;
    }
  }
  const anchor = grid.from + text.slice(0, row).join("\n").length + (row > 0 ? 1 : 0) + start;
  const head = anchor + (grid.rows[row]?.[at]?.length ?? 0);
  view.dispatch({
    changes:
      insert === view.state.sliceDoc(grid.from, grid.to)
        ? []
        : { from: grid.from, to: grid.to, insert },
    selection: { anchor, head },
    userEvent: "input.table",
    scrollIntoView: true,
  });
}

/** To the next cell, over the rule; behind the last one a row is added. False outside tables. */
export function nextCell(view: EditorView): boolean {
  const grid = gridAt(view.state);
  if (!grid) return false;
  const columns = grid.rows[0]?.length ?? 1;
  let [row, cell] = [grid.row, grid.cell + 1];
  if (cell >= columns) [row, cell] = [row + 1, 0];
  if (row === 1) row = 2;
  if (row >= grid.rows.length) grid.rows.push(Array<string>(columns).fill(""));
  show(view, grid, row, cell);
  return true;
}

/** To the cell before. In the first one the key is not ours. */
export function previousCell(view: EditorView): boolean {
  const grid = gridAt(view.state);
  if (!grid) return false;
  const columns = grid.rows[0]?.length ?? 1;
  let [row, cell] = [grid.row, grid.cell - 1];
  if (cell < 0) [row, cell] = [row - 1, columns - 1];
  if (row === 1) row = 0;
  if (row < 0) return false;
  show(view, grid, row, cell);
  return true;
}

/** To a new row below; an empty last row ends the table. False outside tables. */
export function nextRow(view: EditorView): boolean {
  const grid = gridAt(view.state);
  if (!grid || grid.row === 0) return false;
  const own = grid.rows[grid.row] ?? [];
  if (grid.row === grid.rows.length - 1 && own.every((cell) => cell === "")) {
    const line = view.state.doc.lineAt(view.state.selection.main.head);
    view.dispatch({
      changes: { from: line.from, to: line.to },
      selection: { anchor: line.from },
      userEvent: "input.table",
    });
    return true;
  }
  const row = Math.max(grid.row + 1, 2);
  grid.rows.splice(
    row,
    0,
    own.map(() => ""),
  );
  show(view, grid, row, 0);
  return true;
}
