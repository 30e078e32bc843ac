// Review notes in words and signs: one place for every screen that shows them.
import type { IconName } from "../components/icons";
import type { NoteKind } from "../generated/NoteKind";
import type { Visibility } from "../generated/Visibility";

interface Look {
  text: string;
  icon: IconName;
  look: "plain" | "good" | "warn";
}

export const NOTE_KINDS: Record<NoteKind, Look> = {
  observation: { text: "Observation", icon: "note", look: "plain" },
  win: { text: "Win", icon: "win", look: "good" },
  praise: { text: "Praise", icon: "win", look: "good" },
  "feedback-given": { text: "Feedback given", icon: "feedback", look: "plain" },
  "feedback-received": { text: "Feedback to me", icon: "feedback", look: "plain" },
  "peer-feedback": { text: "Peer feedback", icon: "feedback", look: "plain" },
  concern: { text: "Concern", icon: "alert", look: "warn" },
  "self-reflection": { text: "Self-reflection", icon: "person", look: "plain" },
};

export const NOTE_KIND_OPTIONS = Object.entries(NOTE_KINDS).map(([value, { text }]) => ({
  value,
  text,
}));

/** What a note of a kind is unless one says otherwise (CLI.md, "What is private"). */
export function usualVisibility(kind: NoteKind): Visibility {
  return kind === "win" || kind === "praise" ? "shareable" : "private";
}

/** Somebody said it, so one asks who. */
export function hasSource(kind: NoteKind): boolean {
  return kind === "peer-feedback" || kind === "feedback-received" || kind === "praise";
}
