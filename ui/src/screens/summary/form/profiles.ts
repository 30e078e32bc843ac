// Form profiles come and go as files.
import type { MenuItem } from "../../../components/Menu.svelte";
import type { BoxCounts } from "../../../generated/BoxCounts";
import type { FormBox } from "../../../generated/FormBox";
import type { FormProfile } from "../../../generated/FormProfile";
import { ApiError, call, callWrite } from "../../../lib/api";
import { saveText } from "../../../lib/desktop";
import { toasts } from "../../../lib/toasts.svelte";
import { change, offerUndo } from "../../../lib/undo";

/** A box while it is written; the limit is what was typed. */
export interface BoxDraft extends Omit<FormBox, "limit"> {
  key: number;
  limit: string;
}

let made = 0;
export const draftOf = ({ sections, limit, ...box }: FormBox): BoxDraft => ({
  ...box,
  limit: String(limit),
  sections: [...sections],
  key: ++made,
});

/** A box below another one: as long, and counted as that one is. */
export const boxAfter = (last: BoxDraft | undefined): BoxDraft => ({
  name: "",
  limit: last?.limit ?? "2000",
  counts: last?.counts ?? "characters",
  rich: last?.rich ?? false,
  sections: [],
  key: ++made,
});

/** A form as its file says it. What was typed for a limit and is no number is refused by the core. */
export const textOf = (name: string, boxes: readonly BoxDraft[]): string =>
  JSON.stringify({
    name,
    boxes: boxes.map(({ name, limit, counts, rich, sections }) => ({
      name,
      limit: Number(limit),
      counts,
      rich,
      sections,
    })),
  });

/** Which box a refusal speaks of, from 0; -1 where of none. */
export function boxMeant({ field, message }: ApiError): number {
  if (field === undefined || field === "boxes") return -1;
  return Number(/\bbox (\d+)/i.exec(message)?.[1] ?? 0) - 1;
}

export const COUNTS: Record<BoxCounts, string> = {
  characters: "Characters",
  utf16: "UTF-16 units",
  bytes: "Bytes",
};

/** Titles that boxes of forms ask for, and those of a draft. */
export const titlesOf = (
  forms: readonly FormProfile[],
  draft: readonly string[] = [],
): string[] => [
  ...new Set([...draft, ...forms.flatMap(({ boxes }) => boxes.flatMap((box) => box.sections))]),
];

async function told<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
    return undefined;
  }
}

/** Takes in the form of a chosen file and gives its name. Throws what the core refuses. */
export async function take(field: HTMLInputElement): Promise<string | undefined> {
  const chosen = field.files?.[0];
  if (!chosen) return undefined;
  const text = await chosen.text();
  field.value = "";
  const { output, operation } = await callWrite("profile.add", { text });
  if (operation !== null) offerUndo(`Form added: ${output.name}`, operation);
  return output.name;
}

/** What can be done with a form; `oncopy` begins one like it. */
export function profileItems(form: FormProfile, oncopy: () => void): MenuItem[] {
  const { name } = form;
  const items: MenuItem[] = [
    { text: "Make one like it…", icon: "copy", run: oncopy },
    {
      text: "Save as a file…",
      icon: "share",
      run: () =>
        void told(async () => {
          const made = await call("profile.export", { profile: name });
          if (await saveText(made.file_name, made.text))
            toasts.show("Saved. The file holds the form and nothing about anybody.");
        }),
    },
  ];
  if (form.id !== null)
    items.push({
      text: "Remove",
      icon: "trash",
      danger: true,
      rule: true,
      run: () => void removeForm(form),
    });
  return items;
}

/** Removes a form of one's own. */
export const removeForm = ({ id, name }: FormProfile) =>
  told(() => change("profile.remove", { profile: id ?? name }, `Form removed: ${name}`));
