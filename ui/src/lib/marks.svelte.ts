import type { ListSelection } from "./list.svelte";

/** Rows of a list that are marked for doing one thing to all of them. */
export class Marks<T> {
  #rows: ListSelection<T>;
  #items: () => readonly T[];
  #key: (item: T) => string;
  #marked = $state.raw<readonly string[]>([]);
  /** Where a run of Shift+j or Shift+k began, and what was marked before it. */
  #run: { from: string; before: readonly string[] } | undefined;

  constructor(rows: ListSelection<T>, items: () => readonly T[], key: (item: T) => string) {
    this.#rows = rows;
    this.#items = items;
    this.#key = key;
  }

  /** The marked rows that are still in the list, in its order. */
  get items(): T[] {
    return this.#items().filter((item) => this.#marked.includes(this.#key(item)));
  }

  has(item: T): boolean {
    return this.#marked.includes(this.#key(item));
  }

  /** Marks a row or takes its mark away; the keys go on from it. */
  toggle(item: T | undefined): void {
    if (!item) return;
    const key = this.#key(item);
    const others = this.#marked.filter((other) => other !== key);
    this.#marked = others.length < this.#marked.length ? others : [...others, key];
    this.#run = undefined;
    this.#rows.select(item);
  }

  /** Moves the selection and marks all between where the run began and where it is. */
  extend(by: number): void {
    const at = this.#rows.current;
    if (!at) return this.toggle(this.#rows.at(0));
    this.#begin(at);
    this.#rows.move(by);
    this.#fill();
  }

  /** Marks all from the selected row to this one. */
  reach(item: T): void {
    this.#begin(this.#rows.current ?? item);
    this.#rows.select(item);
    this.#fill();
  }

  all(): void {
    this.#marked = this.#items().map(this.#key);
    this.#run = undefined;
  }

  clear(): void {
    this.#marked = [];
    this.#run = undefined;
  }

  #begin(at: T): void {
    const inRun = this.#run !== undefined && this.#marked.includes(this.#key(at));
    if (!inRun) this.#run = { from: this.#key(at), before: this.#marked };
  }

  #fill(): void {
    if (!this.#run) return;
    const keys = this.#items().map(this.#key);
    const ends = [keys.indexOf(this.#run.from), this.#rows.index].sort((a, b) => a - b);
    const between = keys.slice(Math.max(0, ends[0] ?? 0), (ends[1] ?? 0) + 1);
    this.#marked = [...this.#run.before, ...between];
  }
}
