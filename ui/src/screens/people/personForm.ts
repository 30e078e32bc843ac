// What the form of a person holds, and how it becomes an operation.
import { list } from "../../lib/form";
import type { Person } from "../../generated/Person";
import type { PersonAdd } from "../../generated/PersonAdd";
import type { PersonEdit } from "../../generated/PersonEdit";

/** The fields as they are typed. */
export interface PersonDraft {
  name: string;
  pronouns: string;
  role: string;
  role_since: string;
  level: string;
  level_since: string;
  target: string;
  target_date: string;
  team: string;
  email: string;
  timezone: string;
  /** How many mentees they take; digits. */
  capacity: string;
  /** Between commas. */
  aliases: string;
  /** Between commas. */
  tags: string;
  /** Private Markdown. */
  notes: string;
}

type Words = Exclude<keyof PersonDraft, "name" | "aliases" | "tags" | "notes" | "capacity">;
const WORDS: readonly Words[] = [
  "pronouns",
  "role",
  "role_since",
  "level",
  "level_since",
  "target",
  "target_date",
  "team",
  "email",
  "timezone",
];

export function draftOf(person?: Person): PersonDraft {
  const words = Object.fromEntries(WORDS.map((field) => [field, person?.[field] ?? ""]));
  return {
    ...(words as Record<Words, string>),
    name: person?.name ?? "",
    capacity: String(person?.capacity ?? ""),
    aliases: person?.aliases.join(", ") ?? "",
    tags: person?.tags.join(", ") ?? "",
    notes: person?.notes ?? "",
  };
}

/** A number as typed; what is none goes as it is, and the core says so. */
const number = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (text as never));

/** The new person; what was left empty is not said. */
export function toAdd(draft: PersonDraft): PersonAdd {
  // Since when is asked only for who is known already.
  const asked = WORDS.filter((field) => field !== "role_since" && field !== "level_since");
  const words = asked.map((field) => [field, draft[field].trim()] as const);
  return {
    ...Object.fromEntries(words.filter(([, text]) => text !== "")),
    ...(draft.capacity.trim() === "" ? {} : { capacity: number(draft.capacity.trim()) }),
    name: draft.name.trim(),
    aliases: list(draft.aliases),
    tags: list(draft.tags),
    ...(draft.notes.trim() === "" ? {} : { notes: draft.notes }),
  };
}

/** Only what differs from before; an emptied field is cleared. Undefined where nothing differs. */
export function toEdit(person: Person, draft: PersonDraft): PersonEdit | undefined {
  const before = draftOf(person);
  const change: Record<string, unknown> = {};
  for (const field of WORDS) {
    const text = draft[field].trim();
    if (text !== before[field]) change[field] = text === "" ? null : text;
  }
  const seats = draft.capacity.trim();
  if (seats !== before.capacity) change.capacity = seats === "" ? null : number(seats);
  if (draft.name.trim() !== before.name) change.name = draft.name.trim();
  if (draft.aliases !== before.aliases) change.aliases = list(draft.aliases);
  if (draft.tags !== before.tags) change.tags = list(draft.tags);
  if (draft.notes !== before.notes) change.notes = draft.notes;
  if (Object.keys(change).length === 0) return undefined;
  return { person: person.id, ...change } as PersonEdit;
}
