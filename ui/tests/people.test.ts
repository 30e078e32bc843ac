import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { keyboard } from "../src/lib/keyboard.svelte";
import { shell } from "../src/lib/shell.svelte";
import { toasts } from "../src/lib/toasts.svelte";
import People from "../src/screens/people/People.svelte";
import Person from "../src/screens/person/Person.svelte";
import { expectAccessible } from "./axe";

const row = (id: string, name: string) => ({
  id,
  name,
  role: "Engineer",
  level: "Mid",
  target: "Senior",
  team: "Ledger",
  last: "2026-11-06T14:00",
  next: null,
  held: 14,
  goals_open: 3,
  actions_open: 1,
  attention: null,
});
const page = {
  person: {
    ...row("p1", "Elske Vandenberg"),
    aliases: [],
    tags: [],
    notes: "Thinks aloud.",
    archived_on: null,
  },
  next_meeting: { id: "m1", on: "2026-11-20T14:00", minutes: 30, title: null, gist: [] },
  topics_ready: 3,
  last_meeting: { id: "m0", on: "2026-11-06T14:00", minutes: 30, title: null, gist: [] },
  cadence: "Every 2 weeks",
  habit: "Thursdays, 30 min",
  since: "2024-11-04",
  held: 24,
  late: false,
  mentorships: [],
  attention: [],
  tabs: { meetings: 25, goals_open: 3, competencies: 9, notes: 2, summaries: 0 },
};
const note = (id: string, kind: string, visibility: string, text: string) => ({
  id,
  kind,
  visibility,
  text,
  person: "p1",
  person_name: "Elske Vandenberg",
  on: "2026-11-18",
  tags: [],
  links: [],
  source: null,
  told_on: null,
  goals: [],
});
const answers: Record<string, unknown> = {
  "person.directory": { people: [row("p1", "Elske Vandenberg"), row("p2", "Hana Mizuki")] },
  "person.page": page,
  "note.list": {
    notes: [
      note("n1", "win", "shareable", "Cut the close to 9 minutes."),
      note("n2", "concern", "private", "Looks tired."),
    ],
  },
  "framework.list": { frameworks: [] },
};
const asked: [string, unknown][] = [];
const written = () => asked.filter(([name]) => !(name in answers));
const press = (key: string) => keyboard.handle(new KeyboardEvent("keydown", { key }));

beforeEach(() => {
  clock.today = "2026-11-20";
  shell.begun = true;
  location.hash = "";
  asked.length = 0;
  setTransport(async (name, payload) => {
    if (name === "markdown.show") {
      const { texts } = payload as { texts: string[] };
      return { html: texts.map((text) => `<p><em>${text}</em></p>`) };
    }
    asked.push([name, payload]);
    if (name in answers) return { output: answers[name], operation: null, touched: [] };
    return { output: { id: "new", name: "Ana Lima" }, operation: `o${asked.length}`, touched: [] };
  });
});

describe("the directory", () => {
  const route = { screen: "people" as const, query: {} };

  it("lists people, finds them without accents, opens by Enter", async () => {
    const view = render(People, { route });
    await screen.findByText("Hana Mizuki");
    await expectAccessible(view.container);
    await fireEvent.input(screen.getByLabelText("Find in people"), {
      target: { value: "HANA led" },
    });
    expect(screen.queryByText("Elske Vandenberg")).toBeNull();
    press("j");
    press("Enter");
    expect(location.hash).toBe("#/person/p2");
  });

  it("adds a person by name alone, with a mentorship; one Undo takes back both", async () => {
    render(People, { route });
    await screen.findByText("Hana Mizuki");
    await fireEvent.click(screen.getByRole("button", { name: "Add a person" }));
    const dialog = within(screen.getByRole("dialog", { name: "Add a person" }));
    await fireEvent.click(dialog.getByRole("button", { name: /^Add/ }));
    expect(await dialog.findByText("Write a name.")).toBeTruthy();
    await fireEvent.input(dialog.getByLabelText("Name"), { target: { value: "Ana Lima" } });
    await fireEvent.click(dialog.getByRole("button", { name: /^Add/ }));
    await vi.waitFor(() => expect(location.hash).toBe("#/person/new"));
    expect(written()).toEqual([
      ["person.add", { name: "Ana Lima", aliases: [], tags: [], cadence: "biweekly" }],
    ]);
    toasts.items[0]?.action?.run();
    await vi.waitFor(() => expect(written()).toHaveLength(2));
    expect(written().at(-1)?.[0], "one step").toBe("history.undo");
  });
});

describe("a person", () => {
  const route = { screen: "person" as const, id: "p1", tab: "notes", query: {} };

  it("shows the head, and hides private notes until v", async () => {
    const view = render(Person, { route });
    await screen.findByRole("heading", { name: "Elske Vandenberg" });
    expect(screen.getByText("3 topics ready")).toBeTruthy();
    expect(screen.getByText("Thursdays, 30 min")).toBeTruthy();
    await screen.findByText("Cut the close to 9 minutes.");
    await vi.waitFor(() =>
      expect(screen.getByText("Cut the close to 9 minutes.").tagName, "drawn").toBe("EM"),
    );
    expect(view.container.textContent).not.toContain("Looks tired.");
    expect(view.container.textContent).not.toContain("Thinks aloud.");
    await expectAccessible(view.container);
    press("v");
    expect(await screen.findByText("Looks tired.")).toBeTruthy();
    expect(await screen.findByText("Thinks aloud.")).toBeTruthy();
  });

  it("w writes a win, shareable; a concern chosen instead turns private by itself", async () => {
    render(Person, { route });
    await screen.findByRole("heading", { name: "Elske Vandenberg" });
    press("w");
    const dialog = within(
      await screen.findByRole("dialog", { name: "Win about Elske Vandenberg" }),
    );
    expect(dialog.getByRole("radio", { name: "Shareable" }).getAttribute("aria-checked")).toBe(
      "true",
    );
    await expectAccessible(screen.getByRole("dialog"));
    await fireEvent.input(dialog.getByLabelText("What happened"), {
      target: { value: "Shipped previews." },
    });
    await fireEvent.click(dialog.getByRole("button", { name: /^Add/ }));
    await vi.waitFor(() =>
      expect(written()[0]).toEqual([
        "note.add",
        expect.objectContaining({
          kind: "win",
          visibility: "shareable",
          text: "Shipped previews.",
        }),
      ]),
    );
  });

  it("edits the selected note by e in the notes, and tabs move by [ and ]", async () => {
    render(Person, { route });
    await screen.findByText("Cut the close to 9 minutes.");
    press("j");
    press("e");
    expect(await screen.findByRole("dialog", { name: "Edit note" })).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    press("]");
    expect(location.hash).toBe("#/person/p1/summaries");
  });
});
