// The one key map. A binding is written `Mod+Shift+N` (Mod is Ctrl, or Cmd on a Mac), `j`, or a
// sequence such as `g t`. Other files speak of commands by id and never of raw keys.

export interface KeyCommand {
  /** What the status bar and the list of all keys call it. */
  label: string;
  /** The default binding. */
  keys: string;
  group: "Anywhere" | "Go to" | "In a list" | "Write" | "Panes";
}

export const COMMANDS = {
  palette: { keys: "Mod+K", label: "Find or do", group: "Anywhere" },
  new: { keys: "Mod+N", label: "New here", group: "Anywhere" },
  capture: { keys: "Mod+Shift+N", label: "Quick capture", group: "Anywhere" },
  undo: { keys: "Mod+Z", label: "Undo", group: "Anywhere" },
  redo: { keys: "Mod+Shift+Z", label: "Redo", group: "Anywhere" },
  "search-here": { keys: "/", label: "Search here", group: "Anywhere" },
  "all-keys": { keys: "?", label: "All keys", group: "Anywhere" },

  "go-today": { keys: "g t", label: "Today", group: "Go to" },
  "go-people": { keys: "g p", label: "People", group: "Go to" },
  "go-goals": { keys: "g o", label: "Goals", group: "Go to" },
  "go-actions": { keys: "g a", label: "Actions", group: "Go to" },
  "go-snapshots": { keys: "g s", label: "Snapshots", group: "Go to" },
  "go-team": { keys: "g m", label: "Team map", group: "Go to" },
  "go-summaries": { keys: "g w", label: "Summaries", group: "Go to" },
  "new-goal": { keys: "g n", label: "New goal", group: "Go to" },

  next: { keys: "j", label: "Next", group: "In a list" },
  previous: { keys: "k", label: "Previous", group: "In a list" },
  open: { keys: "Enter", label: "Open", group: "In a list" },
  edit: { keys: "e", label: "Edit", group: "In a list" },
  leave: { keys: "Escape", label: "Leave", group: "In a list" },
  done: { keys: "x", label: "Done", group: "In a list" },
  later: { keys: "z", label: "Later", group: "In a list" },

  note: { keys: "n", label: "Note", group: "Write" },
  win: { keys: "w", label: "Win", group: "Write" },
  feedback: { keys: "f", label: "Feedback", group: "Write" },
  finish: { keys: "Mod+Enter", label: "Save or finish", group: "Write" },

  "previous-tab": { keys: "[", label: "Previous tab", group: "Panes" },
  "next-tab": { keys: "]", label: "Next tab", group: "Panes" },
  "pane-left": { keys: "Mod+1", label: "Left pane", group: "Panes" },
  "pane-centre": { keys: "Mod+2", label: "Centre pane", group: "Panes" },
  "pane-right": { keys: "Mod+3", label: "Right pane", group: "Panes" },
  "private-pane": { keys: "Mod+Shift+P", label: "Private pane", group: "Panes" },
} as const satisfies Record<string, KeyCommand>;

export type CommandId = keyof typeof COMMANDS;

/** What the owner changed. Stored with the window's settings. */
export interface KeySettings {
  /** Bindings in place of the defaults; an empty string switches a command's key off. */
  bindings: Partial<Record<CommandId, string>>;
  /** Off: only keys with a modifier, Enter and Escape work. */
  singleLetters: boolean;
}

export const DEFAULT_KEYS: KeySettings = { bindings: {}, singleLetters: true };

/** How long the second key of a sequence may take, in ms. */
export const SEQUENCE_MS = 1500;

export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");
}

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & {
  code?: string;
  getModifierState?: KeyboardEvent["getModifierState"];
};

/** The written form of what was pressed, or undefined for a modifier alone. */
export function stroke(event: Pressed, mac = isMac()): string | undefined {
  if (["Shift", "Control", "Alt", "Meta", "AltGraph", "Dead", "Process"].includes(event.key)) {
    return undefined;
  }
  // AltGr types brackets on many keyboards; it is then no modifier.
  const altGraph = event.getModifierState?.("AltGraph") ?? false;
  const mod = !altGraph && (mac ? event.metaKey : event.ctrlKey);
  const alt = !altGraph && event.altKey;
  let key = event.key;
  // A Cyrillic or Greek layout: the place of the key tells the letter.
  if (key.length === 1 && key.charCodeAt(0) > 127) {
    const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(event.code ?? "");
    if (place) key = (place[1] ?? place[2] ?? key).toLowerCase();
  }
  // With Ctrl+Shift, "1" may come as "!": take the digit.
  const digit = /^Digit(\d)$/.exec(event.code ?? "");
  if (mod && digit?.[1] !== undefined) key = digit[1];

  const letter = /^[a-z]$/i.test(key);
  if (letter) key = mod || alt ? key.toUpperCase() : key.toLowerCase();
  const shift = event.shiftKey && (letter || key.length > 1);
  return `${mod ? "Mod+" : ""}${alt ? "Alt+" : ""}${shift ? "Shift+" : ""}${key === " " ? "Space" : key}`;
}

/** True for keys that also work while a text field has the focus. */
export function worksInText(binding: string): boolean {
  return /^(Mod|Alt)\+/.test(binding) || binding === "Escape" || /^F\d+$/.test(binding);
}

/** Keys that text fields keep for themselves even with a modifier: their own undo and redo. */
export function belongsToText(binding: string): boolean {
  return binding === "Mod+Z" || binding === "Mod+Shift+Z";
}

export function isSingleLetter(binding: string): boolean {
  return !worksInText(binding) && binding !== "Enter";
}

/** The binding of a command under the owner's settings; empty when switched off. */
export function bindingOf(id: CommandId, settings: KeySettings): string {
  const keys = settings.bindings[id] ?? COMMANDS[id].keys;
  return !settings.singleLetters && isSingleLetter(keys) ? "" : keys;
}

/** Key caps for a binding: `Mod+Shift+P` is ["Ctrl ⇧ P"], `g t` is ["g", "t"]. */
export function caps(binding: string, mac = isMac()): string[] {
  const names: Record<string, string> = {
    Mod: mac ? "⌘" : "Ctrl",
    Alt: mac ? "⌥" : "Alt",
    Shift: "⇧",
    Enter: "↵",
    Escape: "Esc",
    ArrowUp: "↑",
    ArrowDown: "↓",
    ArrowLeft: "←",
    ArrowRight: "→",
  };
  return binding
    .split(" ")
    .filter(Boolean)
    .map((part) =>
      part
        .split(/\+(?=.)/)
        .map((name) => names[name] ?? name)
        .join(" "),
    );
}

/** True where typed letters are text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("[contenteditable]:not([contenteditable='false'])")) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  return !["checkbox", "radio", "button", "submit", "range", "color", "file"].includes(target.type);
}
