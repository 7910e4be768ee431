// Waiting for something to be seen: nothing is polled, and every wait has a limit.

export class Watch {
  readonly #waiting = new Set<() => void>();

  /** Something was seen: those that wait look again. */
  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** What `look` returns as soon as that is not undefined; undefined once `limitMs` have passed. */
  until<T>(look: () => T | undefined, limitMs: number): Promise<T | undefined> {
    return new Promise((resolve) => {
      const settle = (value: T | undefined) => {
        clearTimeout(timer);
        this.#waiting.delete(again);
        resolve(value);
      };
      const again = () => {
        const value = look();
        if (value !== undefined) settle(value);
      };
      const timer = setTimeout(() => settle(undefined), limitMs);
      this.#waiting.add(again);
      again();
    });
  }

  /** Settles once nothing has been seen for `quietMs`, and after `limitMs` at the latest. */
  async quiet(quietMs: number, limitMs: number): Promise<void> {
    const endMs = performance.now() + limitMs;
    let changes = 0;
    const count = () => void changes++;
    this.#waiting.add(count);
    try {
      for (let before = -1; before !== changes && performance.now() < endMs; ) {
        before = changes;
        await new Promise((resolve) => setTimeout(resolve, quietMs));
      }
    } finally {
      this.#waiting.delete(count);
    }
  }
}
