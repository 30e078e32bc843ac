// What stands on Today: the shape the screen shows, and how it is read.
import type { IconName } from "../../components/icons";
import type { Action } from "../../generated/Action";
import type { MeetingStatus } from "../../generated/MeetingStatus";
import type { SidebarPerson } from "../../generated/SidebarPerson";
import { call } from "../../lib/api";
import { addDays, count, dayMonth, daysBetween, startOfWeek, weekday } from "../../lib/dates";

export interface Call {
  id: string;
  person: string;
  name: string;
  status: MeetingStatus;
}

export interface Meeting extends Call {
  /** "14:00", or empty where only the day is known. */
  at: string;
  minutes: number | null;
  /** "Mid to Senior" */
  level: string;
  /** The brief in a few lines. */
  lines: { icon: IconName; look: "" | "good" | "warn"; text: string }[];
  /** "3 topics, 4 open actions" */
  holds: string;
}

export interface Attention {
  person: string;
  name: string;
  icon: IconName;
  warn: boolean;
  why: string;
  detail: string;
  /** What one does about it. */
  act: { label: string; href?: string; meet?: boolean };
}

export interface Day {
  on: string;
  sentence: string;
  week: { on: string; calls: Call[] }[];
  meetings: Meeting[];
  due: Action[];
  /** All open actions. */
  open: number;
  wins: { id: string; on: string; person: string; name: string; text: string }[];
  attention: Attention[];
}

/** The next day one works: what is put off on a Friday comes back on Monday. */
export function nextWorkday(today: string): string {
  let day = addDays(today, 1);
  while (weekday(day) === 0 || weekday(day) === 6) day = addDays(day, 1);
  return day;
}

/** An open action that asks for attention today. */
export function isDue(action: Action, today: string): boolean {
  if (action.done_on || !action.due || action.due > today) return false;
  return !action.snoozed_until || action.snoozed_until <= today;
}

const WORDS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
const spoken = (n: number, one: string) => `${WORDS[n] ?? n} ${one}${n === 1 ? "" : "s"}`;

export function sentence(meetings: number, due: number): string {
  if (meetings === 0 && due === 0) return "Nothing is planned and nothing is due.";
  const actions = spoken(due, "follow-up");
  return `${spoken(meetings, "one-on-one")} and ${actions.charAt(0).toLowerCase()}${actions.slice(1)}.`;
}

function late(person: SidebarPerson, today: string): Attention {
  const last = person.last_on;
  const days = last ? daysBetween(last, today) : 0;
  const since = days >= 14 ? count(Math.floor(days / 7), "week") : count(days, "day");
  return {
    person: person.id,
    name: person.name,
    icon: "clock",
    warn: true,
    why: last ? `Not met for ${since}` : "Not met yet",
    detail: last ? `Last one-on-one ${dayMonth(last, today)}` : "No one-on-one so far",
    act: { label: "Plan", meet: true },
  };
}

export async function readDay(today: string): Promise<Day> {
  const monday = startOfWeek(today);
  const [list, actions, notes, sidebar, people] = await Promise.all([
    call("meeting.list", { from: monday, to: addDays(monday, 6) }),
    call("action.list", { state: "open" }),
    call("note.list", { from: addDays(today, -7), to: today, kind: "win" }),
    call("sidebar.show", {}),
    call("person.list", { archived: false }),
  ]);
  const byDay = [...list.meetings].sort((a, b) => a.on.localeCompare(b.on));
  const calls = byDay.map(({ id, person, person_name, status, on, minutes }) => ({
    id,
    person,
    name: person_name,
    status,
    on,
    minutes,
  }));
  const days = [0, 1, 2, 3, 4, 5, 6]
    .map((by) => addDays(monday, by))
    .map((on) => ({ on, calls: calls.filter((one) => one.on.startsWith(on)) }))
    .filter(({ on, calls }, i) => i < 5 || on === today || calls.length > 0);
  const meetings = calls
    .filter((one) => one.on.startsWith(today) && one.status === "planned")
    .map((one): Meeting => {
      const person = people.people.find(({ id }) => id === one.person);
      const open = actions.actions.filter((action) => action.person === one.person).length;
      return {
        ...one,
        at: one.on.slice(11),
        level: [person?.level, person?.target].filter(Boolean).join(" to "),
        lines: [],
        holds: open > 0 ? count(open, "open action") : "",
      };
    });
  const due = actions.actions.filter((action) => isDue(action, today));
  return {
    on: today,
    sentence: sentence(meetings.length, due.length),
    week: days,
    meetings,
    due,
    open: actions.actions.length,
    wins: notes.notes.map((note) => ({
      id: note.id,
      on: note.on,
      person: note.person,
      name: note.person_name,
      text: note.text,
    })),
    attention: sidebar.people
      .filter((person) => person.late && !person.next_on)
      .map((person) => late(person, today)),
  };
}
