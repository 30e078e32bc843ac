import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import App from "../src/capture/App.svelte";
import type { CaptureDraft } from "../src/generated/CaptureDraft";
import type { CapturePreview } from "../src/generated/CapturePreview";
import { setTransport } from "../src/lib/api";
import { setShell } from "../src/lib/desktop";
import { expectAccessible } from "./axe";

const elske = { id: "p1", name: "Elske Rozema", role: "Backend engineer" };
const ana = { id: "p2", name: "Ana Lima", role: null };
const nothing = { person: "", text: "", kind: null, visibility: null, on: null };
let draft: CaptureDraft;
let refusal: unknown;
const asked: [string, Record<string, unknown>][] = [];
const last = (name: string) => asked.filter(([one]) => one === name).at(-1)?.[1];

/** As much of the core's reading as these journeys need. */
function preview({ person = "", text, kind }: CapturePreview) {
  const win = text.includes("#win");
  return {
    people: [elske, ana].filter(
      (one) => one.id === person || one.name.toLowerCase().startsWith(person.toLowerCase()),
    ),
    kind: kind ?? (win ? "win" : "observation"),
    visibility: win ? "shareable" : "private",
    note: text.replace("- [ ] call Greta", "").trim(),
    tags: win ? [{ tag: "operations", name: "Operations" }] : [],
    actions: text.includes("- [ ] call Greta")
      ? [{ text: "call Greta", due: "2026-11-27", done: false, who: "elske" }]
      : [],
  };
}

beforeEach(() => {
  draft = { ...nothing };
  refusal = undefined;
  asked.length = 0;
  setShell(async () => ({ state: "ready", path: "", encrypted: false, today: "2026-11-20" }));
  setTransport(async (name, payload) => {
    asked.push([name, payload as Record<string, unknown>]);
    if (name === "capture.add" && refusal) throw refusal;
    const output = name === "capture.preview" ? preview(payload as CapturePreview) : draft;
    return { output, operation: null, touched: [] };
  });
});
afterEach(() => {
  setShell();
  location.hash = "";
});

async function open() {
  const view = render(App);
  const about = await screen.findByRole("combobox", { name: "About" });
  await waitFor(() => expect(asked.map(([name]) => name)).toContain("capture.preview"));
  const text = screen.getByRole("textbox", { name: "What happened" });
  return { view, about, text };
}

