import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { Goal } from "../src/generated/Goal";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import { additionOf, editOf, formOf, milestonesOf } from "../src/screens/goals/form";
import GoalScreen from "../src/screens/goals/Goal.svelte";
import { byDue, byStatus, dueWords, flat, isWhen } from "../src/screens/goals/goals";
import { progressOf } from "../src/lib/goalLook";
import GoalsScreen from "../src/screens/goals/Goals.svelte";
import { expectAccessible } from "./axe";

const goal = (id: string, more: Partial<Goal> = {}): Goal => ({
  id,
  person: "elske",
  person_name: "Elske Vandenberg",
  parent: null,
  title: id,
  why: "",
  criteria: "",
  metric: "percent",
  metric_from: null,
  metric_to: null,
  unit: null,
  measure: "percent",
  start: "2026-08-01",
  due: null,
  status: "active",
  status_reason: null,
  status_by: "rule",
  signal: null,
  plan: null,
  plan_name: null,
  phase: null,
  confidence: null,
  outcome: null,
  outcome_text: null,
  closed_on: null,
  competencies: [],
  visibility: "shareable",
  progress: 0,
  of_goals: 0,
  milestones: [],
  checkins: [],
  last_activity: "2026-08-01",
  silent_since: null,
  ...more,
});
const milestone = (id: string, done_on: string | null) => ({
  id,
  goal: "split",
  text: id,
  due: null,
  done_on,
});
const checkin = (shown: string) => ({
  id: shown,
  on: "2026-11-01",
  value: 0,
  shown,
  note: "",
  confidence: null,
});

const goals = [
  goal("split", {
    title: "Lead the ledger split",
    due: "2026-11-28",
    milestones: [milestone("RFC", "2026-10-01"), milestone("Cut over", null)],
  }),
  goal("runbook", { parent: "split" }),
  goal("oncall", { status: "at-risk", due: "2026-11-10", silent_since: "2026-10-01" }),
  goal("old", { status: "closed", outcome: "partly", closed_on: "2026-06-30" }),
];
const asked: { name: string; payload: unknown }[] = [];
const calls = (name: string) => asked.filter((one) => one.name === name).map((one) => one.payload);
let refuse: unknown;

beforeEach(() => {
  clock.today = "2026-11-20";
  asked.length = 0;
  refuse = undefined;
  setTransport(async (name, payload) => {
    asked.push({ name, payload });
    if (name === "goal.list") return { goals };
    if (name === "goal.evidence") return { linked: [], near: [] };
    if (name === "goal.timeline")
      return { svg: "<svg></svg>", alt: "Goals over time", table: { head: ["What"], rows: [] } };
    if (name === "goal.show")
      return goals.find(({ id }) => id === (payload as { goal: string }).goal);
    if (name === "person.list") return { people: [{ id: "elske", name: "Elske Vandenberg" }] };
    if (name === "framework.list") return { frameworks: [] };
    if (refuse) throw refuse;
    return { output: { ...goals[0], shown: "40 %" }, operation: "op", touched: ["goal"] };
  });
});
const press = (key: string, more: KeyboardEventInit = {}) =>
  keyboard.handle(new KeyboardEvent("keydown", { key, cancelable: true, ...more }));

describe("goals of everybody", () => {
  it("puts what needs a look first, nests what serves another, hides the closed", async () => {
    const view = render(GoalsScreen, { route: { screen: "goals", query: {} } });
    await screen.findByText("Elske: Lead the ledger split");
    const names = [...view.container.querySelectorAll("section > .head h2")].map(
      (head) => head.textContent,
    );
    expect(names).toEqual(["At risk", "On track"]);
    const inner = view.container.querySelector(".goalnode .goalnode");
    expect(inner?.textContent, "the runbook serves the split").toContain("runbook");
    await expectAccessible(view.container);
  });

  it("checks in by keyboard in one line, and shows what is wrong at the value", async () => {
    render(GoalsScreen, { route: { screen: "goals", query: {} } });
    await screen.findByText("Elske: Lead the ledger split");
    press("j");
    press("j");
    press("c");
    const value = await screen.findByLabelText("Now");
    await fireEvent.input(value, { target: { value: "lots" } });
    refuse = { code: "invalid", field: "value", message: "Write a number of per cent." };
    const form = screen.getByRole("form", { name: "Check-in" });
    await fireEvent.submit(form);
    expect((await screen.findByRole("alert")).textContent).toContain("Write a number");
    refuse = undefined;
    await fireEvent.input(value, { target: { value: "40" } });
    await fireEvent.input(screen.getByLabelText("Note"), { target: { value: "RFC is out" } });
    await fireEvent.submit(form);
    await waitFor(() => expect(screen.queryByLabelText("Now")).toBeNull());
    expect(calls("goal.checkin").at(-1)).toEqual({
      goal: "split",
      value: "40",
      note: "RFC is out",
    });
  });
});

