/** Saves while one types: after a pause, and at the latest at `most`. One save at a time, last text wins. */
export interface Autosave<T> {
  /** The value changed. */
  push(value: T): void;
  /** Saves now what is not saved yet; resolves when it is. Call it before leaving. */
  flush(): Promise<void>;
  /** Something waits to be saved or is being saved. */
  readonly pending: boolean;
}

const RETRY_MS = 3000;

export interface AutosaveOptions {
  /** Quiet time before a save, in ms. */
  pause?: number;
  /** Longest time that a change may wait, in ms. */
  most?: number;
  onerror?: (error: unknown) => void;
  onstate?: (state: "waiting" | "saving" | "saved" | "failed") => void;
}

/** Something that is not saved yet, and the way to save it. */
export interface Unsaved {
  flush(): Promise<void>;
}

/** Everything with something to save, so that closing the window loses nothing. */
const unsaved = new Set<Unsaved>();

/** Saves everything that waits, wherever it was typed. False where something could not be. */
export async function saveAll(): Promise<boolean> {
  await Promise.all([...unsaved].map((one) => one.flush()));
  return unsaved.size === 0;
}

/** Has something saved by `saveAll` too; returns the way to let go of it. */
export function holdUnsaved(one: Unsaved): () => void {
  unsaved.add(one);
  return () => void unsaved.delete(one);
}

export function autosave<T>(
  save: (value: T) => Promise<unknown>,
  options: AutosaveOptions = {},
): Autosave<T> {
  const { pause = 400, most = 600, onerror, onstate } = options;
  let waiting: { value: T } | undefined;
  let running: Promise<void> | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  function stopTimers() {
    clearTimeout(quiet);
    clearTimeout(deadline);
    quiet = deadline = undefined;
  }

  async function drain(): Promise<void> {
    while (waiting) {
      const { value } = waiting;
      waiting = undefined;
      onstate?.("saving");
      try {
        await save(value);
        if (!waiting) {
          unsaved.delete(self);
          onstate?.("saved");
        }
      } catch (error) {
        // Keep the text: the next key, the next flush or a little patience tries again.
        waiting ??= { value };
        quiet = setTimeout(() => void flush(), RETRY_MS);
        onstate?.("failed");
        onerror?.(error);
        return;
      }
    }
  }

  function flush(): Promise<void> {
    stopTimers();
    running ??= drain().finally(() => {
      running = undefined;
    });
    return running;
  }

  const self: Autosave<T> = {
    push(value) {
      waiting = { value };
      unsaved.add(self);
      onstate?.("waiting");
      clearTimeout(quiet);
      quiet = setTimeout(() => void flush(), pause);
      deadline ??= setTimeout(() => void flush(), most);
    },
    flush,
    get pending() {
      return waiting !== undefined || running !== undefined;
    },
  };
  return self;
}
