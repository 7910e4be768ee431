// How far a run in virtual time is: a bar redrawn in place on a terminal, an occasional line where there is none.

import { canRedraw, type Output } from '../../terminal/output.ts';
import { progressLine } from '../../terminal/progress.ts';
import { count } from '../../text/text.ts';

const REDRAW_MS = 100;
const LINE_EVERY_MS = 10_000;

export class ChurnProgress {
  readonly #output: Output;
  readonly #width: number;
  readonly #everyMs: number;
  /** Virtual milliseconds; afterwards a second takes longer. */
  readonly #warmUp: number;
  #startMs = performance.now();
  #shownMs = this.#startMs;

  constructor(output: Output, width: number, warmUp: number) {
    this.#output = output;
    this.#width = width;
    this.#warmUp = warmUp;
    this.#everyMs = canRedraw(output) ? REDRAW_MS : LINE_EVERY_MS;
  }

  /** The first nodes are made, which cannot say how far it is. */
  setUp(nodes: number): void {
    if (canRedraw(this.#output)) this.#output.write(`\rchurn  setting up ${count(nodes)} nodes\x1b[K`);
  }

  /** now, end: virtual milliseconds. */
  show(now: number, end: number): void {
    const nowMs = performance.now();
    if (now <= this.#warmUp) this.#startMs = nowMs;
    if (nowMs - this.#shownMs < this.#everyMs) return;
    this.#shownMs = nowMs;
    const leftMs = ((nowMs - this.#startMs) * (end - now)) / Math.max(1, now - this.#warmUp);
    const left = now <= this.#warmUp ? 'warming up' : `${spanText(leftMs)} left`;
    const after = `${spanText(now)} of ${spanText(end)}, ${left}`;
    if (!canRedraw(this.#output)) this.#output.write(`churn: ${after}.\n`);
    else {
      const line = progressLine({ label: 'churn', done: now, total: end, after }, this.#width - 1);
      this.#output.write(`\r${line}\x1b[K`);
    }
  }

  hide(): void {
    if (canRedraw(this.#output)) this.#output.write('\r\x1b[K');
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
