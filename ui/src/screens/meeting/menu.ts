import type { MenuItem } from "../../components/Menu.svelte";
import type { Meeting } from "../../generated/Meeting";
import { dayWithWeekday } from "../../lib/dates";
import { go } from "../../lib/location.svelte";
import { toasts } from "../../lib/toasts.svelte";
import { change } from "../../lib/undo";
import { setStartsVeiled, startsVeiled } from "../../lib/veil";
import { copyShared } from "../share/share";
import type { Session } from "./session.svelte";

/** "One-on-one, Thu 20 Nov". The heading of a meeting is its owner's text and stays out of titles. */
export function titleOf(meeting: Pick<Meeting, "on">, today: string): string {
  return `One-on-one, ${dayWithWeekday(meeting.on.slice(0, 10), today)}`;
}

/** What else can be done with a one-on-one. */
export function menuOf(
  session: Session,
  meeting: Meeting,
  on: Record<"onplan" | "onprint" | "onfocus" | "onhistory" | "ontemplate" | "onshare", () => void>,
): MenuItem[] {
  const veiled = startsVeiled();
  return [
    { text: "Day and length", icon: "calendar", keys: "Alt+D", run: on.onplan },
    { text: "Print the brief…", icon: "doc", run: on.onprint },
    { text: "Use a template…", icon: "doc", keys: "Mod+Shift+E", run: on.ontemplate },
    {
      text: "Copy shared notes",
      icon: "copy",
      keys: "Mod+Shift+C",
      run: () => void copyNotes(session),
    },
    { text: "Shared notes as a page…", icon: "share", run: on.onshare },
    { text: "Earlier states", icon: "clock", run: on.onhistory },
    { text: "Focus mode", icon: "eye", keys: "Mod+Shift+F", run: on.onfocus },
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

/** Copies the shared notes; what is typed is stored first, so that all of it is copied. */
export const copyNotes = (session: Session) =>
  copyShared({ meeting: session.id }, () => session.flush());

async function remove(session: Session, meeting: Meeting): Promise<void> {
  await session.flush();
  const gone = await change("meeting.delete", { id: meeting.id }, "One-on-one deleted");
  if (gone) go("person", meeting.person, "one-on-ones");
}
