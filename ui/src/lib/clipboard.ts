/**
 * Puts a text on the clipboard that is still being made. Web views let a page write only
 * right after a click, so the promise itself is handed over where that is possible.
 */
export async function copyText(text: Promise<string>): Promise<void> {
  const { clipboard } = navigator;
  if (typeof ClipboardItem !== "undefined" && "write" in clipboard) {
    const blob = text.then((made) => new Blob([made], { type: "text/plain" }));
    try {
      await clipboard.write([new ClipboardItem({ "text/plain": blob })]);
      return;
    } catch {
      // Some web views take only plain strings; a failed render fails again below.
    }
  }
  await clipboard.writeText(await text);
}
