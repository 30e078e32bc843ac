// Where CodeMirror's own unlayered styles would win over the layers of the app.
import { EditorView } from "@codemirror/view";

export const theme = EditorView.theme({
  "&": { background: "none", color: "var(--text)", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--font-text)",
    lineHeight: "var(--leading-read)",
    overflow: "visible",
  },
  ".cm-content": {
    padding: "0 0 0 var(--hang)",
    maxWidth: "calc(var(--measure) + var(--hang))",
    caretColor: "var(--accent)",
    fontSize: "var(--text-lg)",
  },
  ".cm-line": { padding: "0" },
  ".cm-line.md-h": { padding: "0 0 var(--s-2)" },
  ".cm-line.md-h:not(:first-child)": { paddingTop: "var(--s-2)" },
  ".cm-line.md-quote": {
    paddingInlineStart: "var(--s-5)",
    borderInlineStart: "2px solid var(--accent-line)",
  },
  ".cm-line.md-item": { paddingBlock: "0.125rem" },
  ".cm-line.md-fence": { paddingInline: "var(--s-4)" },
  ".cm-placeholder": { color: "var(--text-3)" },
  ".cm-tooltip": {
    padding: "var(--s-2)",
    border: "1px solid var(--line)",
    borderRadius: "var(--r-lg)",
    background: "var(--bg-overlay)",
    boxShadow: "var(--shadow-2)",
    color: "var(--text)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font-ui)",
    fontSize: "var(--text-sm)",
    maxHeight: "16rem",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    gap: "var(--s-5)",
    alignItems: "center",
    minHeight: "1.75rem",
    padding: "0 var(--s-4)",
    borderRadius: "6px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    background: "var(--bg-selected)",
    color: "var(--text)",
  },
  ".cm-completionDetail": {
    marginLeft: "auto",
    color: "var(--text-3)",
    fontSize: "var(--text-xs)",
    fontStyle: "normal",
  },
  ".cm-panels": { background: "none", color: "var(--text)" },
  ".cm-panels-top": { borderBottom: "0" },
  ".cm-searchMatch": { background: "var(--warn-soft)", borderRadius: "var(--r-xs)" },
  ".cm-searchMatch-selected": {
    background: "var(--warn-soft)",
    outline: "2px solid var(--warn)",
  },
  ".cm-completionMatchedText": { textDecoration: "none" },
});
