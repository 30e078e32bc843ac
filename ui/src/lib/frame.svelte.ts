// Fills the frame around the screens from the core: counts, people, where the file lies.
import { call } from "./api";
import { clock } from "./clock.svelte";
import { contactShort } from "./dates";
import { live } from "./live.svelte";
import { shell, type SidebarPerson } from "./shell.svelte";
import type { Sidebar } from "../generated/Sidebar";

type Line = Sidebar["people"][number];

/** How a person stands in the sidebar: the next one-on-one, else how long the last one is ago. */
export function sidebarPerson(person: Line, today: string): SidebarPerson {
  const contact = person.next_on ?? person.last_on;
  const line: SidebarPerson = { id: person.id, name: person.name };
  if (contact) line.contact = contactShort(contact, today);
  if (person.next_on) {
    line.next = person.next_at ? `${person.next_on}T${person.next_at}` : person.next_on;
  }
  // A call that stands in the calendar is the answer to being late.
  if (person.late && !person.next_on) line.late = true;
  return line;
}

/** Where the file lies, short enough for the sidebar: its name and its folder. */
export function placeOfFile(path: string): string {
  const parts = path.split(/[\\/]/).filter(Boolean);
  return parts.slice(-2).join("/");
}

/** Keeps the frame fresh for as long as the window shows the file. */
export function useFrame(): void {
  const read = live(() => call("sidebar.show", {}), "all");
  $effect(() => {
    const sidebar = read.data;
    if (!sidebar) return;
    shell.owner = sidebar.owner_name;
    shell.begun = sidebar.has_people;
    shell.counts = sidebar.counts;
    shell.people = sidebar.people.map((person) => sidebarPerson(person, clock.today));
  });
  $effect(() => {
    // Until backups say more, the file's place is what there is to know.
    if (!shell.backup && shell.path) shell.backup = placeOfFile(shell.path);
  });
}
