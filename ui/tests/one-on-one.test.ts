import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { Meeting } from "../src/generated/Meeting";
import type { Prep } from "../src/generated/Prep";
import type { Topic } from "../src/generated/Topic";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import { placeBefore, topicWords } from "../src/screens/meeting/agenda";
import { ageWords, trendWords } from "../src/screens/meeting/brief";
import Brief from "../src/screens/meeting/Brief.svelte";
import PlanDialog from "../src/screens/meeting/PlanDialog.svelte";
import MeetingsTab from "../src/screens/person/MeetingsTab.svelte";
import PlanMeeting from "../src/screens/person/PlanMeeting.svelte";
import { clockShort, seriesWords } from "../src/screens/person/rhythm";
import { expectAccessible } from "./axe";

const topic = (id: string, more: Partial<Topic> = {}): Topic => ({
  id,
  mentorship: "ms1",
  person: "ana",
  person_name: "Ana Lima",
  text: `About ${id}`,
  raised_by: "mentor",
  raised_by_name: "Maya Lind",
  mine: true,
  every: null,
  carried: 0,
  snoozed_until: null,
  done_on: null,
  back_on: null,
  ready: true,
  created_on: "2026-11-01",
  visibility: "shareable",
  ...more,
});
const prep = {
  moved_since: "2026-11-06",
  moved: [],
  in_level: "2 years",
  level: "Mid",
  in_role: null,
  role: null,
  questions: [
    {
      key: "silent:g1",
      rule: "silent",
      text: "Where does “Ledger” stand?",
      why: "Silent",
      private: false,
    },
    { key: "mood", rule: "mood", text: "How was it?", why: "Mood fell", private: true },
  ],
  aside: [{ id: "s1", key: "feedback", text: "What went well?", why: "Nothing", until: null }],
  dates: [
    { on: "2026-11-01", kind: "snapshot", text: "A snapshot is due", private: false, about: "ana" },
  ],
  mood: [
    { on: "2026-10-01", value: 4 },
    { on: "2026-11-01", value: 2 },
  ],
  workload: [],
} as unknown as Prep;
const meeting = {
  id: "m1",
  mentorship: "ms1",
  person: "ana",
  person_name: "Ana Lima",
  mentor: "me",
  mentor_name: "Maya Lind",
  mentee: "ana",
  mentee_name: "Ana Lima",
  owner_takes_part: true,
  on: "2026-11-20T14:00",
  status: "planned",
  minutes: 30,
} as Meeting;

let asked: [string, Record<string, unknown>][] = [];
let topics: Topic[] = [];
const calls = (name: string) => asked.filter(([one]) => one === name).map(([, payload]) => payload);
const answers: Record<string, unknown> = {
  "action.list": {
    actions: [
      {
        id: "a1",
        mine: false,
        owner: "mentee",
        owner_name: "Ana Lima",
        text: "write the note",
        due: "2026-11-18",
        done_on: null,
        snoozed_until: null,
        meeting: "m0",
        created_on: "2026-10-20",
        visibility: "shareable",
        imported: false,
      },
    ],
  },
  "prep.show": prep,
  "meeting.suggest": {
    on: "2026-11-26T15:00",
    minutes: 45,
    cadence: "every 3 weeks",
    last_on: "2026-11-05",
    due_on: "2026-11-26",
    planned: null,
    away: [],
  },
  "meeting.look": {
    away: [{ mine: false, person_name: "Ana Lima", word: "Diwali" }],
    elsewhere: [
      { person: "ana", person_name: "Ana Lima", zone: "Asia/Kolkata", on: "2026-11-26T19:30" },
    ],
  },
  "holiday.list": { holidays: [] },
};

beforeEach(() => {
  clock.today = "2026-11-20";
  asked = [];
  topics = [
    topic("one"),
    topic("two", { mine: false, raised_by_name: "Ana Lima", every: "call" }),
    topic("secret", { visibility: "private" }),
    topic("asleep", { ready: false, snoozed_until: "2026-12-01" }),
    topic("old", { carried: 2 }),
  ];
  setTransport(async (name, payload) => {
    asked.push([name, payload as Record<string, unknown>]);
    if (name === "topic.list") return { output: { topics }, operation: null, touched: [] };
    const read = answers[name];
    const made = { id: "x", meetings: [], skipped: [], person_name: "Ana Lima" };
    return read
      ? { output: read, operation: null, touched: [] }
      : { output: made, operation: "o1", touched: ["topic", "aside"] };
  });
});

const brief = (veiled = false) =>
  render(Brief, { meeting, veiled, onbring: () => {}, onflush: async () => {} });

