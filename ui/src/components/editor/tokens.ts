// People, tags and due dates inside a line. The core has the last word on what they mean; here
// they only get their looks, so that a slip costs a colour and nothing else.

export interface Token {
  kind: "who" | "tag" | "due";
  from: number;
  to: number;
  /** For `due`: what stands after the colon, without quotes. */
  value: string;
}

const START = String.raw`(?<=^|[\s(\[{“"'‘])`;
const PATTERN = new RegExp(
  [
    String.raw`${START}@(?<who>[\p{L}\p{N}][\p{L}\p{N}\p{M}_.-]*[\p{L}\p{N}\p{M}]|[\p{L}\p{N}])`,
    String.raw`${START}#(?<tag>\p{L}[\p{L}\p{N}\p{M}_-]*)`,
    String.raw`${START}due:(?:"(?<quoted>[^"\n]+)"|(?<bare>[^\s"]+))`,
  ].join("|"),
  "gu",
);

/** Tokens of a piece of text; places are counted from `offset`. */
export function tokens(text: string, offset = 0): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const { who, tag, quoted, bare } = match.groups ?? {};
    const from = offset + match.index;
    const to = from + match[0].length;
    if (who !== undefined) found.push({ kind: "who", from, to, value: who });
    else if (tag !== undefined) found.push({ kind: "tag", from, to, value: tag });
    else found.push({ kind: "due", from, to, value: quoted ?? bare ?? "" });
  }
  return found;
}

/** A due value that is already a date. */
export function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}
