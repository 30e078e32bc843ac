// What the window says about actions and does with them, the same on every screen.
import type { Action } from "../../generated/Action";
import { count, dayMonth, daysBetween, dayWithWeekday, due } from "../../lib/dates";
import { change } from "../../lib/undo";

/** The words for when an action is due or was done, and whether they ask to be looked at. */
export function whenWords(
  action: Pick<Action, "due" | "done_on">,
  today: string,
): { text: string; late: boolean } {
  if (action.done_on !== null) {
    const when = action.done_on === today ? "today" : dayMonth(action.done_on, today);
    return { text: `Done ${when}`, late: false };
  }
  return action.due === null ? { text: "No date yet", late: false } : due(action.due, today);
}

/** "You", or the first name of whoever promised. */
export function ownerWord(action: Pick<Action, "mine" | "owner_name">): string {
  return action.mine ? "You" : (action.owner_name.split(/\s+/)[0] ?? action.owner_name);
}

/** Ticks or unticks; the line in the note follows. False where it was refused. */
export function tickAction(action: Pick<Action, "id">, done: boolean): Promise<boolean> {
  return tickActions([action], done);
}

type Named = Pick<Action, "id">;
const ids = (actions: readonly Named[]) => actions.map(({ id }) => id);

/** Ticks or unticks all of them in one step. False where it was refused. */
export async function tickActions(actions: readonly Named[], done: boolean): Promise<boolean> {
  const said = done ? "done" : "opened again";
  const [one] = actions;
  if (!one) return false;
  if (actions.length > 1) {
    const all = `${count(actions.length, "action")} ${said}`;
    return (await change("action.bulk", { ids: ids(actions), done }, all)) !== undefined;
  }
  const name = done ? "action.done" : "action.reopen";
  return (await change(name, { id: one.id }, `Action ${said}`)) !== undefined;
}

/** Gives all of them a date, or none, in one step. */
export async function dateActions(
  actions: readonly Named[],
  due: string | null,
  today: string,
): Promise<void> {
  const when = due === null ? "without a date" : `due ${dayWithWeekday(due, today)}`;
  const [one] = actions;
  if (actions.length > 1) {
    const said = `${count(actions.length, "action")} ${when}`;
    await change("action.bulk", { ids: ids(actions), due }, said);
  } else if (one) await change("action.edit", { id: one.id, due }, `Action ${when}`);
}

/** Puts actions out of sight until a day, or brings them back, in one step. */
export async function postpone(
  actions: readonly Named[],
  until: string | null,
  today: string,
): Promise<void> {
  const back = (day: string) =>
    daysBetween(today, day) === 1 ? "back tomorrow" : `back ${dayWithWeekday(day, today)}`;
  const when = until === null ? "in sight again" : back(until);
  const [one] = actions;
  if (actions.length > 1) {
    const said = `${count(actions.length, "action")} ${when}`;
    await change("action.bulk", { ids: ids(actions), snoozed_until: until }, said);
  } else if (one) {
    const payload = until === null ? { id: one.id } : { id: one.id, until };
    await change("action.snooze", payload, `Action ${when}`);
  }
}

/** "You promised Elske, 6 Nov": whose promise it is, to whom, and where it was made. */
export function sourceWords(action: Action, today: string): string {
  const first = (name: string) => name.split(/\s+/)[0] ?? name;
  const made = dayMonth((action.meeting_on ?? action.created_on).slice(0, 10), today);
  const other = first(action.person_name);
  if (action.mine) return `You promised ${other}, ${made}`;
  const who = first(action.owner_name);
  return who === other ? `${who} promised, ${made}` : `${who} promised, with ${other}, ${made}`;
}

export interface ActionGroup {
  name: string;
  actions: Action[];
}

/** Open actions by when they are due; what is out of sight comes last. */
export function byWhen(actions: readonly Action[], today: string): ActionGroup[] {
  const asleep = (action: Action) => action.snoozed_until !== null && action.snoozed_until > today;
  // Boxes of old notes wait at the end until they are touched.
  const old = (action: Action) => action.imported && action.due === null;
  const away = (action: Action) => (action.due === null ? NaN : daysBetween(today, action.due));
  const awake = actions.filter((action) => !asleep(action) && !old(action));
  return [
    { name: "Late", actions: awake.filter((action) => away(action) < 0) },
    { name: "Today", actions: awake.filter((action) => away(action) === 0) },
    {
      name: "Next 7 days",
      actions: awake.filter((action) => away(action) > 0 && away(action) <= 7),
    },
    { name: "Later", actions: awake.filter((action) => away(action) > 7) },
    { name: "Without a date", actions: awake.filter((action) => action.due === null) },
    { name: "Out of sight until a day", actions: actions.filter(asleep) },
    {
      name: "From imported notes, without a date",
      actions: actions.filter((action) => old(action) && !asleep(action)),
    },
  ].filter(({ actions }) => actions.length > 0);
}
