// What is pasted: rich text becomes Markdown, pictures are kept. The reader of HTML is loaded when it is needed.
import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { editorConfig } from "./config";
import { keep, picturesOf } from "./pictures";

/** Elements that say more than their letters do; without one of them plain text is as good. */
const RICH =
  "a[href], b, strong, i, em, del, s, strike, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, pre, code, img, " +
  "span[style*='font-weight'], span[style*='font-style']";
const CODE = new Set(["FencedCode", "CodeBlock", "InlineCode"]);

function inCode(state: EditorState): boolean {
  const node = syntaxTree(state).resolveInner(state.selection.main.head, -1);
  for (let at: typeof node | null = node; at; at = at.parent) if (CODE.has(at.name)) return true;
  return false;
}

export function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|mailto:)\S+$/.test(text.trim());
}

export function paste(): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const { clipboardData: data } = event;
      if (!data || view.state.readOnly || inCode(view.state)) return false;
      const html = data.getData("text/html");
      const plain = data.getData("text/plain");
      // An address on a selection becomes a link, which the Markdown keys of CodeMirror do.
      if (isAddress(plain)) return false;
      // Read, not shown: nothing of it runs or loads.
      const { body } = new DOMParser().parseFromString(html, "text/html");
      const pictures = picturesOf(data);
      // A copied picture often brings a page along that holds nothing else.
      if (pictures.length > 0 && (body.textContent ?? "").trim() === "") {
        event.preventDefault();
        void keep(view, pictures);
        return true;
      }
      if (!body.querySelector(RICH)) return false;
      event.preventDefault();
      const attach = view.state.facet(editorConfig)?.attach;
      void import("./rich")
        .then(({ toMarkdown }) => toMarkdown(body, attach))
        .then(
          (text) => insert(view, text || plain),
          () => insert(view, plain),
        );
      return true;
    },
  });
}

function insert(view: EditorView, text: string): void {
  if (text === "") return;
  view.dispatch(view.state.replaceSelection(text), {
    userEvent: "input.paste",
    scrollIntoView: true,
  });
}
