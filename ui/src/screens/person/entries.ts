// How the timeline of a person shows what the core tells.
import type { IconName } from "../../components/icons";
import type { NoteKind } from "../../generated/NoteKind";
import type { TimelineEntry } from "../../generated/TimelineEntry";
import type { TimelineKind } from "../../generated/TimelineKind";
import { NOTE_KINDS } from "../../lib/noteKinds";
import { href, type Screen } from "../../lib/router";

/** What the filter offers, and what it asks the core for. */
export const FILTERS: readonly {
  value: string;
  text: string;
  kinds?: TimelineKind[];
  note_kinds?: NoteKind[];
}[] = [
  { value: "all", text: "All kinds" },
  { value: "notes", text: "Notes", kinds: ["note"] },
  { value: "wins", text: "Wins and praise", kinds: ["note"], note_kinds: ["win", "praise"] },
  {
    value: "feedback",
    text: "Feedback",
    kinds: ["note"],
    note_kinds: ["feedback-given", "feedback-received", "peer-feedback"],
  },
  { value: "calls", text: "One-on-ones", kinds: ["meeting", "private-note"] },
  { value: "promises", text: "Promises", kinds: ["action"] },
  { value: "goals", text: "Goals", kinds: ["goal", "checkin", "milestone"] },
  { value: "growth", text: "Growth", kinds: ["snapshot", "summary", "role"] },
];

const WORDS: Record<TimelineKind, { text: string; icon: IconName; screen?: Screen }> = {
  meeting: { text: "One-on-one", icon: "meet", screen: "meeting" },
  "private-note": { text: "Private note", icon: "lock", screen: "meeting" },
  note: { text: "Note", icon: "note" },
  goal: { text: "Goal", icon: "goal", screen: "goal" },
  checkin: { text: "Check-in", icon: "goal" },
  milestone: { text: "Milestone", icon: "check" },
  action: { text: "Promise", icon: "actions" },
  snapshot: { text: "Snapshot", icon: "snapshot", screen: "snapshot" },
  summary: { text: "Summary", icon: "summary", screen: "summary" },
  role: { text: "Role", icon: "ladder" },
};

/** Kinds whose text is a note as it was written. */
const MARKDOWN: readonly TimelineKind[] = ["note", "goal", "checkin"];

export interface Look {
  icon: IconName;
  kind: string;
  from: string | undefined;
  look: "plain" | "good" | "warn" | "private";
  href: string | undefined;
  /** The words of the entry; nothing of a private one while the veil is down. */
  text: string;
  /** What was written, as Markdown; nothing of a private one either. */
  note: string;
  hidden: boolean;
}

/** How an entry looks; `lifted`: private texts are shown. */
export function lookOf(entry: TimelineEntry, lifted: boolean): Look {
  const words = WORDS[entry.kind];
  const note = entry.note_kind ? NOTE_KINDS[entry.note_kind] : undefined;
  // A goal or a snapshot may be private as a whole; only texts about a person are veiled.
  const secret =
    entry.kind === "private-note" ||
    ((entry.kind === "note" || entry.kind === "action") && entry.visibility === "private");
  const hidden = secret && !lifted;
  const off = entry.status === "did-not-happen";
  const written = MARKDOWN.includes(entry.kind);
  const joint = entry.kind === "role" || entry.kind === "action" ? ", " : ": ";
  const text = [entry.title, written ? "" : entry.text].filter(Boolean).join(joint);
  const trouble = entry.goal_status === "at-risk" || entry.goal_status === "blocked";
  return {
    icon: secret ? "lock" : off ? "x" : trouble ? "alert" : (note?.icon ?? words.icon),
    kind: hidden ? "Private note" : (note?.text ?? words.text),
    from: hidden
      ? undefined
      : entry.with
        ? `with ${entry.with}`
        : entry.source
          ? `from ${entry.source}`
          : undefined,
    look: secret
      ? "private"
      : trouble
        ? "warn"
        : entry.kind === "milestone"
          ? "good"
          : (note?.look ?? "plain"),
    href: words.screen ? href(words.screen, entry.id) : undefined,
    text: hidden ? "" : off && !text ? "Did not happen" : text,
    note: hidden || !written ? "" : entry.text,
    hidden,
  };
}
