// Form profiles come and go as files.
import type { MenuItem } from "../../../components/Menu.svelte";
import type { FormProfile } from "../../../generated/FormProfile";
import { ApiError, call } from "../../../lib/api";
import { saveText } from "../../../lib/desktop";
import { toasts } from "../../../lib/toasts.svelte";
import { change } from "../../../lib/undo";

async function told<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
    return undefined;
  }
}

/** Takes in the form of a chosen file and gives its name. */
export const take = (field: HTMLInputElement): Promise<string | undefined> =>
  told(async () => {
    const chosen = field.files?.[0];
    if (!chosen) return undefined;
    const text = await chosen.text();
    field.value = "";
    return (await change("profile.add", { text }, ({ name }) => `Form added: ${name}`))?.name;
  });

/** What can be done with forms; `onadd` asks for a file. */
export function profileItems(form: FormProfile | undefined, onadd: () => void): MenuItem[] {
  const items: MenuItem[] = [{ text: "Add a form from a file…", icon: "import", run: onadd }];
  if (!form) return items;
  const { name } = form;
  items.push({
    text: "Save this form as a file…",
    icon: "share",
    run: () =>
      void told(async () => {
        const made = await call("profile.export", { profile: name });
        if (await saveText(made.file_name, made.text))
          toasts.show("Saved. The file holds the form and nothing about anybody.");
      }),
  });
  if (!form.builtin)
    items.push({
      text: "Remove this form",
      icon: "trash",
      danger: true,
      run: () =>
        void told(() => change("profile.remove", { profile: name }, `Form removed: ${name}`)),
    });
  return items;
}
