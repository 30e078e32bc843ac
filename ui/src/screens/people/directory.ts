// The rows of the directory: who they are, and when one met or meets.
import { call } from "../../lib/api";
import type { Person } from "../../generated/Person";

export interface DirectoryRow extends Person {
  next_on: string | null;
  next_at: string | null;
  last_on: string | null;
  late: boolean;
}

/** People in the order of the sidebar; archived ones by name. */
export async function readDirectory(archived: boolean): Promise<DirectoryRow[]> {
  const [{ people }, sidebar] = await Promise.all([
    call("person.list", { archived }),
    call("sidebar.show", {}),
  ]);
  const order = new Map(sidebar.people.map((line, at) => [line.id, { ...line, at }]));
  const place = (person: Person) => order.get(person.id)?.at ?? people.length;
  return people
    .map((person) => {
      const line = order.get(person.id);
      const { next_on = null, next_at = null, last_on = null, late = false } = line ?? {};
      return { ...person, next_on, next_at, last_on, late };
    })
    .sort((a, b) => place(a) - place(b));
}
