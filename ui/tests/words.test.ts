import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { HonestWord } from "../src/generated/HonestWord";
import { ApiError, setTransport } from "../src/lib/api";
import { toasts } from "../src/lib/toasts.svelte";
import Words from "../src/screens/settings/words/Words.svelte";
import { expectAccessible } from "./axe";

const word = (text: string, more: Partial<HonestWord> = {}): HonestWord => ({
  word: text,
  kind: "vague",
  why: `Why not ${text}.`,
  instead: "what was seen",
  source: "ours",
  own: false,
  off: false,
  ...more,
});
const asked: { name: string; payload: Record<string, unknown> }[] = [];
const of = (name: string) => asked.filter((one) => one.name === name).map((one) => one.payload);
let words: HonestWord[] = [];

/** The list as the core keeps it, as far as these tests go. */
function core(name: string, payload: Record<string, unknown>): unknown {
  asked.push({ name, payload });
  const { word: text, off, was, ...said } = payload as Partial<HonestWord> & { was?: string };
  if (name === "honest.list") return { words };
  if (name === "honest.remove") words = words.filter((one) => one.word !== text);
  else if (off !== undefined && Object.keys(said).length === 0)
    words = words.flatMap((one) => (one.word !== text ? [one] : one.own ? [] : [{ ...one, off }]));
  else {
    if (!said.why)
      throw new ApiError({ code: "invalid", message: "a word needs a reason", field: "why" });
    const own = word(text ?? "", { ...said, own: true, source: "own" });
    words = [own, ...words.filter((one) => one.word !== text && one.word !== was)];
  }
  return { output: { words }, operation: null, touched: [] };
}

beforeEach(() => {
  asked.length = 0;
  toasts.items = [];
  words = [word("great"), word("always", { kind: "absolute" }), word("team player", { off: true })];
  setTransport((name, payload) => Promise.resolve().then(() => core(name, payload as never)));
});

const rows = () => within(screen.getByRole("list", { name: "Words" })).getAllByRole("listitem");
const firsts = () => rows().map((row) => row.querySelector("b")?.textContent);
const undo = () => toasts.offer?.run();

describe("words in the settings", () => {
  it("are listed with their reason, one's own first, those that are left apart", async () => {
    words.unshift(word("synergy", { own: true }), word("deliver", { own: true }));
    render(Words);
    await screen.findByText("great");
    expect(firsts()).toEqual(["deliver", "synergy", "great", "always"]);
    expect(rows()[3]?.textContent).toContain("Why not always. Say instead: what was seen.");
    expect(within(rows()[0] as HTMLElement).getByText("Yours")).toBeTruthy();
    expect(screen.getByText("1 word not pointed out")).toBeTruthy();
    await expectAccessible(document.body);
    await fireEvent.click(screen.getByRole("button", { name: "Bring back" }));
    await waitFor(() => expect(firsts()).toContain("team player"));
    undo();
    await waitFor(() => expect(firsts()).not.toContain("team player"));
  });

  it("are added, refused beside the field, and taken back", async () => {
    render(Words);
    await screen.findByText("great");
    const find = screen.getByRole("searchbox", { name: "Find a word" });
    await fireEvent.input(find, { target: { value: "synergy" } });
    expect(screen.getByText("No word here fits “synergy”.")).toBeTruthy();
    await fireEvent.keyDown(find, { key: "Enter" });
    const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Word or phrase" });
    expect(field.value).toBe("synergy");
    await expectAccessible(document.body);
    const finish = () => fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
    await finish();
    await screen.findByText("A word needs a reason.");
    await fireEvent.click(screen.getByRole("radio", { name: "Loaded" }));
    await fireEvent.input(screen.getByRole("textbox", { name: "Why" }), {
      target: { value: "It names nothing." },
    });
    await finish();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(of("honest.set").at(-1)).toEqual({
      word: "synergy",
      kind: "loaded",
      why: "It names nothing.",
      instead: "",
    });
    await waitFor(() => expect(firsts()).toEqual(["synergy"]));
    undo();
    await waitFor(() => expect(words.map((one) => one.word)).not.toContain("synergy"));
    expect(toasts.items.at(-1)?.text).toBe("Undone: Added “synergy”");
  });

  it("are changed, also in how they are written, and changed back", async () => {
    words.unshift(word("sinergy", { own: true }));
    render(Words);
    await fireEvent.click(await screen.findByRole("button", { name: /^sinergy/ }));
    const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Word or phrase" });
    await fireEvent.input(field, { target: { value: "synergy" } });
    await fireEvent.click(screen.getByRole("button", { name: /Save word/ }));
    await waitFor(() => expect(firsts()[0]).toBe("synergy"));
    expect(of("honest.set")[0]).toMatchObject({ word: "synergy", was: "sinergy" });
    undo();
    await waitFor(() => expect(firsts()[0]).toBe("sinergy"));
  });

  it("of Trellis keep how they are written, and the changed one is one's own", async () => {
    render(Words);
    await fireEvent.click(await screen.findByRole("button", { name: /^great/ }));
    await screen.findByText(/Source: ours/);
    expect(screen.queryByRole("textbox", { name: "Word or phrase" })).toBeNull();
    await fireEvent.input(screen.getByRole("textbox", { name: "Why" }), {
      target: { value: "How great?" },
    });
    await fireEvent.click(screen.getByRole("button", { name: /Save word/ }));
    await waitFor(() => expect(of("honest.set")[0]).toMatchObject({ word: "great" }));
    expect(of("honest.set")[0]).not.toHaveProperty("was");
    undo();
    await waitFor(() => expect(of("honest.remove")).toEqual([{ word: "great" }]));
  });

  it("are one stop of the tab key; keys go through them, and Delete takes one out", async () => {
    words = Array.from({ length: 200 }, (_, at) => word(`word ${at}`, { own: at === 1 }));
    render(Words);
    await screen.findByText("word 0");
    const list = screen.getByRole("list", { name: "Words" });
    await waitFor(() => expect(list.querySelectorAll("[tabindex='0']")).toHaveLength(2));
    await fireEvent.keyDown(screen.getByRole("searchbox"), { key: "ArrowDown" });
    const focused = () => document.activeElement?.querySelector("b")?.textContent;
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? list, { key });
    expect(focused()).toBe("word 1");
    await press("End");
    expect(focused()).toBe("word 199");
    await press("k");
    expect(focused()).toBe("word 198");
    await press("Delete");
    await waitFor(() => expect(of("honest.set")).toEqual([{ word: "word 198", off: true }]));
    await waitFor(() => expect(firsts()).not.toContain("word 198"));
    await waitFor(() => expect(focused(), "the next one has the keys").toBe("word 199"));
    await press("Home");
    await press("Delete");
    await waitFor(() => expect(of("honest.remove")).toEqual([{ word: "word 1" }]));
    await tick();
    undo();
    await waitFor(() => expect(firsts()[0]).toBe("word 1"));
  });
});
