import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { Plan } from "../src/generated/Plan";
import type { PlanPhase } from "../src/generated/PlanPhase";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import PlanScreen from "../src/screens/plans/Plan.svelte";
import PlanReal from "../src/screens/plans/PlanReal.svelte";
import PlansScreen from "../src/screens/plans/Plans.svelte";
import {
  emptyPhase,
  moveLine,
  referencesOf,
  stepsText,
  withSteps,
} from "../src/screens/plans/plans";
import { expectAccessible } from "./axe";

const part = { why: "", criteria: "", metric: null, competencies: [], milestones: [] };
const phase = (title: string, more: Partial<PlanPhase> = {}): PlanPhase => ({
  ...part,
  title,
  length: "1-2 months",
  goals: [],
  ...more,
});
const plan: Plan = {
  id: "own",
  name: "Ours",
  summary: "What we do.",
  builtin: false,
  hours: "5-10",
  length: "2-4 months",
  together: false,
  references: [{ title: "A book", url: "https://example.org" }],
  phases: [
    phase("Listen", { milestones: ["One", "One"] }),
    phase("Tell", { goals: [{ ...part, title: "Speak", why: "kept", milestones: ["A"] }] }),
  ],
  applied: 0,
};
const line = { ...plan, phases: 2, goals: 3, milestones: 3 };
const chart = {
  svg: "<svg xmlns='http://www.w3.org/2000/svg'></svg>",
  alt: "Planned and real",
  table: { head: ["What"], rows: [["Listen"]] },
};
const applied = {
  id: "use",
  name: "Ours",
  person: "elske",
  person_name: "Elske Vandenberg",
  from: "2026-11-02",
  planned_to: "2027-01-11",
  to: "2027-01-25",
  hours: "5-10",
  references: [],
  visibility: "shareable",
  over: 1,
  done: 2,
  milestones: 3,
  slipped: 14,
  slipped_words: "14 days later than planned",
  phases: [{}, {}],
  chart,
};
const day = (phase: number) => ({
  phase,
  title: phase === 1 ? "Listen" : "Tell",
  length: "1-2 months",
  from: "2026-11-20",
  to: "2027-01-04",
  goals: phase,
  milestones: 2,
  there: false,
});

const asked: { name: string; payload: Record<string, unknown> }[] = [];
const calls = (name: string) => asked.filter((one) => one.name === name).map((one) => one.payload);
let refuse: unknown;

beforeEach(() => {
  clock.today = "2026-11-20";
  asked.length = 0;
  refuse = undefined;
  location.hash = "";
  setTransport(async (name, payload) => {
    const input = payload as Record<string, unknown>;
    asked.push({ name, payload: input });
    if (name === "plan.list")
      return { plans: [line, { ...line, id: null, name: "Foundations", builtin: true }] };
    if (name === "plan.show") return plan;
    if (name === "plan.preview") {
      const only = (input.phases ?? []) as number[];
      const phases = [1, 2].filter((n) => only.length === 0 || only.includes(n)).map(day);
      return { name: "Ours", hours: "5-10", from: "2026-11-20", to: "2027-01-04", phases };
    }
    if (name === "plan.progress")
      return { person: "elske", person_name: "Elske", plans: [applied] };
    if (name === "plan.export")
      return { text: "# Plan", html: "<h2>Plan</h2>", names_found: ["Greta"], file_name: "p.md" };
    if (name === "snapshot.gap") {
      const gap = (competency: string) => ({
        competency,
        name: competency,
        area: "Craft",
        rating: null,
        target: "Senior",
      });
      return { level: "Senior", gaps: ["a", "b", "c", "d"].map(gap) };
    }
    if (name === "plan.gap")
      return { body: { ...plan, name: "Towards Senior" }, framework: "Ours", warnings: [] };
    if (name === "person.list") return { people: [{ id: "elske", name: "Elske Vandenberg" }] };
    if (name === "framework.list") return { frameworks: [] };
    if (name === "date.read") return { on: "2026-12-01" };
    if (refuse) throw refuse;
    return { output: { ...applied, ...plan, id: "own" }, operation: "op", touched: ["plan"] };
  });
});
const press = (key: string, more: KeyboardEventInit = {}) =>
  keyboard.handle(new KeyboardEvent("keydown", { key, cancelable: true, ...more }));

