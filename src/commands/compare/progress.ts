// How far a grid is, redrawn in place on a terminal; nothing where there is none.

import { canRedraw, type Output } from '../../terminal/output.ts';
import { progressLine } from '../../terminal/progress.ts';
import { spanText } from '../../text/duration.ts';
import { count } from '../../text/text.ts';

const REDRAW_MS = 500;

export class GridProgress {
  readonly #output: Output;
  readonly #width: () => number;
  readonly #total: number;
  readonly #costLeft: number;
  readonly #startMs = performance.now();
  readonly #timer: NodeJS.Timeout | undefined;
  #done: number;
  #costDone = 0;

  /** Of `total` cells `done` were there before; the others cost `costLeft` together. */
  constructor(output: Output, width: () => number, total: number, done: number, costLeft: number) {
    this.#output = output;
    this.#width = width;
    this.#total = total;
    this.#done = done;
    this.#costLeft = costLeft;
    if (!canRedraw(output)) return;
    this.#draw();
    this.#timer = setInterval(() => this.#draw(), REDRAW_MS);
  }

  cellDone(cost: number): void {
    this.#done++;
    this.#costDone += cost;
  }

  hide(): void {
    clearInterval(this.#timer);
    if (this.#timer !== undefined) this.#output.write('\r\x1b[K');
  }

  #draw(): void {
    const after = gridLeftText(
      this.#done,
      this.#total,
      this.#costDone / this.#costLeft,
      performance.now() - this.#startMs,
    );
    const line = progressLine(
      { label: 'cells', done: this.#done, total: this.#total, after },
      this.#width() - 1,
    );
    this.#output.write(`\r${line}\x1b[K`);
  }
}

/** `7 of 126, 12s, about 1min 20s left`; `share` of this run's work was done in `ms`. */
export function gridLeftText(done: number, total: number, share: number, ms: number): string {
  const left = share === 0 ? '' : `, about ${spanText((1000 * ms * (1 - share)) / share)} left`;
  return `${count(done)} of ${count(total)}, ${spanText(1000 * ms)}${left}`;
}
