// The words of planning: holidays, other clocks, series.
import type { Holiday } from "../../generated/Holiday";
import type { MeetingSeries } from "../../generated/MeetingSeries";
import type { MeetingSuggestion } from "../../generated/MeetingSuggestion";
import type { TimeElsewhere } from "../../generated/TimeElsewhere";
import { count, daysBetween, dayWithWeekday } from "../../lib/dates";
import { cadenceWords } from "../people/cadence";

const first = (name: string) => name.split(/\s+/)[0] ?? name;

/** "Ana is away (Diwali)". */
export function awayWords(holiday: Pick<Holiday, "mine" | "person_name" | "word">): string {
  const who = holiday.mine ? "You are" : `${first(holiday.person_name)} is`;
  return holiday.word ? `${who} away (${holiday.word})` : `${who} away`;
}

/** "19:30 for Ana (Asia/Kolkata)", with the day where it is another one. */
export function clockWords(time: TimeElsewhere, on: string): string {
  const by = daysBetween(on.slice(0, 10), time.on.slice(0, 10));
  const day = by > 0 ? ", the next day" : by < 0 ? ", the day before" : "";
  return `${time.on.slice(11)}${day} for ${first(time.person_name)} (${time.zone})`;
}

/** "19:30 for Ana": the short form beside a time. */
export function clockShort(times: readonly TimeElsewhere[] | undefined, on: string): string {
  return (times ?? [])
    .map((time) => {
      const by = daysBetween(on.slice(0, 10), time.on.slice(0, 10));
      const day = by > 0 ? " +1 day" : by < 0 ? " −1 day" : "";
      return `${time.on.slice(11)}${day} for ${first(time.person_name)}`;
    })
    .join(", ");
}

/** "Due Thu 26 Nov, every 3 weeks. Last met Thu 5 Nov." */
export function dueWords(suggestion: MeetingSuggestion, today: string): string {
  const { due_on, cadence, last_on, planned } = suggestion;
  const parts = [
    due_on && cadence
      ? `Due ${dayWithWeekday(due_on, today)}, ${cadenceWords(cadence).toLowerCase()}.`
      : "",
    last_on ? `Last met ${dayWithWeekday(last_on, today)}.` : "",
    planned ? `One is planned for ${dayWithWeekday(planned.slice(0, 10), today)}.` : "",
    ...suggestion.away.map((holiday) => `${awayWords(holiday)} before.`),
  ];
  return parts.filter(Boolean).join(" ");
}

/** "3 calls planned with Ana Lima. Left out: Thu 10 Dec, Ana is away". */
export function seriesWords(series: MeetingSeries, today: string): string {
  const left = series.skipped.map(({ on, why }) => `${dayWithWeekday(on, today)}, ${why}`);
  const said = `${count(series.meetings.length, "call")} planned with ${series.person_name}`;
  if (left.length === 0) return said;
  return left.length > 2
    ? `${said}. ${count(left.length, "day")} left out.`
    : `${said}. Left out: ${left.join("; ")}`;
}
