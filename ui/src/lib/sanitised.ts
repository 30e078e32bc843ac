// Puts markup that the core has already sanitised into the page as nodes. The second look here
// is a net below the net: nothing that runs, and no inline styles, which the CSP would refuse.
const NEVER = "script, style, link, iframe, object, embed, form, foreignObject, meta, base";

function clean(root: Element): void {
  for (const bad of root.querySelectorAll(NEVER)) bad.remove();
  for (const node of [root, ...root.querySelectorAll("*")]) {
    for (const { name, value } of [...node.attributes]) {
      const runs = /^on/i.test(name) || /^\s*javascript:/i.test(value);
      if (runs || name === "style") node.removeAttribute(name);
    }
  }
}

/** Shows an SVG drawn by the core; an attachment for its host element. */
export function drawSvg(text: string) {
  return (host: HTMLElement): void => {
    const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    if (root.localName !== "svg") return host.replaceChildren();
    clean(root);
    root.setAttribute("aria-hidden", "true");
    host.replaceChildren(document.importNode(root, true));
  };
}

/** Shows HTML made by the core's Markdown reader; an attachment for its host element. */
export function showHtml(text: string) {
  return (host: HTMLElement): void => {
    const { body } = new DOMParser().parseFromString(text, "text/html");
    clean(body);
    host.replaceChildren(...[...body.childNodes].map((node) => document.importNode(node, true)));
  };
}

/**
 * Shows a whole page that the core made, in its own styles; an attachment for its host element.
 * The page stands in a shadow root: its styles stay inside, the window's stay outside, and a
 * sheet made here is not inline, so the strict CSP allows it. `onlink` gets web addresses.
 */
export function showPage(text: string, onlink: (url: string) => void) {
  return (host: HTMLElement): (() => void) => {
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const page = new DOMParser().parseFromString(text, "text/html");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync([...page.querySelectorAll("style")].map((one) => one.textContent).join("\n"));
    clean(page.body);
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(document.importNode(page.body, true));

    function follow(event: Event) {
      const link = (event.target as Element).closest("a[href]");
      if (!link) return;
      event.preventDefault();
      const url = link.getAttribute("href") ?? "";
      // The address of the window belongs to its screens, so places in the page are found here.
      if (url.startsWith("#")) root.getElementById(url.slice(1))?.scrollIntoView?.();
      else onlink(url);
    }
    root.addEventListener("click", follow);
    return () => root.removeEventListener("click", follow);
  };
}
