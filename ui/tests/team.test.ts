import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { Coverage } from "../src/generated/Coverage";
import type { Heatmap } from "../src/generated/Heatmap";
import type { HeatmapCell } from "../src/generated/HeatmapCell";
import type { TeamMatches } from "../src/generated/TeamMatches";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import { areas, moved, printed, said } from "../src/screens/team/map";
import Team from "../src/screens/team/Team.svelte";
import { expectAccessible } from "./axe";

const cell = (number: number | null, target: number | null = 3, change: number | null = null) =>
  ({
    level: number === null ? null : (["not-yet", "Junior", "Mid", "Senior"][number] ?? null),
    number,
    target,
    missing: number === null || target === null ? null : Math.max(0, target - number),
    before: null,
    change,
    voice: number === null ? null : "agreed",
    on: number === null ? null : "2026-06-01",
    snapshot: number === null ? null : "s1",
  }) satisfies HeatmapCell;

const person = (name: string, cells: Record<string, HeatmapCell>) => ({
  person: name,
  person_name: name,
  role: null,
  level: "Mid",
  target: "Senior",
  team: "Core",
  rated: true,
  cells,
});
const map: Heatmap = {
  framework: "Ours",
  framework_id: "f1",
  version: 1,
  levels: ["Junior", "Mid", "Senior"],
  on: "2026-11-20",
  since: "2026-05-22",
  competencies: [
    { slug: "testing", name: "Testing", area: "Craft" },
    { slug: "design", name: "System design", area: "Craft" },
    { slug: "mentoring", name: "Mentoring", area: "People" },
  ],
  rows: [
    person("Ana Lima", { testing: cell(3), design: cell(2, 3, 1), mentoring: cell(null) }),
    person("Ben Ito", { testing: cell(1), design: cell(0), mentoring: cell(1, null) }),
  ],
  elsewhere: [
    {
      person: "c",
      person_name: "Cem Kaya",
      framework: "Other",
      on: "2026-01-01",
      retired: true,
    },
  ],
  lost: [],
  areas: ["Craft", "People"],
  teams: ["Core"],
  frameworks: ["Ours", "Other"],
  retired: ["Other"],
};
const coverage: Coverage = {
  at: "Senior",
  at_number: 3,
  framework: "Ours",
  version: 1,
  on: "2026-11-20",
  rows: map.competencies.map(({ slug, name, area }) => ({
    competency: slug,
    name,
    area,
    people:
      slug === "testing"
        ? [{ person: "a", person_name: "Ana Lima", level: "Senior", number: 3 }]
        : [],
    count: slug === "testing" ? 1 : 0,
    close: [],
    words: slug === "testing" ? "Only Ana Lima is at Senior or above." : "Nobody is.",
  })),
};
const matches: TeamMatches = {
  pairs: [],
  chosen: [
    {
      mentor: "a",
      mentor_name: "Ana Lima",
      mentee: "b",
      mentee_name: "Ben Ito",
      score: 24,
      reasons: [
        "Testing: Ana is at 3, Ben at 1 and aims at 3.",
        "They share 7 working hours a day.",
      ],
      learn: [{ competency: "testing", name: "Testing", mentor: 3, mentee: 1, target: 3 }],
      mark: null,
    },
  ],
  total: 24,
  apart: [],
  left_out: [],
  seats: [],
};

let calls: { name: string; payload: Record<string, unknown> }[] = [];
const last = (name: string) => calls.filter((one) => one.name === name).at(-1)?.payload;

beforeEach(() => {
  calls = [];
  clock.today = "2026-11-20";
  setTransport((name, payload) => {
    calls.push({ name, payload: payload as Record<string, unknown> });
    const answers: Record<string, unknown> = {
      "team.heatmap": map,
      "team.coverage": coverage,
      "team.match": matches,
      "team.load": { mentors: [] },
      "team.activity": { from: "2026-07-01", to: "2026-11-20", rows: [] },
      "evidence.list": { evidence: [] },
      "mentorship.add": {},
      "pairing.mark": {},
    };
    const writes = ["mentorship.add", "pairing.mark"].includes(name);
    return Promise.resolve(
      writes
        ? { output: answers[name], operation: "op", touched: ["mentorship"] }
        : { output: answers[name], touched: [] },
    );
  });
});

