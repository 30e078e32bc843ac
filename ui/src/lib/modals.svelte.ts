// The modal dialogs that are open, the topmost last. What lies outside of it can neither be
// seen nor reached, so what must be goes into it.
let open = $state.raw<readonly HTMLDialogElement[]>([]);

export const modals = {
  /** The dialog that has the window, if one has. */
  get top(): HTMLDialogElement | undefined {
    return open.at(-1);
  },

  /** Opens a dialog. What it gives back is to be called when it goes: the focus returns. */
  show(dialog: HTMLDialogElement): () => void {
    const before = document.activeElement as HTMLElement | null;
    dialog.showModal();
    open = [...open, dialog];
    return () => {
      open = open.filter((one) => one !== dialog);
      before?.focus?.();
    };
  },
};