// Reading the page as a screen reader does takes its time on a busy machine.
describe("quick capture", { timeout: 20_000 }, () => {
  it("is done with a few letters, Enter, a line and Enter", async () => {
    const { view, about, text } = await open();
    await waitFor(() => expect(document.activeElement, "one types at once").toBe(about));
    await fireEvent.input(about, { target: { value: "els" } });
    await waitFor(() => expect(screen.queryByRole("option", { name: /Ana/ })).toBeNull());
    expect(screen.getByRole("option", { name: /Elske/ }).getAttribute("aria-selected")).toBe(
      "true",
    );
    await expectAccessible(view.container);
    await fireEvent.keyDown(about, { key: "Enter" });
    expect(document.activeElement, "on to the text").toBe(text);
    await fireEvent.input(text, { target: { value: "Led the review #win - [ ] call Greta" } });
    expect(await screen.findByText("Operations"), "it says what it counts for").toBeTruthy();
    expect(screen.getByText("Off. May be cited in summaries.")).toBeTruthy();
    expect(screen.getByText("by 27 Nov")).toBeTruthy();
    expect(screen.getByRole("button", { name: /Save win/ })).toBeTruthy();
    await expectAccessible(view.container);
    await fireEvent.keyDown(text, { key: "Enter", shiftKey: true });
    expect(last("capture.add"), "Shift and Enter is a new line").toBeUndefined();
    await fireEvent.keyDown(text, { key: "Enter", isComposing: true });
    expect(last("capture.add"), "a letter being composed is not done").toBeUndefined();
    await fireEvent.keyDown(text, { key: "Enter" });
    await waitFor(() =>
      expect(last("capture.add")).toEqual({
        person: "p1",
        text: "Led the review #win - [ ] call Greta",
      }),
    );
    expect(await screen.findByText("Saved")).toBeTruthy();
    expect((text as HTMLTextAreaElement).value, "the next one begins empty").toBe("");
  });

  it("means what is typed, however fast Enter comes", async () => {
    const { about, text } = await open();
    await fireEvent.input(about, { target: { value: "ana" } });
    await fireEvent.keyDown(about, { key: "Enter" });
    expect(document.activeElement, "the next letters are the text").toBe(text);
    await waitFor(() => expect((about as HTMLInputElement).value).toBe("Ana Lima"));
  });

  it("takes what somebody chose over what it guesses", async () => {
    const { about, text } = await open();
    await fireEvent.input(about, { target: { value: "ana" } });
    await waitFor(() => expect(screen.queryByRole("option", { name: /Elske/ })).toBeNull());
    await fireEvent.keyDown(about, { key: "Tab" });
    await fireEvent.input(text, { target: { value: "Shipped #win" } });
    await screen.findByText("Off. May be cited in summaries.");
    await fireEvent.click(screen.getByRole("radio", { name: "Heard" }));
    await fireEvent.click(await screen.findByRole("switch", { name: "Private" }));
    await fireEvent.click(screen.getByRole("combobox", { name: /Happened/ }));
    await fireEvent.click(screen.getByRole("option", { name: /Yesterday/ }));
    await fireEvent.keyDown(window, { key: "Enter", ctrlKey: true });
    await waitFor(() =>
      expect(last("capture.add")).toEqual({
        person: "p2",
        text: "Shipped #win",
        kind: "peer-feedback",
        visibility: "private",
        on: "2026-11-19",
      }),
    );
  });

  it("keeps a draft within a second and goes on with it", async () => {
    const { view, text } = await open();
    await fireEvent.input(text, { target: { value: "Half a tho" } });
    await waitFor(() => expect(last("capture.keep")).toEqual({ person: "", text: "Half a tho" }));
    await fireEvent.keyDown(window, { key: "Escape" });
    expect(await screen.findByText("Draft kept")).toBeTruthy();
    expect(last("capture.add"), "leaving saves nothing as done").toBeUndefined();
    view.unmount();

    draft = { ...nothing, person: "p1", text: "Half a tho", kind: "concern" };
    const again = await open();
    await waitFor(() => expect(document.activeElement).toBe(again.text));
    expect((again.text as HTMLTextAreaElement).value).toBe("Half a tho");
    expect((again.about as HTMLInputElement).value, "with its person").toBe("Elske Rozema");
    expect(screen.getByRole("button", { name: /Save concern/ })).toBeTruthy();
  });

  it("stays where a draft cannot be kept, and says why", async () => {
    const { text } = await open();
    setTransport(async (name) => {
      if (name === "capture.keep") throw { code: "failed", message: "the disk is full" };
      return { output: preview({ text: "" }), operation: null, touched: [] };
    });
    await fireEvent.input(text, { target: { value: "Half a tho" } });
    await fireEvent.keyDown(window, { key: "Escape" });
    expect(await screen.findByText(/Esc leaves without it/)).toBeTruthy();
    expect(await screen.findByText("The disk is full."), "and why").toBeTruthy();
  });

  it("begins with the person whose page was open, unless a draft waits", async () => {
    location.hash = "#p2";
    const { view, about, text } = await open();
    await waitFor(() => expect((about as HTMLInputElement).value).toBe("Ana Lima"));
    await waitFor(() => expect(document.activeElement, "only the text is left").toBe(text));
    view.unmount();
    draft = { ...nothing, person: "els", text: "Half a tho" };
    const again = await open();
    await waitFor(() => expect((again.about as HTMLInputElement).value).toBe("els"));
  });

  it("says what is wrong where it is wrong, and keeps the text", async () => {
    const { view, about, text } = await open();
    refusal = { code: "invalid", field: "person", message: "nobody is named; the draft is kept" };
    await fireEvent.input(text, { target: { value: "Who was it" } });
    await fireEvent.keyDown(text, { key: "Enter" });
    expect(await screen.findByText("Nobody is named. The draft is kept.")).toBeTruthy();
    expect(document.activeElement).toBe(about);
    expect(last("capture.keep")).toEqual({ person: "", text: "Who was it" });
    expect((text as HTMLTextAreaElement).value).toBe("Who was it");
    await expectAccessible(view.container);
  });

  it("unlocks a locked notebook, and sends a first start to Trellis", async () => {
    setShell(async () => ({
      state: "locked",
      path: "/t.db",
      encrypted: true,
      today: "2026-11-20",
    }));
    const view = render(App);
    expect(await screen.findByLabelText("Passphrase")).toBeTruthy();
    await expectAccessible(view.container);
    view.unmount();
    const commands: string[] = [];
    setShell(async (command) => {
      commands.push(command);
      return { state: "missing", path: "/t.db", encrypted: false, today: "2026-11-20" };
    });
    render(App);
    await fireEvent.click(await screen.findByRole("button", { name: "Open Trellis" }));
    await waitFor(() => expect(commands).toEqual(["file_state", "main_open", "close_now"]));
  });
});
