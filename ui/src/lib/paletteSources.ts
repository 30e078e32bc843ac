// What the command palette finds in the whole window: things to do, places to go, notes.
import type { IconName } from "../components/icons";
import type { Hit } from "../generated/Hit";
import type { NoteKind } from "../generated/NoteKind";
import type { Person } from "../generated/Person";
import { ICONS, place, titleOf } from "../screens/search/place";
import { call } from "./api";
import { clock } from "./clock.svelte";
import { go } from "./location.svelte";
import { fold, usePalette, type PaletteItem } from "./palette";
import { shell } from "./shell.svelte";
import { startCapture } from "./startCapture";
import { startMeeting } from "./startMeeting";
import { redo, undo } from "./undo";

const PLACES = [
  ["today", "Today", "today", "g t"],
  ["people", "People", "people", "g p"],
  ["goals", "Goals", "goal", "g o"],
  ["plans", "Plans", "ladder", ""],
  ["actions", "Actions", "actions", "g a"],
  ["snapshots", "Snapshots", "snapshot", "g s"],
  ["ladders", "Ladders", "ladder", ""],
  ["team", "Team", "team", "g m"],
  ["summaries", "Summaries", "summary", "g w"],
  ["search", "Search", "search", ""],
  ["history", "History", "history", ""],
  ["settings", "Settings", "settings", ""],
  ["settings", "Words to look at", "settings", "", "words"],
  ["settings", "Review forms", "settings", "", "forms"],
] as const;

/** What can be done without naming anybody. */
export function commands(): PaletteItem[] {
  const group = "Do" as const;
  return [
    {
      id: "capture",
      group,
      text: "Quick capture",
      icon: "plus",
      keys: "Mod+Shift+N",
      words: "jot note",
      run: startCapture,
    },
    {
      id: "new-goal",
      group,
      text: "New goal",
      icon: "goal",
      run: () => go("goals", undefined, undefined, { query: { new: "" } }),
    },
    {
      id: "new-action",
      group,
      text: "New action",
      icon: "actions",
      run: () => go("actions", undefined, undefined, { query: { new: "" } }),
    },
    {
      id: "new-person",
      group,
      text: "Add a person",
      icon: "person",
      run: () => go("people", undefined, undefined, { query: { new: "" } }),
    },
    { id: "undo", group, text: "Undo", icon: "undo", keys: "Mod+Z", run: () => void undo() },
    { id: "redo", group, text: "Redo", icon: "redo", keys: "Mod+Shift+Z", run: () => void redo() },
    {
      id: "all-keys",
      group,
      text: "Show all keys",
      icon: "command",
      keys: "?",
      run: () => void (shell.keysOpen = true),
    },
  ];
}

/** When the call that "Start" opens is, or that it begins one that nobody planned. */
function startEnd(person: string): string {
  const next = shell.people.find(({ id }) => id === person)?.next;
  if (next?.slice(0, 10) !== clock.today) return "Not planned, begins now";
  return `Today ${next.slice(11)}`.trim();
}

/** What can be done with a person who is named in the query, the usual first. */
export function doingWith(person: Person): PaletteItem[] {
  const { id, name } = person;
  const aliases = person.aliases.join(" ");
  const item = (
    what: string,
    text: string,
    icon: IconName,
    run: () => void,
    more: { words?: string; end?: string } = {},
  ): PaletteItem => ({
    id: `${what} ${id}`,
    group: "Do",
    text,
    icon,
    run,
    ...more,
    words: `${aliases} ${more.words ?? ""}`,
  });
  const note = (kind: NoteKind) => () => (shell.asked = { what: "note", kind, person });
  return [
    item("meet", `Start one-on-one with ${name}`, "meet", () => void startMeeting(id), {
      words: "prepare meet call 1:1",
      end: startEnd(id),
    }),
    item("note", `New note about ${name}`, "note", note("observation")),
    item("win", `Record a win for ${name}`, "win", note("win")),
    item("summary", `Write a growth summary for ${name}`, "summary", () =>
      go("summary", "new", undefined, { query: { person: id } }),
    ),
    item("plan", `Plan a one-on-one with ${name}`, "calendar", () => {
      shell.asked = { what: "plan", person };
    }),
    item("feedback", `Note feedback given to ${name}`, "feedback", note("feedback-given")),
    item("action", `New action with ${name}`, "actions", () =>
      go("actions", undefined, undefined, { query: { person: id, new: "" } }),
    ),
    item("goal", `New goal for ${name}`, "goal", () =>
      go("goals", undefined, undefined, { query: { new: id } }),
    ),
  ];
}

/** The same for several people: what is usual for each comes before what is rare for one. */
export function doingWithAll(people: readonly Person[]): PaletteItem[] {
  const lists = people.map(doingWith);
  return (lists[0] ?? []).flatMap((_, place) => lists.flatMap((list) => list[place] ?? []));
}

/** Whether some word of the query begins a name of the person. */
export function names(query: string, person: Person): boolean {
  const own = fold([person.name, ...person.aliases].join(" ")).split(/\s+/);
  const asked = fold(query).split(/\s+/);
  return asked.some((word) => word.length > 1 && own.some((one) => one.startsWith(word)));
}

/** What has a page of its own is a place; the rest are words in notes. */
const PAGES = ["goal", "snapshot", "summary"];

/** A hit as the palette shows it: private text stays hidden. */
export function found(hit: Hit): PaletteItem {
  const hidden = hit.visibility === "private";
  return {
    id: `${hit.kind} ${hit.id}`,
    group: PAGES.includes(hit.kind) ? "Go to" : "In notes",
    text: hidden ? "" : titleOf(hit),
    icon: ICONS[hit.note_kind ?? hit.kind] ?? "doc",
    ...(hit.person_name && { end: hit.person_name }),
    hidden,
    run: () => go(...place(hit)),
  };
}

/** "Mid to Senior", else the role. */
function aim({ level, target, role }: Person): { end?: string } {
  const end = [level, target].filter(Boolean).join(" to ") || role;
  return end ? { end } : {};
}

/** Adds the sources for as long as the frame of the window lives. */
export function usePaletteSources(): void {
  const people = async () => {
    const { people: all } = await call("person.list", { archived: false });
    return all.filter((person) => !person.owner);
  };
  usePalette({
    scopes: ["commands"],
    find: async (query) => {
      const named = query ? (await people()).filter((person) => names(query, person)) : [];
      return [...doingWithAll(named), ...commands()];
    },
  });
  usePalette({
    scopes: ["people"],
    find: async () =>
      (await people()).map((person) => ({
        id: `person ${person.id}`,
        group: "Go to" as const,
        text: person.name,
        words: person.aliases.join(" "),
        person: { id: person.id, name: person.name },
        ...aim(person),
        run: () => go("person", person.id),
      })),
  });
  usePalette({
    scopes: ["commands"],
    find: () =>
      PLACES.map(([screen, text, icon, keys, part]) => ({
        id: `screen ${text}`,
        group: "Go to" as const,
        text,
        icon,
        ...(keys && { keys }),
        run: () => go(screen, part),
      })),
  });
  usePalette({
    scopes: ["notes", "competencies"],
    filtered: true,
    find: async (query) => {
      if (query.length < 2) return [];
      const { hits } = await call("search.find", { query, typing: true, limit: 10 });
      return hits.filter(({ kind }) => kind !== "person").map(found);
    },
  });
}
