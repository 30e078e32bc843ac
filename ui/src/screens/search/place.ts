// Where a hit of the search is shown, and how it looks in a list.
import type { IconName } from "../../components/icons";
import type { Hit } from "../../generated/Hit";
import type { Screen } from "../../lib/router";

/** The icon of a kind of hit, or of a note's kind. */
export const ICONS: Partial<Record<string, IconName>> = {
  person: "person",
  meeting: "meet",
  topic: "carry",
  action: "actions",
  goal: "goal",
  checkin: "goal",
  milestone: "goal",
  note: "note",
  win: "win",
  praise: "win",
  "feedback-given": "feedback",
  "feedback-received": "feedback",
  "peer-feedback": "feedback",
  plan: "ladder",
  snapshot: "snapshot",
  summary: "summary",
};

/** The address of what was found, as arguments of `href` and `go`. */
export function place(hit: Pick<Hit, "kind" | "id" | "person">): [Screen, string, string?] {
  const person = hit.person ?? hit.id;
  switch (hit.kind) {
    case "person":
      return ["person", hit.id];
    case "meeting":
      return ["meeting", hit.id];
    case "goal":
      return ["goal", hit.id];
    case "plan":
      return hit.person === null ? ["plan", hit.id] : ["person", person, "goals"];
    case "snapshot":
      return ["snapshot", hit.id];
    case "summary":
      return ["summary", hit.id];
    case "checkin":
      return ["person", person, "goals"];
    case "note":
      return ["person", person, "notes"];
    default:
      return ["person", person];
  }
}

/** What a hit is called in a list: a heading without the signs that make it one. */
export function titleOf(hit: Pick<Hit, "title">): string {
  return hit.title.replace(/^#{1,6}\s+/, "");
}

/** The words of a query that can stand in a text: no filters, no signs. */
export function words(query: string): string {
  return query
    .replace(/\b[a-z]+:("[^"]*"?|\S*)/gi, " ")
    .replace(/(^|\s)-\S+/g, " ")
    .replace(/["()*]/g, " ")
    .replace(/(^|\s)or(?=\s|$)/gi, " ")
    .trim();
}
