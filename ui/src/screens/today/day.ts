// How Today shows what the core says: signs of a brief, what one does about a reason.
import type { IconName } from "../../components/icons";
import type { Attention } from "../../generated/Attention";
import type { AttentionKind } from "../../generated/AttentionKind";
import type { BriefKind } from "../../generated/BriefKind";
import type { TodayMeeting } from "../../generated/TodayMeeting";
import { addDays, count, weekday } from "../../lib/dates";
import { href } from "../../lib/router";

/** The next day one works: what is put off on a Friday comes back on Monday. */
export function nextWorkday(today: string): string {
  let day = addDays(today, 1);
  while (weekday(day) === 0 || weekday(day) === 6) day = addDays(day, 1);
  return day;
}

export const BRIEF: Record<BriefKind, { icon: IconName; look: "" | "good" | "warn" }> = {
  win: { icon: "win", look: "good" },
  risk: { icon: "alert", look: "warn" },
  action: { icon: "actions", look: "" },
  carried: { icon: "carry", look: "" },
  topic: { icon: "feedback", look: "" },
  date: { icon: "goal", look: "" },
  first: { icon: "person", look: "" },
  last: { icon: "history", look: "" },
};

/** "Mid to Senior" */
export function levels({ level, target }: Pick<TodayMeeting, "level" | "target">): string {
  return [level, target].filter(Boolean).join(" to ");
}

/** "3 topics, 4 open actions" */
export function holds({ topics, open_actions }: TodayMeeting): string {
  const topic = topics > 0 ? count(topics, "topic") : "";
  const action = open_actions > 0 ? count(open_actions, "open action") : "";
  return [topic, action].filter(Boolean).join(", ");
}

/** Being late or at risk asks to be looked at; the rest is a reminder. */
export const REASON: Record<AttentionKind, { icon: IconName; warn: boolean }> = {
  cadence: { icon: "clock", warn: true },
  blocked: { icon: "alert", warn: true },
  "at-risk": { icon: "alert", warn: true },
  ending: { icon: "calendar", warn: false },
  silent: { icon: "goal", warn: false },
  snapshot: { icon: "snapshot", warn: false },
  feedback: { icon: "doc", warn: false },
};

/** The button beside a reason: a link, or a dialog of this screen. */
export function remedy(item: Attention): { label: string; href?: string; open?: "plan" | "note" } {
  switch (item.action) {
    case "plan":
      return { label: "Plan", open: "plan" };
    case "note":
      return { label: "Add", open: "note" };
    case "goal":
      return {
        label: "Open",
        href: item.about ? href("goal", item.about) : href("person", item.person, "goals"),
      };
    case "snapshot":
      return { label: "Start", href: href("person", item.person, "competencies") };
    case "mentorship":
      return { label: "Open", href: href("person", item.person) };
  }
}
