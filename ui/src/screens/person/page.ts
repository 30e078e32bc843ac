// What stands in the head of a person: read from several concepts at once.
import { call } from "../../lib/api";
import type { MeetingLine } from "../../generated/MeetingLine";
import type { Mentorship } from "../../generated/Mentorship";
import type { Person } from "../../generated/Person";
import type { TabId } from "./tabs";

export interface PersonPage {
  person: Person;
  counts: Partial<Record<TabId, number>>;
  /** The next one-on-one planned, and the last one held. */
  next: MeetingLine | undefined;
  last: MeetingLine | undefined;
  held: number;
  /** Topics that wait for the next one-on-one. */
  topics: number;
  /** The cadence has passed since the last one held. */
  late: boolean;
  mentorships: Mentorship[];
}

/** The earliest planned from today on, and the latest held. */
export function around(meetings: readonly MeetingLine[], today: string) {
  const by = (a: MeetingLine, b: MeetingLine) => a.on.localeCompare(b.on);
  const held = meetings.filter(({ status }) => status === "held").sort(by);
  const planned = meetings
    .filter(({ status, on }) => status === "planned" && on.slice(0, 10) >= today)
    .sort(by);
  return { next: planned[0], last: held.at(-1), held: held.length };
}

export async function readPage(id: string, today: string): Promise<PersonPage> {
  const person = await call("person.show", { person: id });
  const who = { person: person.id };
  const [meetings, goals, notes, snapshots, summaries, bonds, topics, sidebar] = await Promise.all([
    call("meeting.list", who),
    call("goal.list", who),
    call("note.list", who),
    call("snapshot.list", who),
    call("summary.list", who),
    call("mentorship.list", who),
    call("topic.list", { ...who, all: false }),
    call("sidebar.show", {}),
  ]);
  return {
    person,
    ...around(meetings.meetings, today),
    counts: {
      "one-on-ones": meetings.meetings.length,
      goals: goals.goals.filter((goal) => !goal.closed_on).length,
      competencies: snapshots.snapshots.length,
      notes: notes.notes.length,
      summaries: summaries.summaries.length,
    },
    topics: topics.topics.length,
    late: sidebar.people.find((one) => one.id === person.id)?.late ?? false,
    mentorships: bonds.mentorships.filter(({ ended_on }) => !ended_on || ended_on > today),
  };
}
