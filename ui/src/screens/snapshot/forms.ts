// Forms on their way out, and their answers on the way back.
import type { SnapshotForm } from "../../generated/SnapshotForm";
import { ApiError, call, callWrite } from "../../lib/api";
import { saveText } from "../../lib/desktop";
import { go } from "../../lib/location.svelte";
import { toasts } from "../../lib/toasts.svelte";
import { offerUndo } from "../../lib/undo";

/** Makes a form and asks where to save it. One that is not saved was never made. */
export async function makeForm(input: SnapshotForm): Promise<boolean> {
  const { output, operation } = await callWrite("snapshot.form", input);
  const saved = await saveText(output.file_name, output.html).catch((thrown: unknown) => {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
    return null;
  });
  if (saved) {
    toasts.show(
      `Form saved: ${output.framework}, version ${output.version}. Nothing you wrote is in it.`,
      { kind: "note" },
    );
  } else if (operation) {
    await call("history.undo", { operation });
  }
  return saved !== null;
}

/**
 * Takes answers in and opens the snapshot they are in. Gives the refusal back where another day
 * would help; others are told at once.
 */
export async function takeAnswers(
  answers: string,
  person: string,
  on?: string,
): Promise<string | undefined> {
  try {
    const { output, operation } = await callWrite("snapshot.import_form", {
      answers,
      person,
      ...(on ? { on } : {}),
    });
    if (operation === null) toasts.show("These answers were there already.", { kind: "note" });
    else offerUndo("Answers taken in", operation);
    for (const warning of output.warnings) toasts.show(warning, { kind: "note" });
    go("snapshot", output.id);
    return undefined;
  } catch (thrown) {
    const error = ApiError.from(thrown);
    if (error.field === "on") return error.message;
    toasts.show(error.message, { kind: "problem" });
    return undefined;
  }
}
