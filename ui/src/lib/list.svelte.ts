/** Which row of a list is selected, moved by j and k. It keeps the row, not the place, when the list changes. */
export class ListSelection<T> {
  #items: () => readonly T[];
  #key: (item: T) => string;
  #selected = $state<string>();

  constructor(items: () => readonly T[], key: (item: T) => string) {
    this.#items = items;
    this.#key = key;
  }

  /** Place of the selected row, or -1. */
  get index(): number {
    return this.#items().findIndex((item) => this.#key(item) === this.#selected);
  }

  get current(): T | undefined {
    return this.#items()[this.index];
  }

  is(item: T): boolean {
    return this.#key(item) === this.#selected;
  }

  select(item: T | undefined): void {
    this.#selected = item === undefined ? undefined : this.#key(item);
  }

  /** The row at a place, if there is one. */
  at(place: number): T | undefined {
    return place < 0 ? undefined : this.#items()[place];
  }

  /** The row with a key, if it is here. */
  find(key: string): T | undefined {
    return this.#items().find((item) => this.#key(item) === key);
  }

  /** Moves by rows, stopping at the ends; without a selection it starts at the first. */
  move(by: number): void {
    const items = this.#items();
    if (items.length === 0) return;
    const from = this.index;
    const to = from < 0 ? 0 : Math.min(items.length - 1, Math.max(0, from + by));
    this.select(items[to]);
  }
}
