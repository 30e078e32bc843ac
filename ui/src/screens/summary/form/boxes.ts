// How long a text is for a form, and where it would have to end.
import type { BoxCounts } from "../../../generated/BoxCounts";
import type { SummaryBox } from "../../../generated/SummaryBox";

const utf8 = new TextEncoder();

/** The length of a text as the form counts. */
export function length(text: string, counts: BoxCounts): number {
  if (counts === "utf16") return text.length;
  return counts === "bytes" ? utf8.encode(text).length : [...text].length;
}

/**
 * Where a text that is too long passes its limit, in UTF-16 units: never inside of what a reader
 * takes for one sign. The whole length for one that fits.
 */
export function endOf({ text, limit, counts }: Pick<SummaryBox, "text" | "limit" | "counts">) {
  let taken = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    taken += length(segment, counts);
    if (taken > limit) return index;
  }
  return text.length;
}

const UNITS: Record<BoxCounts, [string, string]> = {
  characters: ["character", "characters"],
  utf16: ["UTF-16 unit", "UTF-16 units"],
  bytes: ["byte", "bytes"],
};

/** "47 characters". */
export const measured = (n: number, counts: BoxCounts): string =>
  `${n.toLocaleString("en")} ${UNITS[counts][n === 1 ? 0 : 1]}`;
