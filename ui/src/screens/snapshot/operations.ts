// What changes a snapshot from the window, each with the sentence of its toast.
import type { AssessCompetency } from "../../generated/AssessCompetency";
import type { Level } from "../../generated/Level";
import { call } from "../../lib/api";
import { change } from "../../lib/undo";
import { named, type Rater } from "./voices";

/** What is shared: the ratings of a voice, or its comment on one competency. */
export type Sharing = { shareable: boolean } | { comments: boolean; competency: string };

export const operationsOn = (snapshot: () => string) => ({
  /** A level, 0 for not yet, null for not assessed. */
  rate: (voice: Rater, one: AssessCompetency, level: number | null, levels: readonly Level[]) =>
    change(
      "snapshot.rate",
      {
        snapshot: snapshot(),
        ...named(voice),
        competency: one.slug,
        level: level === 0 ? "not-yet" : level,
      },
      `${one.name}: ${
        level === null ? "not assessed" : (levels[level - 1]?.name ?? "not yet")
      }, ${voice.word}`,
    ),
  comment: (voice: Rater, one: AssessCompetency, comment: string) =>
    call("snapshot.comment", {
      snapshot: snapshot(),
      ...named(voice),
      competency: one.slug,
      comment,
    }),
  cite: (voice: Rater, one: AssessCompetency, evidence: string[]) =>
    change(
      "snapshot.rate",
      { snapshot: snapshot(), ...named(voice), competency: one.slug, evidence },
      "Evidence cited",
    ),
  share: (voice: Rater, what: Sharing) => {
    const open = "comments" in what ? what.comments : what.shareable;
    return change(
      "snapshot.share",
      { snapshot: snapshot(), ...named(voice), ...what },
      `${"comments" in what ? "Comment" : voice.name} is ${open ? "shareable" : "private"}`,
    );
  },
  close: () => change("snapshot.close", { id: snapshot() }, "Snapshot closed"),
  closeVoice: (voice: Rater) =>
    change(
      "snapshot.close_voice",
      { snapshot: snapshot(), ...named(voice) },
      `${voice.name} closed`,
    ),
  remove: () => change("snapshot.delete", { id: snapshot() }, "Snapshot deleted"),
});
