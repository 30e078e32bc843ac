// How Markdown looks while it is written: headings with a hung, faint #; boxes, people, tags and
// due dates as tokens. Only what is on the screen is looked at.
import { syntaxTree } from "@codemirror/language";
import type { EditorState, Range } from "@codemirror/state";
import {
  Decoration,
  EditorView,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from "@codemirror/view";
import { editorConfig } from "./config";
import { Picture, referenceOf } from "./pictures";
import { isDate, tokens } from "./tokens";
import { DueChip, TaskBox } from "./widgets";

/** Places where @, # and due: are plain text. */
const LITERAL = new Set(["InlineCode", "FencedCode", "CodeBlock", "URL", "Autolink", "HTMLBlock"]);

const HASH = Decoration.mark({ class: "md-hash" });
// Names, tags and dates are no words of a dictionary.
const unspelled = { spellcheck: "false" };
const WHO = Decoration.mark({ class: "tok who", attributes: unspelled });
const TAG = Decoration.mark({ class: "tok tag", attributes: unspelled });
const DUE = Decoration.mark({ class: "tok date", attributes: unspelled });
const CODE = Decoration.mark({ class: "md-code", attributes: unspelled });
const ADDRESS = Decoration.mark({ class: "md-url", attributes: unspelled });
const STRUCK = Decoration.mark({ class: "md-struck" });
const BULLET = Decoration.mark({ class: "md-mark" });
const HIDE = Decoration.replace({});
const line = (name: string) => Decoration.line({ class: name });
const FENCE = Decoration.line({ class: "md-fence", attributes: unspelled });
const TABLE = line("md-table");
const QUOTE = line("md-quote");

function touched(state: EditorState, focused: boolean, from: number, to: number): boolean {
  return focused && state.selection.ranges.some((range) => range.from <= to && range.to >= from);
}

function build(view: EditorView): DecorationSet {
  const { state } = view;
  const focused = view.hasFocus;
  const today = state.facet(editorConfig)?.today() ?? "";
  const made: Range<Decoration>[] = [];
  const literal: { from: number; to: number }[] = [];

  for (const { from, to } of view.visibleRanges) {
    // A block may be longer than the screen; only its lines on the screen are dressed.
    const every = (dress: Decoration, start: number, end: number) => {
      for (let at = Math.max(start, from); at <= Math.min(end, to);) {
        const one = state.doc.lineAt(at);
        made.push(dress.range(one.from));
        at = one.to + 1;
      }
    };
    syntaxTree(state).iterate({
      from,
      to,
      enter: ({ name, from: start, to: end, node }) => {
        if (LITERAL.has(name)) literal.push({ from: start, to: end });
        const heading = /^ATXHeading(\d)$/.exec(name);
        if (heading) {
          made.push(line(`md-h md-h${heading[1]}`).range(state.doc.lineAt(start).from));
        } else if (name === "HeaderMark" && node.parent?.name.startsWith("ATXHeading")) {
          // Only the opening mark hangs; the blank after it hangs with it.
          if (start === node.parent.from && end < state.doc.lineAt(end).to) {
            made.push(HASH.range(start, end + 1));
          }
        } else if (name === "Blockquote") {
          every(QUOTE, start, end);
        } else if (name === "QuoteMark") {
          const own = state.doc.lineAt(start);
          if (!touched(state, focused, own.from, own.to) && end < own.to) {
            made.push(HIDE.range(start, end + (state.sliceDoc(end, end + 1) === " " ? 1 : 0)));
          }
        } else if (name === "FencedCode" || name === "CodeBlock") {
          every(FENCE, start, end);
        } else if (name === "Table") {
          every(TABLE, start, end);
        } else if (name === "TableHeader") {
          made.push(line("md-table-head").range(state.doc.lineAt(start).from));
        } else if (name === "Image") {
          picture(start, end, made, state, focused);
        } else if (name === "InlineCode") {
          made.push(CODE.range(start, end));
        } else if (name === "URL" && start < end) {
          made.push(ADDRESS.range(start, end));
        } else if (name === "ListItem" && start >= from) {
          list(node.from, made, state, focused);
        }
      },
    });

    for (let at = from; at <= to;) {
      const one = state.doc.lineAt(at);
      for (const token of tokens(one.text, one.from)) {
        if (literal.some((range) => range.from < token.to && range.to > token.from)) continue;
        if (token.kind === "who") made.push(WHO.range(token.from, token.to));
        else if (token.kind === "tag") made.push(TAG.range(token.from, token.to));
        else if (isDate(token.value) && !touched(state, focused, token.from, token.to)) {
          const widget = new DueChip(token.value, today);
          made.push(Decoration.replace({ widget }).range(token.from, token.to));
        } else made.push(DUE.range(token.from, token.to));
      }
      at = one.to + 1;
    }
  }
  return Decoration.set(made, true);
}

/** A kept picture stands in place of its reference, and below it while the cursor is there. */
function picture(
  from: number,
  to: number,
  made: Range<Decoration>[],
  state: EditorState,
  focused: boolean,
): void {
  const reference = referenceOf(state.sliceDoc(from, to));
  if (!reference) return;
  const widget = new Picture(reference.id, reference.name);
  if (touched(state, focused, from, to))
    made.push(Decoration.widget({ widget, side: 1 }).range(to));
  else made.push(Decoration.replace({ widget }).range(from, to));
}

function list(at: number, made: Range<Decoration>[], state: EditorState, focused: boolean): void {
  const own = state.doc.lineAt(at);
  const match = /^([-*+]|\d+[.)])(\s+)(?:\[([ xX])\](?=\s))?/.exec(state.sliceDoc(at, own.to));
  if (!match) return;
  const [whole, mark = "", , state_] = match;
  if (state_ === undefined) {
    made.push(line("md-item").range(own.from), BULLET.range(at, at + mark.length));
    return;
  }
  const done = state_ !== " ";
  const to = at + whole.length;
  const text = state.sliceDoc(to, own.to).trim();
  made.push(line(done ? "md-item md-todo md-done" : "md-item md-todo").range(own.from));
  const words = state.sliceDoc(to, own.to).search(/\S/);
  if (done && words >= 0) made.push(STRUCK.range(to + words, own.to));
  if (touched(state, focused, at, to)) made.push(BULLET.range(at, to));
  else made.push(Decoration.replace({ widget: new TaskBox(done, text) }).range(at, to));
}

export const decorations = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = build(view);
    }
    update(update: ViewUpdate) {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (
        update.docChanged ||
        update.viewportChanged ||
        update.selectionSet ||
        update.focusChanged ||
        parsed
      ) {
        this.decorations = build(update.view);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
