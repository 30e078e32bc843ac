// A person's promises on the clipboard. The core writes the text, of shareable ones only.
import type { ActionState } from "../../generated/ActionState";
import type { ActionsText } from "../../generated/ActionsText";
import { ApiError, call } from "../../lib/api";
import { copyText } from "../../lib/clipboard";
import { count } from "../../lib/dates";
import { toasts } from "../../lib/toasts.svelte";

/** What the message says: how many, what was left out, whose names were replaced. */
export function copiedWords({ count: all, left_out, names }: ActionsText): string {
  const out = left_out === 1 ? "1 private one was" : `${left_out} private ones were`;
  return [
    all === 0 ? "There is nothing to copy." : `Copied ${count(all, "action")}.`,
    left_out > 0 ? `${out} left out.` : "",
    names.length > 0 ? `Replaced by “a colleague”: ${names.join(", ")}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Copies the person's shareable actions in a state; with none the clipboard stays as it is. */
export async function copyList(person: string, state: ActionState): Promise<void> {
  const made = call("action.text", { person, state });
  try {
    const text = made.then((list) => list.text || Promise.reject(new Error(copiedWords(list))));
    await copyText(text);
    toasts.show(copiedWords(await made));
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
  }
}
