// A draft as a grid of cells, and what can be done at each. Pure: every change gives a new ladder.
import type { Competency } from "../../generated/Competency";
import type { Ladder } from "../../generated/Ladder";
import { cellOf, namedOf, namedText, textOf } from "./cells";

/** A row of the grid; columns follow the first, which holds the name. */
export type Row =
  | { kind: "levels" }
  | { kind: "area"; area: number }
  | { kind: "competency"; area: number; at: number }
  | { kind: "roles" }
  | { kind: "expects"; slug: string; name: string };

/** A place in the grid. */
export interface Spot {
  row: number;
  column: number;
}

/** The rows of a ladder: its levels, its areas with their competencies, what roles expect. */
export function rowsOf(ladder: Ladder): Row[] {
  return [
    { kind: "levels" },
    ...ladder.areas.flatMap((area, index): Row[] => [
      { kind: "area", area: index },
      ...area.competencies.map((_, at): Row => ({ kind: "competency", area: index, at })),
    ]),
    { kind: "roles" },
    ...(ladder.profiles.length > 0
      ? ladder.areas.flatMap((area) =>
          area.competencies.map(({ slug, name }): Row => ({ kind: "expects", slug, name })),
        )
      : []),
  ];
}

/** The first and last column of a row that can be edited; none in a row without any. */
export function columnsOf(ladder: Ladder, row: Row): [number, number] {
  switch (row.kind) {
    case "levels":
      return [1, ladder.levels.length];
    case "area":
      return [0, 0];
    case "competency":
      return [0, ladder.levels.length];
    case "roles":
    case "expects":
      return [1, ladder.profiles.length];
  }
}

/** Where a step leads; it stays where the grid ends. */
export function step(ladder: Ladder, from: Spot, down: number, right: number): Spot {
  const rows = rowsOf(ladder);
  let at = from.row + down;
  for (let row = rows[at]; row !== undefined; row = down === 0 ? undefined : rows[at]) {
    const [first, last] = columnsOf(ladder, row);
    if (last >= first) {
      return { row: at, column: Math.max(first, Math.min(last, from.column + right)) };
    }
    at += down;
  }
  return from;
}

const competencyAt = (ladder: Ladder, row: Row): Competency | undefined =>
  row.kind === "competency" ? ladder.areas[row.area]?.competencies[row.at] : undefined;

/** What the editor of a place begins with; undefined where there is none. */
export function textAt(ladder: Ladder, row: Row, column: number): string | undefined {
  const one = competencyAt(ladder, row);
  const level = ladder.levels[column - 1];
  const role = ladder.profiles[column - 1];
  if (one && column === 0) return namedText(one);
  if (one && level) return textOf(one.cells[level.id] ?? []);
  if (row.kind === "levels" && level) return namedText(level);
  if (row.kind === "area") return ladder.areas[row.area]?.name;
  if (row.kind === "roles" && role) return namedText(role);
  if (row.kind === "expects" && role) return role.expects[row.slug] ?? "";
  return undefined;
}

type Change = (ladder: Ladder) => void;

function changed(ladder: Ladder, change: Change): Ladder {
  const copy = structuredClone(ladder);
  change(copy);
  return copy;
}

/** The ladder with another text at a place. */
export function write(ladder: Ladder, row: Row, column: number, text: string): Ladder {
  return changed(ladder, (copy) => {
    const one = competencyAt(copy, row);
    const level = copy.levels[column - 1];
    const role = copy.profiles[column - 1];
    if (one && column === 0) Object.assign(one, namedOf(text));
    else if (one && level) one.cells[level.id] = cellOf(text);
    else if (row.kind === "levels" && level) Object.assign(level, namedOf(text));
    else if (row.kind === "area") Object.assign(copy.areas[row.area] ?? {}, { name: text.trim() });
    else if (row.kind === "roles" && role) Object.assign(role, namedOf(text));
    else if (row.kind === "expects" && role) {
      if (text === "") delete role.expects[row.slug];
      else role.expects[row.slug] = text;
    }
  });
}

export type Addable = "level" | "area" | "competency" | "role";

