// What the frame around the screens shows. Filled by the app from the core.
import type { NoteKind } from "../generated/NoteKind";

export interface SidebarPerson {
  id: string;
  name: string;
  /** "today", "Fri", "3 wk": next or last contact, already formatted. */
  contact?: string;
  /** The cadence has passed. */
  late?: boolean;
  /** The next one-on-one, as the core writes it: `2026-11-20T14:00`. */
  next?: string;
}

/** A dialog about a person that any screen can have asked for. */
export type Asked = { person: { id: string; name: string } } & (
  { what: "note"; kind: NoteKind } | { what: "plan" }
);

export interface NavCounts {
  today?: number;
  people?: number;
  goals?: number;
  actions?: number;
}

export const shell = $state({
  people: [] as SidebarPerson[],
  counts: {} as NavCounts,
  /** The name of the file's owner. */
  owner: "",
  /** There is somebody but the owner; undefined until the core has said so. */
  begun: undefined as boolean | undefined,
  /** Where the file lies. */
  path: "",
  /** "Backed up today 09:12", or what is worth knowing about the backup. */
  backup: "",
  /** The file is encrypted and can be locked. */
  lockable: false,
  /** "Saved 14:18": left end of the status bar. */
  saved: "Saved",
  /** The dialog that stands over the screen; the frame shows it. */
  asked: undefined as Asked | undefined,
  paletteOpen: false,
  keysOpen: false,
});
