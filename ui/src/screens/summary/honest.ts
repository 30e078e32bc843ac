// Words to look at, found again where the core's reading of a text shows them.
import type { HonestFound } from "../../generated/HonestFound";

const SKIP = "code, pre, blockquote, button, .claimflag, .honestflag";

/** Whether a letter or digit stands at a place. */
const letter = (text: string, at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at));

function place(text: string, word: string, from: number): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!letter(text, at - 1) && !letter(text, at + word.length)) return at;
  }
  return -1;
}

/**
 * Marks words in a shown text, in their order, and says in which block each stands first. A word
 * that lies across two marks of the text is not marked; its block is the one before.
 */
export function markWords(
  host: HTMLElement,
  words: readonly HonestFound[],
): Map<Element, HonestFound[]> {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  const told: string[] = [];
  const blocks = new Map<Element, HonestFound[]>();
  let node = walker.nextNode() as Text | null;
  let from = 0;
  let block: Element = host;
  for (const found of words) {
    // Where a word is not found, the next one is looked for from here on.
    const [hereNode, hereFrom]: [Text | null, number] = [node, from];
    let at = -1;
    while (node) {
      if (!node.parentElement?.closest(SKIP)) at = place(node.data, found.text, from);
      if (at >= 0) break;
      node = walker.nextNode() as Text | null;
      from = 0;
    }
    if (node && at >= 0) {
      const word = node.splitText(at);
      const rest = word.splitText(found.text.length);
      const mark = document.createElement("mark");
      mark.className = "honest";
      word.replaceWith(mark);
      mark.append(word);
      walker.currentNode = node = rest;
      from = 0;
      block = mark.closest("p, li, dd, td, h3, h4, h5, h6") ?? host;
    } else {
      node = hereNode;
      from = hereFrom;
      if (node) walker.currentNode = node;
    }
    // Once in a section is enough to say why.
    if (told.includes(found.word)) continue;
    told.push(found.word);
    blocks.set(block, [...(blocks.get(block) ?? []), found]);
  }
  return blocks;
}
