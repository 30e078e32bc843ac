// Remembers the owner's key settings for the next start.
import { bindingOf, COMMANDS, DEFAULT_KEYS, type CommandId, type KeySettings } from "./keys";
import { keyboard } from "./keyboard.svelte";

const KEY = "keys";

function take(settings: KeySettings): void {
  keyboard.settings = settings;
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Storage is switched off or full: the keys only forget the setting.
  }
}

/** Switches keys that are one letter on or off, and remembers it. */
export function setSingleLetters(on: boolean): void {
  take({ ...keyboard.settings, singleLetters: on });
}

/** Gives a command another key, none (""), or its usual one (undefined), and remembers it. */
export function setBinding(id: CommandId, keys: string | undefined): void {
  const others = Object.entries(keyboard.settings.bindings).filter(([other]) => other !== id);
  const bindings = Object.fromEntries(others) as KeySettings["bindings"];
  if (keys !== undefined && keys !== COMMANDS[id].keys) bindings[id] = keys;
  take({ ...keyboard.settings, bindings });
}

/** Every command has its usual key again. */
export function resetBindings(): void {
  take({ ...keyboard.settings, bindings: {} });
}

/** The command that has this key already, or one that begins or is begun by it: `g` and `g t`. */
export function takenBy(keys: string, id: CommandId): CommandId | undefined {
  const all = Object.keys(COMMANDS) as CommandId[];
  return all.find((other) => {
    const theirs = bindingOf(other, { ...keyboard.settings, singleLetters: true });
    const same = theirs === keys || theirs.startsWith(`${keys} `) || keys.startsWith(`${theirs} `);
    return other !== id && theirs !== "" && same;
  });
}

/** Applies the key settings of the last run. */
export function applyRememberedKeys(): void {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<KeySettings>;
    const bindings = Object.entries(stored.bindings ?? {}).filter(
      ([id, keys]) => id in COMMANDS && typeof keys === "string",
    );
    keyboard.settings = {
      bindings: Object.fromEntries(bindings),
      singleLetters: stored.singleLetters !== false,
    };
  } catch {
    keyboard.settings = { ...DEFAULT_KEYS };
  }
}
