// Sentences that the core offers as actions, and the line they become.
import type { MeetingPromise } from "../../generated/MeetingPromise";

export type Offer = MeetingPromise;

/** `- [ ] @elske draft the note due:2026-11-27` */
export function taskLine({ text, mention, due }: Offer): string {
  const name = /^[\p{L}\p{N}\p{M}_.-]+$/u.test(mention) ? mention : `"${mention}"`;
  return `- [ ] @${name} ${text}${due ? ` due:${due}` : ""}`;
}

/** Where in a line the sentence of an offer stands. */
function sentence(line: string, offer: Offer): { from: number; to: number } | undefined {
  const at = ["@", '@"', "@“"]
    .map((sign) => line.indexOf(sign + offer.mention))
    .find((place) => place >= 0);
  if (at === undefined) return undefined;
  let from = 0;
  for (const end of line.slice(0, at).matchAll(/[.!?;]\s+/g)) from = end.index + end[0].length;
  const end = /[.!?;](?=\s|$)/.exec(line.slice(at));
  return { from, to: end ? at + end.index + 1 : line.length };
}

/** The first two words: a date may have been cut out further on. */
const begin = (text: string) => text.split(/\s+/).slice(0, 2).join(" ");

/** The offer that a line holds, if there is one. */
export function offerIn(line: string, offers: readonly Offer[]): Offer | undefined {
  if (!line.includes("@")) return undefined;
  return offers.find((offer) => {
    const found = sentence(line, offer);
    // The words may have changed since the notes were last read.
    return found !== undefined && line.slice(found.from, found.to).includes(begin(offer.text));
  });
}

/** A line with its promise turned into a task below what else it says. */
export function withTask(line: string, offer: Offer): string {
  const found = sentence(line, offer);
  if (!found) return line;
  const before = line.slice(0, found.from).trimEnd();
  const after = line.slice(found.to).trim();
  const rest = [before, after].filter(Boolean).join(" ");
  const nothing = /^\s*(?:[-*+]|\d+[.)])?\s*$/.test(rest);
  // A list item takes the task beside it; a paragraph needs a blank line between.
  const gap = /^\s*(?:[-*+]|\d+[.)])\s/.test(rest) ? "\n" : "\n\n";
  return nothing ? taskLine(offer) : `${rest}${gap}${taskLine(offer)}`;
}
