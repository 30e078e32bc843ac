// Undo and redo of data, and the toast that offers undo after every change.
import { ApiError, call, callWrite, type Input, type Output, type WriteName } from "./api";
import { toasts } from "./toasts.svelte";

/**
 * Runs a write and offers to undo it. `said` is the sentence of the toast: "Goal added".
 * A refusal is shown as a toast and resolves with undefined; one that names a field is thrown,
 * for the form to show at the field.
 */
export async function change<N extends WriteName>(
  name: N,
  payload: Input<N>,
  said: string | ((output: Output<N>) => string),
): Promise<Output<N> | undefined> {
  try {
    const { output, operation } = await callWrite(name, payload);
    if (operation !== null) offerUndo(typeof said === "string" ? said : said(output), operation);
    return output;
  } catch (thrown) {
    const error = ApiError.from(thrown);
    if (error.field !== undefined) throw error;
    toasts.show(error.message, { kind: "problem" });
    return undefined;
  }
}

/** Shows what was done, with an Undo for exactly that. */
export function offerUndo(said: string, operation: string): void {
  const id = toasts.show(said, {
    action: {
      label: "Undo",
      keys: "Mod+Z",
      run: () => {
        toasts.dismiss(id);
        void undo(operation);
      },
    },
  });
}

/** Undoes the last change of data, or a named one. */
export async function undo(operation?: string): Promise<void> {
  await step(async () => {
    const made = await call("history.undo", operation === undefined ? {} : { operation });
    return made.label;
  });
}

/** Does again what was undone last. */
export async function redo(): Promise<void> {
  await step(async () => (await call("history.redo", {})).label);
}

async function step(run: () => Promise<string>): Promise<void> {
  try {
    toasts.show(await run(), { kind: "note" });
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
  }
}
