// Small things the window remembers for itself, such as the last tab of a person. Never texts.

/** What was remembered under a name, or undefined. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a word; where storage is switched off or full, the window only forgets. */
export function remember(name: string, word: string): void {
  try {
    localStorage.setItem(name, word);
  } catch {
    // Nothing is lost but a habit.
  }
}
