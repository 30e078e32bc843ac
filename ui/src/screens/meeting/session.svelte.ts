// A one-on-one that is open: what is stored, its two texts, and who may overwrite what.
import type { Meeting } from "../../generated/Meeting";
import { ApiError, call, onTouched } from "../../lib/api";
import { timeNow } from "../../lib/dates";
import { NoteField } from "./field.svelte";

/** What the core reads out of the shared notes. */
export type FoundInNotes = Pick<Meeting, "actions" | "evidence" | "promises">;

export class Session {
  /** Anew only where more than its texts may have changed: screens read again for it. */
  meeting = $state.raw<Meeting>();
  found = $state.raw<FoundInNotes>({ actions: [], evidence: [], promises: [] });
  error = $state.raw<ApiError>();
  /** "14:18": when the last save was confirmed. */
  savedAt = $state("");
  readonly notes: NoteField;
  readonly secret: NoteField;

  // Counts the beginnings and ends of saves: an answer read across one of them is old.
  #epoch = 0;
  // What is being written here now.
  #own: readonly unknown[] = [];
  #wanted = false;
  #reading = false;
  #closed = false;
  #stop: () => void;

  constructor(
    readonly id: string,
    options: { drafts: boolean },
  ) {
    const door = (name: "notes" | "private_notes", base: "base_notes" | "base_private") => ({
      meeting: id,
      drafts: options.drafts,
      stored: async () => (await call("meeting.show", { id }))[name],
      write: async (text: string, before: string) => {
        const payload = { id, [name]: text, [base]: before };
        this.#epoch++;
        this.#own = [...this.#own, payload];
        try {
          const written = await call("meeting.write", payload);
          this.found = written;
          this.savedAt = timeNow();
          return written;
        } finally {
          this.#own = this.#own.filter((one) => one !== payload);
          this.#epoch++;
        }
      },
    });
    this.notes = new NoteField("notes", door("notes", "base_notes"));
    this.secret = new NoteField("private_notes", door("private_notes", "base_private"));
    this.#stop = onTouched((touched, by) => {
      // What it wrote itself it knows; a long note is not sent back after every save.
      if (this.#own.includes(by)) return;
      if (["meeting", "action", "person", "*"].some((name) => touched.has(name))) {
        void this.refresh();
      }
    });
  }

  get fields(): readonly NoteField[] {
    return [this.notes, this.secret];
  }

  /** Reads again. Calls that come while one is on its way are answered by one more read. */
  async refresh(): Promise<void> {
    this.#wanted = true;
    if (this.#reading) return;
    this.#reading = true;
    while (this.#wanted && !this.#closed) {
      this.#wanted = false;
      const epoch = this.#epoch;
      try {
        const meeting = await call("meeting.show", { id: this.id });
        // A save began or ended meanwhile; what it wrote must not be taken back.
        if (epoch !== this.#epoch) this.#wanted = true;
        else this.#take(meeting);
      } catch (thrown) {
        this.error = ApiError.from(thrown);
      }
    }
    this.#reading = false;
  }

  #take(meeting: Meeting): void {
    const first = this.meeting === undefined;
    this.meeting = meeting;
    this.found = meeting;
    this.error = undefined;
    for (const field of this.fields) {
      if (first) field.begin(meeting[field.name]);
      else field.take(meeting[field.name]);
    }
  }

  async flush(): Promise<void> {
    await Promise.all(this.fields.map((field) => field.flush()));
  }

  /** Leaves: what waits is saved, nothing is read any more. */
  close(): void {
    this.#closed = true;
    this.#stop();
    for (const field of this.fields) void field.leave();
  }
}
