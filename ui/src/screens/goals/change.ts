import { change } from "../../lib/undo";

/** Ticks or unticks a milestone. */
export async function tickMilestone(milestone: string, done: boolean): Promise<void> {
  if (done) await change("milestone.done", { milestone }, "Milestone done");
  else await change("milestone.reopen", { milestone }, "Milestone opened again");
}
