// Messages at the foot of the window: at most one of what was done, with its undo, and the
// problems that nobody has closed yet. What was done stays 8 seconds, and as long as it is
// hovered or holds the focus; older steps are taken back in History. A problem stays until closed.

export const TOAST_MS = 8000;
/** More problems at once would hide the page; the oldest makes room. */
const MOST_PROBLEMS = 3;

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
  #timer: ReturnType<typeof setTimeout> | undefined;
  #paused = false;

  show(text: string, options: { kind?: Toast["kind"]; action?: ToastAction } = {}): number {
    const { kind = "done", action } = options;
    const toast: Toast = { id: this.#next++, text, kind, action };
    // The same trouble said twice is one trouble.
    const problems = this.items.filter((one) => one.kind === "problem" && one.text !== text);
    if (kind === "problem") {
      const passing = this.items.filter((one) => one.kind !== "problem");
      this.items = [...problems.slice(1 - MOST_PROBLEMS), toast, ...passing];
    } else {
      this.items = [...problems, toast];
      if (!this.#paused) this.#start();
    }
    return toast.id;
  }

  dismiss(id: number): void {
    this.items = this.items.filter((toast) => toast.id !== id);
    // The pointer cannot leave what is gone.
    if (this.items.length === 0) this.#paused = false;
  }

  /** What the newest change offers, such as its undo. */
  get offer(): ToastAction | undefined {
    return this.items.findLast((toast) => toast.kind !== "problem")?.action;
  }

  /** Closes the newest message. False where there is none. */
  dismissLast(): boolean {
    const last = this.items.at(-1);
    if (last) this.dismiss(last.id);
    return last !== undefined;
  }

  /** While a toast is hovered or focused, none leaves. */
  pause(): void {
    this.#paused = true;
    clearTimeout(this.#timer);
  }

  /** The full time starts again: reading was interrupted by nobody. */
  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#start();
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.items = this.items.filter((toast) => toast.kind === "problem");
    }, TOAST_MS);
  }
}

export const toasts = new Toasts();
