// Forms in dialogs: dates that are still being read, and what the core found wrong.
import { tick } from "svelte";
import { ApiError } from "./api";
import { datesRead } from "./readDate";

/**
 * Waits until every date in the form is read. False where a field holds something that is not
 * right yet; that field then has the focus.
 */
export async function ready(form: HTMLFormElement | undefined): Promise<boolean> {
  if (!form) return false;
  const focused = document.activeElement as HTMLElement | null;
  if (focused && form.contains(focused)) focused.blur();
  const read = await datesRead();
  await tick();
  const wrong = form.querySelector<HTMLElement>("[aria-invalid='true']");
  if (wrong) wrong.focus();
  return read && !wrong;
}

/** The message of a refusal for the field it names; "" is the form as a whole. */
export function problemsOf(thrown: unknown): Record<string, string> {
  const error = ApiError.from(thrown);
  return { [error.field ?? ""]: error.message };
}

/** Words between commas: "ana, Ana L." */
export function list(text: string): string[] {
  const words = text.split(",").map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))];
}
