// Builds the editor. Loaded on its own when the first editor is shown.
import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { Annotation, EditorState, Transaction } from "@codemirror/state";
import { openSearchPanel } from "@codemirror/search";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { behaviour } from "./behave";
import { rebase } from "./changes";
import { editorConfig, type EditorConfig } from "./config";
import { decorations } from "./decorate";
import { find } from "./find";
import { markdownSupport } from "./language";
import { lineKeys } from "./lineKeys";
import { theme } from "./theme";

/** Marks a change that did not come from the writer. */
const outside = Annotation.define<boolean>();

export interface EditorOptions extends EditorConfig {
  parent: HTMLElement;
  text: string;
  label: string;
  placeholder: string;
  readonly: boolean;
  /** The writer changed the text. It is not handed over: making it one string is work for a pause. */
  onchange: () => void;
  oncursor?: (line: string) => void;
}

/** The nonce that the shell put into the page; CodeMirror's style element needs it under the CSP. */
function styleNonce(): string {
  return document.querySelector<HTMLStyleElement>("style[nonce]")?.nonce ?? "";
}

export function createEditor(options: EditorOptions): EditorView {
  return new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        EditorView.cspNonce.of(styleNonce()),
        editorConfig.of(options),
        history(),
        behaviour(),
        markdownSupport(),
        find(),
        keymap.of([...historyKeymap, ...lineKeys, ...standardKeymap]),
        decorations,
        theme,
        EditorView.lineWrapping,
        EditorState.readOnly.of(options.readonly),
        EditorView.editable.of(!options.readonly),
        placeholder(options.placeholder),
        EditorView.contentAttributes.of({
          "aria-label": options.label,
          // CodeMirror switches both off by default.
          spellcheck: "true",
          autocorrect: "on",
          autocapitalize: "sentences",
        }),
        EditorView.updateListener.of((update) => {
          const own = update.transactions.some((tr) => tr.docChanged && !tr.annotation(outside));
          if (own) options.onchange();
          if (update.docChanged || update.selectionSet || update.focusChanged) {
            const { main } = update.state.selection;
            options.oncursor?.(update.view.hasFocus ? update.state.doc.lineAt(main.head).text : "");
          }
        }),
      ],
    }),
  });
}

/**
 * Shows a text that was changed elsewhere (a tick in a list, another writer), keeping the cursor.
 * `base` is the text the change was made on; what was typed since stays.
 */
export function setText(view: EditorView, next: string, base?: string): void {
  const current = view.state.doc.toString();
  const changes = rebase(base ?? current, next, current);
  if (changes.empty) return;
  view.dispatch({
    changes,
    annotations: [outside.of(true), Transaction.addToHistory.of(false)],
  });
}

export function openFind(view: EditorView): void {
  openSearchPanel(view);
}
