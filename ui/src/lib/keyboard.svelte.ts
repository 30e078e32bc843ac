// Dispatches keys to what is on the screen. Screens add layers with `useKeys`; the newest layer
// that knows a key wins, and its hints stand in the status bar.
import { onDestroy, untrack } from "svelte";
import {
  belongsToText,
  bindingOf,
  COMMANDS,
  DEFAULT_KEYS,
  isSingleLetter,
  isTextField,
  SEQUENCE_MS,
  stroke,
  worksInText,
  type CommandId,
  type KeySettings,
} from "./keys";

export interface KeyEntry {
  /** A command of the key map, or */
  command?: CommandId;
  /** a key of this screen alone, such as `c`. */
  keys?: string;
  /** For the status bar; the command's own label where absent. Entries of the same label share one hint. */
  label?: string;
  /** Returns false when it does not apply after all: the key then goes on. */
  run: (event: KeyboardEvent) => void | false;
  /** Shown in the status bar; true unless said otherwise. */
  hint?: boolean;
  /** How the key reads in the status bar where one entry stands for several: `0–4`. */
  shown?: string;
}

export interface Hint {
  label: string;
  bindings: string[];
}

type Layer = { entries: () => readonly KeyEntry[]; base: boolean };

class Keyboard {
  settings = $state<KeySettings>({ ...DEFAULT_KEYS });
  #layers = $state.raw<readonly Layer[]>([]);
  // While a screen goes, Svelte reads state as it was before the change that took it away:
  // without a list of its own, the keys of the screen that came in its place would be dropped.
  #present: readonly Layer[] = [];
  #begun = "";
  #begunAt = 0;

  /** Adds a layer on top (`base`: below all, without hints); returns the way to take it off. */
  add(entries: () => readonly KeyEntry[], base = false): () => void {
    const layer: Layer = { entries, base };
    const show = (layers: readonly Layer[]) => {
      this.#present = layers;
      untrack(() => (this.#layers = layers));
    };
    show(base ? [layer, ...this.#present] : [...this.#present, layer]);
    return () => show(this.#present.filter((other) => other !== layer));
  }

  bindingFor(entry: KeyEntry): string {
    if (entry.command) return bindingOf(entry.command, this.settings);
    const keys = entry.keys ?? "";
    return !this.settings.singleLetters && isSingleLetter(keys) ? "" : keys;
  }

  /** The binding to show where the key map's own one is named; empty when it is switched off. */
  shown(keys: string): string {
    const all = Object.keys(COMMANDS) as CommandId[];
    const id = all.find((command) => COMMANDS[command].keys === keys);
    return id ? bindingOf(id, this.settings) : keys;
  }

  /** What works here and now: the screen's own keys first, then its panes from left to right. */
  get hints(): Hint[] {
    const hints: (Hint & { place: number })[] = [];
    const owners = this.#owners();
    for (const layer of this.#layers) {
      if (layer.base) continue;
      for (const entry of layer.entries()) {
        const binding = this.bindingFor(entry);
        if (entry.hint === false || !binding || owners[binding] !== layer) continue;
        const label = entry.label ?? (entry.command ? COMMANDS[entry.command].label : "");
        const same = hints.find((hint) => hint.label === label);
        const shown = entry.shown ?? binding;
        if (same && !same.bindings.includes(shown)) same.bindings.push(shown);
        else if (!same) hints.push({ label, bindings: [shown], place: paneOrder(entry.command) });
      }
    }
    return hints.sort((a, b) => a.place - b.place);
  }

  /** Which layer a key belongs to: the newest that knows it, so that the bar says what happens. */
  #owners(): Record<string, Layer> {
    const owners: Record<string, Layer> = {};
    for (const layer of this.#layers) {
      for (const entry of layer.entries()) owners[this.bindingFor(entry)] = layer;
    }
    return owners;
  }

  /** Something on the screen answers to this command now. */
  knows(id: CommandId): boolean {
    return this.#layers.some((layer) => layer.entries().some((entry) => entry.command === id));
  }

  /** Runs what a key means. True when something did. */
  handle(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const key = stroke(event);
    if (key === undefined) return false;
    const modal = document.querySelector("dialog[open][data-modal]");
    // A dialog hears only what is inside it.
    if (modal) return false;
    const inText = isTextField(event.target);
    if (inText && (!worksInText(key) || belongsToText(key))) return false;
    if (key === "Enter" && pressable(event.target)) return false;

    const begun = event.timeStamp - this.#begunAt <= SEQUENCE_MS ? this.#begun : "";
    this.#begun = "";
    if (begun && this.#run(`${begun} ${key}`, event)) return true;
    if (this.#startsSequence(key)) {
      this.#begun = key;
      this.#begunAt = event.timeStamp;
      event.preventDefault();
      return true;
    }
    return this.#run(key, event);
  }

  #run(binding: string, event: KeyboardEvent): boolean {
    for (const layer of [...this.#layers].reverse()) {
      for (const entry of layer.entries()) {
        if (this.bindingFor(entry) !== binding) continue;
        if (entry.run(event) === false) continue;
        event.preventDefault();
        return true;
      }
    }
    return false;
  }

  #startsSequence(key: string): boolean {
    return this.#layers.some((layer) =>
      layer.entries().some((entry) => this.bindingFor(entry).startsWith(`${key} `)),
    );
  }
}

/** 0 for all but panes, which follow in the order of the key map. */
function paneOrder(command: CommandId | undefined): number {
  if (!command || COMMANDS[command].group !== "Panes") return 0;
  return 1 + Object.keys(COMMANDS).indexOf(command);
}

/** Enter presses a focused button or follows a focused link by itself. */
function pressable(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("button, a[href], summary, [role='option'], [role='menuitem']") !== null
  );
}

export const keyboard = new Keyboard();

/**
 * Adds keys for as long as the component lives; `entries` may read reactive values.
 * Not an effect: parents must come before their children, so that the child wins.
 */
export function useKeys(
  entries: () => readonly KeyEntry[],
  options: { base?: boolean } = {},
): void {
  onDestroy(keyboard.add(entries, options.base));
}
