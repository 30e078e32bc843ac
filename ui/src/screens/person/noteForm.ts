// What the form of a note holds, and how it becomes an operation.
import { usualVisibility } from "../../lib/noteKinds";
import type { Note } from "../../generated/Note";
import type { NoteAdd } from "../../generated/NoteAdd";
import type { NoteEdit } from "../../generated/NoteEdit";
import type { NoteKind } from "../../generated/NoteKind";
import type { Visibility } from "../../generated/Visibility";

export interface NoteDraft {
  kind: NoteKind;
  text: string;
  on: string;
  visibility: Visibility;
  tags: string[];
  source: string;
  told_on: string;
  /** Between spaces or on lines of their own. */
  links: string;
}

/** A new note of a kind, or an existing one. */
export function noteDraft(kind: NoteKind, today: string, note?: Note): NoteDraft {
  return {
    kind: note?.kind ?? kind,
    text: note?.text ?? "",
    on: note?.on ?? today,
    visibility: note?.visibility ?? usualVisibility(kind),
    tags: [...(note?.tags ?? [])],
    source: note?.source ?? "",
    told_on: note?.told_on ?? "",
    links: note?.links.join("\n") ?? "",
  };
}

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");

export function noteAdd(person: string, draft: NoteDraft): NoteAdd {
  const { kind, on, visibility, tags } = draft;
  const add: NoteAdd = {
    person,
    text: draft.text,
    kind,
    on,
    visibility,
    tags,
    links: words(draft.links),
    goals: [],
  };
  if (draft.source.trim()) add.source = draft.source.trim();
  if (draft.told_on) add.told_on = draft.told_on;
  return add;
}

export function noteEdit(note: Note, draft: NoteDraft): NoteEdit {
  return {
    note: note.id,
    text: draft.text,
    kind: draft.kind,
    on: draft.on,
    visibility: draft.visibility,
    tags: draft.tags,
    links: words(draft.links),
    source: draft.source.trim() || null,
    told_on: draft.told_on || null,
  };
}
