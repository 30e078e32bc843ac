// Undo and redo of data, and the toast that offers undo after every change.
import { ApiError, call, type Input, type OperationName, type Output } from "./api";
import { toasts } from "./toasts.svelte";

type Label = { label?: string; undone?: string };

/** Runs a write and offers to undo it. `said` is the sentence of the toast: "Goal added". */
export async function change<N extends OperationName>(
  name: N,
  payload: Input<N>,
  said: string | ((output: Output<N>) => string),
): Promise<Output<N> | undefined> {
  try {
    const output = await call(name, payload);
    offerUndo(typeof said === "string" ? said : said(output));
    return output;
  } catch (thrown) {
    const error = ApiError.from(thrown);
    // A wrong field is shown at the field by whoever asked.
    if (error.field !== undefined) throw error;
    toasts.show(error.message, { kind: "problem" });
    return undefined;
  }
}

/** Shows what was done, with Undo. */
export function offerUndo(said: string): void {
  const id = toasts.show(said, {
    action: {
      label: "Undo",
      keys: "Mod+Z",
      run: () => {
        toasts.dismiss(id);
        void undo();
      },
    },
  });
}

/** Undoes the last change of data. */
export async function undo(): Promise<void> {
  await step("undo", "Undone");
}

/** Does again what was undone. */
export async function redo(): Promise<void> {
  await step("redo", "Done again");
}

async function step(name: "undo" | "redo", word: string): Promise<void> {
  try {
    const made = (await call(name as OperationName, {} as never)) as Label | undefined;
    const what = made?.undone ?? made?.label;
    toasts.show(what ? `${word}: ${what}` : word, { kind: "note" });
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
  }
}
