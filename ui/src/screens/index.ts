// Which component shows which screen. Each is its own chunk, loaded when first opened.
import type { Component } from "svelte";
import type { Route, Screen } from "../lib/router";

/** A screen gets the address it was opened for. It is made anew for another id, not for another tab. */
export type ScreenComponent = Component<{ route: Route }>;
/** A screen that does not care about its address has no property for it. */
export type ScreenLoader = () => Promise<{
  default: ScreenComponent | Component<Record<string, never>>;
}>;

export const screens: Partial<Record<Screen, ScreenLoader>> = {
  people: () => import("./people/People.svelte"),
  person: () => import("./person/Person.svelte"),
  today: () => import("./today/Today.svelte"),
  welcome: () => import("./welcome/Welcome.svelte"),
  ladder: () => import("./ladders/Ladder.svelte"),
  ladders: () => import("./ladders/Ladders.svelte"),
  search: () => import("./search/Search.svelte"),
  actions: () => import("./actions/Actions.svelte"),
  goal: () => import("./goals/Goal.svelte"),
  goals: () => import("./goals/Goals.svelte"),
  plans: () => import("./plans/Plans.svelte"),
  plan: () => import("./plans/Plan.svelte"),
  meeting: () => import("./meeting/Meeting.svelte"),
  history: () => import("./history/History.svelte"),
  settings: () => import("./settings/Settings.svelte"),
  snapshot: () => import("./snapshot/Snapshot.svelte"),
  snapshots: () => import("./snapshot/Snapshots.svelte"),
  team: () => import("./team/Team.svelte"),
  summaries: () => import("./summary/Summaries.svelte"),
  summary: () => import("./summary/Summary.svelte"),
};
