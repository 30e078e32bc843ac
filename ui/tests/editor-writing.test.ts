// The keys of the editor, pressed in a real one.
import { currentCompletions, startCompletion } from "@codemirror/autocomplete";
import { getSearchQuery, SearchQuery, setSearchQuery } from "@codemirror/search";
import { forceParsing } from "@codemirror/language";
import { EditorView, runScopeHandlers } from "@codemirror/view";
import { afterEach, describe, expect, it, vi } from "vitest";
import { standing } from "../src/components/editor/find";
import { toMarkdown } from "../src/components/editor/rich";
import { aligned, cellsOf } from "../src/components/editor/tables";
import { createEditor, openFind, type EditorOptions } from "../src/components/editor/view";

const views: EditorView[] = [];
afterEach(() => {
  for (const view of views.splice(0)) view.destroy();
  document.body.replaceChildren();
});

/** An editor with the cursor at the | of the text. */
function editor(text: string, options: Partial<EditorOptions> = {}) {
  const at = text.indexOf("¦");
  const view = createEditor({
    parent: document.body,
    text: text.replace("¦", ""),
    label: "Shared notes",
    placeholder: "",
    readonly: false,
    people: () => [],
    tags: () => [],
    today: () => "2026-11-20",
    onlink: () => {},
    resolveDate: undefined,
    attach: undefined,
    picture: undefined,
    ontab: () => false,
    onchange: () => {},
    ...options,
  });
  views.push(view);
  if (at >= 0) view.dispatch({ selection: { anchor: at } });
  forceParsing(view, view.state.doc.length, 5000);
  return {
    view,
    text: () => view.state.doc.toString(),
    press: (key: string, more: KeyboardEventInit = {}) =>
      runScopeHandlers(view, new KeyboardEvent("keydown", { key, ...more }), "editor"),
    type: (words: string) =>
      view.dispatch(view.state.replaceSelection(words), { userEvent: "input.type" }),
  };
}

describe("lines", () => {
  it("are moved, copied and taken out by key; the keys of the window are left to it", () => {
    const { press, text } = editor("one\ntwo\nthr¦ee");
    press("ArrowUp", { altKey: true });
    expect(text()).toBe("one\nthree\ntwo");
    press("ArrowDown", { altKey: true, shiftKey: true });
    expect(text()).toBe("one\nthree\nthree\ntwo");
    press("k", { ctrlKey: true, shiftKey: true });
    expect(text()).toBe("one\nthree\ntwo");
    expect(press("Enter", { ctrlKey: true }), "saves or finishes").toBe(false);
    expect(press("Escape"), "leaves").toBe(false);
    expect(text()).toBe("one\nthree\ntwo");
  });
});

describe("lists", () => {
  it("go on with Enter, tasks with a new box, and end at an empty item", () => {
    const { press, text, type } = editor("- [x] call¦");
    press("Enter");
    expect(text()).toBe("- [x] call\n- [ ] ");
    type("ask");
    press("Enter");
    press("Enter");
    expect(text()).toBe("- [x] call\n- [ ] ask\n");
  });

  it("go deeper with Tab as far as the marker above is wide, and come back", () => {
    for (const [flat, deep] of [
      ["- one\n- two¦\n- three", "- one\n  - two\n- three"],
      ["1. one\n2. two¦", "1. one\n   1. two"],
      ["1. one\n   1. sub\n2. two¦", "1. one\n   1. sub\n   2. two"],
      ["-   one\n-   two¦", "-   one\n    -   two"],
      ["> - one\n> - two¦\n>   more", "> - one\n>   - two\n>     more"],
      ["- one\n- two¦\n  - below", "- one\n  - two\n    - below"],
    ] as const) {
      const { press, text } = editor(flat);
      press("Tab");
      expect(text(), flat).toBe(deep);
      press("Tab", { shiftKey: true });
      expect(text(), `${flat} and back`).toBe(flat.replace("¦", ""));
    }
  });

  it("keep the first item where it is, and leave Tab to the window elsewhere", () => {
    const first = editor("- one¦");
    expect(first.press("Tab")).toBe(true);
    expect(first.text()).toBe("- one");
    expect(editor("plain¦").press("Tab")).toBe(false);
  });

  it("move all items of a selection", () => {
    const { view, press, text } = editor("- a\n- b\n- c\n- d");
    view.dispatch({ selection: { anchor: 5, head: 10 } });
    press("Tab");
    expect(text()).toBe("- a\n  - b\n  - c\n- d");
  });
});

describe("links", () => {
  it("open with Ctrl and Enter, and leave the key to the window elsewhere", () => {
    const onlink = vi.fn();
    const { view, press } = editor("See [the ro¦ta](https://example.org/rota) today", { onlink });
    expect(press("Enter", { ctrlKey: true })).toBe(true);
    expect(onlink).toHaveBeenCalledExactlyOnceWith("https://example.org/rota");
    view.dispatch({ selection: { anchor: view.state.doc.length } });
    expect(press("Enter", { ctrlKey: true })).toBe(false);
  });
});

