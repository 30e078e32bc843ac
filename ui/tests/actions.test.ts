import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../src/generated/Action";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import { laterChoices } from "../src/lib/later";
import { byWhen, sourceWords, whenWords } from "../src/screens/actions/actions";
import ActionsScreen from "../src/screens/actions/Actions.svelte";
import { toasts } from "../src/lib/toasts.svelte";
import { copiedWords } from "../src/screens/actions/copyList";
import { expectAccessible } from "./axe";

const action = (text: string, more: Partial<Action> = {}): Action => ({
  id: text,
  person: "elske",
  person_name: "Elske Vandenberg",
  owner: "mentor",
  who: null,
  owner_name: "Ada Quist",
  mine: true,
  text,
  due: null,
  done_on: null,
  snoozed_until: null,
  meeting: "m1",
  meeting_on: "2026-11-06",
  visibility: "shareable",
  created_on: "2026-11-06",
  imported: false,
  ...more,
});
const TODAY = "2026-11-20";
const actions = [
  action("late", { due: "2026-11-18" }),
  action("theirs", {
    due: TODAY,
    mine: false,
    owner: "mentee",
    owner_name: "Elske Vandenberg",
    meeting: null,
  }),
  action("asleep", { due: "2026-11-10", snoozed_until: "2026-12-01" }),
  action("old box", { imported: true }),
];
const asked: { name: string; payload: unknown }[] = [];
const calls = (name: string) => asked.filter((one) => one.name === name).map((one) => one.payload);

beforeEach(() => {
  clock.today = TODAY;
  asked.length = 0;
  location.hash = "";
  setTransport(async (name, payload) => {
    asked.push({ name, payload });
    if (name === "action.list") return { actions };
    if (name === "person.list") return { people: [{ id: "elske", name: "Elske Vandenberg" }] };
    if (name === "date.read") return { on: "2026-12-15" };
    return { output: actions[0], operation: "op", touched: ["action"] };
  });
});
const press = (key: string, more: KeyboardEventInit = {}) =>
  keyboard.handle(new KeyboardEvent("keydown", { key, cancelable: true, ...more }));
async function open() {
  const view = render(ActionsScreen, { route: { screen: "actions", query: {} } });
  await screen.findByText("late");
  return view;
}

