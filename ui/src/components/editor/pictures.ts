// Pictures of a note: pasted or dropped ones are kept in the file, and shown where the note
// refers to them as `![name](attachment:ID)`.
import type { Extension } from "@codemirror/state";
import { EditorView, WidgetType } from "@codemirror/view";
import { editorConfig } from "./config";

const REFERENCE = /^!\[((?:[^\]\\]|\\.)*)\]\(attachment:([0-9a-f-]{36})\)$/;

/** The name and id in a reference to a kept picture. */
export function referenceOf(text: string): { name: string; id: string } | undefined {
  const [, name, id] = REFERENCE.exec(text) ?? [];
  return name === undefined || id === undefined
    ? undefined
    : { name: name.replace(/\\(?=[^\p{L}\p{N}\s])/gu, ""), id };
}

export class Picture extends WidgetType {
  constructor(
    readonly id: string,
    readonly name: string,
  ) {
    super();
  }

  override eq(other: Picture): boolean {
    return other.id === this.id && other.name === this.name;
  }

  override toDOM(view: EditorView): HTMLElement {
    const frame = document.createElement("span");
    frame.className = "md-picture";
    const image = document.createElement("img");
    image.alt = this.name;
    frame.append(image);
    const measure = () => view.requestMeasure();
    image.addEventListener("load", measure);
    const load = view.state.facet(editorConfig)?.picture;
    Promise.resolve(load?.(this.id))
      .then((url) => {
        if (url === undefined) throw new Error("no pictures here");
        image.src = url;
      })
      .catch(() => {
        frame.classList.add("lost");
        frame.textContent = `${this.name || "A picture"} (this picture cannot be shown)`;
        measure();
      });
    return frame;
  }

  // A click puts the cursor there, which shows the reference.
  override ignoreEvent(): boolean {
    return false;
  }
}

const isPicture = ({ type }: File) => type.startsWith("image/");

/** The pictures among what is pasted or dropped. */
export function picturesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(isPicture);
}

/** Keeps pictures, one after the other, and puts references to them at a place. */
export async function keep(view: EditorView, files: readonly File[], at?: number): Promise<void> {
  const attach = view.state.facet(editorConfig)?.attach;
  const kept: string[] = [];
  for (const file of files) {
    const reference = await attach?.(file);
    if (reference) kept.push(reference);
  }
  if (kept.length === 0) return;
  const insert = kept.join("\n\n");
  const { main } = view.state.selection;
  // The note may have become shorter while the picture was kept.
  const from = Math.min(at ?? main.from, view.state.doc.length);
  const to = at === undefined ? main.to : from;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: "input.paste",
    scrollIntoView: true,
  });
}

export function dropped(): Extension {
  return EditorView.domEventHandlers({
    drop(event, view) {
      const files = picturesOf(event.dataTransfer);
      if (files.length === 0 || view.state.readOnly) return false;
      event.preventDefault();
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
      void keep(view, files, at);
      return true;
    },
  });
}
