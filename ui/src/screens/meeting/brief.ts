// The words of the brief.
import type { Reading } from "../../generated/Reading";
import { count, daysBetween } from "../../lib/dates";

/** "3 weeks old": how long ago something was promised; nothing for what is of today. */
export function ageWords(since: string, today: string): string {
  const days = daysBetween(since.slice(0, 10), today);
  if (days <= 0) return "";
  if (days <= 20) return `${count(days, "day")} old`;
  if (days <= 89) return `${count(Math.floor(days / 7), "week")} old`;
  return `${count(Math.floor(days / 30), "month")} old`;
}

/** "Mood 4, 3, 2: falling": the last calls, the newest at the end. */
export function trendWords(what: string, readings: readonly Reading[]): string {
  if (readings.length === 0) return "";
  const values = readings.map(({ value }) => value);
  const by = (values.at(-1) ?? 0) - (values.at(-3) ?? values[0] ?? 0);
  const way = values.length < 2 ? "" : by > 0 ? ": rising" : by < 0 ? ": falling" : ": steady";
  return `${what} ${values.join(", ")}${way}`;
}
