import { call } from "./api";

const reading = new Set<Promise<string>>();

/** Reads a date as people write it ("in 3 weeks", "15 dec"); rejects with a message for the field. */
export function readDate(text: string, from?: string): Promise<string> {
  const asked = call("date.read", from === undefined ? { text } : { text, from }).then(
    ({ on }) => on,
  );
  reading.add(asked);
  const forget = () => reading.delete(asked);
  asked.then(forget, forget);
  return asked;
}

/** Waits for the dates that are being read; false where one was none. */
export async function datesRead(): Promise<boolean> {
  const all = await Promise.allSettled([...reading]);
  return all.every((one) => one.status === "fulfilled");
}
