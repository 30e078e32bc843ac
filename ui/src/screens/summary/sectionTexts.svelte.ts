import { autosave, type Autosave } from "../../lib/autosave";
import type { SummarySectionEdit } from "../../generated/SummarySectionEdit";
import type { SummarySection } from "../../generated/SummarySection";
import { cite } from "./citing";

/** A section as it is typed, with how the core last read it. */
export type ShownSection = SummarySectionEdit & Pick<SummarySection, "html" | "claims">;

/** The sections while they are typed: shown at once, saved after a pause. */
export class SectionTexts {
  sections = $state<ShownSection[]>([]);
  state = $state<"saved" | "waiting" | "saving" | "failed">("saved");
  /** The section that is being edited, or -1. */
  editing = $state(-1);
  /** The section that a key acts on. */
  at = $state(0);
  #saver: Autosave<SummarySectionEdit[]>;

  constructor(save: (sections: SummarySectionEdit[]) => Promise<unknown>) {
    this.#saver = autosave(save, { onstate: (state) => (this.state = state) });
  }

  /** Shows what the core has, unless something typed is not saved yet. */
  adopt(sections: readonly ShownSection[]): void {
    if (this.editing >= 0 || this.#saver.pending) return;
    this.sections = sections.map(({ title, text, html, claims }) => ({
      title,
      text,
      html,
      claims,
    }));
    this.at = Math.min(this.at, Math.max(0, sections.length - 1));
  }

  write(at: number, change: Partial<SummarySectionEdit>): void {
    const section = this.sections[at];
    if (!section) return;
    Object.assign(section, change);
    this.#push();
  }

  /** A new section at the end, open for typing. */
  add(title: string): void {
    this.sections.push({ title, text: "", html: "", claims: [] });
    this.at = this.editing = this.sections.length - 1;
    this.#push();
  }

  remove(at: number): void {
    this.sections.splice(at, 1);
    this.editing = -1;
    this.at = Math.max(0, Math.min(at, this.sections.length - 1));
    this.#push();
  }

  /** Cites evidence in the section that a key acts on; says where the caret goes. */
  cite(number: number, caret?: number): number | undefined {
    const section = this.sections[this.at];
    if (!section) return undefined;
    const made = cite(section.text, number, caret);
    this.write(this.at, { text: made.text });
    return made.caret;
  }

  flush(): Promise<void> {
    return this.#saver.flush();
  }

  #push(): void {
    this.#saver.push(this.sections.map(({ title, text }) => ({ title, text })));
  }
}
