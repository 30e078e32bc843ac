// Takes a summary out of the file: to the clipboard or into a file.
import type { MenuItem } from "../../components/Menu.svelte";
import type { SummaryFile } from "../../generated/SummaryFile";
import type { SummaryFormat } from "../../generated/SummaryFormat";
import type { SummaryRender } from "../../generated/SummaryRender";
import { ApiError, call } from "../../lib/api";
import { copyBoth, copyText } from "../../lib/clipboard";
import { count } from "../../lib/dates";
import { saveBytes, saveText } from "../../lib/desktop";
import { toasts } from "../../lib/toasts.svelte";
import { asking } from "./asking.svelte";

function say(what: string, { warnings, lost }: SummaryFile): void {
  const more =
    warnings.length > 0
      ? ` ${count(warnings.length, "remark stands", "remarks stand")} beside the draft.`
      : "";
  toasts.show(`${what}. Private notes are not in it.${more}`);
  for (const text of lost) toasts.show(text, { kind: "problem" });
}

/** Runs a way out. A final text that holds what is private by now asks first. */
async function told(
  input: SummaryRender,
  run: (input: SummaryRender) => Promise<void>,
): Promise<void> {
  try {
    await run(input);
  } catch (thrown) {
    const { field, message } = ApiError.from(thrown);
    if (field === "yes" && !input.yes)
      asking.ask(
        "This final text holds something that was made private since.",
        () => void told({ ...input, yes: true }, run),
      );
    else toasts.show(message, { kind: "problem" });
  }
}

/** Copies the summary as text. */
export const copy = (given: SummaryRender, format: "md" | "txt") =>
  told(given, async (input) => {
    const file = call("summary.render", { ...input, format });
    await copyText(file.then(({ text }) => text ?? ""));
    say(format === "md" ? "Copied as Markdown" : "Copied as plain text", await file);
  });

/** Copies the summary with its headings and lists, beside it as text: who pastes takes what they know. */
export const copyRich = (given: SummaryRender) =>
  told(given, async (input) => {
    const file = call("summary.render", { ...input, format: "txt" });
    await copyBoth(file.then(({ text, html }) => ({ text: text ?? "", html })));
    say("Copied with headings and lists", await file);
  });

/** Asks where to save the summary, and saves it. Of a kept one the hash of the file is kept too. */
export const save = (given: SummaryRender, format: SummaryFormat) =>
  told(given, async (input) => {
    const file = await call("summary.render", { ...input, format });
    const { file_name, text, base64, id, sha256 } = file;
    const saved = base64 === null ? saveText(file_name, text ?? "") : saveBytes(file_name, base64);
    if (!(await saved)) return;
    if (id) await call("summary.exported", { id, format, sha256 });
    say("Saved", file);
  });

/** The menu of all ways out. `out` runs one once what was typed is saved. */
export function waysOut(
  input: () => SummaryRender,
  out: (run: () => Promise<void>) => Promise<void>,
): MenuItem[] {
  const file = (text: string, format: SummaryFormat) => ({
    text,
    icon: "file" as const,
    run: () => void out(() => save(input(), format)),
  });
  return [
    {
      text: "Copy as plain text",
      icon: "copy",
      keys: "Mod+Shift+C",
      run: () => void out(() => copy(input(), "txt")),
    },
    {
      text: "Copy for a document",
      icon: "copy",
      run: () => void out(() => copyRich(input())),
    },
    {
      text: "Copy as Markdown",
      icon: "copy",
      run: () => void out(() => copy(input(), "md")),
    },
    { ...file("Save as PDF…", "pdf"), rule: true },
    file("Save as Word document…", "docx"),
    file("Save as web page…", "html"),
    file("Save as Markdown…", "md"),
    file("Save as text…", "txt"),
    {
      text: "Private notes",
      icon: "lock",
      end: "Never",
      rule: true,
      why: "Private notes are never part of what leaves the file",
      run: () => {},
    },
  ];
}
