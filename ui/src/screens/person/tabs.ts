// The tabs of a person, and which one was open last.
import type { PersonTabs } from "../../generated/PersonTabs";
import { recall, remember } from "../../lib/remember";

export const TABS = [
  { id: "overview", text: "Overview" },
  { id: "one-on-ones", text: "One-on-ones" },
  { id: "goals", text: "Goals" },
  { id: "competencies", text: "Competencies" },
  { id: "notes", text: "Notes" },
  { id: "summaries", text: "Summaries" },
  { id: "history", text: "History" },
] as const;

export type TabId = (typeof TABS)[number]["id"];

const key = (person: string) => `tab:${person}`;
const isTab = (word: string | undefined): word is TabId => TABS.some((tab) => tab.id === word);

/** The tab an address means: the one it names, else the one open last with this person. */
export function tabOf(person: string, named: string | undefined): TabId {
  if (isTab(named)) return named;
  const last = recall(key(person));
  return isTab(last) ? last : "overview";
}

export function rememberTab(person: string, tab: TabId): void {
  remember(key(person), tab);
}

/** The number beside a tab, where one helps. */
export function countOf(tab: TabId, tabs: PersonTabs): number | undefined {
  switch (tab) {
    case "one-on-ones":
      return tabs.meetings;
    case "goals":
      return tabs.goals_open;
    case "competencies":
      return tabs.competencies;
    case "notes":
      return tabs.notes;
    case "summaries":
      return tabs.summaries;
    default:
      return undefined;
  }
}
