import { afterEach, describe, expect, it, vi } from "vitest";
import { keyboard, type KeyEntry } from "../src/lib/keyboard.svelte";
import { caps, stroke } from "../src/lib/keys";

const stops: (() => void)[] = [];
function layer(...entries: KeyEntry[]) {
  stops.push(keyboard.add(() => entries));
}
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
});

function press(key: string, options: KeyboardEventInit = {}, target: Element = document.body) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options });
  Object.defineProperty(event, "target", { value: target });
  return keyboard.handle(event);
}
function focused(html: string): Element {
  document.body.innerHTML = html;
  return document.body.firstElementChild as Element;
}

describe("what was pressed", () => {
  const key = (init: Partial<KeyboardEvent> & { key: string }, mac = false) =>
    stroke({ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...init }, mac);

  it("writes keys as the key map does", () => {
    expect(key({ key: "k", ctrlKey: true })).toBe("Mod+K");
    expect(key({ key: "P", ctrlKey: true, shiftKey: true })).toBe("Mod+Shift+P");
    expect(key({ key: "k", metaKey: true }, true), "Cmd on a Mac").toBe("Mod+K");
    expect(key({ key: "?", shiftKey: true })).toBe("?");
    expect(key({ key: "Enter", ctrlKey: true })).toBe("Mod+Enter");
    expect(key({ key: "Shift", shiftKey: true })).toBeUndefined();
  });

  it("finds letters on keyboards of other scripts and brackets behind AltGr", () => {
    expect(key({ key: "л", code: "KeyK", ctrlKey: true })).toBe("Mod+K");
    expect(key({ key: "о", code: "KeyJ" })).toBe("j");
    const altGraph = { getModifierState: (name: string) => name === "AltGraph" };
    expect(key({ key: "[", ctrlKey: true, altKey: true, ...altGraph })).toBe("[");
  });

  it("draws key caps", () => {
    expect(caps("Mod+Shift+P", false)).toEqual(["Ctrl ⇧ P"]);
    expect(caps("g t", false)).toEqual(["g", "t"]);
    expect(caps("Mod+Enter", true)).toEqual(["⌘ ↵"]);
  });
});

describe("keys on a screen", () => {
  it("runs the command of a key", () => {
    const done = vi.fn();
    layer({ command: "done", run: done });
    expect(press("x")).toBe(true);
    expect(done).toHaveBeenCalledOnce();
  });

  it("leaves letters alone while text is written, but not Ctrl+K", () => {
    const done = vi.fn();
    const palette = vi.fn();
    layer({ command: "done", run: done }, { command: "palette", run: palette });
    for (const field of [
      "<input>",
      "<textarea></textarea>",
      '<div contenteditable="true"></div>',
    ]) {
      press("x", {}, focused(field));
      press("k", { ctrlKey: true }, focused(field));
    }
    expect(done).not.toHaveBeenCalled();
    expect(palette).toHaveBeenCalledTimes(3);
  });

  it("gives Ctrl+Z to the text where text is written and to the data elsewhere", () => {
    const undo = vi.fn();
    layer({ command: "undo", run: undo });
    press("z", { ctrlKey: true }, focused("<textarea></textarea>"));
    expect(undo, "the field undoes its own text").not.toHaveBeenCalled();
    press("z", { ctrlKey: true }, focused("<input type='checkbox'>"));
    expect(undo).toHaveBeenCalledOnce();
  });

  it("goes to Goals by g then o, and to nowhere when one waits too long", () => {
    const goals = vi.fn();
    const other = vi.fn();
    layer({ command: "go-goals", run: goals }, { keys: "o", run: other });
    press("g");
    press("o");
    expect(goals).toHaveBeenCalledOnce();
    expect(other).not.toHaveBeenCalled();
    press("g");
    const late = new KeyboardEvent("keydown", { key: "o", cancelable: true });
    Object.defineProperty(late, "timeStamp", { value: performance.now() + 60_000 });
    keyboard.handle(late);
    expect(goals).toHaveBeenCalledOnce();
    expect(other).toHaveBeenCalledOnce();
  });

  it("asks the newest layer first and goes on when it does not want the key", () => {
    const screen = vi.fn();
    const pane = vi.fn(() => false as const);
    layer({ command: "leave", run: screen });
    layer({ command: "leave", run: pane });
    press("Escape");
    expect([pane.mock.calls.length, screen.mock.calls.length]).toEqual([1, 1]);
  });

  it("keeps quiet under a dialog, while composing, and lets Enter press a button", () => {
    const open = vi.fn();
    layer({ command: "open", run: open });
    press("Enter", {}, focused("<button>Save</button>"));
    press("Enter", { isComposing: true });
    focused("<dialog open data-modal></dialog>");
    press("Enter");
    expect(open).not.toHaveBeenCalled();
  });

  it("can be changed and switched off", () => {
    const done = vi.fn();
    layer({ command: "done", run: done });
    keyboard.settings = { bindings: { done: "d" }, singleLetters: true };
    press("x");
    press("d");
    expect(done).toHaveBeenCalledOnce();
    keyboard.settings = { bindings: { done: "d" }, singleLetters: false };
    press("d");
    expect(done, "single letters are off").toHaveBeenCalledOnce();
    expect(keyboard.hints).toEqual([]);
  });

  it("shows j and k as one hint, and panes from left to right at the end", () => {
    layer(
      { command: "pane-centre", label: "Notes", run: () => {} },
      { command: "next", label: "Move", run: () => {} },
      { command: "previous", label: "Move", run: () => {} },
    );
    layer({ command: "pane-left", label: "Brief", run: () => {} });
    expect(keyboard.hints.map(({ label, bindings }) => [label, ...bindings])).toEqual([
      ["Move", "j", "k"],
      ["Brief", "Mod+1"],
      ["Notes", "Mod+2"],
    ]);
  });
});