describe("tables", () => {
  const TABLE = "| Skill | Now |\n|:--|-:|\n| Des¦ign | 2 |";

  it("are kept in line while Tab goes through the cells and adds a row behind the last", () => {
    const { view, press, text, type } = editor(TABLE);
    press("Tab");
    expect(view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to)).toBe(
      "2",
    );
    press("Tab");
    type("Writing");
    press("Tab");
    type("3");
    expect(text().split("\n")).toEqual([
      "| Skill   | Now |",
      "| :------ | --: |",
      "| Design  | 2   |",
      "| Writing | 3    |",
    ]);
    press("Tab", { shiftKey: true });
    expect(text().split("\n")[3]).toBe("| Writing | 3   |");
  });

  it("get a row with Enter and end at an empty one", () => {
    const { press, text } = editor(TABLE);
    press("Enter");
    expect(text().split("\n")).toHaveLength(4);
    press("Enter");
    expect(text().split("\n")[3]).toBe("");
  });

  it("read a bar with a stroke before it as text", () => {
    expect(cellsOf("| a \\| b | c |")).toEqual(["a \\| b", "c"]);
    expect(aligned([["é"], ["---"], ["long"]])).toEqual(["| é    |", "| ---- |", "| long |"]);
  });

  it("leave Tab alone in a text with a bar", () => {
    expect(editor("a | b¦").press("Tab")).toBe(false);
  });
});

describe("completion", () => {
  const people = () => [{ handle: "elske", name: "Elske Vandenberg" }];
  const offered = async (view: EditorView) => {
    startCompletion(view);
    await vi.waitFor(() => expect(currentCompletions(view.state).length).toBeGreaterThan(0));
    return currentCompletions(view.state);
  };

  it("finds people by any of their names", async () => {
    const { view } = editor("Next: @vand¦", { people });
    expect((await offered(view)).map(({ label }) => label)).toEqual(["@elske"]);
  });

  it("offers dates in words with the day they mean", async () => {
    const days: Record<string, string> = { fri: "2026-11-27", "in 4 days": "2026-11-24" };
    const resolveDate = vi.fn(async (words: string) => days[words] ?? null);
    const { view } = editor("- [ ] draft due:f¦", { resolveDate });
    expect((await offered(view)).map(({ label, detail, apply }) => [label, detail, apply])).toEqual(
      [["due:fri", "Fri 27 Nov", "due:2026-11-27 "]],
    );
    const own = editor("- [ ] draft due:in 4 days¦", { resolveDate });
    expect((await offered(own.view))[0]?.apply).toBe("due:2026-11-24 ");
  });
});

describe("spelling", () => {
  it("is not checked in names, tags, dates, code and addresses", () => {
    const { view } = editor("@elsk #systm due:frdy `lte` https://exmple.org and wrods");
    const off = [...view.contentDOM.querySelectorAll("[spellcheck='false']")];
    const text = off.map((one) => one.textContent).join(" ");
    for (const word of ["@elsk", "#systm", "due:frdy", "lte", "https://exmple.org"]) {
      expect(text).toContain(word);
    }
    expect(text).not.toContain("wrods");
  });
});

describe("find", () => {
  it("says how many there are and which one is selected", () => {
    const { view, press } = editor("a rota, the Rota, rotas");
    expect(press("f", { ctrlKey: true })).toBe(true);
    const bar = document.querySelector<HTMLElement>(".findbar");
    const field = bar?.querySelector("input");
    expect(field?.getAttribute("aria-label")).toBe("Find in this note");
    if (!bar || !field) return;
    field.value = "rota";
    field.dispatchEvent(new Event("input"));
    expect(getSearchQuery(view.state).search).toBe("rota");
    expect(standing(view)).toBe("3 found");
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    expect(standing(view)).toBe("1 of 3");
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(document.querySelector(".findbar")).toBeNull();
  });

  it("says that there is none", () => {
    const { view } = editor("text");
    openFind(view);
    view.dispatch({ effects: setSearchQuery.of(new SearchQuery({ search: "none" })) });
    expect(standing(view)).toBe("Not found");
  });
});

