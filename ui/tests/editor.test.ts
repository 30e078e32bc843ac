import { undo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import { afterEach, describe, expect, it, vi } from "vitest";
import { linkAt } from "../src/components/editor/links";
import { changesBetween, rebase } from "../src/components/editor/changes";
import { tokens } from "../src/components/editor/tokens";
import { createEditor, setText, type EditorOptions } from "../src/components/editor/view";
import { toggleTaskAt } from "../src/components/editor/widgets";
import { Text } from "@codemirror/state";

const views: EditorView[] = [];
afterEach(() => {
  for (const view of views.splice(0)) view.destroy();
  document.body.replaceChildren();
});

function editor(text: string, options: Partial<EditorOptions> = {}) {
  const onchange = vi.fn();
  const view = createEditor({
    parent: document.body,
    text,
    label: "Shared notes",
    placeholder: "",
    readonly: false,
    people: () => [],
    tags: () => [],
    today: () => "2025-11-20",
    onlink: () => {},
    resolveDate: undefined,
    attach: undefined,
    picture: undefined,
    ontab: () => false,
    onchange,
    ...options,
  });
  views.push(view);
  return { view, onchange, text: () => view.state.doc.toString() };
}
const apply = (changes: ReturnType<typeof rebase>, text: string) =>
  changes.apply(Text.of(text.split("\n"))).toString();

describe("a text changed elsewhere", () => {
  const NOTE = "# Plan\n- [ ] @ana draft\n- [ ] @me ask\nend";

  it("ticks a line and leaves the cursor where it was", () => {
    const { view, text, onchange } = editor(NOTE);
    const cursor = NOTE.indexOf("end") + 1;
    view.dispatch({ selection: { anchor: cursor } });
    setText(view, NOTE.replace("[ ] @ana", "[x] @ana"));
    expect(text()).toContain("- [x] @ana draft");
    expect(view.state.selection.main.head).toBe(cursor);
    expect(onchange, "it is saved already").not.toHaveBeenCalled();
  });

  it("keeps what was typed since", () => {
    const { view, text } = editor(NOTE);
    view.dispatch({ changes: { from: NOTE.length, insert: " of the talk" } });
    setText(view, NOTE.replace("[ ] @me", "[x] @me"), NOTE);
    expect(text()).toBe("# Plan\n- [ ] @ana draft\n- [x] @me ask\nend of the talk");
  });

  it("is not a step of the writer's undo", () => {
    const { view, text } = editor(NOTE);
    view.dispatch({ changes: { from: NOTE.length, insert: " here" }, userEvent: "input.type" });
    setText(view, text().replace("[ ] @ana", "[x] @ana"));
    undo(view);
    expect(text(), "the words are undone, the tick stays").toBe(
      NOTE.replace("[ ] @ana", "[x] @ana"),
    );
  });

  it("makes the new text out of the old one, whatever they are", () => {
    const pairs: [string, string][] = [
      ["", "a"],
      ["a\nb", ""],
      ["a\nb\nc", "a\nB\nc"],
      ["aa", "aaa"],
      ["one\ntwo", "one\nand a half\ntwo"],
      ["né 👩🏽‍💻\n", "né 👩‍💻\n\n"],
    ];
    for (const [from, to] of pairs) expect(apply(changesBetween(from, to), from)).toBe(to);
  });

  it("touches each changed line alone", () => {
    const ranges: [number, number][] = [];
    changesBetween("- [ ] a\nmiddle\n- [ ] b", "- [x] a\nmiddle\n- [x] b").iterChanges((from, to) =>
      ranges.push([from, to]),
    );
    expect(ranges).toEqual([
      [3, 4],
      [18, 19],
    ]);
  });
});

describe("writing", () => {
  it("ticks and unticks a task", () => {
    const { view, text, onchange } = editor("> - [ ] quoted\n1. [x] counted\nplain [ ] text");
    expect(toggleTaskAt(view, 3)).toBe(true);
    expect(toggleTaskAt(view, view.state.doc.line(2).from)).toBe(true);
    expect(toggleTaskAt(view, view.state.doc.line(3).from), "no list, no task").toBe(false);
    expect(text()).toBe("> - [x] quoted\n1. [ ] counted\nplain [ ] text");
    expect(onchange).toHaveBeenCalledTimes(2);
  });

  it("shows boxes, people, tags and dates, and keeps the text as it is", () => {
    const note = "# Call\n\n- [ ] @ana draft #writing due:2025-11-24\n\n`@not #here`";
    const { view, text } = editor(note);
    const shown = view.contentDOM;
    expect(shown.querySelector<HTMLInputElement>("input.md-task")?.checked).toBe(false);
    expect(shown.querySelector(".tok.who")?.textContent).toBe("@ana");
    expect(shown.querySelectorAll(".tok.tag")).toHaveLength(1);
    expect(shown.querySelector(".tok.date")?.textContent).toBe("by 24 Nov");
    expect(shown.querySelector(".md-h1")).not.toBeNull();
    expect(text()).toBe(note);
  });

  it("turns words after due: into a date once the cursor has left them", async () => {
    const resolveDate = vi.fn(async (words: string) => (words === "fri" ? "2025-11-21" : null));
    const { view, text } = editor("- [ ] call due:fri\n- [ ] ask due:soonish", { resolveDate });
    view.dispatch({ selection: { anchor: 0 } });
    await vi.waitFor(() => expect(text()).toContain("due:2025-11-21"));
    expect(text(), "what is no date stays as written").toContain("due:soonish");
    expect(resolveDate).toHaveBeenCalledTimes(2);
  });

  it("knows the address of a link", () => {
    const { view } = editor("See [the rota](https://example.org/rota) and <https://example.org>");
    expect(linkAt(view.state, 7)).toBe("https://example.org/rota");
    expect(linkAt(view.state, 50)).toBe("https://example.org");
    expect(linkAt(view.state, 1)).toBeUndefined();
  });

  it("spell-checks, has a name, and does not write when it may not", () => {
    const { view } = editor("text", { readonly: true });
    expect(view.contentDOM.getAttribute("spellcheck")).toBe("true");
    expect(view.contentDOM.getAttribute("aria-label")).toBe("Shared notes");
    expect(view.state.readOnly).toBe(true);
  });
});

describe("tokens", () => {
  it.each([
    ["@ana and @bo.k", ["@ana", "@bo.k"]],
    ["mail ana@example.org", []],
    ["(@Åsa) “@Дима”", ["@Åsa", "@Дима"]],
    ["#win, #system-design. #1 C#", ["#win", "#system-design"]],
    ['due:fri due:"next tuesday" overdue:x', ["due:fri", 'due:"next tuesday"']],
  ])("%s", (text, found) => {
    expect(tokens(text).map(({ from, to }) => text.slice(from, to))).toEqual(found);
  });
});
