/** A text in the two ways that other programs ask for. */
export interface Both {
  text: string;
  /** The same as HTML, for programs that keep headings and lists. */
  html: string;
}

/**
 * Hands over what is still being made. Web views let a page write only right after a click, so
 * the promises themselves go to the clipboard where that is possible.
 */
async function write(parts: Record<string, Promise<string>>, plain: Promise<string>) {
  const { clipboard } = navigator;
  if (typeof ClipboardItem !== "undefined" && "write" in clipboard) {
    const blobs = Object.entries(parts).map(
      ([type, part]) => [type, part.then((made) => new Blob([made], { type }))] as const,
    );
    try {
      await clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return;
    } catch {
      // Some web views take only plain strings; a failed render fails again below.
    }
  }
  await clipboard.writeText(await plain);
}

/** Puts a plain text on the clipboard. */
export const copyText = (text: Promise<string>): Promise<void> =>
  write({ "text/plain": text }, text);

/** Puts a text on the clipboard in both ways at once: whoever pastes takes what they know. */
export function copyBoth(made: Promise<Both>): Promise<void> {
  const text = made.then((both) => both.text);
  const html = made.then((both) => both.html);
  // Where nothing takes it, the plain text alone says why.
  html.catch(() => undefined);
  return write({ "text/plain": text, "text/html": html }, text);
}
