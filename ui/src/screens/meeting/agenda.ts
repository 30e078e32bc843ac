// The topics of the agenda and what happened since the last call.
import type { Topic } from "../../generated/Topic";

/** "Third time on the list"; nothing for one that is new. */
export function carriedWords({ carried }: Pick<Topic, "carried">): string {
  if (carried <= 0) return "";
  const ORDINALS = ["Second", "Third", "Fourth", "Fifth", "Sixth"];
  const word = ORDINALS[carried - 1];
  return word ? `${word} time on the list` : `On the list ${carried + 1} times`;
}
