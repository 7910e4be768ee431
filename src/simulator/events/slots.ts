// Values that events speak of by number, since a queue of numbers holds no objects.

export class Slots<T> {
  readonly #values: (T | undefined)[] = [];
  readonly #free: number[] = [];

  /** How many are kept. */
  get size(): number {
    return this.#values.length - this.#free.length;
  }

  /** Keeps a value, and gives its number. */
  put(value: T): number {
    const slot = this.#free.pop() ?? this.#values.length;
    this.#values[slot] = value;
    return slot;
  }

  /** The value of that number. */
  at(slot: number): T {
    return this.#values[slot] as T;
  }

  /** Numbers that were ever in use at one time, at the most. */
  get places(): number {
    return this.#values.length;
  }

  /** All that are kept, in the order of their numbers. */
  *[Symbol.iterator](): Generator<T> {
    for (const value of this.#values) if (value !== undefined) yield value;
  }

  /** Gives the value of that number, and lets go of it: once for each put. */
  take(slot: number): T {
    const value = this.#values[slot] as T;
    this.#values[slot] = undefined;
    this.#free.push(slot);
    return value;
  }
}
