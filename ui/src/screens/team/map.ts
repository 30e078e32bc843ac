// What a cell of the map says, and where the arrows lead. Pure.
import type { Heatmap } from "../../generated/Heatmap";
import type { HeatmapCell } from "../../generated/HeatmapCell";
import type { TeamPrints } from "../../generated/TeamPrints";
import { dayMonth } from "../../lib/dates";

/** Beyond so many competencies their names stand upright, over narrow columns. */
export const WIDE_COLUMNS = 12;
/** So many people are drawn at first; a table of thousands of cells makes any window slow. */
export const FIRST_PEOPLE = 60;

const signed = (n: number) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : "0");

/** What stands in the cell; nothing where there is nothing to say. */
export function printed(cell: HeatmapCell | undefined, prints: TeamPrints): string | undefined {
  if (!cell || cell.number === null) return undefined;
  if (prints === "level") return String(cell.number);
  if (prints === "gap") return cell.missing === null ? undefined : signed(-cell.missing);
  return cell.change === null ? undefined : signed(cell.change);
}

/** The cell in words, for readers and as tooltip. */
export function said(cell: HeatmapCell | undefined, map: Heatmap): string {
  const target = cell?.target ? map.levels[cell.target - 1] : undefined;
  if (!cell || cell.number === null) {
    return target ? `not assessed, ${target} expected` : "not assessed";
  }
  const parts = [cell.number === 0 ? "0, not yet" : `${cell.number}, ${cell.level}`];
  if (cell.missing) parts.push(`${cell.missing} below ${target}`);
  if (cell.change)
    parts.push(`${signed(cell.change)} since ${dayMonth(map.since ?? map.on, map.on)}`);
  return parts.join(", ");
}

/** Where a key leads from a cell of a table of `rows` and `columns`; nothing for other keys. */
export function moved(
  key: string,
  at: { row: number; column: number },
  size: { rows: number; columns: number },
): { row: number; column: number } | undefined {
  const { row, column } = at;
  const to = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    Home: { row, column: 0 },
    End: { row, column: size.columns - 1 },
    PageUp: { row: 0, column },
    PageDown: { row: size.rows - 1, column },
  }[key];
  if (!to) return undefined;
  return {
    row: Math.min(Math.max(to.row, 0), size.rows - 1),
    column: Math.min(Math.max(to.column, 0), size.columns - 1),
  };
}

/** Neighbouring competencies of one area, with how many they are. */
export function areas(map: Heatmap): { name: string; columns: number }[] {
  const found: { name: string; columns: number }[] = [];
  for (const { area } of map.competencies) {
    const last = found.at(-1);
    if (last?.name === area) last.columns++;
    else found.push({ name: area, columns: 1 });
  }
  return found;
}

/** A first name, for sentences beside a face. */
export const first = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
