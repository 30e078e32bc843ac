import type { MenuItem } from "../../components/Menu.svelte";
import type { Meeting } from "../../generated/Meeting";
import { dayWithWeekday } from "../../lib/dates";
import { go } from "../../lib/location.svelte";
import { toasts } from "../../lib/toasts.svelte";
import { change } from "../../lib/undo";
import { setStartsVeiled, startsVeiled } from "../../lib/veil";
import type { Session } from "./session.svelte";

/** "One-on-one, Thu 20 Nov". The heading of a meeting is its owner's text and stays out of titles. */
export function titleOf(meeting: Pick<Meeting, "on">, today: string): string {
  return `One-on-one, ${dayWithWeekday(meeting.on.slice(0, 10), today)}`;
}

/** What else can be done with a one-on-one. */
export function menuOf(
  session: Session,
  meeting: Meeting,
  { onplan, onfocus, onhistory }: Record<"onplan" | "onfocus" | "onhistory", () => void>,
): MenuItem[] {
  const veiled = startsVeiled();
  return [
    { text: "Day and length", icon: "calendar", run: onplan },
    {
      text: "Copy shared notes",
      icon: "copy",
      run: () => void copy(withoutPictures(session.notes.text)),
    },
    { text: "Earlier states", icon: "clock", run: onhistory },
    { text: "Focus mode", icon: "eye", keys: "Mod+Shift+F", run: onfocus },
    {
      text: veiled ? "Start with private text shown" : "Start with private text hidden",
      icon: "lock",
      run: () => {
        setStartsVeiled(!veiled);
        toasts.show(veiled ? "Private text starts shown" : "Private text starts hidden", {
          kind: "note",
        });
      },
    },
    {
      text: "Delete",
      icon: "trash",
      danger: true,
      rule: true,
      run: () => void remove(session, meeting),
    },
  ];
}

/** A kept picture is its name to others. */
export function withoutPictures(text: string): string {
  return text.replace(/!\[((?:[^\]\\]|\\.)*)\]\(attachment:[0-9a-f-]+\)/g, "$1");
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.show("Shared notes copied. Private notes are never included.", { kind: "note" });
  } catch {
    toasts.show("The notes could not be copied. Select them and copy by hand.", {
      kind: "problem",
    });
  }
}

async function remove(session: Session, meeting: Meeting): Promise<void> {
  await session.flush();
  const gone = await change("meeting.delete", { id: meeting.id }, "One-on-one deleted");
  if (gone) go("person", meeting.person, "meetings");
}
