// How far a simulation is, redrawn in place on a terminal from the beginning; nothing where there is none.

import type { Stage } from '../../scenario/stages.ts';
import { canRedraw, type Output } from '../../terminal/output.ts';
import { count } from '../../text/text.ts';

const REDRAW_MS = 100;
const ERASE_LINE = '\r\x1b[K';

export class SimulationProgress {
  readonly #output: Output;
  readonly #width: number;
  #drawnMs: number;
  #shown = false;

  /** width: columns of the terminal; what is longer is cut, as a wrapped line cannot be redrawn. */
  constructor(output: Output, width = 80) {
    this.#output = output;
    this.#width = width;
    this.#drawnMs = performance.now();
    this.#draw('simulating');
  }

  readonly show = (events: number, { what, done, total }: Stage): void => {
    this.say(`simulating: ${count(done)} of ${count(total)} ${what}, ${count(events)} events`);
  };

  /** Any other line; not sooner after the last than an eye can follow. */
  readonly say = (text: string): void => {
    const nowMs = performance.now();
    if (nowMs - this.#drawnMs < REDRAW_MS) return;
    this.#drawnMs = nowMs;
    this.#draw(text);
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
    if (!canRedraw(this.#output)) return;
    this.#shown = true;
    this.#output.write(`${ERASE_LINE}${text.slice(0, this.#width - 1)}`);
  }
}
