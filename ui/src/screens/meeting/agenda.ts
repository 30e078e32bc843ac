// The topics of the agenda: their words, and where a moved one comes to stand.
import type { Topic } from "../../generated/Topic";
import type { TopicEvery } from "../../generated/TopicEvery";
import { dayMonth, dayWithWeekday } from "../../lib/dates";
import { firstName } from "./who";

/** "Third time on the list"; nothing for one that is new. */
export function carriedWords({ carried }: Pick<Topic, "carried">): string {
  if (carried <= 0) return "";
  const ORDINALS = ["Second", "Third", "Fourth", "Fifth", "Sixth"];
  const word = ORDINALS[carried - 1];
  return word ? `${word} time on the list` : `On the list ${carried + 1} times`;
}

const EVERY: Record<TopicEvery, string> = {
  call: "Every call",
  month: "Monthly",
  quarter: "Quarterly",
};

/** How often a topic comes back, for choosing. */
export const OFTEN: readonly { value: TopicEvery | ""; text: string }[] = [
  { value: "", text: "Once" },
  { value: "call", text: EVERY.call },
  { value: "month", text: EVERY.month },
  { value: "quarter", text: EVERY.quarter },
];

/** "Third time on the list, from Elske": what stands below a topic. */
export function topicWords(topic: Topic, today: string): string {
  const parts = [
    // A recurring topic is there every time by its nature.
    topic.every
      ? EVERY[topic.every].toLowerCase()
      : carriedWords(topic).replace(/^\w/, (c) => c.toLowerCase()),
    topic.mine ? "" : `from ${firstName(topic.raised_by_name)}`,
    topic.visibility === "private" ? "private" : "",
    topic.snoozed_until === today ? "back today" : "",
    topic.back_on ? `back ${dayWithWeekday(topic.back_on, today)}` : "",
    topic.mine || topic.carried > 0 || topic.every ? "" : dayMonth(topic.created_on, today),
  ];
  const words = parts.filter(Boolean).join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Before which topic one comes to stand when it is put at a place of the list that is shown;
 * nothing for the end of the whole agenda, which also holds topics that are out of sight.
 */
export function placeBefore(
  all: readonly Pick<Topic, "id">[],
  shown: readonly Pick<Topic, "id">[],
  moved: string,
  at: number,
): string | undefined {
  const others = shown.filter(({ id }) => id !== moved);
  if (at < others.length) return others[Math.max(at, 0)]?.id;
  const rest = all.filter(({ id }) => id !== moved);
  const last = others.at(-1);
  return last && rest[rest.findIndex(({ id }) => id === last.id) + 1]?.id;
}
