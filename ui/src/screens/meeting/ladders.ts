import type { Framework } from "../../generated/Framework";
import { call } from "../../lib/api";

/** All ladders of the file in their newest version, for the names of competencies. */
export async function ladders(): Promise<Framework[]> {
  const { frameworks } = await call("framework.list", {});
  return Promise.all(frameworks.map(({ id }) => call("framework.show", { name: id })));
}
