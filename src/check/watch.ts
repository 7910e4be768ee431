// Waits for observations without polling; every wait has a timeout.

export class Watch {
  readonly #waiting = new Set<() => void>();

  /** Something was observed: all waiting conditions are evaluated again. */
  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** The first result of `look` that is not undefined; undefined after `limitMs`. */
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

  /** Resolves once nothing was observed for `quietMs`, or after about `limitMs`. */
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
