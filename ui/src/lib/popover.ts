/** Puts a popover below its anchor, or above where there is more room, inside the window. */
export function placeBelow(
  anchor: HTMLElement,
  popover: HTMLElement,
  options: { align?: "start" | "end"; sameWidth?: boolean } = {},
): void {
  const GAP = 6;
  const EDGE = 8;
  const box = anchor.getBoundingClientRect();
  if (options.sameWidth) popover.style.minWidth = `${box.width}px`;
  popover.style.maxHeight = "";
  const { width, height } = popover.getBoundingClientRect();
  const below = innerHeight - box.bottom - GAP - EDGE;
  const above = box.top - GAP - EDGE;
  const up = height > below && above > below;
  const room = up ? above : below;
  if (height > room) popover.style.maxHeight = `${Math.max(room, 96)}px`;
  const tall = Math.min(height, Math.max(room, 96));
  const left = options.align === "end" ? box.right - width : box.left;
  popover.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  popover.style.top = `${up ? box.top - GAP - tall : box.bottom + GAP}px`;
}
