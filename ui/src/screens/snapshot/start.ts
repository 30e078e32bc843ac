import { go } from "../../lib/location.svelte";
import { change } from "../../lib/undo";

/**
 * Opens the picture of a day, or makes it: of today, on the ladder of the last one or the one
 * that fits best, unless said otherwise. True when it is open.
 */
export async function startAssessment(
  person: string,
  more: { framework?: string; on?: string } = {},
): Promise<boolean> {
  const made = await change("snapshot.start", { person, ...more }, "Assessment started");
  if (made) go("snapshot", made.id);
  return made !== undefined;
}
