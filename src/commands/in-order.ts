// Passes on the results of parallel work in the order in which the work was given out.

export class InOrder<T> {
  readonly #next: (value: T, place: number) => void;
  readonly #waiting = new Map<number, T>();
  #passed = 0;

  constructor(next: (value: T, place: number) => void) {
    this.#next = next;
  }

  /** How many have been passed on: the place of the next one. */
  get passed(): number {
    return this.#passed;
  }

  /** Passes values on by place, from 0; one that is early waits. */
  put(place: number, value: T): void {
    this.#waiting.set(place, value);
    while (this.#waiting.has(this.#passed)) this.#take(this.#passed++);
  }

  /** No more will come: passes on what still waits, in order. */
  end(): void {
    for (const place of [...this.#waiting.keys()].sort((a, b) => a - b)) this.#take(place);
  }

  #take(place: number): void {
    const value = this.#waiting.get(place)!;
    this.#waiting.delete(place);
    this.#next(value, place);
  }
}
