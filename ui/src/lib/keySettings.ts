// Remembers the owner's key settings for the next start.
import { DEFAULT_KEYS, type KeySettings } from "./keys";
import { keyboard } from "./keyboard.svelte";

const KEY = "keys";

/** Switches keys that are one letter on or off, and remembers it. */
export function setSingleLetters(on: boolean): void {
  keyboard.settings = { ...keyboard.settings, singleLetters: on };
  try {
    localStorage.setItem(KEY, JSON.stringify({ singleLetters: on }));
  } catch {
    // Storage is switched off or full: the keys only forget the setting.
  }
}

/** Applies the key settings of the last run. */
export function applyRememberedKeys(): void {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<KeySettings>;
    keyboard.settings = { ...DEFAULT_KEYS, singleLetters: stored.singleLetters !== false };
  } catch {
    keyboard.settings = { ...DEFAULT_KEYS };
  }
}
