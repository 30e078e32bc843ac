import type { Action } from "../../generated/Action";
import type { Meeting } from "../../generated/Meeting";
import { dayMonth, dayWithWeekday } from "../../lib/dates";
import { ownerWord } from "../actions/actions";

/** The name one calls a person by in a short line. */
export function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}

/** What fixes the hue of whoever promised: the person's id, or the name as written. */
export function ownerId(action: Action, meeting: Meeting): string {
  if (action.owner === "mentor") return meeting.mentor;
  if (action.owner === "mentee") return meeting.mentee;
  return action.who ?? action.owner_name;
}

/** "Elske, by Mon 1 Dec": who promised an action of a call, and by when. */
export function promiseWords(action: Action, today: string): string {
  const who = ownerWord(action);
  if (action.done_on !== null) return `${who}, done ${dayMonth(action.done_on, today)}`;
  if (action.due === null) return `${who}, no date yet`;
  return `${who}, by ${dayWithWeekday(action.due, today)}`;
}

/** The two sides of a call by the words of the window: "You" where the owner is one of them. */
export function sidesOf(
  meeting: Pick<
    Meeting,
    "owner_takes_part" | "person" | "mentee" | "mentor_name" | "mentee_name" | "person_name"
  >,
): { mine: string; theirs: string } {
  if (meeting.owner_takes_part) return { mine: "You", theirs: firstName(meeting.person_name) };
  return { mine: firstName(meeting.mentor_name), theirs: firstName(meeting.mentee_name) };
}

/** With whom a call is: the other side, or both names of a pair. */
export function withWhom(
  meeting: Pick<Meeting, "owner_takes_part" | "person_name" | "mentor_name" | "mentee_name">,
): string {
  return meeting.owner_takes_part
    ? meeting.person_name
    : `${meeting.mentor_name} and ${meeting.mentee_name}`;
}
