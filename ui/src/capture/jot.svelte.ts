// What is being jotted: what is typed and chosen, what the core makes of it, and its draft.
import type { CaptureKind } from "../generated/CaptureKind";
import type { Captures } from "../generated/Captures";
import type { PersonFound } from "../generated/PersonFound";
import type { Visibility } from "../generated/Visibility";
import { ApiError, call } from "../lib/api";
import { autosave } from "../lib/autosave";

/** Typing is asked about after this pause, in ms. */
const PAUSE = 80;

export class Jot {
  /** What stands in the person field. */
  name = $state("");
  /** The person somebody chose; typing in the field forgets them. */
  chosen = $state.raw<PersonFound>();
  text = $state("");
  kind = $state<CaptureKind>();
  visibility = $state<Visibility>();
  on = $state<string>();
  /** What the core makes of it; kept while a newer answer is on its way. */
  reads = $state.raw<Captures>();
  busy = $state(false);
  /** What is wrong, by its field; "" is all else. */
  problems = $state.raw<Record<string, string>>({});

  #asked = 0;
  /** What the core has answered is older than what is typed. */
  #stale = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #draft = autosave<ReturnType<Jot["draft"]>>((draft) => call("capture.keep", draft), {
    // Sooner than in the notebook: this window is open for seconds only.
    pause: 250,
    most: 500,
    onerror: (error) => (this.problems = { "": ApiError.from(error).message }),
  });

  /** Whom it is about: as chosen, else the best guess of what is typed. */
  get person(): PersonFound | undefined {
    if (this.chosen) return this.chosen;
    const named = this.name.trim() !== "" || /^\s*@\S/.test(this.text);
    return named ? this.reads?.people[0] : undefined;
  }

  get shownKind(): CaptureKind {
    return this.kind ?? this.reads?.kind ?? "observation";
  }

  get private(): boolean {
    return (this.visibility ?? this.reads?.visibility ?? "private") === "private";
  }

  /** Goes on with the draft that was left; without one, about the person of this id. */
  async begin(person: string): Promise<void> {
    const draft = await call("capture.show", {});
    const id = draft.text === "" ? person : draft.person;
    this.text = draft.text;
    this.name = id;
    this.kind = draft.kind ?? undefined;
    this.visibility = draft.visibility ?? undefined;
    this.on = draft.on ?? undefined;
    await this.read();
    const [first] = this.reads?.people ?? [];
    // Who was chosen is known by an id, who was only typed is not.
    if (first?.id === id) [this.chosen, this.name] = [first, first.name];
    else if (draft.text === "") this.name = "";
  }

  choose(person: PersonFound): void {
    this.chosen = person;
    this.name = person.name;
    this.changed();
  }

  /** Takes the person at a place of the list; whoever types fast means the list of what is typed. */
  async choosePlace(at: number): Promise<void> {
    const typed = this.name;
    if (this.#stale) {
      clearTimeout(this.#timer);
      await this.read();
      at = 0;
    }
    const person = this.reads?.people[at];
    if (person && this.name === typed && !this.chosen) this.choose(person);
  }

  /** Something was typed or chosen. */
  changed(): void {
    this.problems = {};
    this.#draft.push(this.draft());
    this.#stale = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), PAUSE);
  }

  /** Asks what the text becomes. Only the answer to the newest question counts. */
  async read(): Promise<void> {
    const mine = ++this.#asked;
    const answer = await call("capture.preview", this.#input(this.chosen?.id ?? this.name)).catch(
      (thrown: unknown) => ApiError.from(thrown),
    );
    if (mine !== this.#asked) return;
    this.#stale = false;
    if (answer instanceof ApiError) this.problems = { "": answer.message };
    else this.reads = answer;
  }

  /** Keeps the draft now. False where it could not be kept. */
  async keep(): Promise<boolean> {
    await this.#draft.flush();
    return !this.#draft.pending;
  }

  /** Makes what it says. True when it is made. */
  async save(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      clearTimeout(this.#timer);
      await this.read();
      // Kept first: should the save be refused, nothing is lost.
      await this.keep();
      await call("capture.add", this.#input(this.person?.id ?? this.name));
      return true;
    } catch (thrown) {
      const { field, message } = ApiError.from(thrown);
      this.problems = { [field === "person" || field === "text" ? field : ""]: message };
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** An empty page for the next one. */
  clear(): void {
    this.name = this.text = "";
    this.chosen = this.kind = this.visibility = this.on = undefined;
    void this.read();
  }

  draft() {
    return { ...this.#input(), person: this.chosen?.id ?? this.name };
  }

  #input(person?: string) {
    return {
      text: this.text,
      ...(person && { person }),
      ...(this.kind && { kind: this.kind }),
      ...(this.visibility && { visibility: this.visibility }),
      ...(this.on && { on: this.on }),
    };
  }
}
