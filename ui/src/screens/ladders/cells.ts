// A cell as one text to edit: each line a descriptor, a line that begins with "- " an example of
// the one above. A "\" at the end of a line carries it on; "\ " in front keeps a dash in a text.
import type { Descriptor } from "../../generated/Descriptor";

const joined = (text: string) => text.replaceAll("\n", "\\\n");

/** The text to edit; `cellOf` gives the descriptors back. */
export function textOf(cell: readonly Descriptor[]): string {
  return cell
    .flatMap(({ text, examples }) => [
      /^(-|\\) /.test(text) ? `\\ ${joined(text)}` : joined(text),
      ...examples.map((example) => `- ${joined(example)}`),
    ])
    .join("\n");
}

export function cellOf(text: string): Descriptor[] {
  const cell: Descriptor[] = [];
  for (const line of text.replaceAll("\\\n", "\u2028").split("\n")) {
    const whole = line.replaceAll("\u2028", "\n").trim();
    const above = cell.at(-1);
    if (whole === "") continue;
    if (whole.startsWith("- ") && above) above.examples.push(whole.slice(2).trim());
    else cell.push({ text: whole.replace(/^(- |\\ )/, ""), examples: [] });
  }
  return cell;
}

/** A name with what it is about below it, as one text. */
export const namedText = (one: { name: string; about?: string }) =>
  one.about ? `${one.name}\n${one.about}` : one.name;

export function namedOf(text: string): { name: string; about: string } {
  const [name = "", ...about] = text.trim().split("\n");
  return { name: name.trim(), about: about.join("\n").trim() };
}
