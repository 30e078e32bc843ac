import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import { shell } from "../src/lib/shell.svelte";
import { nextWorkday, sentence } from "../src/screens/today/day";
import Today from "../src/screens/today/Today.svelte";
import { expectAccessible } from "./axe";

const action = (id: string, text: string, due: string) => ({
  id,
  text,
  due,
  person: "p1",
  person_name: "Elske Vandenberg",
  owner: "mentor",
  owner_name: "Me",
  mine: true,
  done_on: null,
  snoozed_until: null,
  meeting: null,
  meeting_on: "2026-11-06",
});

const asked: [string, unknown][] = [];
const answers: Record<string, unknown> = {
  "meeting.list": {
    meetings: [
      {
        id: "m1",
        person: "p1",
        person_name: "Elske Vandenberg",
        on: "2026-11-20T14:00",
        status: "planned",
        minutes: 30,
      },
    ],
  },
  "action.list": {
    actions: [
      action("a1", "Ask Greta for a slot", "2026-11-18"),
      action("a2", "Send the talk", "2026-11-20"),
      action("a3", "Next week", "2026-11-27"),
    ],
  },
  "note.list": { notes: [] },
  "person.list": {
    people: [{ id: "p1", name: "Elske Vandenberg", level: "Mid", target: "Senior" }],
  },
  "sidebar.show": {
    owner_name: "Ingrid",
    has_people: true,
    counts: {},
    people: [
      { id: "p2", name: "Rafael Q", next_on: null, last_on: "2026-10-16", late: true },
      { id: "p1", name: "Elske Vandenberg", next_on: "2026-11-20", last_on: null, late: true },
    ],
  },
};

beforeEach(() => {
  clock.today = "2026-11-20";
  shell.begun = true;
  asked.length = 0;
  setTransport(async (name, payload) => {
    asked.push([name, payload]);
    const written = name in answers ? undefined : { id: "done", text: "" };
    return written
      ? { output: written, operation: "o1", touched: [] }
      : { output: answers[name], operation: null, touched: [] };
  });
});
const press = (key: string) => keyboard.handle(new KeyboardEvent("keydown", { key }));
const written = () => asked.filter(([name]) => !(name in answers));

describe("Today", () => {
  it("shows the day: calls, what is due, whom one has not met", async () => {
    const view = render(Today);
    expect(await screen.findByRole("heading", { name: "Friday 20 November" })).toBeTruthy();
    expect(screen.getByText("One one-on-one and two follow-ups.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Prepare Elske Vandenberg" })).toBeTruthy();
    expect(screen.queryByText("Next week"), "not due yet").toBeNull();
    const attention = within(screen.getByRole("complementary", { name: "Attention" }));
    expect(attention.getByText("Not met for 5 weeks")).toBeTruthy();
    expect(
      attention.queryByText("Elske Vandenberg"),
      "a call that is planned answers being late",
    ).toBeNull();
    await expectAccessible(view.container);
  });

  it("x ticks the selected follow-up, j moves on, z puts off to the next working day", async () => {
    render(Today);
    await screen.findByText("Ask Greta for a slot");
    press("x");
    await vi.waitFor(() => expect(written()).toEqual([["action.done", { id: "a1" }]]));
    press("j");
    press("z");
    await vi.waitFor(() =>
      expect(written().at(-1)).toEqual(["action.snooze", { id: "a2", until: "2026-11-23" }]),
    );
  });

  it("Enter prepares the first call of the day", async () => {
    render(Today);
    await screen.findByText("Ask Greta for a slot");
    press("Enter");
    await vi.waitFor(() => expect(written()).toEqual([["meeting.start", { person: "p1" }]]));
  });

  it("Plan asks when, and plans", async () => {
    render(Today);
    await fireEvent.click(await screen.findByRole("button", { name: "Plan, Rafael Q" }));
    const dialog = screen.getByRole("dialog", { name: "Plan a one-on-one with Rafael Q" });
    await fireEvent.input(within(dialog).getByLabelText("At"), { target: { value: "9:30" } });
    await fireEvent.click(within(dialog).getByRole("button", { name: /^Plan/ }));
    await vi.waitFor(() =>
      expect(written()).toEqual([
        ["meeting.plan", { person: "p2", on: "2026-11-21T09:30", minutes: 30 }],
      ]),
    );
  });

  it("an empty notebook shows three ways to begin", async () => {
    shell.begun = false;
    const view = render(Today);
    expect(screen.getByRole("button", { name: /Add a mentee/ })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Import…" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Explore" })).toBeTruthy();
    await expectAccessible(view.container);
  });
});

describe("words of the day", () => {
  it("puts off from Friday to Monday", () => {
    expect(nextWorkday("2026-11-20")).toBe("2026-11-23");
    expect(nextWorkday("2026-11-18")).toBe("2026-11-19");
  });
  it("counts in words", () => {
    expect(sentence(0, 0)).toBe("Nothing is planned and nothing is due.");
    expect(sentence(2, 12)).toBe("Two one-on-ones and 12 follow-ups.");
  });
});
