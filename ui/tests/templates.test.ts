import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TemplateLine } from "../src/generated/TemplateLine";
import { ApiError, setTransport } from "../src/lib/api";
import { clock } from "../src/lib/clock.svelte";
import { search } from "../src/lib/palette";
import MeetingScreen from "../src/screens/meeting/Meeting.svelte";
import { suggested } from "../src/screens/meeting/templates/use";
import Templates from "../src/screens/settings/templates/Templates.svelte";
import { expectAccessible } from "./axe";

const line = (name: string, more: Partial<TemplateLine> = {}): TemplateLine => ({
  id: name,
  kind: "meeting",
  name,
  key: name,
  purpose: `For ${name}`,
  version: 1,
  builtin: true,
  has_private: true,
  hidden: false,
  used: 0,
  ...more,
});
const LIST = [
  line("Weekly one-on-one"),
  line("First meeting"),
  line("Ours", { builtin: false, used: 3, version: 2 }),
];

const asked: { name: string; payload: Record<string, unknown> }[] = [];
const of = (name: string) => asked.filter((one) => one.name === name);
let held = 0;
let notes = "";
let hidden: string[] = [];

function core(name: string, payload: Record<string, unknown>): unknown {
  asked.push({ name, payload });
  const wrote = (output: unknown, touched = ["template"]) => ({ output, operation: "o1", touched });
  const meeting = {
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
    notes,
    private_notes: "",
    mood: null,
    workload: null,
    reason: null,
    actions: [],
    promises: [],
    evidence: [],
  };
  switch (name) {
    case "meeting.show":
      return meeting;
    case "meeting.list":
      return { meetings: Array.from({ length: held }, (_, at) => ({ id: String(at) })) };
    case "template.list":
      return {
        templates: LIST.map((one) => ({ ...one, hidden: hidden.includes(one.id) })).filter(
          (one) => payload.hidden || !one.hidden,
        ),
      };
    case "template.used":
      return { templates: [] };
    case "template.fill":
      return {
        id: payload.template,
        name: payload.template,
        notes: `# Filled with ${String(payload.template)}\n`,
        private_notes: "Mood so far: 2\n",
      };
    case "markdown.show":
      return { html: (payload.texts as string[]).map((text) => `<p>${text}</p>`) };
    case "template.apply":
      notes = "# Check-in\n";
      return wrote({ ...meeting, notes }, ["meeting", "template"]);
    case "template.show":
      return {
        ...line(String(payload.template)),
        notes: payload.version === 1 ? "one" : "two",
        private_notes: "",
        versions: [line("Ours", { version: 2 }), line("Ours", { version: 1 })],
      };
    case "template.check":
      return {
        notes: "Filled",
        private_notes: "",
        problems: String(payload.notes).includes("nmae")
          ? [{ part: "shared", line: 3, why: "“nmae” is not a placeholder" }]
          : [],
        placeholders: [{ name: "mentee_first", private: false, example: "Ana" }],
      };
    case "template.remove":
      hidden = [String(payload.template)];
      return wrote({ templates: [] });
    case "template.import":
      throw new ApiError({
        message: "line 5 of the file: “x” is not a placeholder",
        field: "text",
      });
    case "person.list":
      return { people: [] };
    case "person.show":
      return { id: "ada", name: "Ada Quist" };
    case "framework.list":
      return { frameworks: [] };
    case "topic.list":
      return { topics: [] };
    case "action.list":
      return { actions: [] };
    case "prep.show":
      return { moved_since: "2026-11-06", moved: [], questions: [] };
    default:
      return wrote(line("Ours"));
  }
}

beforeAll(async () => {
  clock.today = "2026-11-20";
  // The editor comes as a chunk of its own, and a test may end before it has come.
  await import("../src/components/editor/view");
}, 30_000);
beforeEach(() => {
  asked.length = 0;
  held = 4;
  notes = "";
  hidden = [];
  setTransport((name, payload) => Promise.resolve().then(() => core(name, payload as never)));
});

const open = () =>
  render(MeetingScreen, { route: { screen: "meeting" as const, id: "m1", query: {} } });

