// How far a simulation is, redrawn in place on a terminal; nothing where there is none.

import type { Output } from '../report/reporter.ts';
import { count } from '../report/text.ts';

const REDRAW_MS = 100;
const ERASE_LINE = '\r\x1b[K';

export class SimulationProgress {
  readonly #output: Output;
  readonly #startMs: number;
  #drawnMs: number;
  #shown = false;

  constructor(output: Output) {
    this.#output = output;
    this.#startMs = performance.now();
    this.#drawnMs = this.#startMs;
  }

  readonly show = (events: number): void => {
    const nowMs = performance.now();
    if (this.#output.isTTY !== true || nowMs - this.#drawnMs < REDRAW_MS) return;
    this.#drawnMs = nowMs;
    const rate = Math.round((1000 * events) / (nowMs - this.#startMs));
    this.#shown = true;
    this.#output.write(`${ERASE_LINE}simulating: ${count(events)} events, ${count(rate)} a second`);
  };

  /** Takes the line away, so that others can be printed. */
  hide(): void {
    if (this.#shown) this.#output.write(ERASE_LINE);
    this.#shown = false;
  }
}
