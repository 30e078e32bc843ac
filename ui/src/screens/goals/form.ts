// What the goal dialog holds, and what it sends.
import type { Goal } from "../../generated/Goal";
import type { GoalAdd } from "../../generated/GoalAdd";
import type { GoalEdit } from "../../generated/GoalEdit";
import { ApiError } from "../../lib/api";

export interface GoalForm {
  person: string;
  title: string;
  why: string;
  criteria: string;
  metric: string;
  from: string;
  to: string;
  unit: string;
  start: string;
  due: string;
  competencies: string[];
  parent: string;
  hidden: boolean;
  /** One milestone a line; only for a new goal. */
  milestones: string;
}

export function formOf(goal: Goal | undefined, person: string): GoalForm {
  return {
    person: goal?.person ?? person,
    title: goal?.title ?? "",
    why: goal?.why ?? "",
    criteria: goal?.criteria ?? "",
    metric: goal?.metric ?? "percent",
    from: String(goal?.metric_from ?? ""),
    to: String(goal?.metric_to ?? ""),
    unit: goal?.unit ?? "",
    start: goal?.start ?? "",
    due: goal?.due ?? "",
    competencies: [...(goal?.competencies ?? [])],
    parent: goal?.parent ?? "",
    hidden: goal?.visibility === "private",
    milestones: "",
  };
}

function metricOf(form: GoalForm): string {
  if (form.metric !== "number") return form.metric;
  if (form.from.trim() === "" || form.to.trim() === "") {
    throw new ApiError({ field: "metric", message: "Say from which number to which." });
  }
  return `${form.from.trim()}..${form.to.trim()} ${form.unit.trim()}`.trim();
}

function checked(form: GoalForm): void {
  if (form.person === "")
    throw new ApiError({ field: "person", message: "Choose whose goal it is." });
  if (form.title.trim() === "") throw new ApiError({ field: "title", message: "Give it a name." });
}

/** What makes a new goal. */
export function additionOf(form: GoalForm): GoalAdd {
  checked(form);
  const filled = (text: string) => (text.trim() === "" ? undefined : text.trim());
  const add: GoalAdd = {
    person: form.person,
    title: form.title.trim(),
    metric: metricOf(form),
    competencies: form.competencies,
    visibility: form.hidden ? "private" : "shareable",
    milestones: milestonesOf(form.milestones),
  };
  const optional = {
    why: filled(form.why),
    criteria: filled(form.criteria),
    start: filled(form.start),
    due: filled(form.due),
    parent: filled(form.parent),
  };
  for (const [key, value] of Object.entries(optional)) {
    if (value !== undefined) Object.assign(add, { [key]: value });
  }
  return add;
}

/** What changes in a goal; fields that stay are left out. */
export function editOf(form: GoalForm, goal: Goal): GoalEdit {
  checked(form);
  const before = formOf(goal, goal.person);
  const edit: GoalEdit = { goal: goal.id };
  if (form.title.trim() !== before.title) edit.title = form.title.trim();
  if (form.why !== before.why) edit.why = form.why;
  if (form.criteria !== before.criteria) edit.criteria = form.criteria;
  if (metricOf(form) !== metricOf(before)) edit.metric = metricOf(form);
  if (form.start !== before.start && form.start) edit.start = form.start;
  if (form.due !== before.due) edit.due = form.due || null;
  if (form.competencies.join() !== before.competencies.join()) {
    edit.competencies = form.competencies;
  }
  if (form.parent !== before.parent) edit.parent = form.parent || null;
  if (form.hidden !== before.hidden) edit.visibility = form.hidden ? "private" : "shareable";
  return edit;
}

/** The milestones of a text with one a line. */
export function milestonesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*+]\s*(?:\[[ xX]\])?|\d+[.)])\s*/, "").trim())
    .filter(Boolean);
}
