// Words that mean a date, read by the core: "in 3 weeks", "fri", "15 dec".
import { ApiError, call } from "./api";

/** The date, `YYYY-MM-DD`, counted from a day (today when absent). Rejects with what is wrong. */
export async function readDate(text: string, from?: string): Promise<string> {
  return (await call("date.read", from ? { text, from } : { text })).on;
}

/** The same, for words that may be no date at all. */
export async function maybeDate(text: string, from?: string): Promise<string | null> {
  try {
    return await readDate(text, from);
  } catch (thrown) {
    if (ApiError.from(thrown).code === "failed") console.warn("A date could not be read");
    return null;
  }
}
