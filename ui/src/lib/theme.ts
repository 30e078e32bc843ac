/** `system` follows the desktop. */
export type Theme = "system" | "light" | "dark";

export interface Appearance {
  theme: Theme;
  /** Text size in per cent, 80-200; 100 is 13 px interface text. */
  textSize: number;
}

const KEY = "appearance";
const DEFAULT: Appearance = { theme: "system", textSize: 100 };

/** Shows the window in a theme and text size, and remembers them for the next start's first paint. */
export function applyAppearance(appearance: Appearance): void {
  const root = document.documentElement;
  if (appearance.theme === "system") delete root.dataset.theme;
  else root.dataset.theme = appearance.theme;
  const size = Math.min(200, Math.max(80, appearance.textSize));
  root.style.setProperty("--text-scale", String(size / 100));
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...appearance, textSize: size }));
  } catch {
    // Storage is switched off or full: the window only forgets its looks.
  }
}

/** The appearance of the last run, or the default. */
export function rememberedAppearance(): Appearance {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Appearance>;
    const theme = (["system", "light", "dark"] as const).find((known) => known === stored.theme);
    const size = Number(stored.textSize);
    return {
      theme: theme ?? DEFAULT.theme,
      textSize: size >= 80 && size <= 200 ? size : DEFAULT.textSize,
    };
  } catch {
    return DEFAULT;
  }
}