describe("beginning a call with a template", () => {
  it("offers two in an empty call, the first meeting where there was none", () => {
    expect(suggested(LIST, 0).map(({ name }) => name)).toEqual(["First meeting", "Ours"]);
    expect(suggested(LIST, 3).map(({ name }) => name)).toEqual(["Ours", "Weekly one-on-one"]);
  });

  it("writes it down as one step, and asks no more once something stands there", async () => {
    open();
    await fireEvent.click(await screen.findByRole("button", { name: "Ours" }));
    await waitFor(() =>
      expect(of("template.apply")[0]?.payload).toEqual({ template: "Ours", meeting: "m1" }),
    );
    await waitFor(() => expect(screen.queryByText("Begin with")).toBeNull());
  });

  it("shows what each becomes, by keyboard, and hides the private part when asked", async () => {
    open();
    await fireEvent.click(await screen.findByRole("button", { name: /All templates/ }));
    const field = await screen.findByRole("combobox", { name: "Find a template" });
    await screen.findByText(/Filled with Weekly/);
    await fireEvent.keyDown(field, { key: "ArrowDown" });
    await screen.findByText(/Filled with First meeting/);
    expect(screen.getByText(/Mood so far: 2/)).toBeTruthy();
    await expectAccessible(document.body);
    await fireEvent.input(field, { target: { value: "ours" } });
    await screen.findByText(/Filled with Ours/);
    await fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect(of("template.apply")[0]?.payload.template).toBe("Ours"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("can be found in the palette while the call is open", async () => {
    const view = open();
    await screen.findByText("Begin with");
    const { groups } = await search(">template weekly");
    expect(groups[0]?.items.map(({ text }) => text)).toEqual(["Use template: Weekly one-on-one"]);
    view.unmount();
    expect((await search(">template weekly")).groups).toEqual([]);
  });
});

describe("templates in the settings", () => {
  it("list what is offered, and bring back what was removed", async () => {
    render(Templates);
    await screen.findByText("Weekly one-on-one");
    expect(screen.getByText("version 2, used in 3 one-on-ones")).toBeTruthy();
    await expectAccessible(document.body);
    await fireEvent.click(screen.getByRole("button", { name: "More about Ours" }));
    await fireEvent.click(screen.getByRole("menuitem", { name: "Remove" }));
    await screen.findByText("1 removed template");
    await fireEvent.click(screen.getByRole("button", { name: "Bring back" }));
    await waitFor(() => expect(of("template.restore")[0]?.payload).toEqual({ template: "Ours" }));
  });

  it("say on which line a placeholder is wrong, and save nothing until it is right", async () => {
    render(Templates);
    await fireEvent.click(await screen.findByRole("button", { name: /^Ours/ }));
    const shared = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Shared part" });
    await waitFor(() => expect(shared.value).toBe("two"));
    await fireEvent.input(shared, { target: { value: "a\n\n{{ nmae }}" } });
    await screen.findByText(/Line 3: “nmae” is not a placeholder/, undefined, { timeout: 2000 });
    await fireEvent.click(screen.getByRole("button", { name: /Save template/ }));
    expect(of("template.edit")).toHaveLength(0);
    await expectAccessible(document.body);
    await fireEvent.input(shared, { target: { value: "{{ name }}" } });
    await waitFor(() => expect(screen.queryByText(/Line 3/)).toBeNull(), { timeout: 2000 });
    await fireEvent.click(screen.getByRole("button", { name: /Save template/ }));
    await waitFor(() => expect(of("template.edit")[0]?.payload.notes).toBe("{{ name }}"));
  });

  it("show the line of a file that could not be taken in", async () => {
    render(Templates);
    await screen.findByText("Weekly one-on-one");
    const file = new File(["x"], "x.md", { type: "text/markdown" });
    const input = screen.getByLabelText<HTMLInputElement>("Template file");
    Object.defineProperty(input, "files", { value: [file] });
    await fireEvent.change(input);
    await screen.findByText(/Line 5 of the file/);
  });
});
