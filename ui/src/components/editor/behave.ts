// What the keys of the editor do beyond typing.
import type { Extension } from "@codemirror/state";
import { Prec } from "@codemirror/state";
import { keymap, type EditorView } from "@codemirror/view";
import { completion } from "./complete";
import { editorConfig } from "./config";
import { links } from "./links";
import { lift, nest } from "./lists";
import { paste } from "./paste";
import { dropped } from "./pictures";
import { settleDates } from "./settle";
import { nextCell, nextRow, previousCell } from "./tables";
import { toggleTaskAt } from "./widgets";

/** What the screen makes of the line, such as a task of a promise. */
function offered(view: EditorView): boolean {
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  const made = view.state.facet(editorConfig)?.ontab(line.text) ?? false;
  if (typeof made !== "string") return made;
  view.dispatch({
    changes: { from: line.from, to: line.to, insert: made },
    selection: { anchor: line.from + made.length },
    userEvent: "input.task",
  });
  return true;
}

const keys = [
  // Before the key of lists, which would go on with a list inside a cell.
  Prec.highest(keymap.of([{ key: "Enter", run: nextRow }])),
  keymap.of([
    // Elsewhere Tab leaves the editor, as everywhere in the window.
    {
      key: "Tab",
      run: (view) => offered(view) || nextCell(view) || nest(view),
      shift: (view) => previousCell(view) || lift(view),
    },
    { key: "Mod-Shift-x", run: (view) => toggleTaskAt(view, view.state.selection.main.head) },
  ]),
];

export function behaviour(): Extension {
  return [keys, completion(), links(), paste(), dropped(), settleDates()];
}
