// What @, # and due: offer while they are written.
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { dayWithWeekday } from "../../lib/dates";
import { fold } from "../../lib/palette";
import { editorConfig, type EditorConfig } from "./config";
import { isDate } from "./tokens";

/** Words that people say when they promise; what else is a date is offered once it is typed. */
const PHRASES = [
  "today",
  "tomorrow",
  "mon",
  "tue",
  "wed",
  "thu",
  "fri",
  "next week",
  "next monday",
  "next friday",
  "in 2 weeks",
  "in 3 weeks",
  "end of week",
  "end of month",
  "next month",
  "in 3 months",
];

function names(context: CompletionContext, config: EditorConfig): CompletionResult | null {
  const word = context.matchBefore(/(?:^|[\s([{“"'])[@#][\p{L}\p{N}\p{M}_.-]*$/u);
  if (!word) return null;
  const sign = word.text.search(/[@#]/);
  const from = word.from + sign;
  const query = fold(word.text.slice(sign + 1));
  const offered: Completion[] =
    word.text[sign] === "@"
      ? config
          .people()
          .map(({ handle, name }) => ({ label: `@${handle}`, detail: name, apply: `@${handle} ` }))
      : config
          .tags()
          .map(({ slug, name }) => ({ label: `#${slug}`, detail: name, apply: `#${slug} ` }));
  // Found by the name too: "@vand" offers @elske of Elske Vandenberg.
  const options = offered.filter(
    ({ label, detail = "" }) =>
      fold(label.slice(1)).startsWith(query) ||
      fold(detail)
        .split(/\s+/)
        .some((part) => part.startsWith(query)),
  );
  return options.length > 0 ? { from, options, filter: false } : null;
}

/** The words after `due:` that may still become a date: up to four, the first without a blank. */
const DUE = /(?:^|[\s([{“"'])due:"?(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]*){0,3})?$/iu;

async function dates(
  context: CompletionContext,
  config: EditorConfig,
  read: (words: string) => Promise<string | null>,
): Promise<CompletionResult | null> {
  const word = context.matchBefore(DUE);
  if (!word) return null;
  const start = word.text.toLowerCase().indexOf("due:");
  const query = word.text
    .slice(start + 4)
    .replace(/^"/, "")
    .toLowerCase();
  if (isDate(query)) return null;
  const known = PHRASES.filter((phrase) => phrase.startsWith(query));
  const words = known.length === 0 ? [query] : known;
  const found = await Promise.all(
    words.map(async (phrase) => ({ phrase, on: await read(phrase).catch(() => null) })),
  );
  const today = config.today() || undefined;
  found.sort((a, b) => (a.on ?? "").localeCompare(b.on ?? ""));
  const options: Completion[] = found.flatMap(({ phrase, on }) =>
    on === null || context.aborted
      ? []
      : [{ label: `due:${phrase}`, detail: dayWithWeekday(on, today), apply: `due:${on} ` }],
  );
  return options.length > 0 ? { from: word.from + start, options, filter: false } : null;
}

/** Completion of people, tags and dates. */
export function completion(): Extension {
  // The same few words are asked for again and again; the screen says when they count anew.
  let remembered = new Map<string, Promise<string | null>>();
  let base: EditorConfig["resolveDate"];

  async function source(context: CompletionContext): Promise<CompletionResult | null> {
    const config = context.state.facet(editorConfig);
    if (!config) return null;
    const resolve = config.resolveDate;
    if (resolve !== base) [base, remembered] = [resolve, new Map()];
    const offered = names(context, config);
    if (offered || !resolve) return offered;
    return dates(context, config, (words) => {
      const asked = remembered.get(words) ?? resolve(words);
      remembered.set(words, asked);
      return asked;
    });
  }
  return autocompletion({ override: [source], icons: false, maxRenderedOptions: 8 });
}
