// One of the two texts of a one-on-one while it is typed: saved by itself, joined with what
// somebody else wrote, and never lost. No markup here; the editor is told what to show.
import type { MeetingWritten } from "../../generated/MeetingWritten";
import { ApiError } from "../../lib/api";
import { autosave, holdUnsaved } from "../../lib/autosave";
import { wordCount } from "./completion";
import { dropDraft, dropRescued, keepDraft, rescue, type Draft, type FieldName } from "./drafts";

/** What the field asks of the editor. */
export interface EditorHandle {
  setText(next: string, base?: string): void;
  getText(): string;
}

/** Two texts for the same place; the owner chooses. */
export interface Conflict {
  mine: string;
  stored: string;
}

export interface FieldDoor {
  meeting: string;
  /** Stores the text; `base` is the stored text that it was made from. */
  write: (text: string, base: string) => Promise<MeetingWritten>;
  /** The text as it is stored now. */
  stored: () => Promise<string>;
  /** Unsaved text may lie beside the file: not beside an encrypted one. */
  drafts: boolean;
}

// The editor knows only line feeds; the file keeps what it has.
const lf = (text: string) => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);

/** Words are counted, and the draft is kept, in a pause of this many ms, not at every key. */
const BREATH_MS = 250;
/** Longer texts get no draft: writing one would be felt, and autosave has them within a second. */
const LONGEST_DRAFT = 100_000;

export class NoteField {
  /** How many words there are, a moment after the last key. */
  words = $state(0);
  status = $state<"saved" | "waiting" | "failed">("saved");
  /** Why the last save failed. */
  problem = $state.raw<ApiError>();
  conflict = $state.raw<Conflict>();
  /** What a crash left behind. */
  rescued = $state.raw<Draft>();
  editor: EditorHandle | undefined;

  #base = "";
  #text = "";
  // The editor has moved on since its text was last read.
  #stale = false;
  #release: (() => void) | undefined;
  #breath: ReturnType<typeof setTimeout> | undefined;
  #autosave = autosave<undefined>(() => this.#save(), {
    onerror: (thrown) => {
      this.problem = ApiError.from(thrown);
      this.status = "failed";
    },
  });

  constructor(
    readonly name: FieldName,
    readonly door: FieldDoor,
  ) {}

  /**
   * What stands in the editor. Read when it is needed and not at every key: of a long note
   * the string alone costs more than drawing the letter.
   */
  get text(): string {
    if (this.#stale && this.editor) this.#text = this.editor.getText();
    this.#stale = false;
    return this.#text;
  }

  /** Begins with the stored text. */
  begin(stored: string): void {
    this.#base = stored;
    this.#text = lf(stored);
    this.words = wordCount(this.#text);
    const left = this.door.drafts ? rescue(this.door.meeting, this.name) : undefined;
    if (left && lf(left.text) !== this.text) this.rescued = left;
    else this.#forgetRescued();
  }

  /** The writer typed. */
  typed(): void {
    this.#stale = true;
    this.#changed();
  }

  /** Saves now what waits; call it before leaving. */
  flush(): Promise<void> {
    return this.#autosave.pending ? this.#autosave.flush() : Promise.resolve();
  }

  /** The stored text, read again: another writer, a tick in a list, an undo. */
  take(stored: string): void {
    if (stored === this.#base) return;
    if (this.conflict) this.conflict = { ...this.conflict, stored: lf(stored) };
    // With unsaved words the core joins the two at the next save.
    if (this.dirty) return;
    const before = this.#base;
    this.#base = stored;
    this.#show(stored, before);
  }

  /** Something typed is not in the file yet. */
  get dirty(): boolean {
    return this.text !== lf(this.#base);
  }

  /** Leaves: what waits is saved; where nobody has chosen between two texts, both are kept. */
  async leave(): Promise<void> {
    await this.flush();
    // Another writer may be in between once more.
    for (let tries = 0; this.conflict && tries < 3; tries++) await this.keepBoth();
  }

  /** Ends a conflict with both texts, one below the other. */
  async keepBoth(): Promise<void> {
    const { conflict } = this;
    if (conflict) await this.choose(`${conflict.stored.trimEnd()}\n\n${conflict.mine}`);
  }

  /** Ends a conflict with the text to keep. */
  async choose(text: string): Promise<void> {
    const conflict = this.conflict;
    if (!conflict) return;
    this.conflict = undefined;
    this.#release?.();
    this.#base = conflict.stored;
    const before = this.text;
    this.#show(text, before);
    this.#changed();
    await this.flush();
  }

  /** Brings a crash's text back, joined with what is stored now. */
  bringBack(): void {
    const draft = this.rescued;
    if (!draft) return;
    this.#show(draft.text, draft.base);
    this.#changed();
    void this.flush().then(() => this.#forgetRescued());
  }

  discardRescued(): void {
    this.#forgetRescued();
  }

  #forgetRescued(): void {
    this.rescued = undefined;
    dropRescued(this.door.meeting, this.name);
  }

  #changed(): void {
    this.#breath ??= setTimeout(() => this.#breathe(), BREATH_MS);
    if (this.conflict) return;
    this.status = "waiting";
    this.#autosave.push(undefined);
  }

  #breathe(): void {
    clearTimeout(this.#breath);
    this.#breath = undefined;
    // Of a long text even reading it is felt; it is counted when it is saved.
    if (this.#base.length > LONGEST_DRAFT) return;
    const { text } = this;
    this.words = wordCount(text);
    if (this.door.drafts && this.dirty)
      keepDraft(this.door.meeting, this.name, { text, base: this.#base });
  }

  #show(next: string, base: string): void {
    if (this.editor) {
      this.editor.setText(lf(next), lf(base));
      this.#stale = true;
    } else {
      this.#text = lf(next);
    }
    this.words = wordCount(this.text);
  }

  async #save(): Promise<void> {
    if (this.conflict) return;
    // What stands in the editor now, not what stood there when the save was asked for.
    const shown = this.text;
    const sent = this.#base.includes("\r\n") ? shown.replaceAll("\n", "\r\n") : shown;
    try {
      if (sent !== this.#base) {
        const reply = await this.door.write(sent, this.#base);
        const joined = reply[this.name];
        this.#base = joined ?? sent;
        if (joined !== null) this.#show(joined, shown);
      }
    } catch (thrown) {
      if (ApiError.from(thrown).code !== "conflict") throw thrown;
      this.conflict = { mine: shown, stored: lf(await this.door.stored()) };
      this.status = "failed";
      this.#release = holdUnsaved({ flush: () => this.leave() });
      return;
    }
    this.problem = undefined;
    if (this.dirty) return this.#changed();
    clearTimeout(this.#breath);
    this.#breath = undefined;
    this.words = wordCount(shown);
    dropDraft(this.door.meeting, this.name);
    this.status = "saved";
  }
}
