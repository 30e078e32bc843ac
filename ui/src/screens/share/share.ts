// Shared notes on their way out of the file.
import type { SharedNotes } from "../../generated/SharedNotes";
import type { SharePage } from "../../generated/SharePage";
import { ApiError, call } from "../../lib/api";
import { copyBoth } from "../../lib/clipboard";
import { count } from "../../lib/dates";
import { saveText } from "../../lib/desktop";
import { toasts } from "../../lib/toasts.svelte";

function said(what: string, made: SharedNotes): void {
  const gone = made.names_found.length - made.names_kept.length;
  const replaced =
    gone > 0
      ? ` ${count(gone, "name of somebody else is", "names of others are")} “a colleague” in it.`
      : "";
  toasts.show(`${what}. Private notes are never included.${replaced}`, { kind: "note" });
}

async function told(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
  }
}

/** Copies shared notes, rich and plain at once. `before` stores what is typed. */
export const copyShared = (input: SharePage, before?: () => Promise<void>) =>
  told(async () => {
    const made = (before?.() ?? Promise.resolve()).then(() =>
      call("share.page", { ...input, format: "md" }),
    );
    await copyBoth(made);
    said("Shared notes copied", await made);
  });

/** Asks where to save shared notes, and saves them. */
export const saveShared = (input: SharePage, format: "md" | "html") =>
  told(async () => {
    const made = await call("share.page", { ...input, format });
    if (await saveText(made.file_name, made.text)) {
      said("Saved", made);
    }
  });
