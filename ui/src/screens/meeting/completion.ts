// What @ and # offer in the notes of a one-on-one.
import type { Person as Named, Tag } from "../../components/editor/config";
import type { Framework } from "../../generated/Framework";
import type { Meeting } from "../../generated/Meeting";
import type { Person } from "../../generated/Person";
import { fold } from "../../lib/palette";

/** A word that can stand after @ without quotes. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_.-]*$/u;

const KINDS: readonly Tag[] = [
  { slug: "win", name: "A win" },
  { slug: "feedback", name: "Feedback" },
  { slug: "concern", name: "A concern" },
  { slug: "praise", name: "Praise" },
];

function words(name: string): string[] {
  return name.split(/\s+/).filter(Boolean);
}

/** The shortest handle that means one person among all: the first name, else the whole name. */
function handleOf(name: string, all: readonly string[]): string | undefined {
  const first = words(name)[0] ?? "";
  const same = all.filter((other) => words(fold(other)).includes(fold(first)));
  const handle = same.length > 1 ? words(name).join(".") : first;
  return PLAIN.test(handle) ? handle.toLowerCase() : undefined;
}

/** Whom @ offers: me, the other side, then everybody else in the file. */
export function handles(
  meeting: Meeting,
  people: readonly Person[],
  me: string | undefined,
): Named[] {
  const takesPart = me === meeting.mentor || me === meeting.mentee;
  const mine = takesPart ? me : meeting.mentor;
  const sides = [
    { id: meeting.mentor, name: meeting.mentor_name, role: "mentor" },
    { id: meeting.mentee, name: meeting.mentee_name, role: "mentee" },
  ];
  const others = people.filter(({ id }) => sides.every((side) => side.id !== id));
  const all = [...sides, ...others].map(({ name }) => name);
  return [
    ...sides
      .toSorted((a) => (a.id === mine ? -1 : 1))
      .map(({ id, name, role }) =>
        id === mine
          ? { handle: "me", name: takesPart ? "You" : name }
          : { handle: handleOf(name, all) ?? role, name },
      ),
    ...others.flatMap(({ name }) => {
      const handle = handleOf(name, all);
      return handle === undefined ? [] : [{ handle, name }];
    }),
  ];
}

/** What # offers: the kinds of evidence, then the competencies of the ladders. */
export function tagsOf(ladders: readonly Framework[]): Tag[] {
  const all = ladders.flatMap(({ areas }) => areas.flatMap(({ competencies }) => competencies));
  const seen = new Map(all.map(({ slug, name }) => [slug, { slug, name }]));
  return [...KINDS, ...seen.values()];
}

const isBlank = (code: number) => code <= 32 || code === 0xa0 || code === 0x3000;
/** Letters and digits; beyond ASCII all but the common punctuation, which is near enough. */
const isLetter = (code: number) =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  (code > 0xbf && (code < 0x2000 || code > 0x206f));

/** Words of a text, without the signs of Markdown. One pass: a note may have megabytes. */
export function wordCount(text: string): number {
  let words = 0;
  let counted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isBlank(code)) counted = false;
    else if (!counted && isLetter(code)) {
      counted = true;
      words++;
    }
  }
  return words;
}
