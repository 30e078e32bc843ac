// How plans read, and the text that stands for the goals and milestones of a phase.
import type { PlanBody } from "../../generated/PlanBody";
import type { PlanGoal } from "../../generated/PlanGoal";
import type { PlanPhase } from "../../generated/PlanPhase";

const part = (title: string): PlanGoal => ({
  title,
  why: "",
  criteria: "",
  metric: null,
  competencies: [],
  milestones: [],
});

export const emptyPhase = (): PlanPhase => ({ ...part(""), length: "4-8 weeks", goals: [] });

export const emptyPlan = (): PlanBody => ({
  name: "",
  summary: "",
  hours: null,
  together: false,
  references: [],
  phases: [emptyPhase()],
});

/** Milestones one a line; a line that begins with # is a goal with its own below it. */
export function stepsText(phase: PlanPhase): string {
  const goals = phase.goals.flatMap((goal) => [`# ${goal.title}`, ...goal.milestones]);
  return [...phase.milestones, ...goals].join("\n");
}

/** The phase with what the text says; a goal that keeps its title keeps what else it holds. */
export function withSteps(phase: PlanPhase, text: string): PlanPhase {
  const milestones: string[] = [];
  const goals: PlanGoal[] = [];
  for (const line of text.split("\n").map((one) => one.replace(/^\s*[-*+]\s+/, "").trim())) {
    if (line === "") continue;
    const title = /^#+\s*(.+)$/.exec(line)?.[1];
    if (title !== undefined) {
      const known = phase.goals.find((goal) => goal.title === title);
      goals.push({ ...(known ?? part(title)), milestones: [] });
    } else (goals.at(-1)?.milestones ?? milestones).push(line);
  }
  return { ...phase, milestones, goals };
}

/** A text with the line at a place one further, and where the place is then; undefined at an end. */
export function moveLine(
  text: string,
  place: number,
  by: -1 | 1,
): { text: string; place: number } | undefined {
  const lines = text.split("\n");
  const before = text.slice(0, place).split("\n");
  const [at, to] = [before.length - 1, before.length - 1 + by];
  const [line, other] = [lines[at], lines[to]];
  if (line === undefined || other === undefined) return undefined;
  lines[at] = other;
  lines[to] = line;
  return { text: lines.join("\n"), place: place + by * (other.length + 1) };
}

/** One reference a line: words, then the address. */
export function referencesText(plan: PlanBody): string {
  return plan.references.map(({ title, url }) => `${title} ${url}`).join("\n");
}

export function referencesOf(text: string): PlanBody["references"] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.search(/\S+$/);
      const url = line.slice(at);
      return { title: line.slice(0, at).trim() || url, url };
    });
}
