// Feedback that is written down for somebody, and whether they were told it.
import type { Note } from "../../generated/Note";
import { change } from "../../lib/undo";

/** Feedback for them that they do not know yet. */
export function isUntold(note: Note): boolean {
  return note.kind === "feedback-given" && note.told_on === null;
}

/** Says that they were told it today. */
export async function tellIt(note: Note): Promise<void> {
  await change("note.told", { note: note.id }, "Told them");
}