describe("plans", () => {
  it("are listed, walked by keys and opened for the person they are for", async () => {
    const view = render(PlansScreen, { route: { screen: "plans", query: { person: "elske" } } });
    await screen.findByText("Foundations");
    await expectAccessible(view.container);
    press("j");
    press("j");
    press("Enter");
    expect(location.hash).toBe("#/plan/Foundations?person=elske");
  });

  it("show their phases, also where texts repeat, and are applied as they were seen", async () => {
    const view = render(PlanScreen, {
      route: { screen: "plan", id: "own", query: { person: "elske" } },
    });
    await screen.findByRole("heading", { level: 1, name: "Ours" });
    expect(view.getAllByText("One")).toHaveLength(2);
    await expectAccessible(view.container);
    press("a");
    const tell = await screen.findByRole("checkbox", { name: "Tell", hidden: true });
    await fireEvent.click(tell);
    await fireEvent.click(screen.getByRole("radio", { name: "Calm", hidden: true }));
    await fireEvent.click(screen.getByRole("button", { name: /Apply plan/, hidden: true }));
    await waitFor(() =>
      expect(calls("plan.apply")).toEqual([
        {
          plan: "own",
          from: "2026-11-20",
          person: "elske",
          pace: "calm",
          phases: [1],
          visibility: "shareable",
          again: false,
        },
      ]),
    );
    await waitFor(() => expect(location.hash).toBe("#/person/elske/goals"));
  });

  it("are not applied without a phase", async () => {
    render(PlanScreen, { route: { screen: "plan", id: "own", query: { person: "elske" } } });
    await screen.findByRole("heading", { level: 1, name: "Ours" });
    press("a");
    for (const name of ["Listen", "Tell"]) {
      await fireEvent.click(await screen.findByRole("checkbox", { name, hidden: true }));
    }
    await fireEvent.click(screen.getByRole("button", { name: /Apply plan/, hidden: true }));
    expect(calls("plan.apply")).toEqual([]);
  });

  it("of one's own are edited, and what is wrong is shown at its field", async () => {
    render(PlanScreen, { route: { screen: "plan", id: "own", query: {} } });
    await screen.findByRole("heading", { level: 1, name: "Ours" });
    press("e");
    const hours = await screen.findByLabelText("Hours a week");
    await fireEvent.input(hours, { target: { value: "lots" } });
    refuse = { code: "invalid", field: "hours", message: "Write 5 or 10-20." };
    const save = screen.getByRole("button", { name: /Save plan/, hidden: true });
    await fireEvent.click(save);
    expect((await screen.findByRole("alert", { hidden: true })).textContent).toContain("10-20");
    refuse = undefined;
    await fireEvent.input(hours, { target: { value: "" } });
    await fireEvent.click(save);
    await waitFor(() => expect(calls("plan.edit")).toHaveLength(2));
    const body = calls("plan.edit")[1]?.body as Plan;
    expect(body.hours).toBeNull();
    expect(body.phases, "what was not touched stays").toEqual(plan.phases);
  });

  it("have phases and milestones that move by keys", async () => {
    render(PlanScreen, { route: { screen: "plan", id: "own", query: {} } });
    await screen.findByRole("heading", { level: 1, name: "Ours" });
    press("e");
    const titles = () =>
      screen
        .getAllByLabelText("What shall change")
        .map((field) => (field as HTMLInputElement).value);
    const up = { key: "ArrowUp", altKey: true };
    const tell = (await screen.findAllByLabelText("What shall change"))[1] as HTMLInputElement;
    tell.focus();
    await fireEvent.keyDown(tell, up);
    await waitFor(() => expect(titles()).toEqual(["Tell", "Listen"]));
    expect(document.activeElement, "the cursor goes with it").toBe(tell);
    await fireEvent.keyDown(tell, up);
    expect(titles(), "it stays at the end").toEqual(["Tell", "Listen"]);
    const steps = screen.getAllByLabelText("Milestones")[0] as HTMLTextAreaElement;
    steps.setSelectionRange(steps.value.length, steps.value.length);
    await fireEvent.keyDown(steps, up);
    expect(steps.value, "in its milestones the line moves").toBe("A\n# Speak");
    expect(titles()).toEqual(["Tell", "Listen"]);
    await fireEvent.click(screen.getByRole("button", { name: "Move phase 1 down", hidden: true }));
    await waitFor(() => expect(titles()).toEqual(["Listen", "Tell"]));
  });

  it("are made of the three largest gaps", async () => {
    render(PlansScreen, { route: { screen: "plans", query: { gap: "elske" } } });
    await fireEvent.click(await screen.findByRole("checkbox", { name: "b", hidden: true }));
    await fireEvent.click(screen.getByRole("button", { name: /Make a plan/, hidden: true }));
    await screen.findByText(/Apply “/);
    expect(calls("plan.gap")).toEqual([{ person: "elske", competencies: ["a", "c"] }]);
    await fireEvent.click(screen.getByRole("button", { name: /Apply plan/, hidden: true }));
    await waitFor(() => expect(calls("plan.apply")).toHaveLength(1));
    expect((calls("plan.apply")[0]?.body as Plan).name).toBe("Towards Senior");
  });
});

