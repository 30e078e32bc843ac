// How history is told: by day, with who asked.
import type { Operation } from "../../generated/Operation";
import { dayName, dayOf } from "../../lib/dates";

/** Who asked, where it was not this window. */
export const SOURCES: Record<Operation["source"], string> = {
  app: "",
  cli: "command line",
  import: "import",
  mcp: "assistant",
};

/** An undo is taken back by redo, and what is undone is undone. */
export function canUndo(one: Operation | undefined): boolean {
  return one !== undefined && !one.undone && one.undoes === null;
}

/** Operations under the names of their days, in their order. */
export function byDay(operations: readonly Operation[], today: string) {
  const days: { name: string; operations: Operation[] }[] = [];
  for (const one of operations) {
    const name = dayName(dayOf(one.at), today);
    const last = days.at(-1);
    if (last?.name === name) last.operations.push(one);
    else days.push({ name, operations: [one] });
  }
  return days;
}
