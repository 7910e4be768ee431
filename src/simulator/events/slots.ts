// Stores the values that events refer to by number, since the event queue holds only numbers.

export class Slots<T> {
  readonly #values: (T | undefined)[] = [];
  readonly #free: number[] = [];

  /** Values stored. */
  get size(): number {
    return this.#values.length - this.#free.length;
  }

  /** Stores a value, and returns its number. */
  put(value: T): number {
    const slot = this.#free.pop() ?? this.#values.length;
    this.#values[slot] = value;
    return slot;
  }

  /** The value of that number. */
  at(slot: number): T {
    return this.#values[slot] as T;
  }

  /** Maximum numbers in use at one time. */
  get places(): number {
    return this.#values.length;
  }

  /** All stored values, in the order of their numbers. */
  *[Symbol.iterator](): Generator<T> {
    for (const value of this.#values) if (value !== undefined) yield value;
  }

  /** Returns and removes a value: once per put. */
  take(slot: number): T {
    const value = this.#values[slot] as T;
    this.#values[slot] = undefined;
    this.#free.push(slot);
    return value;
  }
}
