// How far a simulation is, redrawn in place on a terminal from the beginning; nothing where there is none.

import type { Output } from '../report/reporter.ts';
import { count } from '../report/text.ts';
import type { Stage } from '../simulator/stages.ts';

const REDRAW_MS = 100;
const ERASE_LINE = '\r\x1b[K';

export class SimulationProgress {
  readonly #output: Output;
  #drawnMs: number;
  #shown = false;

  constructor(output: Output) {
    this.#output = output;
    this.#drawnMs = performance.now();
    this.#draw('simulating');
  }

  readonly show = (events: number, { what, done, total }: Stage): void => {
    const nowMs = performance.now();
    if (nowMs - this.#drawnMs < REDRAW_MS) return;
    this.#drawnMs = nowMs;
    this.#draw(`simulating: ${count(done)} of ${count(total)} ${what}, ${count(events)} events`);
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
