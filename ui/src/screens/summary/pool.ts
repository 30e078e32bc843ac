// The evidence of a period, as it can be looked at: by number, competency, goal, month or kind.
import type { SummaryEvidence } from "../../generated/SummaryEvidence";
import { monthYear } from "../../lib/dates";

export type By = "number" | "competency" | "goal" | "month" | "kind";

export const BY: { value: By; text: string }[] = [
  { value: "number", text: "By number" },
  { value: "competency", text: "By competency" },
  { value: "goal", text: "By goal" },
  { value: "month", text: "By month" },
  { value: "kind", text: "By kind" },
];

const KINDS: Record<string, string> = {
  win: "Wins",
  praise: "Praise",
  goal: "Goals",
  milestone: "Milestones",
  checkin: "Check-ins",
  meeting: "Lines of one-on-ones",
  snapshot: "Snapshots",
  observation: "Observations",
  concern: "Concerns",
  "self-reflection": "Self-reflections",
};

/** Groups with their pieces, each piece once in a group; what fits none comes last. */
export function grouped(
  evidence: readonly SummaryEvidence[],
  by: By,
  competencies: ReadonlyMap<string, string>,
): { title: string; pieces: SummaryEvidence[] }[] {
  if (by === "number") return [{ title: "", pieces: [...evidence] }];
  const none = { competency: "No competency", goal: "No goal", month: "", kind: "" }[by];
  const titles = (piece: SummaryEvidence): string[] => {
    if (by === "goal") return [piece.goal ?? none];
    if (by === "month") return [piece.on.slice(0, 7)];
    if (by === "kind") return [KINDS[piece.kind] ?? "Feedback"];
    const names = piece.competencies.map((slug) => competencies.get(slug) ?? slug);
    return names.length > 0 ? names : [none];
  };
  const groups = new Map<string, SummaryEvidence[]>();
  for (const piece of evidence)
    for (const title of new Set(titles(piece)))
      groups.set(title, [...(groups.get(title) ?? []), piece]);
  const sorted = [...groups].sort(([a], [b]) =>
    a === none ? 1 : b === none ? -1 : a.localeCompare(b, "en"),
  );
  return sorted.map(([title, pieces]) => ({
    title: by === "month" ? monthYear(title) : title,
    pieces,
  }));
}
