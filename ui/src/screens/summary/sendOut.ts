// Takes a summary out of the file: to the clipboard or into a file.
import type { SummaryFormat } from "../../generated/SummaryFormat";
import type { SummaryRender } from "../../generated/SummaryRender";
import { ApiError, call } from "../../lib/api";
import { copyText } from "../../lib/clipboard";
import { count } from "../../lib/dates";
import { saveText } from "../../lib/desktop";
import { toasts } from "../../lib/toasts.svelte";

function say(what: string, warnings: readonly string[]): void {
  const more =
    warnings.length > 0
      ? ` ${count(warnings.length, "remark stands", "remarks stand")} beside the draft.`
      : "";
  toasts.show(`${what}. Private notes are not in it.${more}`);
}

async function told(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
  }
}

/** Copies the summary as text. */
export const copy = (input: SummaryRender, format: "md" | "txt") =>
  told(async () => {
    const file = call("summary.render", { ...input, format });
    await copyText(file.then(({ text }) => text));
    say(format === "md" ? "Copied as Markdown" : "Copied as plain text", (await file).warnings);
  });

/** Asks where to save the summary, and saves it. */
export const save = (input: SummaryRender, format: SummaryFormat) =>
  told(async () => {
    const file = await call("summary.render", { ...input, format });
    if (await saveText(file.file_name, file.text)) say("Saved", file.warnings);
  });
