const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function first(word: string): string {
  for (const { segment } of segments.segment(word)) return segment;
  return "";
}

/**
 * Two letters for an avatar, from names of any script. The first and the last word give one
 * each; a single word gives one, and Chinese, Japanese or Korean names their first two signs.
 */
export function initials(name: string): string {
  const words = name
    .normalize("NFC")
    .split(/[\s\p{P}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const head = words[0];
  if (head === undefined) return "?";
  if (words.length === 1) {
    if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(head)) {
      return [...head].slice(0, 2).join("");
    }
    return first(head).toLocaleUpperCase();
  }
  return (first(head) + first(words.at(-1) ?? "")).toLocaleUpperCase();
}

/** Hues that keep apart from the plum of private text (312). */
const HUES = [165, 345, 250, 30, 210, 60, 90, 130, 275, 10];

/** A fixed hue (degrees) for an id: the same person has it on every screen and every start. */
export function hue(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) {
    hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  }
  return HUES[(hash >>> 0) % HUES.length] ?? 165;
}
