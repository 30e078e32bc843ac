// One tab stop for a list of any length: the keys of a list go from row to row.
import { keyboard } from "./keyboard.svelte";
import { bindingOf, stroke } from "./keys";

const controls = (row: Element | undefined) => [
  ...(row?.querySelectorAll<HTMLElement>("button:not([role='menuitem'])") ?? []),
];

/**
 * For `{@attach roving(remove)}` on a list whose rows hold buttons. The first button of a row opens
 * it; Delete removes. Where the row that has the focus goes, the next one gets it.
 */
export const roving = (remove: (at: number) => void) => (list: HTMLElement) => {
  let at = 0;
  let focused: Element | undefined;

  const go = (to: number) => {
    at = Math.max(0, Math.min(list.children.length - 1, to));
    [...list.children].forEach((row, place) => {
      for (const control of controls(row)) control.tabIndex = place === at ? 0 : -1;
    });
    return controls(list.children[at])[0];
  };

  const onfocusin = ({ target }: FocusEvent) => {
    focused = target as Element;
    const row = [...list.children].findIndex((one) => one.contains(focused ?? null));
    if (row >= 0) go(row);
  };
  const onkeydown = (event: KeyboardEvent) => {
    // A menu of a row, open or about to open, keeps its own keys.
    if (event.defaultPrevented || (event.target as Element).closest("[role='menu']")) return;
    const key = stroke(event);
    const means = (command: "next" | "previous" | "edit") =>
      key !== undefined && key === bindingOf(command, keyboard.settings);
    if (key === "ArrowDown" || means("next")) go(at + 1)?.focus();
    else if (key === "ArrowUp" || means("previous")) go(at - 1)?.focus();
    else if (key === "Home") go(0)?.focus();
    else if (key === "End") go(list.children.length)?.focus();
    else if (means("edit")) go(at)?.click();
    else if (key === "Delete") remove(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const watch = new MutationObserver(() => {
    const first = go(at);
    if (focused && !focused.isConnected) {
      focused = undefined;
      if (document.activeElement === document.body) first?.focus();
    }
  });
  go(0);
  watch.observe(list, { childList: true });
  list.addEventListener("focusin", onfocusin);
  list.addEventListener("keydown", onkeydown);
  return () => {
    watch.disconnect();
    list.removeEventListener("focusin", onfocusin);
    list.removeEventListener("keydown", onkeydown);
  };
};
