import { ApiError } from "../../lib/api";

/** Reads a time of day as people type it: "9", "14:00", "1430", "2pm". Empty is none. */
export function readTime(text: string): string {
  const typed = text.trim().toLowerCase();
  if (typed === "") return "";
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?$/.exec(typed);
  const hour = Number(match?.[1]) + (match?.[3] === "pm" && Number(match[1]) < 12 ? 12 : 0);
  const minute = Number(match?.[2] ?? 0);
  if (!match || hour > 23 || minute > 59) {
    throw new ApiError({ field: "time", message: "Write a time such as 14:00." });
  }
  const midnight = match[3] === "am" && hour === 12 ? 0 : hour;
  return `${String(midnight).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** A day with a time where there is one, as the core takes it. */
export function whenOf(date: string, time: string): string {
  return time ? `${date}T${time}` : date;
}