describe("a plan of a person", () => {
  it("stands planned against real, and is shifted and written out", async () => {
    const view = render(PlanReal, { person: "elske" });
    await screen.findByText(/14 days later than planned/);
    await expectAccessible(view.container);
    await fireEvent.click(screen.getByRole("button", { name: "More about the plan" }));
    await fireEvent.click(await screen.findByRole("menuitem", { name: /Shift/, hidden: true }));
    const weeks = await screen.findByLabelText("By how many weeks");
    await fireEvent.input(weeks, { target: { value: "half" } });
    await fireEvent.click(screen.getByRole("button", { name: /^Shift/, hidden: true }));
    expect(calls("plan.shift"), "words are no weeks").toEqual([]);
    await fireEvent.input(weeks, { target: { value: "-1" } });
    await fireEvent.click(screen.getByRole("button", { name: /^Shift/, hidden: true }));
    await waitFor(() => expect(calls("plan.shift")).toEqual([{ applied: "use", days: -7 }]));
    await fireEvent.click(screen.getByRole("button", { name: /Write it out/ }));
    expect((await screen.findByText("Greta")).tagName, "names are told before it leaves").toBe("B");
  });
});

describe("the text of a phase", () => {
  it("says milestones and goals, and keeps what else a goal holds", () => {
    const tell = plan.phases[1] as PlanPhase;
    expect(stepsText(tell)).toBe("# Speak\nA");
    expect(withSteps(tell, stepsText(tell))).toEqual(tell);
    const more = withSteps(tell, "- first\n\n# Speak\n* B\n## Write\nC\n");
    expect(more.milestones).toEqual(["first"]);
    expect(more.goals.map(({ title, why, milestones }) => [title, why, milestones])).toEqual([
      ["Speak", "kept", ["B"]],
      ["Write", "", ["C"]],
    ]);
    expect(withSteps(emptyPhase(), "").milestones).toEqual([]);
  });

  it("moves a line with the place in it, as far as there are lines", () => {
    expect(moveLine("one\ntwo\nthree", 5, 1)).toEqual({ text: "one\nthree\ntwo", place: 11 });
    expect(moveLine("one\ntwo\nthree", 5, -1)).toEqual({ text: "two\none\nthree", place: 1 });
    expect(moveLine("one\ntwo", 0, -1)).toBeUndefined();
    expect(moveLine("one\ntwo", 7, 1)).toBeUndefined();
  });

  it("reads references with or without a title", () => {
    expect(referencesOf("A good book https://a.example\n\nhttps://b.example")).toEqual([
      { title: "A good book", url: "https://a.example" },
      { title: "https://b.example", url: "https://b.example" },
    ]);
  });
});
