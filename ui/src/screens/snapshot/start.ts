import { go } from "../../lib/location.svelte";
import { change } from "../../lib/undo";

/** Opens the picture of today, on the ladder of the last one or the one that fits best. */
export async function startAssessment(person: string): Promise<void> {
  const made = await change("snapshot.start", { person }, "Assessment started");
  if (made) go("snapshot", made.id);
}
