// The timeline of a person: what happened, from notes, calls, goals and snapshots, newest first.
import type { IconName } from "../../components/icons";
import { call } from "../../lib/api";
import { count } from "../../lib/dates";
import { OUTCOMES } from "../../lib/goalLook";
import { NOTE_KINDS } from "../../lib/noteKinds";
import { href } from "../../lib/router";
import type { Goal } from "../../generated/Goal";
import type { MeetingLine } from "../../generated/MeetingLine";
import type { Note } from "../../generated/Note";
import type { SnapshotItem } from "../../generated/SnapshotItem";

export interface Entry {
  id: string;
  on: string;
  /** What the filter knows it as. */
  group: "notes" | "calls" | "goals" | "snapshots";
  icon: IconName;
  kind: string;
  from?: string;
  text: string;
  look: "plain" | "good" | "warn" | "private";
  href?: string;
  tags: readonly string[];
  note?: Note;
}

export const GROUPS = [
  { value: "all", text: "All kinds" },
  { value: "notes", text: "Notes" },
  { value: "calls", text: "One-on-ones" },
  { value: "goals", text: "Goals" },
  { value: "snapshots", text: "Snapshots" },
] as const;

function ofNote(note: Note): Entry {
  const kind = NOTE_KINDS[note.kind];
  const secret = note.visibility === "private";
  const entry: Entry = {
    id: note.id,
    on: note.on,
    group: "notes",
    icon: secret ? "lock" : kind.icon,
    kind: kind.text,
    text: note.text,
    look: secret ? "private" : kind.look,
    tags: note.tags,
    note,
  };
  if (note.source) entry.from = `from ${note.source}`;
  return entry;
}

function ofMeeting(meeting: MeetingLine): Entry | undefined {
  if (meeting.status === "planned") return undefined;
  const held = meeting.status === "held";
  const found = [
    meeting.title ?? "",
    meeting.actions > 0 ? count(meeting.actions, "action") : "",
    meeting.open > 0 ? `${meeting.open} still open` : "",
    meeting.evidence > 0 ? count(meeting.evidence, "line of evidence", "lines of evidence") : "",
  ].filter(Boolean);
  return {
    id: meeting.id,
    on: meeting.on.slice(0, 10),
    group: "calls",
    icon: held ? "meet" : "x",
    kind: "One-on-one",
    text: held ? found.join(", ") : "Did not happen",
    look: "plain",
    href: href("meeting", meeting.id),
    tags: [],
  };
}

function ofGoal(goal: Goal): Entry[] {
  const base = {
    group: "goals" as const,
    icon: "goal" as const,
    href: href("goal", goal.id),
    tags: goal.competencies,
  };
  const steps: Entry[] = goal.milestones.flatMap((step) =>
    step.done_on
      ? [
          {
            ...base,
            id: step.id,
            on: step.done_on,
            kind: "Milestone",
            text: step.text,
            look: "good",
          },
        ]
      : [],
  );
  if (goal.closed_on) {
    const kind = goal.outcome ? `Goal: ${OUTCOMES[goal.outcome].toLowerCase()}` : "Goal closed";
    const look = goal.outcome === "achieved" ? "good" : "plain";
    steps.push({ ...base, id: goal.id, on: goal.closed_on, kind, text: goal.title, look });
  }
  return steps;
}

function ofSnapshot(snapshot: SnapshotItem): Entry {
  return {
    id: snapshot.id,
    on: snapshot.on,
    group: "snapshots",
    icon: "snapshot",
    kind: "Snapshot",
    text: count(snapshot.rated, "competency rated", "competencies rated"),
    look: "plain",
    href: href("snapshot", snapshot.id),
    tags: [],
  };
}

export async function readTimeline(person: string): Promise<Entry[]> {
  const [notes, meetings, goals, snapshots] = await Promise.all([
    call("note.list", { person }),
    call("meeting.list", { person }),
    call("goal.list", { person }),
    call("snapshot.list", { person }),
  ]);
  const entries = [
    ...notes.notes.map(ofNote),
    ...meetings.meetings.flatMap((meeting) => ofMeeting(meeting) ?? []),
    ...goals.goals.flatMap(ofGoal),
    ...snapshots.snapshots.map(ofSnapshot),
  ];
  return entries.sort((a, b) => b.on.localeCompare(a.on));
}
