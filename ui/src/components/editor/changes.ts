// The smallest edit that turns one text into another, so that the cursor, the scroll place and
// the undo steps of the writer survive a change from outside.
import { ChangeSet, type ChangeSpec, Text } from "@codemirror/state";

function lines(text: string): string[] {
  return text.split("\n");
}

function edit(from: string, to: string, at: number): ChangeSpec | undefined {
  if (from === to) return undefined;
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < most - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++;
  return {
    from: at + head,
    to: at + from.length - tail,
    insert: Text.of(lines(to.slice(head, to.length - tail))),
  };
}

/** Edits that make `to` of `from`. With as many lines as before, each line is its own edit. */
export function changesBetween(from: string, to: string): ChangeSet {
  const before = lines(from);
  const after = lines(to);
  const edits: ChangeSpec[] = [];
  if (before.length === after.length) {
    let at = 0;
    before.forEach((line, i) => {
      const one = edit(line, after[i] ?? "", at);
      if (one) edits.push(one);
      at += line.length + 1;
    });
  } else {
    const one = edit(from, to, 0);
    if (one) edits.push(one);
  }
  return ChangeSet.of(edits, from.length);
}

/**
 * The edits to apply to `current` when someone else made `next` out of `base` while the writer
 * made `current` out of it: both keep what they did.
 */
export function rebase(base: string, next: string, current: string): ChangeSet {
  const theirs = changesBetween(base, next);
  return base === current ? theirs : theirs.map(changesBetween(base, current));
}
