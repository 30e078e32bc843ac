import type { Meeting } from "../../generated/Meeting";

/** A one-on-one without a length is thought to take this long, in minutes. */
const USUAL = 30;
/** Before and after this many minutes the clock would only distract. */
const AROUND = 15;

/** The time and what is left of a call of today; nothing when it is not about now. */
export function timeLeft(
  meeting: Pick<Meeting, "on" | "minutes" | "status">,
  today: string,
  now: number,
): { time: string; words: string } | undefined {
  const [day, at] = meeting.on.split("T");
  if (meeting.status !== "planned" || day !== today || !at) return undefined;
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  const start = hour * 60 + minute;
  const end = start + (meeting.minutes ?? USUAL);
  if (now < start - AROUND || now > end + AROUND) return undefined;
  const two = (n: number) => String(n).padStart(2, "0");
  const words =
    now < start
      ? `starts in ${start - now} min`
      : now <= end
        ? `${end - now} min left`
        : `${now - end} min over`;
  return { time: `${two(Math.floor(now / 60))}:${two(now % 60)}`, words };
}
