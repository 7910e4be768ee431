// How far a simulation is, redrawn in place on a terminal from the beginning; nothing where there is none.

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
    this.#draw('simulating');
  }

  readonly show = (events: number): void => {
    const nowMs = performance.now();
    if (nowMs - this.#drawnMs < REDRAW_MS) return;
    this.#drawnMs = nowMs;
    const rate = Math.round((1000 * events) / (nowMs - this.#startMs));
    this.#draw(`simulating: ${count(events)} events, ${count(rate)} a second`);
  };

  /** What `act` gives; whatever comes of it is printed where the line was. */
  during<T>(act: () => T): T {
    try {
      return act();
    } finally {
      this.hide();
    }
  }

  /** Takes the line away, so that others can be printed. */
  hide(): void {
    if (this.#shown) this.#output.write(ERASE_LINE);
    this.#shown = false;
  }

  #draw(text: string): void {
    if (this.#output.isTTY !== true) return;
    this.#shown = true;
    this.#output.write(`${ERASE_LINE}${text}`);
  }
}
