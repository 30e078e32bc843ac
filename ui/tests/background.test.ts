import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BackgroundSet } from "../src/generated/BackgroundSet";
import type { BackgroundSettings } from "../src/generated/BackgroundSettings";
import { ApiError, setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { setShell } from "../src/lib/desktop";
import ToTell from "../src/screens/meeting/ToTell.svelte";
import AskColleague from "../src/screens/person/AskColleague.svelte";
import Background from "../src/screens/settings/Background.svelte";
import { expectAccessible } from "./axe";

let settings: BackgroundSettings;
let works: string;
const asked: [string, Record<string, unknown>][] = [];
const last = (name: string) => asked.filter(([one]) => one === name).at(-1)?.[1];
const untold = (id: string, visibility: string, text: string, told_on: string | null = null) => ({
  id,
  kind: "feedback-given",
  visibility,
  text,
  person: "p1",
  person_name: "Elske Rozema",
  on: "2026-11-18",
  tags: [],
  links: [],
  source: null,
  told_on,
  goals: [],
});

beforeEach(() => {
  clock.today = "2026-11-20";
  asked.length = 0;
  works = "on";
  settings = {
    reminders: true,
    before_minutes: 10,
    after: true,
    quiet_from: "",
    quiet_to: "",
    stays: false,
    shortcut: "Ctrl+Alt+N",
  };
  setShell(async (command, args) => {
    asked.push([command, args]);
    return { shortcut: works, login: args.on === true };
  });
  setTransport(async (name, payload) => {
    asked.push([name, payload as Record<string, unknown>]);
    if (name === "background.set") {
      const next = payload as BackgroundSet;
      if (next.quiet_to === "09:59") throw new ApiError({ message: "no time", field: "quiet_to" });
      settings = { ...settings, ...next };
    }
    const output = {
      "background.show": settings,
      "background.set": settings,
      "feedback.request": { person: "p1", text: "Hello Jonas,\n\nabout Elske Rozema" },
      "note.list": {
        notes: [
          untold("n1", "private", "You cut Ben short"),
          untold("n2", "shareable", "The summary was clear"),
          untold("n3", "shareable", "Said already", "2026-11-19"),
        ],
      },
    }[name];
    return { output: output ?? {}, operation: "o1", touched: [] };
  });
});
afterEach(() => setShell());

describe("what Trellis does in the background", { timeout: 20_000 }, () => {
  it("is chosen in Settings, and done at once", async () => {
    const view = render(Background);
    await fireEvent.click(await screen.findByRole("switch", { name: /Go on when/ }));
    await waitFor(() => expect(last("background.set")).toEqual({ stays: true }));
    await waitFor(() => expect(asked.at(-1)?.[0], "the desktop follows").toBe("background_apply"));
    await fireEvent.change(screen.getByLabelText("From"), { target: { value: "20:00" } });
    await waitFor(() => expect(last("background.set")).toEqual({ quiet_from: "20:00" }));
    await fireEvent.change(screen.getByLabelText("To"), { target: { value: "09:59" } });
    expect(await screen.findByText("No time.")).toBeTruthy();
    await fireEvent.click(screen.getByRole("switch", { name: "Start at login" }));
    await waitFor(() => expect(last("login_set")).toEqual({ on: true }));
    await expectAccessible(view.container);
    await fireEvent.click(screen.getByRole("switch", { name: "Reminders" }));
    await waitFor(() => expect(screen.queryByLabelText("From"), "nothing to set").toBeNull());
  });

  it("takes keys as they are pressed, and says where there can be none", async () => {
    const view = render(Background);
    const keys = await screen.findByLabelText("Keys from any program");
    await fireEvent.keyDown(keys, { key: "j" });
    expect(last("background.set"), "a letter alone belongs to other programs").toBeUndefined();
    await fireEvent.keyDown(keys, { key: "j", ctrlKey: true, shiftKey: true });
    const pressed = { shortcut: "CommandOrControl+Shift+J" };
    await waitFor(() => expect(last("background.set")).toEqual(pressed));
    expect(screen.getByDisplayValue("Ctrl+Shift+J")).toBeTruthy();
    await fireEvent.keyDown(keys, { key: "Backspace" });
    await waitFor(() => expect(last("background.set")).toEqual({ shortcut: "" }));
    view.unmount();
    works = "not-here";
    render(Background);
    expect(await screen.findByText(/Let its own settings start/)).toBeTruthy();
    expect(screen.getByText("trellis-desktop --capture")).toBeTruthy();
  });
});

describe("feedback", { timeout: 20_000 }, () => {
  it("that was not told stands in the brief, private words only unveiled", async () => {
    const view = render(ToTell, { person: "p1", veiled: false });
    const list = await screen.findByRole("region", { name: "To tell them" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(2);
    await expectAccessible(view.container);
    await fireEvent.click(within(list).getAllByRole("button", { name: /Told/ })[1] as HTMLElement);
    await waitFor(() => expect(last("note.told")).toEqual({ note: "n2" }));
    await view.rerender({ veiled: true });
    expect(screen.queryByText(/cut Ben short/), "nobody beside reads it").toBeNull();
    expect(screen.getByText(/summary was clear/)).toBeTruthy();
  });

  it("is asked of a colleague by a text to copy, and remembered where wished", async () => {
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
    const person = { id: "p1", name: "Elske Rozema" };
    const view = render(AskColleague, { person, onclose: () => undefined });
    await fireEvent.input(screen.getByLabelText("Who is asked"), { target: { value: "Jonas" } });
    const wanted = { person: "p1", colleague: "Jonas" };
    await waitFor(() => expect(last("feedback.request")).toEqual(wanted));
    const shown = screen.getByLabelText("The text") as HTMLTextAreaElement;
    await waitFor(() => expect(shown.value).toContain("Hello Jonas"));
    await expectAccessible(view.container);
    await fireEvent.click(screen.getByRole("switch", { name: /action/ }));
    await fireEvent.click(screen.getByRole("button", { name: /Copy/ }));
    await waitFor(() => expect(copied).toEqual(["Hello Jonas,\n\nabout Elske Rozema"]));
    const action = {
      person: "p1",
      text: "Hear from Jonas about Elske Rozema",
      theirs: false,
      shareable: false,
    };
    await waitFor(() => expect(last("action.add")).toEqual(action));
  });
});
