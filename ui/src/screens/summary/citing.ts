// Putting citations into a text while it is written.

/** Puts a citation into a text: at the caret, else at the end of the last line. */
export function cite(text: string, number: number, at?: number): { text: string; caret: number } {
  const place = Math.min(at ?? text.trimEnd().length, text.length);
  const before = text.slice(0, place);
  const mark = `${before === "" || /\s$/.test(before) ? "" : " "}[${number}]`;
  return { text: before + mark + text.slice(place), caret: place + mark.length };
}

/** Lines that a text needs in a field that holds about `wide` signs in a line. */
export function rows(text: string, wide = 72): number {
  const lines = text.split("\n").map((line) => Math.max(1, Math.ceil(line.length / wide)));
  return Math.max(
    3,
    lines.reduce((sum, n) => sum + n, 0),
  );
}
