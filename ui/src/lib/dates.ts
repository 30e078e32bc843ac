// The only place that formats dates for the screen. Dates are local calendar dates written
// YYYY-MM-DD and are never put through `new Date("…")`, which would read them as UTC.

/** A calendar date, `YYYY-MM-DD`. */
export type LocalDate = string;

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const DAY_MS = 86_400_000;

interface Parts {
  year: number;
  /** 1-12 */
  month: number;
  day: number;
}

function split(date: LocalDate): Parts | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!match) return undefined;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

/** Days since 1970-01-01; UTC is used as a calendar without time zones. */
function ordinal(date: LocalDate): number {
  const parts = split(date);
  return parts ? Date.UTC(parts.year, parts.month - 1, parts.day) / DAY_MS : NaN;
}

function fromOrdinal(days: number): LocalDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. NaN where one is not a date. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return ordinal(to) - ordinal(from);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromOrdinal(ordinal(date) + days);
}

/** 0 is Sunday, as in JavaScript. */
export function weekday(date: LocalDate): number {
  return (((ordinal(date) + 4) % 7) + 7) % 7;
}

/** Monday of the week of a date. */
export function startOfWeek(date: LocalDate): LocalDate {
  return addDays(date, -((weekday(date) + 6) % 7));
}

/** "Fri" */
export function weekdayShort(date: LocalDate): string {
  return weekdayLong(date).slice(0, 3);
}

/** "Friday" */
export function weekdayLong(date: LocalDate): string {
  return WEEKDAYS[weekday(date)] ?? "";
}

/** "28 Nov", with the year where it is not the year of `today`. */
export function dayMonth(date: LocalDate, today?: LocalDate): string {
  const parts = split(date);
  if (!parts) return date;
  const year = today !== undefined && !today.startsWith(`${date.slice(0, 4)}-`);
  return `${parts.day} ${MONTHS[parts.month - 1]?.slice(0, 3)}${year ? ` ${parts.year}` : ""}`;
}

/** "28 November", with the year where it is not the year of `today`. */
export function dayMonthLong(date: LocalDate, today?: LocalDate): string {
  const parts = split(date);
  if (!parts) return date;
  const year = today !== undefined && !today.startsWith(`${date.slice(0, 4)}-`);
  return `${parts.day} ${MONTHS[parts.month - 1]}${year ? ` ${parts.year}` : ""}`;
}

/** "Thursday 20 November": the title of a day. */
export function dayTitle(date: LocalDate): string {
  return split(date) ? `${weekdayLong(date)} ${dayMonthLong(date)}` : date;
}

/** "Mon 24 Nov" */
export function dayWithWeekday(date: LocalDate, today?: LocalDate): string {
  return split(date) ? `${weekdayShort(date)} ${dayMonth(date, today)}` : date;
}

/** "Nov 2025" from a date or a `YYYY-MM`. */
export function monthYear(date: string): string {
  const parts = split(date.length === 7 ? `${date}-01` : date);
  return parts ? `${MONTHS[parts.month - 1]?.slice(0, 3)} ${parts.year}` : date;
}

/** "1 June to 30 November 2025" */
export function period(from: LocalDate, to: LocalDate): string {
  return `${dayMonthLong(from, to)} to ${dayMonthLong(to)} ${to.slice(0, 4)}`;
}

/** The everyday name of a date: Yesterday, Today, Tomorrow, Fri (this coming week), 28 Nov. */
export function dayName(date: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, date);
  if (Number.isNaN(days)) return date;
  if (days === 0) return "Today";
  if (days === 1) return "Tomorrow";
  if (days === -1) return "Yesterday";
  if (days > 1 && days < 7) return weekdayShort(date);
  return dayMonth(date, today);
}

/** How a due date reads in a row, and whether it asks to be looked at. */
export function due(date: LocalDate, today: LocalDate): { text: string; late: boolean } {
  const days = daysBetween(date, today);
  if (days > 0) return { text: `${count(days, "day")} late`, late: true };
  return { text: dayName(date, today), late: false };
}

/** "14 days ago", "in 3 weeks", "today": the distance, for a second line. */
export function distance(date: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, date);
  if (Number.isNaN(days)) return "";
  if (days === 0) return "today";
  const far = Math.abs(days);
  const words =
    far < 21
      ? count(far, "day")
      : far < 84
        ? count(Math.floor(far / 7), "week")
        : far < 730
          ? count(Math.round(far / 30.4), "month")
          : count(Math.floor(far / 365.25), "year");
  return days > 0 ? `in ${words}` : `${words} ago`;
}

/** The short form of the sidebar: "today", "Fri" for the coming week, "5 wk" since, else "28 Nov". */
export function contactShort(date: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return "today";
  if (days > 0) return days < 7 ? weekdayShort(date) : dayMonth(date, today);
  if (days > -14) return `${-days} d`;
  return days > -365 ? `${Math.floor(-days / 7)} wk` : `${Math.floor(-days / 365.25)} y`;
}

/** The local day of a stored moment. */
export function dayOf(moment: string): LocalDate {
  const at = new Date(moment);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** "14:18" local time of a UTC moment. */
export function timeOfDay(moment: string): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return "";
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}

/** "14:18" now: the one thing a screen may ask the computer's clock. */
export function timeNow(): string {
  return timeOfDay(new Date().toISOString());
}

/** "2 days", "1 day" */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
