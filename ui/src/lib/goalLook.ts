// How a goal reads in a row: one place for every screen that lists goals.
import { dayMonth, daysBetween, due, type LocalDate } from "./dates";
import type { Goal } from "../generated/Goal";
import type { GoalOutcome } from "../generated/GoalOutcome";
import type { Milestone } from "../generated/Milestone";

export const OUTCOMES: Record<GoalOutcome, string> = {
  achieved: "Achieved",
  partly: "Partly achieved",
  moved: "Moved on",
  dropped: "Dropped",
};

/** Words of the state, and how they look. */
export function goalState(
  goal: Goal,
  today: LocalDate,
): { text: string; kind: "good" | "warn" | "danger" | "tag" } {
  if (goal.outcome) {
    return {
      text: OUTCOMES[goal.outcome],
      kind: goal.outcome === "achieved" || goal.outcome === "partly" ? "good" : "tag",
    };
  }
  if (goal.status === "at-risk") return { text: "At risk", kind: "warn" };
  if (goal.status === "blocked") return { text: "Blocked", kind: "warn" };
  if (goal.status === "draft") return { text: "Draft", kind: "tag" };
  if (goal.silent_since) {
    const weeks = Math.floor(daysBetween(goal.silent_since, today) / 7);
    return { text: `Quiet for ${weeks} weeks`, kind: "warn" };
  }
  return { text: "On track", kind: "good" };
}

/** "Due 30 Jan", "2 days late", "Closed 4 Nov". */
export function goalDue(goal: Goal, today: LocalDate): string | undefined {
  if (goal.closed_on) return `Closed ${dayMonth(goal.closed_on, today)}`;
  if (!goal.due) return undefined;
  const { text, late } = due(goal.due, today);
  return late ? text : `Due ${dayMonth(goal.due, today)}`;
}

/** Segments of a goal that is measured and has no milestones. */
const SEGMENTS = 5;

/** Progress as something one can count, with the words beside it. */
export function progressOf(goal: Pick<Goal, "milestones" | "checkins" | "progress" | "of_goals">): {
  done: number;
  of: number;
  words: string;
} {
  const { milestones, checkins, progress, of_goals: under } = goal;
  if (milestones.length > 0) {
    const done = milestones.filter(({ done_on }) => done_on !== null).length;
    return { done, of: milestones.length, words: `${done} of ${milestones.length}` };
  }
  const last = checkins.at(-1);
  if (!last && under === 0) return { done: 0, of: 0, words: "No check-in yet" };
  // Full only when it is reached.
  const done = progress >= 100 ? SEGMENTS : Math.floor((progress / 100) * SEGMENTS);
  const from = under === 1 ? "from the goal under it" : `from ${under} goals under it`;
  return { done, of: SEGMENTS, words: last ? last.shown : `${progress} %, ${from}` };
}

export function milestoneLine(milestone: Milestone, today: LocalDate) {
  const { id, text, done_on } = milestone;
  if (done_on) return { id, text, done: true, when: dayMonth(done_on, today) };
  if (!milestone.due) return { id, text, done: false, when: "no date" };
  const { late } = due(milestone.due, today);
  return { id, text, done: false, when: dayMonth(milestone.due, today), late };
}

/** In a short list the next steps matter, and the last one done. */
export function shortMilestones(goal: Goal): Milestone[] {
  const done = goal.milestones.filter((one) => one.done_on);
  return [...done.slice(-1), ...goal.milestones.filter((one) => !one.done_on)].slice(0, 3);
}
