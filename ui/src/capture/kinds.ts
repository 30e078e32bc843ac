// What a jotted text can become, in words and signs.
import type { IconName } from "../components/icons";
import type { CaptureKind } from "../generated/CaptureKind";
import { NOTE_KINDS } from "../lib/noteKinds";

/** The kinds at hand. */
export const FIRST = [
  { value: "observation", text: "Note", icon: "note" },
  { value: "win", text: "Win", icon: "win" },
  { value: "peer-feedback", text: "Heard", icon: "feedback" },
  { value: "action", text: "Action", icon: "actions" },
] as const satisfies readonly { value: CaptureKind; text: string; icon: IconName }[];

/** All others. */
export const MORE = Object.entries(NOTE_KINDS)
  .filter(([value]) => !FIRST.some((first) => first.value === value))
  .map(([value, { text }]) => ({ value, text }));

/** What Save says: "Save win". */
export function saying(kind: CaptureKind, actionsOnly: boolean): string {
  if (kind === "action" || actionsOnly) return "Save action";
  if (kind === "observation") return "Save note";
  return `Save ${NOTE_KINDS[kind].text.toLowerCase()}`;
}
