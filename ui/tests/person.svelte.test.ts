import { describe, expect, it } from "vitest";
import type { Goal } from "../src/generated/Goal";
import type { Person } from "../src/generated/Person";
import type { TimelineEntry } from "../src/generated/TimelineEntry";
import { goalDue, goalState, progressOf, shortMilestones } from "../src/lib/goalLook";
import { placeOfFile, sidebarPerson } from "../src/lib/frame.svelte";
import { draftOf, toAdd, toEdit } from "../src/screens/people/personForm";
import { cadenceWords } from "../src/screens/people/cadence";
import { lookOf } from "../src/screens/person/entries";
import { noteAdd, noteDraft } from "../src/screens/person/noteForm";
import { rememberTab, tabOf } from "../src/screens/person/tabs";

const TODAY = "2026-11-20";
const ana = {
  id: "p1",
  name: "Ana Lima",
  aliases: ["ana"],
  role: "Engineer",
  level: "Mid",
  tags: [],
  notes: "Thinks *aloud*",
} as unknown as Person;

describe("the form of a person", () => {
  it("says only what was written", () => {
    const draft = { ...draftOf(), name: " Ana ", team: "Ledger", aliases: "ana, a.l., ana" };
    expect(toAdd(draft)).toEqual({
      name: "Ana",
      team: "Ledger",
      aliases: ["ana", "a.l."],
      tags: [],
    });
  });

  it("changes only what differs, and clears what was emptied", () => {
    expect(toEdit(ana, draftOf(ana))).toBeUndefined();
    const draft = { ...draftOf(ana), role: "", target: "Senior" };
    expect(toEdit(ana, draft)).toEqual({ person: "p1", role: null, target: "Senior" });
    const without = { ...draftOf(ana), notes: "" };
    expect(toEdit(ana, without), "notes are cleared by an empty text").toEqual({
      person: "p1",
      notes: "",
    });
  });
});

describe("the form of a note", () => {
  it("keeps a concern private and a win shareable unless told otherwise", () => {
    expect(noteDraft("concern", TODAY).visibility).toBe("private");
    expect(noteDraft("win", TODAY).visibility).toBe("shareable");
  });

  it("leaves out what is empty", () => {
    const draft = {
      ...noteDraft("win", TODAY),
      text: "Shipped.",
      links: "https://a.example b.pdf",
    };
    expect(noteAdd("p1", draft)).toEqual({
      person: "p1",
      text: "Shipped.",
      kind: "win",
      on: TODAY,
      visibility: "shareable",
      tags: [],
      links: ["https://a.example", "b.pdf"],
      goals: [],
    });
  });
});

describe("a goal in a row", () => {
  const goal = {
    status: "active",
    due: "2026-11-18",
    milestones: [
      { id: "1", text: "a", due: null, done_on: "2026-09-01" },
      { id: "2", text: "b", due: null, done_on: "2026-10-01" },
      { id: "3", text: "c", due: null, done_on: null },
      { id: "4", text: "d", due: null, done_on: null },
    ],
    checkins: [],
    progress: 50,
    silent_since: null,
    closed_on: null,
    outcome: null,
  } as unknown as Goal;

  it("counts milestones, names lateness without blame, shows the next steps", () => {
    expect(progressOf(goal)).toEqual({ done: 2, of: 4, words: "2 of 4" });
    expect(goalDue(goal, TODAY)).toBe("2 days late");
    expect(shortMilestones(goal).map(({ id }) => id)).toEqual(["2", "3", "4"]);
  });

  it("says when nothing was heard of it for long", () => {
    const silent = { ...goal, silent_since: "2026-10-05" };
    expect(goalState(silent, TODAY)).toEqual({ text: "Quiet for 6 weeks", kind: "warn" });
    expect(goalState({ ...goal, outcome: "achieved" }, TODAY).kind).toBe("good");
  });
});

