// Which screen an address means. Pure; the reactive half is location.svelte.ts.

/** Screens that an address can name. */
export const SCREENS = [
  "today",
  "people",
  "person",
  "meeting",
  "goals",
  "goal",
  "plans",
  "plan",
  "actions",
  "snapshots",
  "snapshot",
  "ladders",
  "ladder",
  "team",
  "summaries",
  "summary",
  "search",
  "history",
  "settings",
  "welcome",
] as const;
export type Screen = (typeof SCREENS)[number];

export interface Route {
  /** `unknown` for an address that no screen has. */
  screen: Screen | "unknown";
  /** First part after the screen: the id of a person, a meeting, a summary. */
  id?: string;
  /** Second part: a tab or a section. */
  tab?: string;
  /** What follows `?`, such as `q` of a search. */
  query: Record<string, string>;
}

/** Reads a `location.hash`. An empty one is Today. */
export function parse(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#?\/?/, "").split("?", 2);
  const parts = path.split("/").filter(Boolean).map(decode);
  const query = Object.fromEntries(new URLSearchParams(search));
  const name = parts[0] ?? "today";
  const screen = SCREENS.find((known) => known === name) ?? "unknown";
  const route: Route = { screen, query };
  if (parts[1] !== undefined) route.id = parts[1];
  if (parts[2] !== undefined) route.tab = parts[2];
  return route;
}

/** The link to a screen: `href("person", "0199…", "goals")` is `#/person/0199…/goals`. */
export function href(
  screen: Screen,
  id?: string,
  tab?: string,
  query: Record<string, string> = {},
): string {
  const parts = [screen, id, tab].filter((part) => part !== undefined && part !== "");
  const search = new URLSearchParams(query).toString();
  return `#/${parts.map((part) => encodeURIComponent(part as string)).join("/")}${search ? `?${search}` : ""}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign, typed by hand: take it as it is.
    return part;
  }
}
