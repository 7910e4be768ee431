// How far a swarm is: a bar redrawn in place on a terminal, an occasional line where there is none. A short one shows nothing.

import type { Output } from '../../terminal/output.ts';
import { progressLine } from '../../terminal/progress.ts';
import type { Format } from '../../terminal/reporter.ts';
import { spanText } from '../../text/duration.ts';
import { count } from '../../text/text.ts';
import type { Tally } from './tally.ts';

const FIRST_MS = 2000;
const REDRAW_MS = 500;
const LINE_EVERY_MS = 10_000;

export interface Bounds {
  /** Infinity: only time ends the swarm. */
  readonly seeds: number;
  /** Milliseconds; Infinity: only the number of seeds does. */
  readonly forMs: number;
}

export class SwarmProgress {
  readonly #output: Output;
  readonly #width: () => number;
  readonly #bounds: Bounds;
  readonly #tally: Tally;
  readonly #startMs = performance.now();
  readonly #timer: NodeJS.Timeout | undefined;
  #nextMs = this.#startMs + FIRST_MS;
  #shrinking: number | undefined;
  #shown = false;

  constructor(output: Output, width: () => number, format: Format, bounds: Bounds, tally: Tally) {
    this.#output = output;
    this.#width = width;
    this.#bounds = bounds;
    this.#tally = tally;
    // No line where all that is printed is for a program to read.
    if (output.isTTY !== true && format === 'json') return;
    this.#timer = setInterval(() => this.#show(), REDRAW_MS);
  }

  /** A seed has failed, and is being made smaller. */
  shrinking(seed: number): void {
    this.#shrinking = seed;
  }

  /** Makes room for what is printed. */
  hide(): void {
    if (this.#shown) this.#output.write('\r\x1b[K');
    this.#shown = false;
    this.#shrinking = undefined;
  }

  end(): void {
    clearInterval(this.#timer);
    this.hide();
  }

  #show(): void {
    const nowMs = performance.now();
    if (nowMs < this.#nextMs) return;
    const isTTY = this.#output.isTTY === true;
    this.#nextMs = nowMs + (isTTY ? 0 : LINE_EVERY_MS);
    const { share, text } = farText(this.#tally.seeds, this.#bounds, nowMs - this.#startMs);
    const after = this.#shrinking === undefined ? text : `${text}, shrinking seed ${this.#shrinking}`;
    if (!isTTY) {
      this.#output.write(`swarm: ${after}.\n`);
      return;
    }
    const bar = progressLine({ label: 'swarm', done: share, total: 1, after }, this.#width() - 1);
    this.#output.write(`\r${bar}\x1b[K`);
    this.#shown = true;
  }
}

/** What share of the swarm is done after so many seeds and so long, by the bound that is reached first; and that in words. */
export function farText(
  seeds: number,
  bounds: Bounds,
  ms: number,
): { readonly share: number; readonly text: string } {
  const byTime = ms / bounds.forMs;
  const bySeeds = seeds / bounds.seeds;
  if (bySeeds >= byTime) return { share: bySeeds, text: leftText(seeds, bounds.seeds, bySeeds, ms) };
  const share = Math.min(1, byTime);
  return {
    share,
    text: `${count(seeds)} scenarios, ${spanText(1000 * ms)} of ${spanText(1000 * bounds.forMs)}`,
  };
}

/** `7 of 126, 12s, about 1min 20s left`; `share` of the work was done in `ms`. */
function leftText(done: number, total: number, share: number, ms: number): string {
  const left = share === 0 ? '' : `, about ${spanText((1000 * ms * (1 - share)) / share)} left`;
  return `${count(done)} of ${count(total)}, ${spanText(1000 * ms)}${left}`;
}
