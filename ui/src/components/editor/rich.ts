// Rich text as Markdown: what a browser, a text program or a chat puts on the clipboard.
import { gfm } from "@joplin/turndown-plugin-gfm";
import Turndown from "turndown";

/** Never text of the note. */
const NEVER =
  "script, style, noscript, template, head, meta, link, title, svg, math, iframe, object, embed, " +
  "form button, select, [hidden], [aria-hidden='true']";

function has(element: Element, style: RegExp): boolean {
  return style.test(element.getAttribute("style") ?? "");
}

function rename(element: Element, name: string): void {
  const next = element.ownerDocument.createElement(name);
  next.append(...element.childNodes);
  element.replaceWith(next);
}

/** Text programs say with styles what pages say with elements. */
function styled(root: Element): void {
  // The wrapper of one of them is a bold that is not bold.
  for (const element of root.querySelectorAll("b, strong")) {
    if (has(element, /font-weight:\s*(normal|400)/i)) element.replaceWith(...element.childNodes);
  }
  for (const element of root.querySelectorAll("span")) {
    if (has(element, /font-weight:\s*(bold|[6-9]00)/i)) rename(element, "strong");
    else if (has(element, /font-style:\s*italic/i)) rename(element, "em");
    else if (has(element, /text-decoration[^;]*line-through/i)) rename(element, "del");
  }
}

function service(): Turndown {
  const made = new Turndown({
    headingStyle: "atx",
    hr: "---",
    bulletListMarker: "-",
    codeBlockStyle: "fenced",
    emDelimiter: "*",
  });
  made.use(gfm);
  made.addRule("listItem", {
    filter: "li",
    replacement(content, node) {
      const list = node.parentElement;
      const place = list ? [...list.children].indexOf(node as Element) : 0;
      const first = Number(list?.getAttribute("start") ?? 1) || 1;
      const mark = list?.nodeName === "OL" ? `${first + place}. ` : "- ";
      const text = content.trim().replace(/\n{3,}/g, "\n\n");
      const indented = text.replace(/\n(?=.)/g, `\n${" ".repeat(mark.length)}`);
      return `${mark}${indented.replace(/\n\n(?= *(?:[-*+]|\d+\.) )/g, "\n")}\n`;
    },
  });
  // Addresses that only a browser or another program understands are left out, their text stays.
  made.addRule("link", {
    filter: (node) => node.nodeName === "A",
    replacement(content, node) {
      const url = (node as Element).getAttribute("href") ?? "";
      const text = content.trim().replace(/\s+/g, " ");
      if (!/^(?:https?:|mailto:)/i.test(url)) return content;
      if (text === "" || text === url) return url;
      return `[${text}](${safe(url)})`;
    },
  });
  // A picture of another place is not loaded: it becomes a link to itself, or its name.
  made.addRule("image", {
    filter: "img",
    replacement(_, node) {
      const kept = attribute(node, "data-kept");
      if (kept) return kept;
      const { src, alt } = { src: attribute(node, "src"), alt: attribute(node, "alt") };
      const name = made.escape(alt.replace(/\s+/g, " ").trim());
      return /^https?:/i.test(src) ? `[${name || "image"}](${safe(src)})` : name;
    },
  });
  const escape = made.escape.bind(made);
  // An underscore inside a word is a letter.
  made.escape = (text) => escape(text).replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, "_");
  return made;
}

/** Signs that would end an address in Markdown. */
function safe(url: string): string {
  return url.replace(/[()\s<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

function attribute(node: unknown, name: string): string {
  return (node as Element).getAttribute(name) ?? "";
}

let shared: Turndown | undefined;

/** Pictures that come inside the page are kept like pasted ones. */
async function keepPictures(
  root: HTMLElement,
  attach: (file: File) => Promise<string | null>,
): Promise<void> {
  for (const image of root.querySelectorAll("img")) {
    const [, type, bytes] = /^data:(image\/\w+);base64,(.+)$/s.exec(attribute(image, "src")) ?? [];
    if (type === undefined || bytes === undefined) continue;
    const name = attribute(image, "alt") || "picture";
    const raw = Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0));
    const kept = await attach(new File([raw], name, { type }));
    if (kept) image.setAttribute("data-kept", kept);
  }
}

/** Markdown of a parsed page; the page is changed on the way. */
export async function toMarkdown(
  root: HTMLElement,
  attach?: (file: File) => Promise<string | null>,
): Promise<string> {
  for (const element of root.querySelectorAll(NEVER)) element.remove();
  for (const image of root.querySelectorAll("img")) image.removeAttribute("data-kept");
  if (attach) await keepPictures(root, attach);
  styled(root);
  shared ??= service();
  return shared
    .turndown(root)
    .replace(/\u00a0/g, " ")
    .replace(/^[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
