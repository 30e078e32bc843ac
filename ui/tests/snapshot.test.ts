import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { Assessment } from "../src/generated/Assessment";
import type { Evidence } from "../src/generated/Evidence";
import { setTransport } from "../src/lib/api";
import { setRatesBlind } from "../src/lib/blind";
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
  setRatesBlind(true);
  HTMLDialogElement.prototype.showModal ??= () => {};
  calls = [];
  shown = assessment();
  snapshots = [line];
  setTransport(async (name, payload) => {
    calls.push({ name, payload: payload as Record<string, unknown> });
    const wrote = (output: unknown) => ({ output, operation: "o1", touched: ["snapshot"] });
    switch (name) {
      case "person.list":
        return { people: [person, { ...person, id: "p2", name: "Yusra" }] };
      case "snapshot.list":
        return { snapshots };
      case "snapshot.gap":
        // One of ten was not assessed.
        return { at_target: 5, total: 10, gaps: [{ rating: null }, { rating: "Junior" }] };
      case "snapshot.ladder":
        return {
          framework: "Software engineer",
          is_last: true,
          frameworks: ["Python engineer", "Software engineer"],
        };
      case "snapshot.trend":
        return { points: 1, chart: { svg: "<svg></svg>", alt: "", table: { head: [], rows: [] } } };
      case "markdown.show": {
        const { texts } = payload as { texts: string[] };
        return { html: texts.map((text) => `<p><strong>${text}</strong></p>`) };
      }
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
          changed: [
            {
              competency: "design",
              name: "Design",
              from: "not-yet",
              to: "Senior",
              evidence: [{ ...win, text: "Drew the failure case" }],
            },
          ],
          unchanged: 1,
        };
      case "snapshot.share":
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

  it("goes up and down the scale and the list with the arrows", async () => {
    render(Snapshot, { props: { route } });
    await screen.findByText("Testing with help");
    await press("a");
    await press("ArrowLeft");
    await press("ArrowRight");
    await waitFor(() => expect(of("snapshot.rate")).toHaveLength(1));
    expect(of("snapshot.rate")[0]?.payload.level, "what was not assessed begins there").toBe(
      "not-yet",
    );
    await press("m");
    await press("ArrowDown");
    await press("ArrowUp");
    await press("ArrowRight");
    await waitFor(() => expect(of("snapshot.rate")).toHaveLength(2));
    const { stage, competency } = of("snapshot.rate")[1]?.payload ?? {};
    expect([stage, competency], "back where it began").toEqual([
      "mentor",
      of("snapshot.rate")[0]?.payload.competency,
    ]);
  });

  it("hides what was rated last time until the new rating is there", async () => {
    render(Snapshot, { props: { route } });
    await screen.findByText(/Hidden until you have rated/);
    expect(screen.queryByText(/Level 1 on/)).toBeNull();
    await press("2");
    await screen.findByText(/Level 1 on 27 Jun/);
  });

  it("cites evidence and compares with the snapshot before", async () => {
    render(Snapshot, { props: { route } });
    const box = await screen.findByRole("checkbox", { name: /Property tests/ });
    await fireEvent.click(box);
    await waitFor(() => expect(of("snapshot.rate")[0]?.payload.evidence).toEqual(["n1"]));
    await fireEvent.click(screen.getByRole("button", { name: /Compare with 27 Jun/ }));
    await screen.findByText("not yet");
    await screen.findByText("Drew the failure case");
  });

  it("shows the previous score at once where one does not rate blind", async () => {
    setRatesBlind(false);
    render(Snapshot, { props: { route } });
    await screen.findByText(/Level 1 on 27 Jun/);
  });

  it("rates nothing in a closed snapshot and offers no keys to", async () => {
    shown.closed = true;
    shown.areas[0]?.competencies.push(competency("rest", "Left out"));
    render(Snapshot, { props: { route } });
    await screen.findByText("Closed");
    await press("2");
    expect(of("snapshot.rate")).toHaveLength(0);
    expect(screen.queryByRole("button", { name: "Close snapshot" })).toBeNull();
    const hints = keyboard.hints.map(({ label }) => label);
    expect(hints.filter((label) => /^Set|Self|Mentor|Agreed|Peer|Why/.test(label))).toEqual([]);
    expect(screen.queryByText("Left out"), "what was not assessed rests").toBeNull();
    await fireEvent.click(screen.getByRole("button", { name: "Show all" }));
    expect(screen.getByText("Left out")).toBeTruthy();
    await expectAccessible(document.body);
  });

  it("says the keys of the scale as a range", async () => {
    render(Snapshot, { props: { route } });
    await screen.findByText("Testing with help");
    const set = keyboard.hints.find(({ label }) => label === "Set mentor");
    expect(set?.bindings).toEqual(["0–2"]);
  });

  it("says calmly that there is no evidence yet", async () => {
    shown.areas[0]?.competencies.unshift(competency("first", "First"));
    const { container } = render(Snapshot, { props: { route } });
    await screen.findByText(/^None since/);
    const words = [...container.querySelectorAll(".evd")].map((one) => one.className);
    expect(words[0], "nothing is rated, so nothing is missing").not.toContain("none");
    expect(words[2], "a level without a reason is marked").toContain("none");
  });

  it("takes a peer's view by key, and names the peer", async () => {
    render(Snapshot, { props: { route } });
    await screen.findByText("Testing with help");
    await press("p");
    await fireEvent.click(await screen.findByRole("combobox", { name: "Whose view" }));
    expect(screen.queryByRole("option", { name: "Elske" }), "nobody is their own peer").toBeNull();
    await fireEvent.click(screen.getByRole("option", { name: "Yusra" }));
    await expectAccessible(document.body);
    await fireEvent.click(screen.getByRole("button", { name: /Set their view/ }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await press("1");
    await waitFor(() =>
      expect(of("snapshot.rate")[0]?.payload).toEqual({
        snapshot: "s2",
        stage: "peer",
        by: "p2",
        competency: "testing",
        level: 1,
      }),
    );
    expect(screen.getByRole("radio", { name: "Yusra" }).getAttribute("aria-checked")).toBe("true");
  });

  it("says who may see a view or a comment, and changes it", async () => {
    const design = shown.areas[0]?.competencies[1];
    if (design) design.ratings = { self: { ...rating(2), comment: "I draw first" } };
    const voice = { by: null, by_name: null, closed_on: null, rated: 1 };
    shown.stages = [
      { ...voice, key: "self", stage: "self", shareable: true },
      { ...voice, key: "mentor", stage: "mentor", shareable: false },
    ];
    render(Snapshot, { props: { route } });
    await fireEvent.click(
      await screen.findByRole("button", { name: /Ratings of mentor: private/ }),
    );
    await waitFor(() =>
      expect(of("snapshot.share")[0]?.payload).toEqual({
        snapshot: "s2",
        stage: "mentor",
        shareable: true,
      }),
    );
    expect(screen.getByText("Self: shareable"), "said in a word").toBeTruthy();
    await press("j");
    const why = await screen.findByText("I draw first");
    await waitFor(() => expect(screen.getByText("I draw first").tagName).toBe("STRONG"));
    expect(why).toBeTruthy();
    await fireEvent.click(
      screen.getByRole("button", { name: /Why self rates Design so: private/ }),
    );
    await waitFor(() =>
      expect(of("snapshot.share")[1]?.payload).toEqual({
        snapshot: "s2",
        stage: "self",
        comments: true,
        competency: "design",
      }),
    );
  });
});

describe("the snapshots of all people", () => {
  it("say who is due and start an assessment", async () => {
    render(Snapshots);
    await screen.findByText("5 of 9 at target");
    expect(screen.getByText("Due"), "the last one is older than half a year").toBeTruthy();
    await expectAccessible(document.body);
    const [start] = screen.getAllByRole("button", { name: "Start assessment" });
    if (start) await fireEvent.click(start);
    await waitFor(() => expect(location.hash).toBe("#/snapshot/s2"));
    expect(of("snapshot.start")[0]?.payload).toEqual({ person: "p1" });
  });

  it("start on another ladder than the last one where one asks", async () => {
    render(Snapshots);
    const half = await screen.findByRole("button", { name: "Choose ladder and day for Elske" });
    await fireEvent.click(half);
    const ladder = await screen.findByRole("combobox", { name: "Ladder" });
    await waitFor(() => expect(ladder.textContent).toContain("Software engineer"));
    await fireEvent.click(ladder);
    await fireEvent.click(screen.getByRole("option", { name: /Python engineer/ }));
    await expectAccessible(document.body);
    await fireEvent.click(screen.getByRole("button", { name: /^Start C/ }));
    await waitFor(() =>
      expect(of("snapshot.start")[0]?.payload).toEqual({
        person: "p1",
        framework: "Python engineer",
        on: "2026-11-20",
      }),
    );
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
