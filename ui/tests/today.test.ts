import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import { shell } from "../src/lib/shell.svelte";
import { toasts } from "../src/lib/toasts.svelte";
import { holds, nextWorkday, remedy } from "../src/screens/today/day";
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
const attention = {
  person: "p2",
  person_name: "Rafael Q",
  kind: "cadence",
  why: "Not met for 5 weeks",
  since: "2026-10-16",
  detail: "Last one-on-one 16 Oct, every 2 weeks",
  action: "plan",
  about: null,
};
const meeting = {
  id: "m1",
  person: "p1",
  person_name: "Elske Vandenberg",
  level: "Mid",
  target: "Senior",
  on: "2026-11-20T14:00",
  minutes: 30,
  status: "planned",
  brief: [{ kind: "risk", text: "On-call goal is at risk" }],
  topics: 3,
  open_actions: 4,
};
const answers: Record<string, unknown> = {
  "today.show": {
    date: "2026-11-20",
    sentence: "One one-on-one and two follow-ups.",
    meetings: [meeting],
    actions_due: [
      action("a1", "Ask Greta for a slot", "2026-11-18"),
      action("a2", "Send the talk", "2026-11-20"),
    ],
    actions_undated: [],
    actions_open: 3,
    attention: [attention],
    week: [{ date: "2026-11-20", meetings: [{ ...meeting }] }],
    coming: [{ ...meeting, id: "m2", person_name: "Hana Mizuki", on: "2026-11-23T10:00" }],
    wins: [],
  },
  "framework.list": { frameworks: [] },
  "meeting.suggest": {
    on: "2026-11-21",
    minutes: 30,
    cadence: null,
    last_on: null,
    due_on: null,
    planned: null,
    away: [],
  },
  "meeting.look": { away: [], elsewhere: [] },
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
const selected = () => document.querySelector(".act[aria-current]")?.textContent;
const written = () => asked.filter(([name]) => !(name in answers));

describe("Today", () => {
  it("shows the day: calls, what is due, whom one has not met", async () => {
    const view = render(Today);
    expect(await screen.findByRole("heading", { name: "Friday 20 November" })).toBeTruthy();
    expect(screen.getByText("One one-on-one and two follow-ups.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Prepare Elske Vandenberg" })).toBeTruthy();
    expect(screen.getByText("On-call goal is at risk")).toBeTruthy();
    expect(screen.getByText("3 topics, 4 open actions")).toBeTruthy();
    const aside = within(screen.getByRole("complementary", { name: "Attention" }));
    expect(aside.getByText("Not met for 5 weeks")).toBeTruthy();
    await expectAccessible(view.container);
  });

  it("x ticks the selected follow-up, the next is selected, z puts it off to the next working day", async () => {
    render(Today);
    await screen.findByText("Ask Greta for a slot");
    press("x");
    await vi.waitFor(() => expect(written()).toEqual([["action.done", { id: "a1" }]]));
    await vi.waitFor(() => expect(selected()).toContain("Send the talk"));
    press("z");
    await vi.waitFor(() =>
      expect(written().at(-1)).toEqual(["action.snooze", { id: "a2", until: "2026-11-23" }]),
    );
  });

  it("names the next calls, and on a free day says when the next one is", async () => {
    const full = answers["today.show"] as { meetings: unknown[] };
    answers["today.show"] = { ...full, meetings: [] };
    const view = render(Today);
    const aside = within(await screen.findByRole("complementary", { name: "Attention" }));
    expect(aside.getByRole("link", { name: /Hana Mizuki/ }).textContent).toContain("Mon 23 Nov");
    const meets = screen.getByRole("region", { name: /Meet today/ });
    expect(meets.textContent?.replace(/\s+/g, " ")).toContain(
      "The next one is with Hana Mizuki, Mon 23 Nov at 10:00.",
    );
    await expectAccessible(view.container);
    answers["today.show"] = full;
  });

  it("shows eight follow-ups, and the rest when asked; a private one is not quoted", async () => {
    const full = answers["today.show"] as object;
    const many = Array.from({ length: 11 }, (_, n) => action(`a${n}`, `Thing ${n}`, "2026-11-18"));
    const actions_due = many.map((one) => ({ ...one, visibility: "private" }));
    answers["today.show"] = { ...full, actions_due };
    render(Today);
    await screen.findByText("Thing 7");
    expect(screen.queryByText("Thing 8")).toBeNull();
    await fireEvent.click(screen.getByRole("button", { name: "Show 3 more" }));
    expect(await screen.findByText("Thing 10")).toBeTruthy();
    press("x");
    await vi.waitFor(() => expect(toasts.items.at(-1)?.text).toBe("Done"));
    answers["today.show"] = full;
  });

  it("Enter prepares the first call of the day", async () => {
    render(Today);
    await screen.findByText("Ask Greta for a slot");
    press("Enter");
    expect(location.hash).toBe("#/meeting/m1");
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
  it("counts what a call holds", () => {
    const call = { topics: 1, open_actions: 0 } as Parameters<typeof holds>[0];
    expect(holds(call)).toBe("1 topic");
  });
  it("offers one thing to do about each reason", () => {
    const item = { ...attention, about: "g1", action: "goal" } as Parameters<typeof remedy>[0];
    expect(remedy(item)).toEqual({ label: "Open", href: "#/goal/g1" });
    expect(remedy({ ...item, action: "snapshot" }).href).toBe("#/person/p2/competencies");
    expect(remedy({ ...item, action: "plan" }).open).toBe("plan");
  });
});
