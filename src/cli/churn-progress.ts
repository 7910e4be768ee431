// How far a run in virtual time is: a bar redrawn in place on a terminal, an occasional line where there is none.

import { progressLine } from '../report/progress.ts';
import type { Output } from '../report/reporter.ts';

const REDRAW_MS = 100;
const LINE_EVERY_MS = 10_000;

export class ChurnProgress {
  readonly #output: Output;
  readonly #width: number;
  readonly #everyMs: number;
  readonly #startMs = performance.now();
  #shownMs = this.#startMs;

  constructor(output: Output, width: number) {
    this.#output = output;
    this.#width = width;
    this.#everyMs = output.isTTY === true ? REDRAW_MS : LINE_EVERY_MS;
  }

  /** now, end: virtual milliseconds. */
  show(now: number, end: number): void {
    const nowMs = performance.now();
    if (nowMs - this.#shownMs < this.#everyMs) return;
    this.#shownMs = nowMs;
    const leftMs = ((nowMs - this.#startMs) * (end - now)) / Math.max(1, now);
    const after = `${spanText(now)} of ${spanText(end)}, ${spanText(leftMs)} left`;
    if (this.#output.isTTY !== true) this.#output.write(`churn: ${after}.\n`);
    else {
      const line = progressLine({ label: 'churn', done: now, total: end, after }, this.#width - 1);
      this.#output.write(`\r${line}\x1b[K`);
    }
  }

  hide(): void {
    if (this.#output.isTTY === true) this.#output.write('\r\x1b[K');
  }
}

/** `45s`, `3min 20s`, `2h 5min`, `1d 3h`: milliseconds, in the two largest units. */
export function spanText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days}d ${hours % 24}h`;
  if (hours > 0) return `${hours}h ${minutes % 60}min`;
  if (minutes > 0) return `${minutes}min ${seconds % 60}s`;
  return `${seconds}s`;
}
