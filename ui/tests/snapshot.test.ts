import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { Assessment } from "../src/generated/Assessment";
import type { Evidence } from "../src/generated/Evidence";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import Snapshot from "../src/screens/snapshot/Snapshot.svelte";
import Snapshots from "../src/screens/snapshot/Snapshots.svelte";
import { isDue, standing } from "../src/screens/snapshot/standing";
import { expectAccessible } from "./axe";

const rating = (number: number) => ({
  level: null,
  number,
  comment: "",
  comment_shareable: false,
  evidence: [],
});
const win: Evidence = {
  id: "n1",
  on: "2026-11-18",
  kind: "win",
  person: "p1",
  text: "Property tests for the tax rules",
  competencies: ["testing"],
  links: [],
  source: null,
  from: "note",
  origin: "n1",
  visibility: "private",
};
const competency = (slug: string, name: string, ratings = {}, previous = {}) => ({
  slug,
  name,
  about: `About ${name}`,
  cells: [[{ text: `${name} with help`, examples: [] }], []],
  target: 2,
  ratings,
  previous,
  evidence: slug === "testing" ? [win] : [],
});

function assessment(): Assessment {
  return {
    id: "s2",
    person: "p1",
    person_name: "Elske",
    on: "2026-11-20",
    closed: false,
    framework: "Python engineer",
    framework_id: "f1",
    version: 3,
    levels: [
      { id: "junior", name: "Junior", about: "" },
      { id: "senior", name: "Senior", about: "Leads" },
    ],
    areas: [
      {
        name: "Craft",
        competencies: [
          competency("testing", "Testing", { self: rating(2) }, { mentor: rating(1) }),
          competency("design", "Design", { self: rating(2), mentor: rating(1) }),
        ],
      },
    ],
    stages: [],
    profile: null,
    target_level: "Senior",
    previous_on: "2026-06-27",
    previous_id: "s1",
  };
}

let calls: { name: string; payload: Record<string, unknown> }[] = [];
let shown: Assessment;
const person = { id: "p1", name: "Elske", owner: false, role: "Engineer" };
const item = { id: "s1", person: "p1", person_name: "Elske", on: "2026-01-02", closed: true };
const line = { ...item, framework: "Python engineer", version: 3, stages: ["self"], rated: 9 };
let snapshots: unknown[] = [];

beforeEach(() => {
  clock.today = "2026-11-20";
  calls = [];
  shown = assessment();
  snapshots = [line];
  setTransport(async (name, payload) => {
    calls.push({ name, payload: payload as Record<string, unknown> });
    const wrote = (output: unknown) => ({ output, operation: "o1", touched: ["snapshot"] });
    switch (name) {
      case "person.list":
        return { people: [person] };
      case "snapshot.list":
        return { snapshots };
      case "snapshot.gap":
        return { at_target: 5, total: 9 };
      case "snapshot.growth":
        return { radar: null, growth: null, words: "", still_to_grow: [] };
      case "snapshot.rate": {
        const { competency: slug, stage, level } = payload as Record<string, string>;
        const one = shown.areas[0]?.competencies.find((other) => other.slug === slug);
        if (one) one.ratings = { ...one.ratings, [stage ?? ""]: rating(Number(level) || 0) };
        shown = { ...shown };
        return wrote({});
      }
      case "snapshot.diff":
        return {
          from_on: "2026-06-27",
          to_on: "2026-11-20",
          voice: "agreed",
          changed: [{ competency: "design", name: "Design", from: "not-yet", to: "Senior" }],
          unchanged: 1,
        };
      case "snapshot.start":
      case "snapshot.close":
        return wrote({ id: "s2" });
      default:
        return structuredClone(shown);
    }
  });
});

const of = (name: string) => calls.filter((one) => one.name === name);
const route = { screen: "snapshot" as const, id: "s2", query: {} };
async function press(key: string) {
  keyboard.handle(new KeyboardEvent("keydown", { key }));
  await tick();
}

describe("assessing", () => {
  it("shows every level of the ladder in words, the views and the state", async () => {
    render(Snapshot, { props: { route } });
    await screen.findByText("Testing with help");
    expect(screen.getByText("Talk: 2 and 1"), "two views that differ are a talk").toBeTruthy();
    expect(screen.getByText("Self only")).toBeTruthy();
    expect((await screen.findAllByText("Property tests for the tax rules")).length).toBe(2);
    await expectAccessible(document.body);
  });

  it("is done by keys alone, in the voice that was chosen", async () => {
    render(Snapshot, { props: { route } });
    await screen.findByText("Testing with help");
    await press("a");
    await press("j");
    await press("2");
    await waitFor(() => expect(of("snapshot.rate")).toHaveLength(1));
    expect(of("snapshot.rate")[0]?.payload).toEqual({
      snapshot: "s2",
      stage: "agreed",
      competency: "design",
      level: 2,
    });
    expect(await screen.findByText("At target")).toBeTruthy();
    await press("0");
    await waitFor(() => expect(of("snapshot.rate")[1]?.payload.level).toBe("not-yet"));
    await press("7");
    expect(of("snapshot.rate"), "this ladder has no seventh level").toHaveLength(2);
  });

  it("hides what was rated last time until the new rating is there", async () => {
    render(Snapshot, { props: { route } });
    await screen.findByText(/Hidden until you have rated/);
    expect(screen.queryByText(/Level 1 on/)).toBeNull();
    await press("2");
    await screen.findByText(/Level 1 on 27 Jun/);
  });

  it("cites evidence and compares with the snapshot before", async () => {
    HTMLDialogElement.prototype.showModal ??= () => {};
    render(Snapshot, { props: { route } });
    const box = await screen.findByRole("checkbox", { name: /Property tests/ });
    await fireEvent.click(box);
    await waitFor(() => expect(of("snapshot.rate")[0]?.payload.evidence).toEqual(["n1"]));
    await fireEvent.click(screen.getByRole("button", { name: /Compare with 27 Jun/ }));
    await screen.findByText("not yet");
  });

  it("rates nothing in a closed snapshot", async () => {
    shown.closed = true;
    render(Snapshot, { props: { route } });
    await screen.findByText("Closed");
    await press("2");
    expect(of("snapshot.rate")).toHaveLength(0);
    expect(screen.queryByRole("button", { name: "Close snapshot" })).toBeNull();
  });
});

describe("the snapshots of all people", () => {
  it("say who is due and start an assessment", async () => {
    render(Snapshots);
    await screen.findByText("5 of 9 at target");
    expect(screen.getByText("Due"), "the last one is older than half a year").toBeTruthy();
    await expectAccessible(document.body);
    await fireEvent.click(screen.getByRole("button", { name: "Start assessment" }));
    await waitFor(() => expect(location.hash).toBe("#/snapshot/s2"));
  });
});

describe("how a competency stands", () => {
  const said = (ratings: Record<string, ReturnType<typeof rating>>, target: number | null = 3) =>
    standing({ ratings, target }).text;
  it("is said in words", () => {
    expect(said({ agreed: rating(3) })).toBe("At target");
    expect(said({ agreed: rating(2) })).toBe("1 to target");
    expect(said({ agreed: rating(2) }, null)).toBe("Agreed");
    expect(said({ self: rating(3), mentor: rating(0) })).toBe("Talk: 3 and not yet");
    expect(said({ self: rating(3), mentor: rating(3) })).toBe("Same, confirm");
    expect(said({})).toBe("Not assessed");
    expect([isDue(183), isDue(184)]).toEqual([false, true]);
  });
});
