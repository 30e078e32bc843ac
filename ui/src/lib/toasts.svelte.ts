// Messages at the foot of the window. A toast stays 8 seconds, and as long as it is hovered
// or holds the focus.

export const TOAST_MS = 8000;
/** More would hide the page; the oldest makes room. */
const MOST = 3;

export interface ToastAction {
  label: string;
  /** A key binding to show on the button, such as `Mod+Z`. */
  keys?: string;
  run: () => void;
}

export interface Toast {
  id: number;
  text: string;
  kind: "done" | "note" | "problem";
  action: ToastAction | undefined;
}

class Toasts {
  items = $state.raw<readonly Toast[]>([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #paused = false;

  show(text: string, options: { kind?: Toast["kind"]; action?: ToastAction } = {}): number {
    const toast: Toast = {
      id: this.#next++,
      text,
      kind: options.kind ?? "done",
      action: options.action,
    };
    for (const old of this.items.slice(0, Math.max(0, this.items.length - MOST + 1))) {
      this.dismiss(old.id);
    }
    this.items = [...this.items, toast];
    if (!this.#paused) this.#start(toast.id);
    return toast.id;
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.items = this.items.filter((toast) => toast.id !== id);
    // The pointer cannot leave what is gone.
    if (this.items.length === 0) this.#paused = false;
  }

  /** While a toast is hovered or focused, none leaves. */
  pause(): void {
    this.#paused = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** The full time starts again: reading was interrupted by nobody. */
  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    for (const toast of this.items) this.#start(toast.id);
  }

  #start(id: number): void {
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), TOAST_MS),
    );
  }
}

export const toasts = new Toasts();