describe("actions of everybody", () => {
  it("reads well, the late ones first and old imports last", async () => {
    const view = await open();
    const names = [...view.container.querySelectorAll("section .head h2")].map(
      (head) => head.textContent,
    );
    expect(names).toEqual([
      "Late",
      "Today",
      "Out of sight until a day",
      "From imported notes, without a date",
    ]);
    await expectAccessible(view.container);
  });

  it("ticks and puts off by keyboard", async () => {
    await open();
    press("j");
    press("x");
    await waitFor(() => expect(calls("action.done")).toEqual([{ id: "late" }]));
    await waitFor(() =>
      expect(document.querySelector("[data-selected='true']")?.textContent).toContain("theirs"),
    );
    press("z");
    await fireEvent.click(await screen.findByRole("button", { name: /Next week/, hidden: true }));
    await waitFor(() =>
      expect(calls("action.snooze")).toEqual([{ id: "theirs", until: "2026-11-23" }]),
    );
  });

  it("takes the tick back where the core refuses it", async () => {
    await open();
    setTransport(() => Promise.reject({ code: "refused", message: "this is a rule" }));
    const box = screen.getByRole<HTMLInputElement>("checkbox", { name: "late" });
    await fireEvent.click(box);
    await waitFor(() => expect(box.checked).toBe(false));
    expect(toasts.items.map(({ text }) => text)).toContain("This is a rule.");
  });

  it("marks several by keyboard, and ticks them in one step", async () => {
    const view = await open();
    press("j");
    press(" ");
    press("J", { shiftKey: true });
    expect(await screen.findByText("2 selected")).toBeTruthy();
    await expectAccessible(view.container);
    press("x");
    await waitFor(() =>
      expect(calls("action.bulk")).toEqual([{ ids: ["late", "theirs"], done: true }]),
    );
    await waitFor(() => expect(screen.queryByText("2 selected")).toBeNull());
    expect(calls("action.done")).toEqual([]);
  });

  it("puts off and dates what is marked, and Escape lets go of it", async () => {
    await open();
    press("j");
    press("J", { shiftKey: true });
    press("K", { shiftKey: true });
    expect(await screen.findByText("1 selected")).toBeTruthy();
    press("Escape");
    await waitFor(() => expect(screen.queryByText("1 selected")).toBeNull());
    press("a", { ctrlKey: true });
    expect(await screen.findByText("4 selected")).toBeTruthy();
    press("z");
    await fireEvent.click(await screen.findByRole("button", { name: /Next week/, hidden: true }));
    const ids = ["late", "theirs", "asleep", "old box"];
    await waitFor(() =>
      expect(calls("action.bulk")).toEqual([{ ids, snoozed_until: "2026-11-23" }]),
    );
    await waitFor(() => expect(document.querySelector("dialog")).toBeNull());
    press("a", { ctrlKey: true });
    press("d");
    await fireEvent.click(await screen.findByRole("button", { name: "No date", hidden: true }));
    await waitFor(() => expect(calls("action.bulk").at(-1)).toEqual({ ids, due: null }));
  });

  it("opens the call an action came from", async () => {
    await open();
    press("j");
    press("Enter");
    expect(location.hash).toBe("#/meeting/m1");
  });

  it("changes a date in words, and sends only the date", async () => {
    await open();
    press("j");
    press("e");
    const due = await screen.findByLabelText("Due");
    await fireEvent.input(due, { target: { value: "15 dec" } });
    await fireEvent.blur(due);
    await waitFor(() => expect(calls("date.read")).toHaveLength(1));
    await waitFor(() => expect((due as HTMLInputElement).value).toContain("15 Dec"));
    await fireEvent.click(screen.getByRole("button", { name: /Change action/, hidden: true }));
    await waitFor(() => expect(calls("action.edit")).toEqual([{ id: "late", due: "2026-12-15" }]));
  });

  it("keeps mine apart from theirs", async () => {
    const { rerender } = await open();
    await fireEvent.click(screen.getByRole("radio", { name: "Theirs" }));
    expect(location.hash).toBe("#/actions?whose=theirs");
    await rerender({ route: { screen: "actions", query: { whose: "theirs" } } });
    await waitFor(() => expect(screen.queryByText("late")).toBeNull());
    expect(screen.getByText("theirs")).toBeTruthy();
  });
});

describe("the words of actions", () => {
  it("says what a copy holds and what it leaves out", () => {
    const list = { text: "x", count: 3, left_out: 1, names: ["Greta"] };
    expect(copiedWords(list)).toBe(
      "Copied 3 actions. 1 private one was left out. Replaced by “a colleague”: Greta.",
    );
    const none = { text: "", count: 0, left_out: 2, names: [] };
    expect(copiedWords(none)).toBe("There is nothing to copy. 2 private ones were left out.");
  });

  it("says when, whose and since when", () => {
    const [late, theirs] = actions as [Action, Action];
    expect(whenWords(late, TODAY)).toEqual({ text: "2 days late", late: true });
    expect(whenWords({ due: null, done_on: TODAY }, TODAY).text).toBe("Done today");
    expect(sourceWords(late, TODAY)).toBe("You promised Elske, 6 Nov");
    expect(sourceWords(theirs, TODAY)).toBe("Elske promised, 6 Nov");
    const greta = action("x", { mine: false, owner: "other", owner_name: "Greta" });
    expect(sourceWords(greta, TODAY)).toBe("Greta promised, with Elske, 6 Nov");
  });

  it("offers later days that differ", () => {
    expect(laterChoices("2026-11-22").map(({ until }) => until)).toEqual([
      "2026-11-23",
      "2026-11-30",
    ]);
  });

  it("loses no action between its groups", () => {
    expect(byWhen(actions, TODAY).flatMap((group) => group.actions)).toHaveLength(4);
  });
});
