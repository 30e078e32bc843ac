/** A question before a text leaves the file that holds what was made private since. */
class Asking {
  open = $state.raw<{ say: string; run: () => void }>();

  ask(say: string, run: () => void): void {
    this.open = { say, run };
  }

  close(): void {
    this.open = undefined;
  }
}

export const asking = new Asking();