describe("the board", () => {
  const board = async () => {
    const view = render(GoalsScreen, { route: { screen: "goals", query: {} } });
    await screen.findByText("Elske: Lead the ledger split");
    await fireEvent.click(screen.getByRole("radio", { name: "Board" }));
    return view;
  };

  it("moves a goal from state to state by keyboard alone", async () => {
    const view = await board();
    await expectAccessible(view.container);
    press("j");
    press("l");
    const marked = () => view.container.querySelector(".boardcard[aria-current]")?.textContent;
    await waitFor(() => expect(marked() ?? "").toContain("oncall"));
    press("h");
    press("ArrowRight", { shiftKey: true });
    await waitFor(() => expect(calls("goal.edit")).toEqual([{ goal: "split", status: "at-risk" }]));
  });

  it("asks for the outcome where a goal comes to its end", async () => {
    await board();
    await fireEvent.click(screen.getByRole("switch", { name: "Show closed goals too" }));
    press("j");
    press("l");
    press("ArrowRight", { shiftKey: true });
    expect(calls("goal.edit"), "one step is blocked").toEqual([
      { goal: "oncall", status: "blocked" },
    ]);
    const old = screen.getByText("old").closest("li") as HTMLElement;
    await fireEvent.click(old);
    press("ArrowLeft", { shiftKey: true });
    await waitFor(() => expect(calls("goal.reopen")).toEqual([{ goal: "old" }]));
  });

  it("narrows to a date, and shows the same over time", async () => {
    const view = render(GoalsScreen, { route: { screen: "goals", query: {} } });
    await screen.findByText("Elske: Lead the ledger split");
    const late = (goal: Goal) => isWhen(goal, "late", clock.today);
    expect(goals.filter(late).map(({ id }) => id)).toEqual(["oncall"]);
    expect(goals.filter((one) => isWhen(one, "30", clock.today)).map(({ id }) => id)).toEqual([
      "split",
    ]);
    await fireEvent.click(screen.getByRole("radio", { name: "Timeline" }));
    await screen.findByRole("img", { name: "Goals over time" });
    await expectAccessible(view.container);
  });
});

describe("one goal", () => {
  it("reads well, and ticks a milestone", async () => {
    const view = render(GoalScreen, { route: { screen: "goal", id: "split", query: {} } });
    const box = await screen.findByRole("checkbox", { name: "Cut over" });
    await expectAccessible(view.container);
    expect(document.title, "a goal may be private").not.toContain("ledger");
    await fireEvent.click(box);
    expect(calls("milestone.done")).toEqual([{ milestone: "Cut over" }]);
  });

  it("closes with an outcome and a sentence", async () => {
    render(GoalScreen, { route: { screen: "goal", id: "split", query: {} } });
    await screen.findByRole("heading", { level: 1 });
    press("Enter", { ctrlKey: true });
    const text = await screen.findByLabelText("What came of it");
    await fireEvent.click(screen.getByRole("radio", { name: "Partly achieved", hidden: true }));
    await fireEvent.input(text, { target: { value: "Month-end in 9 minutes" } });
    await fireEvent.click(screen.getByRole("button", { name: /Close goal/, hidden: true }));
    await waitFor(() =>
      expect(calls("goal.close")).toEqual([
        { goal: "split", outcome: "partly", outcome_text: "Month-end in 9 minutes" },
      ]),
    );
  });
});

describe("the words of goals", () => {
  it("makes progress countable and never full before the end", () => {
    expect(progressOf(goals[0] as Goal)).toEqual({ done: 1, of: 2, words: "1 of 2" });
    const almost = goal("a", { progress: 99, checkins: [checkin("99 %")] });
    expect(progressOf(almost)).toEqual({ done: 4, of: 5, words: "99 %" });
    expect(progressOf(goal("b")).words).toBe("No check-in yet");
    expect(progressOf({ ...goal("b"), progress: 50, of_goals: 3 })).toEqual({
      done: 2,
      of: 5,
      words: "50 %, from 3 goals under it",
    });
  });

  it("says lateness and silence without blame", () => {
    expect(dueWords(goals[2] as Goal, "2026-11-20")).toBe("10 days late, silent for 7 weeks");
    expect(dueWords(goals[3] as Goal, "2026-11-20")).toBe("Closed 30 Jun");
  });

  it("groups by date, and loses no goal whose parent is in another group", () => {
    const groups = byDue(goals, "2026-11-20");
    expect(groups.map(({ name }) => name)).toEqual([
      "Date has passed",
      "Next 30 days",
      "Without a date",
      "Closed",
    ]);
    expect(groups.flatMap(({ nodes }) => flat(nodes))).toHaveLength(goals.length);
    expect(byStatus(goals).flatMap(({ nodes }) => flat(nodes))).toHaveLength(goals.length);
  });

  it("sends a new goal without what was left empty, and an edit without what stays", () => {
    const form = {
      ...formOf(undefined, "elske"),
      title: " Speak at the guild ",
      milestones: "- RFC",
    };
    expect(additionOf(form)).toEqual({
      person: "elske",
      title: "Speak at the guild",
      metric: "percent",
      competencies: [],
      visibility: "shareable",
      milestones: ["RFC"],
    });
    expect(() => additionOf({ ...form, metric: "number" })).toThrow("from which number");
    const before = goals[0] as Goal;
    expect(editOf({ ...formOf(before, "elske"), due: "" }, before)).toEqual({
      goal: "split",
      due: null,
    });
  });

  it("reads milestones as people paste them", () => {
    expect(milestonesOf("- [ ] RFC\n2. Cut over\n\n* Retro")).toEqual(["RFC", "Cut over", "Retro"]);
  });
});