/** The ladder with something new after a place, and where that stands. */
export function add(ladder: Ladder, what: Addable, spot: Spot): { ladder: Ladder; at: Spot } {
  const row = rowsOf(ladder)[spot.row] ?? { kind: "levels" };
  const inside = row.kind === "area" || row.kind === "competency";
  const area = inside ? row.area : ladder.areas.length - 1;
  const fresh = (word: string, taken: readonly { name: string }[]) => {
    for (let number = taken.length + 1; ; number++) {
      const name = `${word} ${number}`;
      if (!taken.some((one) => one.name.toLowerCase() === name.toLowerCase())) return name;
    }
  };
  let found: (row: Row) => boolean = () => false;
  let column = 0;
  const next = changed(ladder, (copy) => {
    if (what === "level") {
      const at = row.kind === "levels" ? spot.column : copy.levels.length;
      copy.levels.splice(at, 0, { id: "", name: fresh("Level", copy.levels), about: "" });
      [column, found] = [at + 1, (row) => row.kind === "levels"];
    } else if (what === "role") {
      const at = row.kind === "roles" ? spot.column : copy.profiles.length;
      copy.profiles.splice(at, 0, { name: fresh("Role", copy.profiles), about: "", expects: {} });
      [column, found] = [at + 1, (row) => row.kind === "roles"];
    } else if (what === "area" || area < 0) {
      const at = Math.max(0, area + 1);
      copy.areas.splice(at, 0, { name: fresh("Area", copy.areas), competencies: [] });
      found = (row) => row.kind === "area" && row.area === at;
    } else {
      const at = row.kind === "competency" ? row.at + 1 : row.kind === "area" ? 0 : undefined;
      const list = copy.areas[area]?.competencies ?? [];
      const place = at ?? list.length;
      const all = copy.areas.flatMap((one) => one.competencies);
      list.splice(place, 0, { slug: "", name: fresh("Competency", all), about: "", cells: {} });
      found = (row) => row.kind === "competency" && row.area === area && row.at === place;
    }
  });
  return { ladder: next, at: { row: rowsOf(next).findIndex(found), column } };
}

/** What removing a place takes away, in words; undefined where nothing can be removed. */
export function removal(ladder: Ladder, row: Row, column: number): string | undefined {
  const one = competencyAt(ladder, row);
  if (row.kind === "levels" && ladder.levels.length > 1) {
    return `the level “${ladder.levels[column - 1]?.name}” with its descriptors in every competency`;
  }
  if (row.kind === "area") {
    const area = ladder.areas[row.area];
    return `the area “${area?.name}” with its ${area?.competencies.length ?? 0} competencies`;
  }
  if (one && column === 0) return `the competency “${one.name}” with its descriptors`;
  if (row.kind === "roles") return `the role profile “${ladder.profiles[column - 1]?.name}”`;
  return undefined;
}

export function remove(ladder: Ladder, row: Row, column: number): Ladder {
  return changed(ladder, (copy) => {
    if (row.kind === "levels") copy.levels.splice(column - 1, 1);
    else if (row.kind === "area") copy.areas.splice(row.area, 1);
    else if (row.kind === "competency") copy.areas[row.area]?.competencies.splice(row.at, 1);
    else if (row.kind === "roles") copy.profiles.splice(column - 1, 1);
  });
}

/** The ladder with a thing one place further, and where it stands then; undefined at the end. */
export function move(
  ladder: Ladder,
  spot: Spot,
  by: -1 | 1,
  across: boolean,
): { ladder: Ladder; at: Spot } | undefined {
  const row = rowsOf(ladder)[spot.row];
  if (row === undefined) return undefined;
  const swap = <T>(list: T[], at: number) => {
    const [one] = list.splice(at, 1);
    if (one !== undefined) list.splice(at + by, 0, one);
  };
  const sideways = across && (row.kind === "levels" || row.kind === "roles");
  if (across && !sideways) return undefined;
  if (sideways) {
    const count = row.kind === "levels" ? ladder.levels.length : ladder.profiles.length;
    const to = spot.column + by;
    if (to < 1 || to > count) return undefined;
    const next = changed(ladder, (copy) => {
      if (row.kind === "levels") swap(copy.levels, spot.column - 1);
      else swap(copy.profiles, spot.column - 1);
    });
    return { ladder: next, at: { row: spot.row, column: to } };
  }
  if (row.kind === "area") {
    if (ladder.areas[row.area + by] === undefined) return undefined;
    const next = changed(ladder, (copy) => swap(copy.areas, row.area));
    const at = rowsOf(next).findIndex((r) => r.kind === "area" && r.area === row.area + by);
    return { ladder: next, at: { row: at, column: 0 } };
  }
  if (row.kind !== "competency") return undefined;
  const within = ladder.areas[row.area]?.competencies[row.at + by] !== undefined;
  const other = ladder.areas[row.area + by];
  if (!within && other === undefined) return undefined;
  // Beyond its area it goes to the next one.
  const place = by === 1 ? 0 : (other?.competencies.length ?? 0);
  const next = changed(ladder, (copy) => {
    const list = copy.areas[row.area]?.competencies ?? [];
    if (within) swap(list, row.at);
    else copy.areas[row.area + by]?.competencies.splice(place, 0, ...list.splice(row.at, 1));
  });
  const area = within ? row.area : row.area + by;
  const at = within ? row.at + by : place;
  const found = (r: Row) => r.kind === "competency" && r.area === area && r.at === at;
  return { ladder: next, at: { row: rowsOf(next).findIndex(found), column: spot.column } };
}
