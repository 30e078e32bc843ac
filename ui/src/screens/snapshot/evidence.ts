// What supports a rating: the notes, milestones and lines of a person, by competency.
import type { Note } from "../../generated/Note";
import type { SummaryEvidence } from "../../generated/SummaryEvidence";
import type { LocalDate } from "../../lib/dates";

export interface Piece {
  id: string;
  on: LocalDate;
  kind: string;
  text: string;
  /** Only the owner sees it. */
  hidden: boolean;
}

/** Evidence by competency, newest first. Private notes count here: nobody else sees this screen. */
export function byCompetency(
  notes: readonly Note[],
  shareable: readonly SummaryEvidence[],
): Map<string, Piece[]> {
  const found = new Map<string, Map<string, Piece>>();
  const put = (slug: string, piece: Piece) => {
    const pieces = found.get(slug) ?? new Map<string, Piece>();
    pieces.set(piece.id, piece);
    found.set(slug, pieces);
  };
  for (const { id, on, kind, text, competencies } of shareable) {
    for (const slug of competencies) put(slug, { id, on, kind, text, hidden: false });
  }
  for (const { id, on, kind, text, tags, visibility } of notes) {
    for (const slug of tags) put(slug, { id, on, kind, text, hidden: visibility === "private" });
  }
  const sorted = (pieces: Map<string, Piece>) =>
    [...pieces.values()].sort((a, b) => b.on.localeCompare(a.on));
  return new Map([...found].map(([slug, pieces]) => [slug, sorted(pieces)]));
}
