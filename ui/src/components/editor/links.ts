// Links of a note: opened with Ctrl and a click, or with Ctrl and Enter.
import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { editorConfig } from "./config";

/** The address of the link at a place, if there is one. */
export function linkAt(state: EditorState, pos: number, side: -1 | 0 | 1 = 0): string | undefined {
  for (let node = syntaxTree(state).resolveInner(pos, side); node.parent; node = node.parent) {
    if (node.name === "URL") return state.sliceDoc(node.from, node.to);
    if (node.name === "Link" || node.name === "Autolink") {
      const url = node.getChild("URL");
      return url ? state.sliceDoc(url.from, url.to) : undefined;
    }
  }
  return undefined;
}

function open(view: EditorView, url: string | undefined): boolean {
  // A picture is here already.
  if (url === undefined || url.startsWith("attachment:")) return false;
  view.state.facet(editorConfig)?.onlink(url);
  return true;
}

export function links(): Extension {
  return [
    keymap.of([
      {
        // Elsewhere the key is the window's: finish.
        key: "Mod-Enter",
        run: (view) => {
          const { head } = view.state.selection.main;
          return open(view, linkAt(view.state, head, -1) ?? linkAt(view.state, head, 1));
        },
      },
    ]),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
        const pos = view.posAtCoords({ x: event.clientX, y: event.clientY });
        const opened = pos !== null && open(view, linkAt(view.state, pos));
        if (opened) event.preventDefault();
        return opened;
      },
    }),
  ];
}
