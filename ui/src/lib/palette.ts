// What the command palette can find. Screens and the app add sources; a source gives items for
// a query and the palette groups, limits and shows them.
import { onDestroy } from "svelte";
import type { IconName } from "../components/icons";

export const GROUPS = ["Do", "Go to", "In notes"] as const;
export type PaletteGroup = (typeof GROUPS)[number];

/** What a leading sign narrows the search to. */
export type PaletteScope = "all" | "people" | "competencies" | "notes" | "commands";
const SIGNS: Record<string, PaletteScope> = {
  "@": "people",
  "#": "competencies",
  "/": "notes",
  ">": "commands",
};

export interface PaletteItem {
  id: string;
  group: PaletteGroup;
  text: string;
  icon?: IconName;
  /** Shows the avatar of a person in place of an icon. */
  person?: { id: string; name: string };
  /** Faint words at the right end. */
  end?: string;
  keys?: string;
  /** Other words it is found by. */
  words?: string;
  /** The text is private: it is never shown here. */
  hidden?: boolean;
  run: () => void;
}

export interface PaletteSource {
  /** Which narrowed searches it answers besides the search of everything. */
  scopes: readonly PaletteScope[];
  /** Fixed items, filtered here by their words; or items already found for the query. */
  find: (query: string, scope: PaletteScope) => PaletteItem[] | Promise<PaletteItem[]>;
  /** The source has filtered itself, as a full-text search has. */
  filtered?: boolean;
}

const sources = new Set<PaletteSource>();

/** Adds a source for as long as the component lives. */
export function usePalette(source: PaletteSource): void {
  sources.add(source);
  onDestroy(() => sources.delete(source));
}

/** Splits what was typed into its narrowing sign and the words. */
export function readQuery(typed: string): { scope: PaletteScope; query: string } {
  const scope = SIGNS[typed.charAt(0)];
  return scope ? { scope, query: typed.slice(1).trim() } : { scope: "all", query: typed.trim() };
}

/** Text without case and accents, so that "quintao" finds Quintão. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

/** How well an item fits: every word must occur; a start of a word is better. 0 is no fit. */
export function score(item: Pick<PaletteItem, "text" | "words">, query: string): number {
  const text = fold(item.text);
  const more = fold(item.words ?? "");
  let total = 1;
  for (const word of fold(query).split(/\s+/).filter(Boolean)) {
    const at = text.indexOf(word);
    if (at >= 0) total += at === 0 || /[\s"“(@#]/.test(text.charAt(at - 1)) ? 3 : 1;
    else if (more.includes(word)) total += 0.5;
    else return 0;
  }
  return total;
}

/** Cuts a text where words of the query occur, for marking. */
export function marked(text: string, query: string): { text: string; hit: boolean }[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  // Folding may change the length of a text; mark only where it does not.
  const folded = [...text].map((sign) => fold(sign) || sign).join("");
  if (words.length === 0 || folded.length !== text.length) return [{ text, hit: false }];
  const hits = new Array<boolean>(text.length).fill(false);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      hits.fill(true, at, at + word.length);
    }
  }
  const parts: { text: string; hit: boolean }[] = [];
  for (let i = 0; i < text.length; i++) {
    const hit = hits[i] ?? false;
    const last = parts.at(-1);
    if (last?.hit === hit) last.text += text.charAt(i);
    else parts.push({ text: text.charAt(i), hit });
  }
  return parts;
}

const PER_GROUP = 5;

export interface PaletteResult {
  groups: { name: PaletteGroup; items: PaletteItem[] }[];
  total: number;
}

/** Asks all sources. A source that fails stays silent: the others still answer. */
export async function search(typed: string): Promise<PaletteResult> {
  const { scope, query } = readQuery(typed);
  const asked = [...sources].filter((source) => scope === "all" || source.scopes.includes(scope));
  const answers = await Promise.all(
    asked.map(async (source) => {
      try {
        const items = await source.find(query, scope);
        return items
          .map((item) => ({ item, fit: source.filtered ? 1 : score(item, query) }))
          .filter(({ fit }) => fit > 0);
      } catch (error) {
        console.warn("A search of the palette failed", error);
        return [];
      }
    }),
  );
  const all = answers.flat();
  const groups = GROUPS.map((name) => ({
    name,
    items: all
      .filter(({ item }) => item.group === name)
      .sort((a, b) => b.fit - a.fit)
      .slice(0, PER_GROUP)
      .map(({ item }) => item),
  })).filter(({ items }) => items.length > 0);
  return { groups, total: all.length };
}
