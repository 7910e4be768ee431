// How far an experiment is: redrawn in place on a terminal, an occasional line where there is none.

import { canRedraw, type Output } from '../../terminal/output.ts';
import type { Format } from '../../terminal/reporter.ts';

const REDRAW_MS = 100;
const LINE_EVERY_MS = 2000;
const ERASE_LINE = '\r\x1b[K';

/** No line where all that is printed is for a program to read. */
export class ReproduceProgress {
  readonly #output: Output;
  readonly #everyMs: number;
  #drawnMs = performance.now();
  #shown = false;

  constructor(output: Output, format: Format) {
    this.#output = output;
    const lines = format === 'json' ? Number.POSITIVE_INFINITY : LINE_EVERY_MS;
    this.#everyMs = canRedraw(output) ? REDRAW_MS : lines;
  }

  show(name: string, share: number): void {
    const nowMs = performance.now();
    if (nowMs - this.#drawnMs < this.#everyMs) return;
    this.#drawnMs = nowMs;
    const text = `${name}: ${Math.floor(100 * share)} %`;
    this.#output.write(canRedraw(this.#output) ? `${ERASE_LINE}${text}` : `${text}\n`);
    this.#shown = canRedraw(this.#output);
  }

  hide(): void {
    if (this.#shown) this.#output.write(ERASE_LINE);
    this.#shown = false;
  }
}
