// Tab and Shift+Tab in lists: an item goes below the one above it, or out of its list, with all
// that hangs on it. CommonMark decides by columns, so the step is as wide as the marker above.
import { syntaxTree } from "@codemirror/language";
import type { ChangeSpec, EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";

/** The items whose first line is in the selection, without those inside another one of them. */
function itemsIn(state: EditorState): SyntaxNode[] {
  const { from, to } = state.selection.main;
  const last = state.doc.lineAt(to).number;
  const items: SyntaxNode[] = [];
  for (let number = state.doc.lineAt(from).number; number <= last; number++) {
    const line = state.doc.line(number);
    const text = line.text.search(/[^\s>]/);
    if (text < 0) continue;
    let found: SyntaxNode | undefined;
    // The outermost item that begins on this line: "- - a" moves as a whole.
    for (
      let node: SyntaxNode | null = syntaxTree(state).resolveInner(line.from + text, 1);
      node;
      node = node.parent
    ) {
      if (node.name === "ListItem" && node.from >= line.from) found = node;
    }
    if (found && !items.some((other) => other.from <= found.from && found.to <= other.to)) {
      items.push(found);
    }
  }
  return items;
}

const column = (state: EditorState, pos: number) => pos - state.doc.lineAt(pos).from;

/** How far the text of an item is from its marker. */
function markerWidth(state: EditorState, item: SyntaxNode): number {
  const own = state.sliceDoc(item.from, state.doc.lineAt(item.from).to);
  return /^(?:[-*+]|\d+[.)]) {0,4}(?=\S|$)/.exec(own)?.[0].trimEnd().length ?? 1;
}

/** The step below an item: as far as its own text stands from its marker. */
function step(state: EditorState, item: SyntaxNode): number {
  const own = state.sliceDoc(item.from, state.doc.lineAt(item.from).to);
  const whole = /^(?:[-*+]|\d+[.)]) {1,4}(?=\S)/.exec(own)?.[0].length;
  return whole ?? markerWidth(state, item) + 1;
}

/** The next number of an ordered item at its new place; undefined for bullets. */
function renumber(state: EditorState, item: SyntaxNode, after: SyntaxNode | null): ChangeSpec[] {
  const own = /^(\d+)[.)]/.exec(state.sliceDoc(item.from, state.doc.lineAt(item.from).to));
  if (!own?.[1]) return [];
  const before = after && /^(\d+)[.)]/.exec(state.sliceDoc(after.from, after.from + 12));
  const next = String(Number(before?.[1] ?? 0) + 1);
  return next === own[1] ? [] : [{ from: item.from, to: item.from + own[1].length, insert: next }];
}

/** The node before one, or the last one inside it; the marks of a quote stand between items. */
function before(node: SyntaxNode, inside = false): SyntaxNode | null {
  let at = inside ? node.lastChild : node.prevSibling;
  while (at?.name === "QuoteMark") at = at.prevSibling;
  return at;
}

/** The last item of the list that ends an item, if one does. */
function lastBelow(item: SyntaxNode): SyntaxNode | null {
  const list = before(item, true);
  return list && /List$/.test(list.name) ? before(list, true) : null;
}

function lines(state: EditorState, item: SyntaxNode) {
  const first = state.doc.lineAt(item.from).number;
  const last = state.doc.lineAt(item.to).number;
  return Array.from({ length: last - first + 1 }, (_, i) => state.doc.line(first + i));
}

/** Moves the items of the selection below the item before them. False outside lists. */
export function nest(view: EditorView): boolean {
  const { state } = view;
  const items = itemsIn(state);
  const [first] = items;
  if (!first) return false;
  const above = before(first);
  // The first item of a list has nothing to go below.
  if (above?.name !== "ListItem") return true;
  const width = step(state, above);
  const changes = items.flatMap((item, at): ChangeSpec[] => {
    const place = column(state, item.from);
    const moved = lines(state, item).flatMap((line) =>
      line.length > place || line.from + place === item.from
        ? [{ from: line.from + place, insert: " ".repeat(width) }]
        : [],
    );
    return [...moved, ...(at === 0 ? renumber(state, item, lastBelow(above)) : [])];
  });
  view.dispatch({ changes, userEvent: "input.indent", scrollIntoView: true });
  return true;
}

/** Moves the items of the selection out of the list they are in. False outside lists. */
export function lift(view: EditorView): boolean {
  const { state } = view;
  const items = itemsIn(state);
  const [first] = items;
  if (!first) return false;
  const parent = first.parent?.parent;
  if (parent?.name !== "ListItem") return true;
  const width = column(state, first.from) - column(state, parent.from);
  if (width <= 0) return true;
  const changes = items.flatMap((item, at): ChangeSpec[] => {
    const place = column(state, item.from);
    const moved = lines(state, item).flatMap((line) => {
      const end = Math.min(line.from + place, line.to);
      const room = /\s*$/.exec(state.sliceDoc(line.from, end))?.[0].length ?? 0;
      const cut = Math.min(width, room);
      return cut > 0 ? [{ from: end - cut, to: end }] : [];
    });
    return [...moved, ...(at === 0 ? renumber(state, item, parent) : [])];
  });
  view.dispatch({ changes, userEvent: "delete.dedent", scrollIntoView: true });
  return true;
}
