// How goals read on every screen: words of the state, countable progress, groups, the tree.
import type { Goal } from "../../generated/Goal";
import type { GoalOutcome } from "../../generated/GoalOutcome";
import type { GoalStatus } from "../../generated/GoalStatus";
import { count, daysBetween, dayMonth } from "../../lib/dates";

export interface StateWords {
  text: string;
  kind: "good" | "warn" | "danger" | "tag";
}

export const STATUS: Record<GoalStatus, StateWords> = {
  draft: { text: "Draft", kind: "tag" },
  active: { text: "On track", kind: "good" },
  "at-risk": { text: "At risk", kind: "warn" },
  blocked: { text: "Blocked", kind: "warn" },
  closed: { text: "Closed", kind: "tag" },
};

export const OUTCOME: Record<GoalOutcome, StateWords> = {
  achieved: { text: "Achieved", kind: "good" },
  partly: { text: "Partly achieved", kind: "tag" },
  moved: { text: "Moved on", kind: "tag" },
  dropped: { text: "Dropped", kind: "tag" },
};

export function stateOf(goal: Pick<Goal, "status" | "outcome">): StateWords {
  return goal.status === "closed" && goal.outcome ? OUTCOME[goal.outcome] : STATUS[goal.status];
}

/** "by 28 Nov", "3 days late", "silent for 5 weeks". */
export function dueWords(
  goal: Pick<Goal, "due" | "status" | "closed_on" | "silent_since">,
  today: string,
): string | undefined {
  if (goal.status === "closed") {
    return goal.closed_on ? `Closed ${dayMonth(goal.closed_on, today)}` : undefined;
  }
  const parts: string[] = [];
  if (goal.due !== null && today !== "") {
    const late = daysBetween(goal.due, today);
    parts.push(late > 0 ? `${count(late, "day")} late` : `by ${dayMonth(goal.due, today)}`);
  }
  if (goal.silent_since !== null && today !== "") {
    const weeks = Math.floor(daysBetween(goal.silent_since, today) / 7);
    parts.push(`silent for ${count(weeks, "week")}`);
  }
  return parts.length > 0 ? parts.join(", ") : undefined;
}

export interface Node {
  goal: Goal;
  children: Node[];
}

/** Goals under the goals that they serve; one whose parent is not here stands on its own. */
export function treeOf(goals: readonly Goal[]): Node[] {
  const nodes = new Map(goals.map((goal) => [goal.id, { goal, children: [] as Node[] }]));
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const parent = node.goal.parent === null ? undefined : nodes.get(node.goal.parent);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

/** The goals of a tree from top to bottom, as j and k walk them. */
export function flat(nodes: readonly Node[]): Goal[] {
  return nodes.flatMap(({ goal, children }) => [goal, ...flat(children)]);
}

export interface Group {
  name: string;
  nodes: Node[];
  size: number;
}

/** The columns of the board, from the first thought to the end. */
export const BOARD: readonly GoalStatus[] = ["draft", "active", "at-risk", "blocked", "closed"];

/** Which dates a list of goals can be narrowed to. */
export const WHEN = [
  { value: "", text: "Any date" },
  { value: "late", text: "Date has passed" },
  { value: "30", text: "Next 30 days" },
  { value: "92", text: "Next 3 months" },
  { value: "none", text: "Without a date" },
  { value: "silent", text: "Silent for 30 days" },
];

/** Whether a goal belongs to one of [`WHEN`]. */
export function isWhen(goal: Goal, when: string, today: string): boolean {
  if (when === "") return true;
  if (when === "silent") return goal.silent_since !== null;
  if (when === "none") return goal.due === null;
  if (goal.due === null || goal.status === "closed") return false;
  const away = daysBetween(today, goal.due);
  return when === "late" ? away < 0 : away >= 0 && away <= Number(when);
}

const BY_STATUS: readonly GoalStatus[] = ["at-risk", "blocked", "active", "draft", "closed"];

function group(name: string, goals: readonly Goal[]): Group {
  return { name, nodes: treeOf(goals), size: goals.length };
}

/** What needs a look comes first. */
export function byStatus(goals: readonly Goal[]): Group[] {
  return BY_STATUS.map((status) =>
    group(
      STATUS[status].text,
      goals.filter((goal) => goal.status === status),
    ),
  ).filter(({ size }) => size > 0);
}

export function byDue(goals: readonly Goal[], today: string): Group[] {
  const open = goals.filter((goal) => goal.status !== "closed");
  const away = (goal: Goal) => (goal.due === null ? Infinity : daysBetween(today, goal.due));
  const within = (from: number, to: number) =>
    open.filter((goal) => away(goal) >= from && away(goal) < to);
  return [
    group("Date has passed", within(-Infinity, 0)),
    group("Next 30 days", within(0, 31)),
    group("Next 3 months", within(31, 92)),
    group("Later", within(92, Infinity)),
    group(
      "Without a date",
      open.filter((goal) => goal.due === null),
    ),
    group(
      "Closed",
      goals.filter((goal) => goal.status === "closed"),
    ),
  ].filter(({ size }) => size > 0);
}
