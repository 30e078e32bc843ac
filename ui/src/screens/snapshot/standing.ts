// How a competency stands in a snapshot, in words for a chip. Pure.
import type { AssessCompetency } from "../../generated/AssessCompetency";
import type { SnapshotRating } from "../../generated/SnapshotRating";

export interface Standing {
  kind: "good" | "tag" | "line" | "warn" | "none";
  text: string;
}

/** The number of a voice's rating: 0 is not yet, null not assessed. */
export function numberOf(
  ratings: Record<string, SnapshotRating | undefined>,
  voice: string,
): number | null {
  return ratings[voice]?.number ?? null;
}

const say = (level: number) => (level === 0 ? "not yet" : String(level));

/** What to do about a competency: agreed and its distance, or what the two views say. */
export function standing({
  ratings,
  target,
}: Pick<AssessCompetency, "ratings" | "target">): Standing {
  const agreed = numberOf(ratings, "agreed");
  const self = numberOf(ratings, "self");
  const mentor = numberOf(ratings, "mentor");
  if (agreed !== null) {
    if (target === null) return { kind: "good", text: "Agreed" };
    return agreed >= target
      ? { kind: "good", text: "At target" }
      : { kind: "tag", text: `${target - agreed} to target` };
  }
  if (self !== null && mentor !== null) {
    return self === mentor
      ? { kind: "line", text: "Same, confirm" }
      : { kind: "warn", text: `Talk: ${say(self)} and ${say(mentor)}` };
  }
  if (self !== null) return { kind: "line", text: "Self only" };
  if (mentor !== null) return { kind: "line", text: "Mentor only" };
  return { kind: "none", text: "Not assessed" };
}

/** Months after which a picture is due again. */
const DUE_DAYS = 183;

/** Whether a picture of `days` ago is due again. */
export const isDue = (days: number) => days > DUE_DAYS;
