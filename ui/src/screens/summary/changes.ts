// What can be changed in a summary. The first change makes its draft; before that nothing is kept.
import type { Summary } from "../../generated/Summary";
import type { SummaryClaim } from "../../generated/SummaryClaim";
import type { SummaryNames } from "../../generated/SummaryNames";
import type { SummarySectionEdit } from "../../generated/SummarySectionEdit";
import { ApiError, call } from "../../lib/api";
import { go } from "../../lib/location.svelte";
import { toasts } from "../../lib/toasts.svelte";
import { change } from "../../lib/undo";
import { SectionTexts } from "./sectionTexts.svelte";

export class SummaryChanges {
  /** The sections while they are typed; every other change waits until they are saved. */
  readonly texts = new SectionTexts((sections) => this.#write(sections));
  #shown: () => Summary | undefined;

  constructor(shown: () => Summary | undefined) {
    this.#shown = shown;
  }

  /** Lets claims stand without evidence, or marks them again. */
  async decideClaims(claims: readonly SummaryClaim[], keep: boolean): Promise<void> {
    const id = await this.#draft();
    const list = claims.map(({ text }) => text);
    const said = keep ? "Kept without evidence" : "Claims marked again";
    if (id) await change("summary.claim", { id, claims: list, keep }, said);
  }

  /** Decides of one name. */
  async takeName(name: string, keep: boolean): Promise<void> {
    const id = await this.#draft();
    const said = keep ? "Name kept" : "Name replaced";
    if (id) await change("summary.name", { id, name, keep }, said);
  }

  /** Decides of all names. */
  async takeNames(names: SummaryNames): Promise<void> {
    await this.texts.flush();
    const said = names === "keep" ? "Names kept" : "Names replaced";
    const of = this.#period();
    if (of) await change("summary.save", { ...of, names, fresh: false }, said);
  }

  async composeAnew(): Promise<void> {
    this.texts.editing = -1;
    await this.texts.flush();
    const of = this.#period();
    if (of) await change("summary.save", { ...of, fresh: true }, "Composed anew");
  }

  /** Freezes what is shown. A draft that only repeats a final text is that revision. */
  async finish(): Promise<void> {
    this.texts.editing = -1;
    await this.texts.flush();
    const shown = this.#shown();
    const of = this.#period();
    if (!shown || !of) return;
    const { id, revision: asked } = shown;
    const made = await change("summary.final", id ? { id } : of, ({ revision }) =>
      revision < asked
        ? `It says the same as revision ${revision}, which stays final`
        : `Made final: revision ${revision}`,
    );
    if (id && made?.id && made.id !== id) go("summary", made.id, undefined, { replace: true });
  }

  /** Goes on with the draft of the next revision. */
  async revise(): Promise<void> {
    const of = this.#period();
    const made =
      of && (await change("summary.save", { ...of, fresh: false }, "Next revision begun"));
    if (made?.id) go("summary", made.id);
  }

  async remove(): Promise<void> {
    const id = this.#shown()?.id;
    if (id && (await change("summary.delete", { id }, "Summary deleted"))) go("summaries");
  }

  /** Shows the summary of another period. */
  async choosePeriod(from: string, to: string): Promise<void> {
    await this.texts.flush();
    const person = this.#shown()?.person;
    const template = this.#shown()?.template ?? "";
    if (person)
      go("summary", "new", undefined, { query: { person, from, to, template }, replace: true });
  }

  /** Shows the summary of the same period by another template: each has its own draft. */
  async chooseTemplate(template: string): Promise<void> {
    await this.texts.flush();
    const shown = this.#shown();
    if (!shown || template === shown.template) return;
    const { person, from, to } = shown;
    go("summary", "new", undefined, { query: { person, from, to, template }, replace: true });
  }

  #period() {
    const shown = this.#shown();
    return (
      shown && {
        person: shown.person,
        from: shown.from,
        to: shown.to,
        template: shown.template,
      }
    );
  }

  /** The draft, with what was typed saved. */
  async #draft(): Promise<string | undefined> {
    await this.texts.flush();
    return this.#kept();
  }

  /** The draft that a change goes into. */
  async #kept(): Promise<string | undefined> {
    const of = this.#period();
    if (!of) return undefined;
    return (
      this.#shown()?.id ?? (await call("summary.save", { ...of, fresh: false })).id ?? undefined
    );
  }

  async #write(sections: SummarySectionEdit[]): Promise<void> {
    try {
      const id = await this.#kept();
      if (id) await call("summary.edit", { id, sections });
    } catch (thrown) {
      toasts.show(ApiError.from(thrown).message, { kind: "problem" });
      throw thrown;
    }
  }
}
