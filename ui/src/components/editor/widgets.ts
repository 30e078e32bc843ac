import { EditorView, WidgetType } from "@codemirror/view";
import { dayMonth } from "../../lib/dates";

/** A task box that can be clicked; the text keeps `[ ]` or `[x]`. */
export class TaskBox extends WidgetType {
  constructor(
    readonly checked: boolean,
    readonly label: string,
  ) {
    super();
  }

  override eq(other: TaskBox): boolean {
    return other.checked === this.checked && other.label === this.label;
  }

  override toDOM(view: EditorView): HTMLElement {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.className = "box md-task";
    box.checked = this.checked;
    box.tabIndex = -1;
    box.setAttribute("aria-label", this.label || "Task");
    // mousedown, not click: the cursor should stay where it was.
    box.addEventListener("mousedown", (event) => {
      event.preventDefault();
      if (!view.state.readOnly) toggleTaskAt(view, view.posAtDOM(box));
    });
    // The text decides what is shown.
    box.addEventListener("click", (event) => event.preventDefault());
    return box;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Ticks or unticks the task of the line at a place. */
export function toggleTaskAt(view: EditorView, pos: number): boolean {
  const line = view.state.doc.lineAt(pos);
  const match = /^(?:[\s>]*)(?:[-*+]|\d+[.)])\s+\[([ xX])\]/.exec(line.text);
  if (!match) return false;
  const at = line.from + match[0].length - 2;
  view.dispatch({
    changes: { from: at, to: at + 1, insert: match[1] === " " ? "x" : " " },
    userEvent: "input.task",
  });
  return true;
}

/** "by 24 Nov" in place of `due:2026-11-24`, until the cursor comes near. */
export class DueChip extends WidgetType {
  constructor(
    readonly date: string,
    readonly today: string,
  ) {
    super();
  }

  override eq(other: DueChip): boolean {
    return other.date === this.date && other.today === this.today;
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement("span");
    chip.className = "tok date";
    chip.textContent = `by ${dayMonth(this.date, this.today || undefined)}`;
    chip.title = this.date;
    chip.spellcheck = false;
    return chip;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}
