// How far a flat run is, redrawn in place on a terminal; nothing where there is none.

import type { RouteProgress } from '../../flat/threads/pool.ts';
import { canRedraw, type Output } from '../../terminal/output.ts';
import { progressLine } from '../../terminal/progress.ts';
import { count } from '../../text/text.ts';

const ERASE_LINE = '\r\x1b[K';

/** What a phase is called, and what is done in it. */
const PHASES: Readonly<Record<RouteProgress['phase'], string>> = {
  'drawing IDs': 'drawing IDs',
  indexing: 'indexing the IDs',
  preparing: 'drawing links and failures',
  loading: 'walking, for the load',
  walking: 'walking',
};

export class RouteBar {
  readonly #output: Output;
  readonly #width: () => number;
  readonly #nowMs: () => number;
  readonly #packets: number;
  #phase = '';
  #sinceMs = 0;
  #shown = false;

  /** `packets` of the whole run. `nowMs`: a clock that never goes back. */
  constructor(output: Output, width: () => number, nowMs: () => number, packets: number) {
    this.#output = output;
    this.#width = width;
    this.#nowMs = nowMs;
    this.#packets = packets;
  }

  readonly show = ({ phase, packets, hops }: RouteProgress): void => {
    const label = PHASES[phase];
    if (phase !== 'walking' && phase !== 'loading') return this.waiting(label);
    const seconds = this.#secondsIn(label);
    this.#draw(walkLine({ label, packets, hops, seconds }, this.#packets, this.#room));
  };

  /** Something that takes a while, of which it is not known how long. */
  waiting(what: string): void {
    this.#draw(`${what}, ${Math.floor(this.#secondsIn(what))} s`);
  }

  /** Takes the line away. */
  hide(): void {
    if (this.#shown) this.#output.write(ERASE_LINE);
    this.#shown = false;
  }

  /** Some columns stay free: for the ^C that a terminal shows, and as a full line would make some terminals scroll. */
  get #room(): number {
    return Math.max(0, this.#width() - 3);
  }

  #secondsIn(phase: string): number {
    if (phase !== this.#phase) this.#sinceMs = this.#nowMs();
    this.#phase = phase;
    return (this.#nowMs() - this.#sinceMs) / 1000;
  }

  #draw(line: string): void {
    if (!canRedraw(this.#output)) return;
    this.#output.write(`${ERASE_LINE}${line.slice(0, this.#room)}`);
    this.#shown = true;
  }
}

interface Walked {
  readonly label: string;
  readonly packets: number;
  readonly hops: number;
  readonly seconds: number;
}

/** A bar with packets, hops a second and time left; where the width is too small for all, the first go. */
export function walkLine({ label, packets, hops, seconds }: Walked, total: number, width: number): string {
  const said = [
    `${count(packets)} of ${count(total)} packets`,
    `${short(seconds === 0 ? 0 : hops / seconds)} hops/s`,
    ...(packets === 0 ? [] : [`${timeText(((total - packets) * seconds) / packets)} left`]),
  ];
  for (const after of said.map((_, first) => said.slice(first).join(', '))) {
    const line = progressLine({ label, done: packets, total, after }, width);
    if (line.endsWith(after)) return line;
  }
  return progressLine({ label, done: packets, total, after: '' }, width).trimEnd();
}

/** `12.3M`: three figures. */
export function short(value: number): string {
  for (const [unit, size] of [['G', 1e9] as const, ['M', 1e6] as const, ['k', 1e3] as const]) {
    if (value >= size) return `${(value / size).toPrecision(3)}${unit}`;
  }
  return value.toFixed(0);
}

/** `7 s`, `3:05 min`, `2:03 h`; rounded up, so that 0 s means none. */
function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const [large, small, unit] = whole < 3600 ? [whole, 60, 'min'] : [Math.ceil(whole / 60), 60, 'h'];
  return `${count(Math.floor(large / small))}:${String(large % small).padStart(2, '0')} ${unit}`;
}
