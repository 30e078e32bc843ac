// What the command palette finds in the whole window: things to do, places to go, notes.
import type { Hit } from "../generated/Hit";
import type { Person } from "../generated/Person";
import { ICONS, place } from "../screens/search/place";
import { call } from "./api";
import { go } from "./location.svelte";
import { fold, usePalette, type PaletteItem } from "./palette";
import { shell } from "./shell.svelte";
import { startMeeting } from "./startMeeting";
import { redo, undo } from "./undo";

const PLACES = [
  ["today", "Today", "today", "g t"],
  ["people", "People", "people", "g p"],
  ["goals", "Goals", "goal", "g o"],
  ["actions", "Actions", "actions", "g a"],
  ["snapshots", "Snapshots", "snapshot", "g s"],
  ["ladders", "Ladders", "ladder", ""],
  ["summaries", "Summaries", "summary", "g w"],
  ["search", "Search", "search", ""],
  ["history", "History", "history", ""],
  ["settings", "Settings", "settings", ""],
] as const;

/** What can be done without naming anybody. */
export function commands(): PaletteItem[] {
  const group = "Do" as const;
  return [
    {
      id: "new-goal",
      group,
      text: "New goal",
      icon: "goal",
      run: () => go("goals", undefined, undefined, { query: { new: "" } }),
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

/** What can be done with a person who is named in the query. */
export function doingWith(person: Person): PaletteItem[] {
  const name = person.name;
  const item = (id: string, text: string, icon: PaletteItem["icon"], run: () => void) => ({
    id: `${id} ${person.id}`,
    group: "Do" as const,
    text,
    words: person.aliases.join(" "),
    ...(icon && { icon }),
    run,
  });
  return [
    item("meet", `Start one-on-one with ${name}`, "meet", () => void startMeeting(person.id)),
    item("note", `New note about ${name}`, "note", () => go("person", person.id, "notes")),
    item("win", `Record a win for ${name}`, "win", () => go("person", person.id, "notes")),
    item("summary", `Write a growth summary for ${name}`, "summary", () =>
      go("summary", "new", undefined, { query: { person: person.id } }),
    ),
  ];
}

/** Whether some word of the query begins a name of the person. */
export function names(query: string, person: Person): boolean {
  const own = fold([person.name, ...person.aliases].join(" ")).split(/\s+/);
  const asked = fold(query).split(/\s+/);
  return asked.some((word) => word.length > 1 && own.some((one) => one.startsWith(word)));
}

/** A hit as the palette shows it: private text stays hidden. */
export function found(hit: Hit): PaletteItem {
  const hidden = hit.visibility === "private";
  return {
    id: `${hit.kind} ${hit.id}`,
    group: "In notes",
    text: hidden ? "" : hit.title,
    icon: ICONS[hit.note_kind ?? hit.kind] ?? "doc",
    ...(hit.person_name && { end: hit.person_name }),
    hidden,
    run: () => go(...place(hit)),
  };
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
      return [...named.flatMap(doingWith), ...commands()];
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
        ...(person.role && { end: person.role }),
        run: () => go("person", person.id),
      })),
  });
  usePalette({
    scopes: ["commands"],
    find: () =>
      PLACES.map(([screen, text, icon, keys]) => ({
        id: `screen ${screen}`,
        group: "Go to" as const,
        text,
        icon,
        ...(keys && { keys }),
        run: () => go(screen),
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
