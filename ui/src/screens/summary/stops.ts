// Where the keys stop in a draft: at its sections, at each claim without evidence and at each word to look at in them.
const STOPS = "#draft :is(.sect, .claimflag, .honestflag li)";
const FLAGS = "#draft .claimflag";

function stopAt(stop: Element | null | undefined): void {
  stop?.scrollIntoView?.({ block: "nearest" });
  stop?.querySelector<HTMLElement>("button:not(.cite)")?.focus();
}

/** Goes to a section. */
export const stopAtSection = (at: number) => stopAt(document.getElementById(`section-${at}`));

/** Goes so many stops on from where the keys are, else from section `at`; says which section that is. */
export function step(by: number, at: number): number {
  const stops = [...document.querySelectorAll(STOPS)];
  const here = document.activeElement?.closest(STOPS) ?? document.getElementById(`section-${at}`);
  const from = here ? stops.indexOf(here) : -1;
  const stop = stops[Math.max(0, Math.min(stops.length - 1, from + by))];
  stopAt(stop);
  const section = stop?.closest(".sect")?.id.replace("section-", "");
  return section === undefined ? at : Number(section);
}

/** Goes to the next claim without evidence, after the last one to the first. */
export function nextClaim(): void {
  const flags = [...document.querySelectorAll(FLAGS)];
  const here = document.activeElement?.closest(FLAGS);
  stopAt(flags[here ? (flags.indexOf(here) + 1) % flags.length : 0]);
}