const at = (name: RegExp) => screen.findByRole("gridcell", { name });

describe("the map", () => {
  it("says in every cell the number, what is missing and that nothing was assessed", async () => {
    const { container } = render(Team);
    expect((await at(/^Ana Lima, System design: 2, Mid, 1 below Senior/)).textContent).toBe("2−1");
    expect((await at(/^Ana Lima, Mentoring: not assessed, Senior expected/)).textContent).toBe("·");
    expect(screen.getByText(/Not on this ladder/).textContent).toContain(
      "Cem Kaya (Other, retired)",
    );
    expect(screen.getByText("Only Ana Lima is at Senior or above.")).toBeTruthy();
    await expectAccessible(container);
  });

  it("is walked with the arrows and opened with Enter", async () => {
    render(Team);
    const start = await at(/^Ana Lima, Testing/);
    start.focus();
    await fireEvent.keyDown(start, { key: "ArrowRight" });
    await waitFor(() =>
      expect(document.activeElement?.getAttribute("aria-label")).toMatch(
        /^Ana Lima, System design/,
      ),
    );
    await fireEvent.keyDown(document.activeElement!, { key: "ArrowDown" });
    await waitFor(() =>
      expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Ben Ito, System design/),
    );
    await fireEvent.keyDown(document.activeElement!, { key: "Enter" });
    expect(await screen.findByRole("dialog", { name: "Ben Ito: System design" })).toBeTruthy();
    expect(last("evidence.list")).toMatchObject({ person: "Ben Ito", competency: "design" });
  });

  it("turns from levels to gaps and changes with t", async () => {
    render(Team);
    await at(/^Ana Lima, System design/);
    const press = () => keyboard.handle(new KeyboardEvent("keydown", { key: "t" }));
    press();
    await waitFor(async () => expect((await at(/^Ben Ito, Testing/)).textContent).toBe("−2"));
    press();
    await waitFor(async () => expect((await at(/^Ana Lima, System/)).textContent).toBe("+1"));
    expect(last("team.heatmap")).toMatchObject({ since: "2026-05-22" });
  });
});

describe("suggestions", () => {
  it("begin a mentorship only after a yes", async () => {
    render(Team);
    const yes = await screen.findByRole("button", { name: "Begin this mentorship" });
    expect(last("mentorship.add")).toBeUndefined();
    expect(screen.getByText("They share 7 working hours a day.")).toBeTruthy();
    await fireEvent.click(yes);
    expect(last("mentorship.add")).toEqual({ mentor: "a", mentee: "b", purpose: "Testing" });
  });

  it("are put aside, pinned and ruled out", async () => {
    render(Team);
    await fireEvent.click(await screen.findByRole("button", { name: "About Ana with Ben" }));
    await fireEvent.click(await screen.findByRole("menuitem", { name: "Rule this pair out" }));
    expect(last("pairing.mark")).toEqual({ mentor: "a", mentee: "b", mark: "veto" });
    await fireEvent.click(screen.getByRole("button", { name: "Not now" }));
    expect(screen.queryByText("Ana with Ben")).toBeNull();
  });
});

describe("what a cell says", () => {
  it("tells not yet from not assessed", () => {
    expect(printed(cell(0), "level")).toBe("0");
    expect(printed(cell(null), "level")).toBeUndefined();
    expect(printed(cell(3), "gap")).toBe("0");
    expect(printed(cell(3, null), "gap")).toBeUndefined();
    expect(said(cell(0), map)).toBe("0, not yet, 3 below Senior");
  });

  it("keeps the arrows inside", () => {
    const size = { rows: 2, columns: 3 };
    expect(moved("ArrowLeft", { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(moved("End", { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 2 });
    expect(moved("x", { row: 0, column: 0 }, size)).toBeUndefined();
    expect(areas(map)).toEqual([
      { name: "Craft", columns: 2 },
      { name: "People", columns: 1 },
    ]);
  });
});
