// Find in the note: CodeMirror's search behind a panel that looks like the rest of the window.
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  search,
  SearchQuery,
  setSearchQuery,
} from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import { EditorView, keymap, runScopeHandlers, type Panel } from "@codemirror/view";

/** More matches than this are not counted. */
const MOST = 999;

const scope = "editor search-panel";
const step = { run: findNext, shift: findPrevious, scope, preventDefault: true };
/** Of CodeMirror's own list; the rest of it would bring its dialogs along. */
const keys = [
  { key: "Mod-f", run: openSearchPanel, scope },
  { key: "F3", ...step },
  { key: "Mod-g", ...step },
  { key: "Escape", run: closeSearchPanel, scope },
];

/** "3 of 12": which match is selected, among how many. */
export function standing(view: EditorView): string {
  const query = getSearchQuery(view.state);
  if (!query.search) return "";
  const { from, to } = view.state.selection.main;
  let [all, here] = [0, 0];
  const cursor = query.getCursor(view.state);
  for (let next = cursor.next(); !next.done; next = cursor.next()) {
    all++;
    if (next.value.from === from && next.value.to === to) here = all;
    if (all > MOST) return `more than ${MOST}`;
  }
  if (all === 0) return "Not found";
  return here > 0 ? `${here} of ${all}` : `${all} found`;
}

function button(text: string, key: string, run: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn small quiet";
  made.textContent = text;
  made.title = key;
  made.addEventListener("click", run);
  return made;
}

function panel(view: EditorView): Panel {
  const dom = document.createElement("div");
  dom.className = "findbar";
  dom.setAttribute("role", "search");
  const field = document.createElement("input");
  field.type = "search";
  field.className = "field";
  field.placeholder = "Find in this note";
  field.setAttribute("aria-label", "Find in this note");
  // CodeMirror puts the cursor where it finds this.
  field.setAttribute("main-field", "true");
  field.value = getSearchQuery(view.state).search;
  const count = document.createElement("span");
  count.className = "meta nb";
  count.setAttribute("role", "status");

  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (count.textContent = standing(view)), 120);
  };
  const ask = () => {
    // Matches with any case; accents count as they are written.
    const query = new SearchQuery({ search: field.value, literal: true });
    if (!query.eq(getSearchQuery(view.state))) {
      view.dispatch({ effects: setSearchQuery.of(query) });
    }
    tell();
  };
  field.addEventListener("input", ask);
  dom.addEventListener("keydown", (event) => {
    const go = event.target === field && event.key === "Enter";
    if (go) (event.shiftKey ? findPrevious : findNext)(view);
    if (go || runScopeHandlers(view, event, "search-panel")) event.preventDefault();
  });
  dom.append(
    field,
    count,
    button("Previous", "Shift+Enter", () => findPrevious(view)),
    button("Next", "Enter", () => findNext(view)),
    button("Close", "Esc", () => {
      closeSearchPanel(view);
      view.focus();
    }),
  );
  tell();
  return {
    dom,
    top: true,
    mount: () => field.select(),
    update(update) {
      for (const tr of update.transactions) {
        for (const effect of tr.effects) {
          if (effect.is(setSearchQuery)) field.value = effect.value.search;
        }
      }
      if (update.docChanged || update.selectionSet) tell();
    },
    destroy: () => clearTimeout(timer),
  };
}

export function find(): Extension {
  return [search({ top: true, createPanel: panel }), keymap.of(keys)];
}
