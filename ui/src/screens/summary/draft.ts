// The draft as the screen shows it: Markdown cut into blocks, with citations as marks.

/** A run of text, or the number of a citation. */
export type Part =
  | { kind: "text"; text: string; strong: boolean; faint: boolean }
  | { kind: "cite"; number: number };

export interface Block {
  kind: "p" | "li" | "h";
  parts: Part[];
  /** An item of a list inside a list. */
  inner?: boolean;
}

const MARKS = /\[(\d+)\]|\*\*(.+?)\*\*|(?<![\w*])[*_](.+?)[*_](?![\w*])|\[([^\]]+)\]\([^)\s]*\)/g;

/** Cuts a line at its citations and its emphasis. Links show their words. */
export function parts(line: string, strong = false): Part[] {
  const found: Part[] = [];
  let from = 0;
  const put = (text: string, bold = strong, faint = false) => {
    if (text) found.push({ kind: "text", text, strong: bold, faint });
  };
  for (const mark of line.matchAll(MARKS)) {
    const before = line.slice(from, mark.index);
    // A citation stays on the line of what it supports.
    put(mark[1] ? before.replace(/\s*$/, "\u2060") : before);
    if (mark[1]) found.push({ kind: "cite", number: Number(mark[1]) });
    else if (mark[2]) found.push(...parts(mark[2], true));
    else if (mark[3]) put(mark[3], strong, true);
    else if (mark[4]) put(mark[4]);
    from = mark.index + mark[0].length;
  }
  put(line.slice(from));
  return found;
}

/** Paragraphs, list items and headings of a section, in their order. */
export function blocks(text: string): Block[] {
  const found: Block[] = [];
  let open: { kind: Block["kind"]; lines: string[]; inner?: boolean } | undefined;
  const close = () => {
    if (open) {
      const block: Block = { kind: open.kind, parts: parts(open.lines.join(" ")) };
      found.push(open.inner ? { ...block, inner: true } : block);
    }
    open = undefined;
  };
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    const item = /^(?:[-*+]|\d+[.)])\s+(.*)$/.exec(line);
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    if (line === "") close();
    else if (heading) {
      close();
      found.push({ kind: "h", parts: parts(heading[1] ?? "") });
    } else if (item) {
      close();
      open = { kind: "li", lines: [item[1] ?? ""], inner: /^(?: {2,}|\t)/.test(raw) };
    } else if (open) open.lines.push(line);
    else open = { kind: "p", lines: [line] };
  }
  close();
  return found;
}

/** Blocks with neighbouring list items put into one list. */
export function grouped(all: readonly Block[]): { list: boolean; blocks: Block[] }[] {
  const groups: { list: boolean; blocks: Block[] }[] = [];
  for (const block of all) {
    const list = block.kind === "li";
    const last = groups.at(-1);
    if (list && last?.list) last.blocks.push(block);
    else groups.push({ list, blocks: [block] });
  }
  return groups;
}

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