describe("the frame and the head", () => {
  const line = {
    id: "p1",
    name: "Ana",
    next_on: null,
    next_at: null,
    last_on: "2026-10-16",
    weeks_since: 5,
    late: true,
  };

  it("shows how long ago, in warn; a planned call is the answer to being late", () => {
    expect(sidebarPerson(line, TODAY)).toEqual({
      id: "p1",
      name: "Ana",
      contact: "5 wk",
      late: true,
    });
    expect(sidebarPerson({ ...line, next_on: "2026-11-23" }, TODAY)).toEqual({
      id: "p1",
      name: "Ana",
      contact: "Mon",
      next: "2026-11-23",
    });
  });

  it("says where the file lies in two words", () => {
    expect(placeOfFile("/home/ingrid/notes/trellis.db")).toBe("notes/trellis.db");
    expect(placeOfFile("C:\\Notes\\trellis.db")).toBe("Notes/trellis.db");
  });

  it("reads a cadence as people say it", () => {
    expect(cadenceWords("biweekly")).toBe("Every 2 weeks");
    expect(cadenceWords("every 10 days")).toBe("Every 10 days");
  });

  it("opens a person where one left them", () => {
    expect(tabOf("p1", undefined)).toBe("overview");
    rememberTab("p1", "notes");
    expect(tabOf("p1", undefined)).toBe("notes");
    expect(tabOf("p1", "goals"), "an address that names a tab wins").toBe("goals");
    expect(tabOf("p2", undefined), "another person has a tab of their own").toBe("overview");
  });
});

describe("an entry of the timeline", () => {
  const entry: TimelineEntry = {
    with: null,
    kind: "note",
    note_kind: "concern",
    id: "n1",
    key: "note:n1",
    on: TODAY,
    title: "",
    text: "Looks tired.",
    tags: [],
    visibility: "private",
    source: "Yusra",
    status: null,
    goal_status: null,
  };

  it("tells nothing of a private note, not even its kind, until one asks", () => {
    const look = lookOf(entry, false);
    expect([look.hidden, look.kind, look.text, look.note, look.from]).toEqual([
      true,
      "Private note",
      "",
      "",
      undefined,
    ]);
    expect(lookOf(entry, true)).toMatchObject({
      kind: "Concern",
      text: "",
      note: "Looks tired.",
      from: "from Yusra",
      look: "private",
    });
  });

  it("veils the private notes of a one-on-one too, but not a private goal", () => {
    const call = { ...entry, kind: "private-note" as const, note_kind: null };
    expect(lookOf(call, false).hidden).toBe(true);
    const goal = { ...entry, kind: "goal" as const, note_kind: null, title: "Lead" };
    expect(lookOf(goal, false)).toMatchObject({
      hidden: false,
      text: "Lead",
      note: "Looks tired.",
    });
  });

  it("tells a promise with whose it is, and a private one only when one asks", () => {
    const made = {
      ...entry,
      kind: "action" as const,
      note_kind: null,
      title: "Promised: draft the note",
      text: "by 27 November",
      source: "Ana Lima",
    };
    expect(lookOf(made, false)).toMatchObject({ hidden: true, text: "", from: undefined });
    expect(lookOf({ ...made, visibility: "shareable" }, false)).toMatchObject({
      hidden: false,
      kind: "Promise",
      text: "Promised: draft the note, by 27 November",
      from: "from Ana Lima",
    });
  });

  it("shows with a sign that a goal is in trouble, and plain text as it is", () => {
    const goal = { ...entry, kind: "goal" as const, note_kind: null, title: "At risk: Lead" };
    const look = lookOf({ ...goal, goal_status: "at-risk" }, false);
    expect([look.icon, look.look]).toEqual(["alert", "warn"]);
    expect(lookOf({ ...goal, goal_status: "active" }, false).look).toBe("plain");
    const call = { ...entry, kind: "meeting" as const, note_kind: null, text: "a * b", title: "" };
    expect(lookOf(call, false)).toMatchObject({ text: "a * b", note: "" });
  });

  it("says plainly that a call did not happen", () => {
    const off = { ...entry, kind: "meeting" as const, note_kind: null, text: "" };
    const look = lookOf({ ...off, status: "did-not-happen", visibility: "shareable" }, false);
    expect([look.text, look.icon]).toEqual(["Did not happen", "x"]);
  });
});
