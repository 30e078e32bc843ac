import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../src/lib/api";
import { saveAll } from "../src/lib/autosave";
import { NoteField, type EditorHandle } from "../src/screens/meeting/field.svelte";

// A file with one text, as the core keeps it: a text made from an old one is joined at the end.
function file(text: string) {
  const state = { text, writes: [] as string[], broken: undefined as ApiError | undefined };
  const field = new NoteField("notes", {
    meeting: "m1",
    drafts: true,
    stored: async () => state.text,
    write: async (next, base) => {
      if (state.broken) throw state.broken;
      state.writes.push(next);
      const joined = base === state.text ? null : next + state.text.slice(base.length);
      state.text = joined ?? next;
      return {
        id: "m1",
        notes: joined,
        private_notes: null,
        actions: [],
        evidence: [],
        promises: [],
      };
    },
  });
  const editor = {
    text: "",
    setText: (next: string) => (editor.text = next),
    getText: () => editor.text,
  };
  field.editor = editor as EditorHandle;
  field.begin(text);
  editor.text = field.text;
  const type = (next: string) => {
    editor.text = next;
    field.typed();
  };
  return { state, field, editor, type };
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => void vi.useRealTimers());

describe("the notes of a call while they are typed", () => {
  it("are stored within a second of the last key, and at once when one leaves", async () => {
    const { state, field, type } = file("Ledger");
    type("Ledger split");
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.text).toBe("Ledger split");
    expect(field.status).toBe("saved");
    type("Ledger split, week 2");
    await field.flush();
    expect(state.text, "leaving does not wait").toBe("Ledger split, week 2");
  });

  it("keep unsaved words through a crash, and offer them back", async () => {
    const before = file("Ledger");
    before.state.broken = new ApiError({ code: "failed", message: "The disk is full." });
    before.type("Ledger split");
    await vi.advanceTimersByTimeAsync(1000);
    expect([before.field.status, before.field.problem?.message]).toEqual([
      "failed",
      "The disk is full.",
    ]);

    // The app was killed; it starts again, and the owner types before deciding.
    const { state, field, type } = file("Ledger");
    expect(field.rescued?.text).toBe("Ledger split");
    type("Ledger, today");
    expect(file("Ledger").field.rescued?.text, "typing does not overwrite it").toBeDefined();
    field.bringBack();
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.text).toBe("Ledger split");
    expect(field.rescued).toBeUndefined();
    expect(file("Ledger split").field.rescued, "it is offered once").toBeUndefined();
  });

  it("leave nothing beside the file once they are stored", async () => {
    const { type } = file("Ledger");
    type("Ledger split");
    await vi.advanceTimersByTimeAsync(300);
    expect(localStorage.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(localStorage.length).toBe(0);
  });

  it("try again by themselves after a save that failed", async () => {
    const { state, field, type } = file("Ledger");
    state.broken = new ApiError({ code: "busy", message: "The file is busy." });
    type("Ledger split");
    await vi.advanceTimersByTimeAsync(1000);
    state.broken = undefined;
    await vi.advanceTimersByTimeAsync(3500);
    expect([state.text, field.status]).toEqual(["Ledger split", "saved"]);
  });

  it("take in what another writer added, without a second save", async () => {
    const { state, field, editor, type } = file("Ledger");
    state.text = "Ledger\n- [x] runbook";
    type("Ledger split");
    await vi.advanceTimersByTimeAsync(1000);
    expect(editor.text).toBe("Ledger split\n- [x] runbook");
    expect(field.dirty).toBe(false);
    expect(state.writes).toHaveLength(1);
  });

  it("show a tick made elsewhere, but never over unsaved words", () => {
    const { field, editor, type } = file("- [ ] runbook");
    field.take("- [x] runbook");
    expect(editor.text).toBe("- [x] runbook");
    type("- [x] runbook for Ana");
    field.take("- [ ] runbook");
    expect(editor.text, "the core joins them at the next save").toBe("- [x] runbook for Ana");
  });

  it("let the owner choose when both changed the same line", async () => {
    const { state, field, type } = file("Ledger");
    state.broken = new ApiError({ code: "conflict", message: "Changed elsewhere." });
    state.text = "Ledger, by phone";
    type("Ledger, in the room");
    await vi.advanceTimersByTimeAsync(1000);
    expect(field.conflict).toEqual({ mine: "Ledger, in the room", stored: "Ledger, by phone" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.writes, "nothing is written meanwhile").toEqual([]);
    state.broken = undefined;
    await field.choose("Ledger, in the room, then by phone");
    expect(state.text).toBe("Ledger, in the room, then by phone");
    expect(field.conflict).toBeUndefined();
  });

  it("keep both texts when one leaves without choosing", async () => {
    const { state, field, type } = file("Ledger");
    state.broken = new ApiError({ code: "conflict", message: "Changed elsewhere." });
    state.text = "Ledger, by phone";
    type("Ledger, in the room");
    await vi.advanceTimersByTimeAsync(1000);
    expect(field.conflict).toBeDefined();
    state.broken = undefined;
    await saveAll();
    expect(state.text, "closing and locking wait for it").toBe(
      "Ledger, by phone\n\nLedger, in the room",
    );
    expect(field.conflict).toBeUndefined();
  });

  it("say that something is not saved where a save fails", async () => {
    const { state, type } = file("Ledger");
    state.broken = new ApiError({ code: "failed", message: "The disk is full." });
    type("Ledger split");
    expect(await saveAll()).toBe(false);
    expect(state.text).toBe("Ledger");
    state.broken = undefined;
    await saveAll();
    expect(state.text).toBe("Ledger split");
  });

  it("keep the line ends of an imported note", async () => {
    const { state, field, type } = file("one\r\ntwo\r\n");
    expect(field.dirty).toBe(false);
    type("one\ntwo\nthree\n");
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.text).toBe("one\r\ntwo\r\nthree\r\n");
  });
});