describe("rich text", () => {
  const markdown = (html: string) =>
    toMarkdown(new DOMParser().parseFromString(html, "text/html").body);

  it.each([
    ["<h2>Plan</h2><p>Move <b>two</b> of <em>five</em>.</p>", "## Plan\n\nMove **two** of *five*."],
    ["<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>", "- one\n  - two\n- three"],
    ["<ol start='3'><li>c</li><li>d</li></ol>", "3. c\n4. d"],
    ["<a href='https://example.org/a(b)'>here</a>", "[here](https://example.org/a%28b%29)"],
    ["<p><a href='javascript:alert(1)'>run</a> <a href='file:///x'>it</a></p>", "run it"],
    ["<p>snake_case and *stars*</p>", "snake_case and \\*stars\\*"],
    ["<pre><code>a | b</code></pre>", "```\na | b\n```"],
    ["<script>alert(1)</script><style>p{}</style><p>text<i hidden>x</i></p>", "text"],
    [
      "<b style='font-weight:normal'><span style='font-weight:700'>bold</span> not</b>",
      "**bold** not",
    ],
    ["<img src='https://example.org/a.png' alt='a chart'>", "[a chart](https://example.org/a.png)"],
    ["<p><s>gone</s></p>", "~~gone~~"],
  ])("%s", async (html, text) => {
    expect(await markdown(html)).toBe(text);
  });

  it("keeps a table a table", async () => {
    const rows = (
      await markdown(
        "<table><tr><th>Skill</th><th>Now</th></tr><tr><td>Design</td><td>2</td></tr></table>",
      )
    ).split("\n");
    expect(rows.map(cellsOf)).toEqual([
      ["Skill", "Now"],
      ["---", "---"],
      ["Design", "2"],
    ]);
  });
});

describe("pictures", () => {
  const ID = "01a1f8d3-ea00-7020-94a0-d6af5ddd819d";
  const REFERENCE = `![a plan](attachment:${ID})`;
  const attach = vi.fn(async () => REFERENCE);
  const file = new File([new Uint8Array([1])], "plan.png", { type: "image/png" });
  const carried = (kind: string, html = "") => {
    const event = new Event(kind, { bubbles: true, cancelable: true });
    const data = { files: [file], getData: (type: string) => (type === "text/html" ? html : "") };
    return Object.assign(event, {
      clipboardData: data,
      dataTransfer: data,
      clientX: 0,
      clientY: 0,
    });
  };

  it("are kept when they are pasted, also with the page around them", async () => {
    for (const html of ["", '<img src="https://example.org/a.png">']) {
      const { view, text } = editor("see ¦", { attach });
      view.contentDOM.dispatchEvent(carried("paste", html));
      await vi.waitFor(() => expect(text()).toBe(`see ${REFERENCE}`));
    }
    expect(attach).toHaveBeenCalledWith(file);
  });

  it("leave the note alone where they were not kept", async () => {
    const refuse = vi.fn(async () => null);
    const { view, text } = editor("see ¦", { attach: refuse });
    view.contentDOM.dispatchEvent(carried("paste"));
    await vi.waitFor(() => expect(refuse).toHaveBeenCalled());
    expect(text()).toBe("see ");
  });

  it("inside a pasted page are kept too", async () => {
    const html = "<p>One <b>two</b> <img alt='x' src='data:image/png;base64,AQ=='></p>";
    const { body } = new DOMParser().parseFromString(html, "text/html");
    expect(await toMarkdown(body, attach)).toBe(`One **two** ${REFERENCE}`);
  });

  it("are shown in place of the reference, and named where they are lost", async () => {
    const picture = vi.fn(async () => "data:image/png;base64,AQ==");
    const { view } = editor(`¦text\n\n${REFERENCE}`, { picture });
    const image = () => view.contentDOM.querySelector<HTMLImageElement>(".md-picture img");
    await vi.waitFor(() => expect(image()?.src).toMatch(/^data:image/));
    expect(image()?.alt).toBe("a plan");
    expect(picture).toHaveBeenCalledWith(ID);
    const lost = editor(`¦text\n\n${REFERENCE}`, { picture: () => Promise.reject(new Error()) });
    await vi.waitFor(() =>
      expect(lost.view.contentDOM.querySelector(".md-picture")?.textContent).toContain("a plan ("),
    );
  });
});

describe("pasting", () => {
  const paste = (view: EditorView, plain: string, html = "") => {
    const event = new Event("paste", { bubbles: true, cancelable: true });
    const getData = (type: string) =>
      type === "text/html" ? html : type === "text/plain" ? plain : "";
    view.contentDOM.dispatchEvent(
      Object.assign(event, { clipboardData: { files: [], types: [], getData } }),
    );
  };

  it("an address on a selection makes a link, also where a page came along", () => {
    const url = "https://example.org/rota";
    for (const html of ["", `<a href="${url}">${url}</a>`]) {
      const { view, text } = editor("see the rota today");
      view.dispatch({ selection: { anchor: 8, head: 12 } });
      paste(view, url, html);
      expect(text()).toBe(`see the [rota](${url}) today`);
    }
  });

  it("rich text makes Markdown, in code it stays plain", async () => {
    const rich = editor("¦");
    paste(rich.view, "two words", "<p><b>two</b> words</p>");
    await vi.waitFor(() => expect(rich.text()).toBe("**two** words"));
    const code = editor("```\n¦\n```");
    paste(code.view, "two words", "<p><b>two</b> words</p>");
    await vi.waitFor(() => expect(code.text()).toBe("```\ntwo words\n```"));
  });

  it("coloured text of another editor stays plain", () => {
    const { view, text } = editor("¦");
    paste(view, "let x = 1;", '<div style="color:red"><span>let</span> x = 1;</div>');
    expect(text()).toBe("let x = 1;");
  });
});