describe("the brief", () => {
  it("says how old a promise is, what is due to know and how the calls felt", async () => {
    const view = brief();
    await screen.findByText("About one");
    const text = () => view.container.textContent ?? "";
    await waitFor(() => expect(text()).toContain("A snapshot is due"));
    expect(text()).toContain("2 days late, 4 weeks old");
    expect(text()).toContain("Since 1 Nov");
    expect(text()).toContain("2 years as Mid");
    expect(text()).toContain("Mood 4, 2: falling");
    await expectAccessible(view.container);
  });

  it("hides every private part while private text is hidden", async () => {
    const view = brief(true);
    await screen.findByText("About one");
    await waitFor(() => expect(view.container.textContent).toContain("Ledger"));
    for (const secret of ["About secret", "Mood", "How was it", "What went well"]) {
      expect(view.container.textContent, secret).not.toContain(secret);
    }
  });

  it("puts a question aside by key, for good or until a day, and asks again", async () => {
    brief();
    await screen.findByText("Where does “Ledger” stand?");
    const key = new KeyboardEvent("keydown", { key: "q", altKey: true, cancelable: true });
    // The made-up window takes every Alt for AltGr.
    keyboard.handle(Object.assign(key, { getModifierState: () => false }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    await fireEvent.click(within(dialog).getByText("For good"));
    await waitFor(() =>
      expect(calls("question.dismiss")).toEqual([
        { person: "ana", mentorship: "ms1", key: "silent:g1" },
      ]),
    );
    await fireEvent.click(screen.getByRole("button", { name: "Put “How was it?” aside" }));
    const again = await screen.findByRole("dialog", { hidden: true });
    await fireEvent.click(within(again).getByText("Tomorrow"));
    await waitFor(() => expect(calls("question.dismiss").at(-1)?.until).toBe("2026-11-21"));
    await fireEvent.click(screen.getByText("Ask again"));
    await waitFor(() =>
      expect(calls("question.restore")).toEqual([{ person: "ana", key: "feedback" }]),
    );
  });
});

describe("the agenda", () => {
  it("moves a topic with Alt and the arrows, and by dropping it", async () => {
    const view = brief();
    await screen.findByText("About one");
    const row = (id: string) => view.container.querySelector(`[data-topic="${id}"]`) as HTMLElement;
    const box = row("one").querySelector("input") as HTMLElement;
    await fireEvent.keyDown(box, { key: "ArrowDown", altKey: true });
    await waitFor(() => expect(calls("topic.move")).toEqual([{ id: "one", before: "secret" }]));
    await fireEvent.keyDown(box, { key: "ArrowUp", altKey: true });
    expect(calls("topic.move"), "the first stays the first").toHaveLength(1);
    const dataTransfer = { getData: () => "secret", setData: () => {} };
    await fireEvent.drop(row("one"), { dataTransfer });
    await waitFor(() =>
      expect(calls("topic.move").at(-1)).toEqual({ id: "secret", before: "two" }),
    );
  });

  it("adds a topic of the other side that comes back, and puts one off", async () => {
    brief();
    await screen.findByText("About one");
    await fireEvent.click(screen.getByRole("button", { name: "Add a topic" }));
    await fireEvent.input(await screen.findByLabelText("New topic", { selector: "input" }), {
      target: { value: "On-call" },
    });
    await fireEvent.click(screen.getByRole("radio", { name: "Ana" }));
    await fireEvent.click(screen.getByText("Add"));
    await waitFor(() =>
      expect(calls("topic.add")).toEqual([
        { person: "ana", mentorship: "ms1", text: "On-call", theirs: true, private: false },
      ]),
    );
    await fireEvent.click(screen.getByText("Now"));
    await waitFor(() => expect(calls("topic.snooze")).toEqual([{ id: "asleep" }]));
  });

  it("words a topic and finds its place", () => {
    expect(topicWords(topic("a", { carried: 2 }), "2026-11-20")).toBe("Third time on the list");
    const theirs = { mine: false, raised_by_name: "Ana Lima", every: "month" as const };
    expect(topicWords(topic("a", theirs), "2026-11-20")).toBe("Monthly, from Ana");
    const all = [{ id: "a" }, { id: "hidden" }, { id: "b" }, { id: "c" }, { id: "end" }];
    const shown = [{ id: "a" }, { id: "b" }, { id: "c" }];
    expect(placeBefore(all, shown, "c", 0), "to the top").toBe("a");
    expect(placeBefore(all, shown, "a", 1), "between").toBe("c");
    expect(placeBefore(all, shown, "a", 2), "the last that is shown").toBe("end");
  });
});

describe("the list of calls", () => {
  it("says whose a call was that one took part in, and moves only one’s own", async () => {
    const call = {
      ...{ mentorship: "ms1", person: "ana", person_name: "Ana Lima", series: null, following: 0 },
      ...{ status: "planned", minutes: 30, title: null, actions: 2, open: 2, evidence: 1 },
    };
    answers["meeting.list"] = {
      meetings: [
        { ...call, id: "m2", on: "2026-11-27T14:00", mentor_name: "Greta Holm", took_part: true },
        { ...call, id: "m1", on: "2026-11-20T14:00", mentor_name: null, took_part: false },
      ],
    };
    render(MeetingsTab, { person: { id: "bo", name: "Bo Lund" }, onprepare: () => {} });
    const press = (key: string) =>
      keyboard.handle(new KeyboardEvent("keydown", { key, cancelable: true }));
    const [theirs] = await screen.findAllByRole("link");
    expect(theirs?.textContent).toContain("With Greta Holm and Ana Lima · Takes part");
    expect(theirs?.textContent, "nothing of what was said").not.toContain("open");
    press("j");
    press("z");
    await tick();
    expect(screen.queryByRole("dialog", { hidden: true }), "it is not one’s own").toBeNull();
    press("j");
    press("z");
    expect(await screen.findByRole("dialog", { hidden: true })).toBeTruthy();
    delete answers["meeting.list"];
  });
});

describe("the rhythm", () => {
  it("plans a series from the day that is due", async () => {
    render(PlanMeeting, { person: { id: "ana", name: "Ana Lima" }, onclose: () => {} });
    await waitFor(() => expect(screen.getByText(/Due Thu 26 Nov, every 3 weeks/)).toBeTruthy());
    expect(await screen.findByText("19:30 for Ana (Asia/Kolkata)")).toBeTruthy();
    expect(screen.getByText("Ana is away (Diwali)")).toBeTruthy();
    await fireEvent.click(screen.getByRole("radio", { name: "Several", hidden: true }));
    await fireEvent.input(screen.getByLabelText("How many calls"), { target: { value: "4" } });
    await fireEvent.click(screen.getByRole("button", { name: /^Plan/, hidden: true }));
    await waitFor(() =>
      expect(calls("meeting.plan_series")).toEqual([
        {
          person: "ana",
          on: "2026-11-26T15:00",
          minutes: 45,
          every: "every 3 weeks",
          times: 4,
          on_holidays: false,
        },
      ]),
    );
  });

  it("moves a call by a week and keeps its time", async () => {
    render(PlanDialog, { meeting, onclose: () => {} });
    await fireEvent.click(screen.getByText("A week later"));
    await fireEvent.click(screen.getByText("Move the call"));
    await waitFor(() =>
      expect(calls("meeting.edit")).toEqual([{ id: "m1", on: "2026-11-27T14:00", minutes: 30 }]),
    );
  });

  it("asks once whether the calls after it in its series move along", async () => {
    const { rerender } = render(PlanDialog, {
      meeting: { ...meeting, following: 3 },
      onclose: () => {},
    });
    await fireEvent.click(screen.getByText("A day later"));
    const along = screen.getByRole("radio", { name: "And the 3 after it", hidden: true });
    expect(along.getAttribute("aria-checked"), "alone, unless one says so").toBe("false");
    await fireEvent.click(along);
    await fireEvent.click(screen.getByText("Move the call"));
    const moved = { id: "m1", on: "2026-11-21T14:00", minutes: 30 };
    await waitFor(() => expect(calls("meeting.edit")).toEqual([{ ...moved, following: true }]));
    await rerender({ meeting: { ...meeting, following: 0 }, onclose: () => {} });
    expect(screen.queryByRole("radio", { hidden: true }), "nothing to ask").toBeNull();
    await fireEvent.click(screen.getByText("Move the call"));
    await waitFor(() => expect(calls("meeting.edit")[1]).toEqual(moved));
  });

  it("says ages, trends, clocks and series in words", () => {
    expect(ageWords("2026-11-20", "2026-11-20")).toBe("");
    expect(ageWords("2026-11-19", "2026-11-20")).toBe("1 day old");
    expect(ageWords("2026-06-01", "2026-11-20")).toBe("5 months old");
    expect(trendWords("Mood", [])).toBe("");
    expect(trendWords("Mood", [{ on: "2026-11-01", value: 3 }])).toBe("Mood 3");
    const there = {
      person: "a",
      person_name: "Ana Lima",
      zone: "Asia/Tokyo",
      on: "2026-11-21T01:00",
    };
    expect(clockShort([there], "2026-11-20T17:00")).toBe("01:00 +1 day for Ana");
    const series = {
      person_name: "Ana Lima",
      meetings: [{}, {}],
      skipped: [{ on: "2026-12-10", why: "Ana is away" }],
    } as never;
    expect(seriesWords(series, "2026-11-20")).toBe(
      "2 calls planned with Ana Lima. Left out: Thu 10 Dec, Ana is away",
    );
  });
});
