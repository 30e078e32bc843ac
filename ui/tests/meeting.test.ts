import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../src/generated/Action";
import type { Meeting } from "../src/generated/Meeting";
import type { Person } from "../src/generated/Person";
import { publishTouched, setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import { handles, wordCount } from "../src/screens/meeting/completion";
import MeetingScreen from "../src/screens/meeting/Meeting.svelte";
import { offerIn, withTask } from "../src/screens/meeting/promise";
import { timeLeft } from "../src/screens/meeting/timer";
import { readTime } from "../src/screens/meeting/when";
import { expectAccessible } from "./axe";

const action = (text: string, more: Partial<Action> = {}): Action => ({
  id: text,
  person: "elske",
  person_name: "Elske Vandenberg",
  owner: "mentee",
  who: null,
  owner_name: "Elske Vandenberg",
  mine: false,
  text,
  due: null,
  done_on: null,
  snoozed_until: null,
  meeting: "m1",
  meeting_on: "2026-11-20",
  visibility: "shareable",
  created_on: "2026-11-20",
  imported: false,
  ...more,
});
const meeting: Meeting = {
  owner_takes_part: true,
  following: 0,
  series: null,
  sequence: 0,
  away: [],
  elsewhere: [],
  id: "m1",
  mentorship: "ms1",
  person: "elske",
  person_name: "Elske Vandenberg",
  mentor: "ada",
  mentor_name: "Ada Quist",
  mentee: "elske",
  mentee_name: "Elske Vandenberg",
  on: "2026-11-20T14:00",
  status: "planned",
  minutes: 30,
  participants: [],
  title: null,
  notes: "- [ ] @elske runbook",
  private_notes: "She looks tired.",
  mood: null,
  workload: null,
  reason: null,
  actions: [action("runbook")],
  promises: [],
  evidence: [{ line: 3, kind: "win", tags: ["system-design"], text: "She drew it.", links: [] }],
};
const person = (id: string, name: string) => ({ id, name }) as Person;

const asked: { name: string; payload: Record<string, unknown> }[] = [];
let stored: Meeting;
function core(name: string, payload: Record<string, unknown>): unknown {
  asked.push({ name, payload });
  const wrote = (output: unknown) => ({ output, operation: null, touched: ["meeting", "action"] });
  switch (name) {
    case "meeting.show":
      return stored;
    case "meeting.write": {
      const { notes, private_notes } = payload as Partial<Meeting>;
      stored = { ...stored, ...(notes === undefined ? { private_notes } : { notes }) } as Meeting;
      const { actions, evidence, promises } = stored;
      return wrote({ id: "m1", notes: null, private_notes: null, actions, evidence, promises });
    }
    case "meeting.finish":
    case "meeting.skip":
      stored = { ...stored, status: name === "meeting.finish" ? "held" : "did-not-happen" };
      return wrote(stored);
    case "action.done":
      stored = { ...stored, notes: "- [x] @elske runbook" };
      return wrote(action("runbook", { done_on: "2026-11-20" }));
    case "action.list":
      return {
        actions: [
          action("a real on-call slot", { mine: true, due: "2026-11-18", meeting: "m0" }),
          action("an old box", { imported: true, meeting: "m0" }),
          action("runbook"),
        ],
      };
    case "person.list":
      return { people: [person("elske", "Elske Vandenberg"), person("hana", "Hana Mizuki")] };
    case "person.show":
      return person("ada", "Ada Quist");
    case "framework.list":
      return { frameworks: [] };
    case "meeting.list":
      return { meetings: [] };
    case "topic.list":
      return { topics: [] };
    case "note.list":
      return { notes: [] };
    case "prep.show":
      return {
        moved_since: "2026-11-06",
        moved: [
          {
            on: "2026-11-18",
            kind: "win",
            text: "Close in 9 minutes",
            private: false,
            about: "n1",
          },
          // One goal twice on one day: it began and is at risk.
          { on: "2026-11-18", kind: "goal", text: "Own a design", private: false, about: "g1" },
          { on: "2026-11-18", kind: "goal", text: "At risk", private: false, about: "g1" },
          { on: "2026-11-17", kind: "concern", text: "Looks tired", private: true, about: "n2" },
        ],
        questions: [],
      };
    default:
      return wrote({ ...stored, ...payload });
  }
}

async function open() {
  const view = render(MeetingScreen, { route: { screen: "meeting", id: "m1", query: {} } });
  await waitFor(() => expect(view.container.querySelectorAll(".cm-content")).toHaveLength(2));
  return view;
}
const press = (key: string, more: Partial<KeyboardEventInit> = {}) =>
  keyboard.handle(new KeyboardEvent("keydown", { key, ctrlKey: true, cancelable: true, ...more }));
const calls = (name: string) => asked.filter((one) => one.name === name).map((one) => one.payload);

// The editor is a chunk of its own; a slow machine should not fail the first test for it.
beforeAll(async () => void (await import("../src/components/editor/view")), 30_000);
beforeEach(() => {
  clock.today = "2026-11-20";
  asked.length = 0;
  stored = meeting;
  localStorage.clear();
  setTransport(async (name, payload) => core(name, payload as Record<string, unknown>));
});

describe("a one-on-one", () => {
  it("shows what each promised before, what is found now, and reads well aloud", async () => {
    const view = await open();
    const brief = screen.getByRole("complementary", { name: "Brief" });
    await waitFor(() => expect(brief.textContent).toContain("a real on-call slot"));
    expect(brief.textContent).toContain("2 days late");
    expect(brief.textContent, "today's promises stand on the right").not.toContain("runbook");
    expect(brief.textContent, "years of imports do not hide last week").not.toContain("old box");
    const found = screen.getByRole("complementary", { name: "Found" });
    expect(found.textContent).toContain("Elske, no date yet");
    expect(found.textContent).toContain("She drew it.");
    await expectAccessible(view.container);
  });

  it("ticks an action and the line in the note follows", async () => {
    const view = await open();
    const found = screen.getByRole("complementary", { name: "Found" });
    const box = found.querySelector("input") as HTMLInputElement;
    await fireEvent.click(box);
    await waitFor(() => expect(calls("action.done")).toEqual([{ id: "runbook" }]));
    const notes = view.container.querySelector(".cm-content");
    await waitFor(() =>
      expect((notes?.querySelector(".md-task") as HTMLInputElement).checked).toBe(true),
    );
  });

  it("offers a promise of the notes as an action, and takes it on a press", async () => {
    const text = "Next: @elske draft the note";
    const offer = { line: 1, text: "draft the note", mention: "elske", due: null };
    stored = { ...meeting, notes: text, actions: [], promises: [offer] };
    await open();
    await fireEvent.click(screen.getByRole("button", { name: "Make it one" }));
    await waitFor(() =>
      expect(calls("meeting.write").at(-1)).toEqual({
        id: "m1",
        notes: "- [ ] @elske draft the note",
        base_notes: text,
      }),
    );
  });

  it("reads nothing big again for its own save, and all of it for somebody else's", async () => {
    const offer = { line: 1, text: "draft the note", mention: "elske", due: null };
    stored = { ...meeting, notes: "Next: @elske draft the note", promises: [offer] };
    const view = await open();
    await waitFor(() => expect(calls("framework.show")).toHaveLength(1));
    stored = { ...stored, evidence: [], promises: [] };
    await fireEvent.click(screen.getByRole("button", { name: "Make it one" }));
    const found = screen.getByRole("complementary", { name: "Found" });
    await waitFor(() => expect(found.textContent, "what it read is shown").not.toContain("drew"));
    const after = asked.slice(asked.findIndex(({ name }) => name === "meeting.write") + 1);
    expect(after.map(({ name }) => name).sort(), "only lists that a save may change").toEqual([
      "action.list",
      "topic.list",
    ]);
    stored = { ...stored, notes: `${stored.notes}\nAdded by the command` };
    publishTouched(["*"]);
    await waitFor(() => expect(view.container.textContent).toContain("Added by the command"));
  });

  it("hides private text on one key and shows it on the same", async () => {
    const view = await open();
    const brief = screen.getByRole("complementary", { name: "Brief" });
    await waitFor(() => expect(brief.textContent).toContain("Looks tired"));
    const pane = () => view.container.querySelector(".privatepane .content") as HTMLElement;
    press("P", { shiftKey: true });
    await waitFor(() => expect(pane().hasAttribute("inert"), "nobody can read it").toBe(true));
    expect(brief.textContent, "what rests on private text is hidden too").not.toContain("tired");
    expect(brief.textContent).toContain("Since 6 November");
    press("P", { shiftKey: true });
    await waitFor(() => expect(pane().hasAttribute("inert")).toBe(false));
  });

  it("finishes, asks for mood and the next call, and sends only what was given", async () => {
    await open();
    press("Enter");
    const dialog = await screen.findByRole("dialog", { hidden: true });
    expect(calls("meeting.finish")).toEqual([{ id: "m1" }]);
    const four = dialog.querySelector('[aria-label="Mood"] button:nth-child(4)') as HTMLElement;
    await fireEvent.click(four);
    await fireEvent.keyDown(dialog, { key: "Enter", ctrlKey: true });
    await waitFor(() =>
      expect(calls("meeting.edit")).toEqual([{ id: "m1", mood: 4, workload: null }]),
    );
    expect(calls("meeting.plan"), "no date, no plan").toEqual([]);
  });

  it("notes a call that did not happen only with a reason", async () => {
    await open();
    await fireEvent.click(screen.getByRole("button", { name: "Did not happen" }));
    const note = await screen.findByRole("button", { name: "Note it", hidden: true });
    await fireEvent.click(note);
    expect(calls("meeting.skip")).toEqual([]);
    await fireEvent.click(screen.getByRole("button", { name: "Ill", hidden: true }));
    await fireEvent.click(note);
    await waitFor(() => expect(calls("meeting.skip")).toEqual([{ id: "m1", reason: "Ill" }]));
    expect(await screen.findByText("This call did not happen.")).toBeTruthy();
  });
});

describe("the words of a one-on-one", () => {
  it("offers the shortest handle that means one person", () => {
    const people = [person("elske", "Elske Vandenberg"), person("e2", "Elske Bos")];
    const offered = handles(meeting, people, "ada").map(({ handle }) => handle);
    expect(offered).toEqual(["me", "elske.vandenberg", "elske.bos"]);
  });

  it("counts words, not signs", () => {
    expect(wordCount("# On-call\n\n- [ ] ask @greta")).toBe(3);
  });

  it("makes a task of a promise and keeps the rest of the line", () => {
    const offer = { line: 1, text: "draft a note", mention: "elske", due: null };
    const line = "It worked. Next: @elske draft a note";
    expect(offerIn(line, [offer])).toBe(offer);
    expect(withTask(line, offer)).toBe("It worked.\n\n- [ ] @elske draft a note");
    expect(withTask("Next: @elske draft a note.", offer)).toBe("- [ ] @elske draft a note");
    expect(withTask("- @elske draft a note", offer), "the bullet becomes the box").toBe(
      "- [ ] @elske draft a note",
    );
    expect(offerIn("It worked.", [offer])).toBeUndefined();
  });

  it("tells how long the call still takes, around its time only", () => {
    expect(timeLeft(meeting, "2026-11-20", 14 * 60 + 18)).toEqual({
      time: "14:18",
      words: "12 min left",
    });
    expect(timeLeft(meeting, "2026-11-20", 9 * 60)).toBeUndefined();
    expect(timeLeft({ ...meeting, status: "held" }, "2026-11-20", 860)).toBeUndefined();
  });

  it("reads times as people type them", () => {
    expect(["9", "14:00", "1430", "2pm", "12am", ""].map(readTime)).toEqual([
      "09:00",
      "14:00",
      "14:30",
      "14:00",
      "00:00",
      "",
    ]);
    expect(() => readTime("25:00")).toThrow("Write a time such as 14:00.");
  });
});
