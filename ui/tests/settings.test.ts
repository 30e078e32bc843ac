import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { ApiError, setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import { applyRememberedKeys } from "../src/lib/keySettings";
import { rememberedAppearance } from "../src/lib/theme";
import { ratesBlind } from "../src/lib/blind";
import { startsVeiled } from "../src/lib/veil";
import History from "../src/screens/history/History.svelte";
import Settings from "../src/screens/settings/Settings.svelte";
import { expectAccessible } from "./axe";

let calls: { name: string; payload: Record<string, unknown> }[] = [];
let sound = true;
const operation = (id: string, label: string, more = {}) => ({
  id,
  kind: "goal.add",
  label,
  at: "2026-11-20T09:00:00Z",
  source: "app",
  undone: false,
  undoes: null,
  ...more,
});

beforeEach(() => {
  clock.today = "2026-11-20";
  localStorage.clear();
  calls = [];
  sound = true;
  setTransport(async (name, payload) => {
    const asked = payload as Record<string, unknown>;
    calls.push({ name, payload: asked });
    const report = {
      dry_run: asked.dry_run,
      counts: { meetings: { added: 3, updated: 0, unchanged: 1 } },
      skipped: [{ where: "todo.md", why: "it names no date" }],
      warnings: [],
      duplicates: [],
    };
    switch (name) {
      case "doctor.run":
        return {
          ok: sound,
          checks: [{ name: "Pages", ok: sound, detail: "All read.", advice: "" }],
        };
      case "background.show":
        return {
          reminders: true,
          before_minutes: 10,
          after: true,
          quiet_from: "20:00",
          quiet_to: "07:30",
          stays: false,
          shortcut: "Ctrl+Alt+N",
        };
      case "person.list":
        return { people: [{ id: "p1", name: "Elske", owner: false }] };
      case "import.markdown":
        if (asked.path === "/nowhere") {
          throw new ApiError({ message: "There is nothing at this path.", field: "path" });
        }
        return asked.dry_run ? report : { output: report, operation: "o9", touched: ["meeting"] };
      case "history.list":
        return {
          operations: [
            operation("o3", "Undid: added Old goal", { undoes: "o1" }),
            operation("o2", "Added goal Ledger"),
            operation("o1", "Added goal Old", { undone: true }),
          ],
          can_undo: true,
          can_redo: false,
        };
      default:
        return { output: operation("o4", "Undone"), operation: "o4", touched: ["goal"] };
    }
  });
});
const of = (name: string) => calls.filter((one) => one.name === name);

describe("settings", () => {
  it("say whether the file is sound, what an export holds, and that there is no network", async () => {
    render(Settings);
    await screen.findByText("The file is sound.");
    expect(screen.getByText("private notes included")).toBeTruthy();
    expect(document.body.textContent).toContain("Trellis opens no connection.");
    await expectAccessible(document.body);
  });

  it("say it when a check fails, and show which", async () => {
    sound = false;
    render(Settings);
    await screen.findByText("Something in the file needs a look.");
    expect(document.querySelector("details")?.open).toBe(true);
  });

  it("look before they import", async () => {
    render(Settings);
    const path = await screen.findByRole("textbox", { name: "Markdown notes" });
    await fireEvent.input(path, { target: { value: "/nowhere" } });
    await fireEvent.click(screen.getByRole("button", { name: "Look first" }));
    await screen.findByText("There is nothing at this path.");
    await fireEvent.input(path, { target: { value: "/notes" } });
    await fireEvent.click(screen.getByRole("button", { name: "Look first" }));
    await screen.findByText("This is what would be imported.");
    expect(screen.getByText(/it names no date/)).toBeTruthy();
    expect(of("import.markdown").every((one) => one.payload.dry_run)).toBe(true);
    await fireEvent.click(screen.getByRole("button", { name: "Import" }));
    await waitFor(() =>
      expect(of("import.markdown").at(-1)?.payload).toEqual({
        path: "/notes",
        by_folder: true,
        dry_run: false,
      }),
    );
  });

  it("remember the theme, the single letters and the veil", async () => {
    render(Settings);
    await fireEvent.click(screen.getByRole("radio", { name: "Dark" }));
    expect(rememberedAppearance().theme).toBe("dark");
    await fireEvent.click(screen.getByRole("switch", { name: "Single-letter keys" }));
    keyboard.settings = { ...keyboard.settings, singleLetters: true };
    applyRememberedKeys();
    expect(keyboard.settings.singleLetters, "the next start knows it").toBe(false);
    await fireEvent.click(screen.getByRole("switch", { name: /private text hidden/ }));
    expect(startsVeiled()).toBe(true);
    expect(ratesBlind(), "until one says otherwise").toBe(true);
    await fireEvent.click(screen.getByRole("switch", { name: /Rate without seeing/ }));
    expect(ratesBlind()).toBe(false);
  });
});

describe("keys", () => {
  const keyOf = (label: string) =>
    screen.getByRole("button", { name: new RegExp(`^Key of ${label}:`) });
  const give = async (label: string, ...pressed: KeyboardEventInit[]) => {
    await fireEvent.click(keyOf(label));
    for (const init of pressed) await fireEvent.keyDown(keyOf(label), init);
  };

  it("are changed by pressing them, kept, and given back", async () => {
    render(Settings);
    await give("Find or do", { key: "p", ctrlKey: true });
    expect(keyboard.settings.bindings.palette).toBe("Mod+P");
    keyboard.settings = { bindings: {}, singleLetters: true };
    applyRememberedKeys();
    expect(keyboard.shown("Mod+K"), "the next start and every button know it").toBe("Mod+P");
    await give("Today", { key: "g" }, { key: "h" });
    expect(keyboard.settings.bindings["go-today"], "two keys after one another").toBe("g h");
    await expectAccessible(document.body);
    await fireEvent.click(screen.getByRole("button", { name: "Back to the usual keys" }));
    expect(keyboard.settings.bindings).toEqual({});
  });

  it("belong to one command only, and can be taken away", async () => {
    render(Settings);
    await give("New here", { key: "k", ctrlKey: true });
    expect((await screen.findByRole("alert")).textContent).toContain("“Find or do” already");
    expect(keyboard.settings.bindings.new).toBeUndefined();
    await give("New here", { key: "Escape" });
    expect(keyboard.settings.bindings.new).toBeUndefined();
    await give("New here", { key: "Backspace" });
    expect(keyboard.settings.bindings.new).toBe("");
    keyboard.settings = { bindings: {}, singleLetters: true };
  });
});

describe("history", () => {
  const route = { screen: "history" as const, query: {} };

  it("shows one person's, by their address", async () => {
    const { rerender } = render(History, { route });
    await fireEvent.click(await screen.findByRole("combobox", { name: /Person/ }));
    await fireEvent.click(await screen.findByRole("option", { name: "Elske", hidden: true }));
    expect(location.hash).toBe("#/history?person=p1");
    await rerender({ route: { ...route, query: { person: "p1" } } });
    await waitFor(() => expect(of("history.list").at(-1)?.payload.person).toBe("p1"));
  });

  it("says the advice of the terminal in the words of the window", () => {
    const raw =
      "this cannot be undone: “Edited Ana” (01a1f8d3-ea00-7001-8489-41c3936b04e1) changed the same thing later; nothing was changed; undo that first";
    expect(new ApiError({ message: raw }).message).toBe(
      "This cannot be undone: “Edited Ana” changed the same thing later. Nothing was changed. Undo that first.",
    );
    const file = "x.db is damaged; it was left as it is; restore a backup, or run `trellis doctor`";
    expect(new ApiError({ message: file }).message).toContain("run the check in Settings.");
    const other =
      "x.db is not a Trellis file; it was left as it is; choose another file with --file";
    expect(new ApiError({ message: other }).message).toMatch(/Choose another file\.$/);
  });

  it("undoes one thing by itself, by button and by key", async () => {
    render(History, { route });
    const one = await screen.findByRole("button", { name: "Undo: Added goal Ledger" });
    expect(
      screen.queryByRole("button", { name: "Undo: Added goal Old" }),
      "what is undone is not undone again",
    ).toBeNull();
    await expectAccessible(document.body);
    await fireEvent.click(one);
    await waitFor(() => expect(of("history.undo")[0]?.payload).toEqual({ operation: "o2" }));
    for (const key of ["k", "j", "u"]) {
      keyboard.handle(new KeyboardEvent("keydown", { key }));
      await tick();
    }
    await waitFor(() => expect(of("history.undo")).toHaveLength(2));
  });
});
