// Turns words after `due:` into a date once the cursor has left them.
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { editorConfig } from "./config";
import { isDate, tokens, type Token } from "./tokens";

/** The `due:` tokens on the screen: what is not seen was not just typed. */
function seen(view: EditorView): Token[] {
  return view.visibleRanges
    .flatMap(({ from, to }) => tokens(view.state.sliceDoc(from, to), from))
    .filter(({ kind }) => kind === "due");
}

function replace(view: EditorView, written: string, insert: string): void {
  const found = seen(view).filter(({ from, to }) => view.state.sliceDoc(from, to) === written);
  if (found.length === 0) return;
  view.dispatch({
    changes: found.map(({ from, to }) => ({ from, to, insert })),
    userEvent: "input.date",
  });
}

/** Asks for the date of words after `due:` as soon as the cursor is elsewhere. */
export function settleDates(): Extension {
  const asked = new Set<string>();
  return EditorView.updateListener.of((update) => {
    const resolve = update.state.facet(editorConfig)?.resolveDate;
    if (!resolve || !(update.selectionSet || update.docChanged || update.focusChanged)) return;
    const { state, view } = update;
    const head = state.selection.main.head;
    for (const { from, to, value } of seen(view)) {
      const here = view.hasFocus && head >= from && head <= to;
      if (isDate(value) || here || asked.has(value)) continue;
      asked.add(value);
      const written = state.sliceDoc(from, to);
      void resolve(value)
        .then((date) => {
          if (date === null || !isDate(date)) return;
          asked.delete(value);
          replace(view, written, `due:${date}`);
        })
        // Words that are no date stay as they are written.
        .catch(() => undefined);
    }
  });
}
