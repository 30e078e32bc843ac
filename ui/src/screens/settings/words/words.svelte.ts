// Changes of the list of words. It is a setting and no operation of the file: what takes a step
// back is said here.
import type { HonestKind } from "../../../generated/HonestKind";
import type { HonestSet } from "../../../generated/HonestSet";
import type { HonestWord } from "../../../generated/HonestWord";
import { ApiError, call, publishTouched } from "../../../lib/api";
import { toasts } from "../../../lib/toasts.svelte";

export const KINDS: Record<HonestKind, { text: string; say: string }> = {
  vague: { text: "Vague", say: "It says nothing that could be seen or counted." },
  absolute: { text: "Absolute", say: "It leaves no room for an exception." },
  loaded: { text: "Loaded", say: "It judges a person, or tells the reader what to think." },
};

/** The word whose entry is changed from outside of the settings. */
class Changing {
  word = $state<string>();
}
export const changing = new Changing();

const set = (input: HonestSet) => call("honest.set", input);
const whole = ({ word, kind, why, instead }: HonestWord) => ({ word, kind, why, instead });

/** Runs a step and offers the way back. */
async function step(said: string, run: () => Promise<unknown>, back: () => Promise<unknown>) {
  await run();
  publishTouched(["honest"]);
  const id = toasts.show(said, {
    action: {
      label: "Undo",
      keys: "Mod+Z",
      run: () => {
        toasts.dismiss(id);
        void told(async () => {
          await back();
          publishTouched(["honest"]);
          toasts.show(`Undone: ${said}`, { kind: "note" });
        });
      },
    },
  });
}

/** A refusal is said at the foot of the window. */
async function told(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (thrown) {
    toasts.show(ApiError.from(thrown).message, { kind: "problem" });
  }
}

/** Adds a word, or changes the one that was there. Throws what the core refuses. */
export function saveWord(
  input: { word: string; kind: HonestKind; why: string; instead: string },
  before: HonestWord | undefined,
): Promise<void> {
  const { word } = input;
  if (before?.own)
    return step(
      `Changed “${word}”`,
      () => set({ ...input, was: before.word }),
      () => set({ ...whole(before), was: word }),
    );
  return step(
    before ? `Changed “${word}”: it is yours now` : `Added “${word}”`,
    () => set(input),
    async () => {
      await call("honest.remove", { word });
      if (before?.off) await set({ word, off: true });
    },
  );
}

/** Does not point a word out any more, and takes it out where it is one's own. */
export const leaveWord = (word: string): Promise<void> =>
  told(async () => {
    const { words } = await call("honest.list", {});
    const before = words.find((one) => one.word === word);
    await step(
      `“${word}” is not pointed out any more`,
      () => set({ word, off: true }),
      () => set(before?.own ? whole(before) : { word, off: false }),
    );
  });

/** Points a word of ours out again. */
export const takeBack = ({ word }: HonestWord): Promise<void> =>
  told(() =>
    step(
      `“${word}” is pointed out again`,
      () => set({ word, off: false }),
      () => set({ word, off: true }),
    ),
  );

/** Takes out a word of one's own; where it stood before one of ours, that one is back. */
export const removeWord = (entry: HonestWord): Promise<void> =>
  told(() =>
    step(
      `Removed “${entry.word}”`,
      () => call("honest.remove", { word: entry.word }),
      () => set(whole(entry)),
    ),
  );
