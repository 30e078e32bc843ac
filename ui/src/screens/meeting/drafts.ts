// Text that is not saved yet, kept beside the file for the case that the app dies before the
// next save. A draft lives for about a second; one that is found at the start was left by a crash.

export type FieldName = "notes" | "private_notes";

export interface Draft {
  text: string;
  /** The stored text it was made from. */
  base: string;
}

const PREFIX = "draft:";
const RESCUED = "rescued:";

function key(meeting: string, field: FieldName, prefix = PREFIX): string {
  return `${prefix}${meeting}:${field}`;
}

function read(at: string): Draft | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(at) ?? "null") as Partial<Draft> | null;
    return typeof found?.text === "string" && typeof found.base === "string"
      ? { text: found.text, base: found.base }
      : undefined;
  } catch {
    return undefined;
  }
}

function put(at: string, draft: Draft): void {
  try {
    localStorage.setItem(at, JSON.stringify(draft));
  } catch {
    // Storage is switched off or full: saving goes on without the net.
  }
}

function drop(at: string): void {
  try {
    localStorage.removeItem(at);
  } catch {
    // As above.
  }
}

export function keepDraft(meeting: string, field: FieldName, draft: Draft): void {
  put(key(meeting, field), draft);
}

/** The text is saved, or given up on purpose. */
export function dropDraft(meeting: string, field: FieldName): void {
  drop(key(meeting, field));
}

/**
 * The text that a crash left behind. It moves aside, so that what is typed before the owner
 * has decided does not overwrite it.
 */
export function rescue(meeting: string, field: FieldName): Draft | undefined {
  const left = read(key(meeting, field));
  if (left) {
    put(key(meeting, field, RESCUED), left);
    dropDraft(meeting, field);
  }
  return left ?? read(key(meeting, field, RESCUED));
}

export function dropRescued(meeting: string, field: FieldName): void {
  drop(key(meeting, field, RESCUED));
}
