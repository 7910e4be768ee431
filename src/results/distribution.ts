// A distribution of whole numbers from 0: exact while they are small, and in steps of under 1 % above.

/** Values below this are counted one by one; above, 128 steps from one power of two to the next. */
const EXACT = 256;
const STEP_BITS = 7;

export class Distribution {
  readonly #counts: number[] = [];
  count = 0;
  sum = 0;
  min = Number.POSITIVE_INFINITY;
  max = 0;

  /** value: whole, from 0. */
  add(value: number): void {
    const at = bucketOf(value);
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    this.count++;
    this.sum += value;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }

  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count;
  }

  /** The smallest value that a fraction of all values, 0 to 1, does not exceed (its bucket's lower end); 0 when there is none. */
  quantile(fraction: number): number {
    let left = Math.max(1, Math.ceil(fraction * this.count));
    for (let at = 0; at < this.#counts.length; at++) {
      left -= this.#counts[at] ?? 0;
      if (left <= 0) return lowerEnd(at);
    }
    return 0;
  }

  /** Value (a bucket's lower end) and how many there are, for all that occur. */
  *entries(): Generator<[value: number, count: number]> {
    for (let at = 0; at < this.#counts.length; at++) {
      const count = this.#counts[at] ?? 0;
      if (count > 0) yield [lowerEnd(at), count];
    }
  }
}

function bucketOf(value: number): number {
  if (value < EXACT) return value;
  let scale = 0;
  let rest = value;
  while (rest >= EXACT) {
    rest = Math.floor(rest / 2);
    scale++;
  }
  return EXACT + (scale - 1) * (1 << STEP_BITS) + (rest - EXACT / 2);
}

function lowerEnd(at: number): number {
  if (at < EXACT) return at;
  const scale = Math.floor((at - EXACT) / (1 << STEP_BITS)) + 1;
  return (((at - EXACT) % (1 << STEP_BITS)) + EXACT / 2) * 2 ** scale;
}
