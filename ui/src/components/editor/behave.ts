// What the editor does beyond typing: completes people and tags, opens links, turns words after
// `due:` into a date once the cursor has left them, and indents lists with Tab.
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { indentLess, indentMore } from "@codemirror/commands";
import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { fold } from "../../lib/palette";
import { editorConfig } from "./config";
import { isDate, tokens } from "./tokens";
import { toggleTaskAt } from "./widgets";

function complete(context: CompletionContext): CompletionResult | null {
  const config = context.state.facet(editorConfig);
  const word = context.matchBefore(/(?:^|[\s([{“"'])[@#][\p{L}\p{N}\p{M}_.-]*$/u);
  if (!config || !word) return null;
  const sign = word.text.search(/[@#]/);
  const from = word.from + sign;
  const query = fold(word.text.slice(sign + 1));
  const offered: Completion[] =
    word.text[sign] === "@"
      ? config
          .people()
          .map(({ handle, name }) => ({ label: `@${handle}`, detail: name, apply: `@${handle} ` }))
      : config
          .tags()
          .map(({ slug, name }) => ({ label: `#${slug}`, detail: name, apply: `#${slug} ` }));
  // Found by the name too: "@vand" offers @elske of Elske Vandenberg.
  const options = offered.filter(
    ({ label, detail = "" }) =>
      fold(label.slice(1)).startsWith(query) ||
      fold(detail)
        .split(/\s+/)
        .some((part) => part.startsWith(query)),
  );
  return options.length > 0 ? { from, options, filter: false } : null;
}

/** The address of the link at a place, if there is one. */
export function linkAt(state: EditorState, pos: number): string | undefined {
  for (let node = syntaxTree(state).resolveInner(pos, 0); node.parent; node = node.parent) {
    if (node.name === "URL") return state.sliceDoc(node.from, node.to);
    if (node.name === "Link" || node.name === "Autolink") {
      const url = node.getChild("URL");
      return url ? state.sliceDoc(url.from, url.to) : undefined;
    }
  }
  return undefined;
}

const openLinks = EditorView.domEventHandlers({
  mousedown(event, view) {
    if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
    const pos = view.posAtCoords({ x: event.clientX, y: event.clientY });
    const url = pos === null ? undefined : linkAt(view.state, pos);
    if (url === undefined) return false;
    event.preventDefault();
    view.state.facet(editorConfig)?.onlink(url);
    return true;
  },
});

/** Asks for the date of words after `due:` as soon as the cursor is elsewhere. */
function settleDates(): Extension {
  const asked = new Set<string>();
  return EditorView.updateListener.of((update) => {
    const resolve = update.state.facet(editorConfig)?.resolveDate;
    if (!resolve || !(update.selectionSet || update.docChanged || update.focusChanged)) return;
    const { state, view } = update;
    const head = state.selection.main.head;
    for (const { from, to } of view.visibleRanges) {
      for (const token of tokens(state.sliceDoc(from, to), from)) {
        const here = view.hasFocus && head >= token.from && head <= token.to;
        if (token.kind !== "due" || isDate(token.value) || here || asked.has(token.value)) continue;
        asked.add(token.value);
        const written = state.sliceDoc(token.from, token.to);
        void resolve(token.value)
          .then((date) => {
            if (date === null || !isDate(date)) return;
            asked.delete(token.value);
            replaceAll(view, written, `due:${date}`);
          })
          // Words that are no date stay as they are written.
          .catch(() => undefined);
      }
    }
  });
}

function replaceAll(view: EditorView, written: string, insert: string): void {
  const found = tokens(view.state.doc.toString()).filter(
    ({ kind, from, to }) => kind === "due" && view.state.sliceDoc(from, to) === written,
  );
  if (found.length === 0) return;
  view.dispatch({
    changes: found.map(({ from, to }) => ({ from, to, insert })),
    userEvent: "input.date",
  });
}

function inList(view: EditorView): boolean {
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  return /^\s*([-*+]|\d+[.)])\s/.test(line.text);
}

const keys = keymap.of([
  {
    key: "Tab",
    run: (view) => {
      const line = view.state.doc.lineAt(view.state.selection.main.head);
      const made = view.state.facet(editorConfig)?.ontab(line.text) ?? false;
      if (typeof made === "string") {
        view.dispatch({
          changes: { from: line.from, to: line.to, insert: made },
          selection: { anchor: line.from + made.length },
          userEvent: "input.task",
        });
        return true;
      }
      if (made) return true;
      // Elsewhere Tab leaves the editor, as everywhere in the window.
      return inList(view) && indentMore(view);
    },
    shift: (view) => inList(view) && indentLess(view),
  },
  { key: "Mod-Shift-x", run: (view) => toggleTaskAt(view, view.state.selection.main.head) },
]);

export function behaviour(): Extension {
  return [
    keys,
    autocompletion({ override: [complete], icons: false, maxRenderedOptions: 8 }),
    openLinks,
    settleDates(),
  ];
}
