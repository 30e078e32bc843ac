// The voices of a snapshot as one chooses and reads them. Pure.
import type { SnapshotVoice } from "../../generated/SnapshotVoice";
import type { Stage } from "../../generated/Stage";
import { VOICE_NAMES, type Voice } from "../../lib/levels";

/** Whose view it is. Several peers are told apart by who they are. */
export interface Rater {
  stage: Stage;
  /** Which peer: the id. */
  by?: string;
  /** What the core calls the voice in ratings; a peer who has not rated yet has none. */
  key: string;
  /** "Mentor", or the name of the peer. */
  name: string;
  /** The same inside a sentence: "mentor". */
  word: string;
  /** Its shape. */
  mark: Exclude<Voice, "target">;
}

const own = (stage: "self" | "mentor" | "agreed"): Rater => ({
  stage,
  key: stage,
  name: VOICE_NAMES[stage],
  word: VOICE_NAMES[stage].toLowerCase(),
  mark: stage,
});

/** A peer; `voice` is there once they have rated. */
export function peer(who: { id?: string | null; name?: string | null }, key = ""): Rater {
  const name = who.name ?? "Peer";
  return { stage: "peer", key, name, word: name, mark: "peers", ...(who.id ? { by: who.id } : {}) };
}

/** Self, mentor, the peers, agreed: those of the snapshot and those that always can be set. */
export function ratersOf(stages: readonly SnapshotVoice[], added?: Rater): Rater[] {
  const peers = stages
    .filter(({ stage }) => stage === "peer")
    .map(({ by, by_name, key }) => peer({ id: by, name: by_name }, key));
  if (added && !peers.some(({ by }) => by === added.by)) peers.push(added);
  return [own("self"), own("mentor"), ...peers, own("agreed")];
}

export const sameRater = (a: Rater, b: Rater) => a.stage === b.stage && a.by === b.by;

/** The voice as an operation names it. */
export const named = ({ stage, by }: Rater) => ({ stage, ...(by ? { by } : {}) });
