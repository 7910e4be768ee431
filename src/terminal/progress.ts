// How far something is, the same for all that takes longer than two seconds: a bar redrawn in place on a terminal, a line now
// and then where there is none.

import { spanText } from '../text/duration.ts';
import { count } from '../text/text.ts';
import { canRedraw, type Output } from './output.ts';

export interface Progress {
  /** What is done: `route`, `start-rounds`. */
  readonly label: string;
  /** From 0 to total. */
  readonly done: number;
  readonly total: number;
  /** How far it is in words, which go first where there is no room: `12 of 20 packets`, `1.2M hops/s`. */
  readonly said: readonly string[];
}

/** No sooner after the last drawing than an eye can follow. */
const REDRAW_MS = 100;
/** Where there is no terminal: the first line, and those after it. */
const FIRST_LINE_MS = 2000;
const LINE_EVERY_MS = 10_000;
const ERASE_LINE = '\r\x1b[K';

const MIN_BAR = 10;
const MAX_BAR = 40;

/** `1,234 of 2,500 packets`. */
export function amount(done: number, total: number, unit: string): string {
  return `${count(done).padStart(count(total).length)} of ${count(total)} ${unit}`;
}

/**
 * `route  [#####.....]  52 %  1,234,567 of 2,500,000 packets`, at most `width` characters: the bar shrinks first, then the
 * words go, the first before the others, then the bar, then the label. The percentage is rounded down, so that 100 % means all.
 */
export function progressText({ label, done, total, said }: Progress, width: number): string {
  const fraction = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const percent = `${String(Math.floor(fraction * 100)).padStart(3)} %`;
  for (let first = 0; first <= said.length; first++) {
    const after = [percent, said.slice(first).join(', ')].filter((text) => text !== '').join('  ');
    const room = width - `${label}  []  ${after}`.length;
    if (room >= MIN_BAR) return `${label}  [${bar(fraction, Math.min(room, MAX_BAR))}]  ${after}`;
  }
  return [`${label} ${percent}`, percent.trim(), ''].find((text) => text.length <= Math.max(0, width))!;
}

/** The label and a time, at most `width` characters: the time goes first, then words of the label, the last before the others. */
export function waitText(label: string, time: string, width: number): string {
  const words = label.split(' ');
  const shorter = words.map((_, i) => words.slice(0, words.length - i).join(' '));
  return [`${label}, ${time}`, ...shorter, ''].find((text) => text.length <= Math.max(0, width))!;
}

function bar(fraction: number, width: number): string {
  const full = Math.floor(fraction * width);
  return '#'.repeat(full) + '.'.repeat(width - full);
}

export class ProgressLine {
  readonly #output: Output;
  readonly #width: () => number;
  readonly #nowMs: () => number;
  readonly #isDrawn: boolean;
  #label = '';
  #sinceMs = 0;
  #sinceDone = 0;
  #dueMs: number;
  #drawn = '';

  /** `width`: columns of the terminal now. `nowMs`: a clock that never goes back. */
  constructor(output: Output, width: () => number, nowMs: () => number = () => performance.now()) {
    this.#output = output;
    this.#width = width;
    this.#nowMs = nowMs;
    this.#isDrawn = canRedraw(output);
    this.#dueMs = nowMs() + (this.#isDrawn ? 0 : FIRST_LINE_MS);
  }

  /** With the time left, once there is something to tell it from. Costs a look at the clock when it is not due. */
  show(progress: Progress): void {
    const { label, done, total, said } = progress;
    if (label !== this.#label) this.#begin(label, done);
    if (!this.#isDue()) return;
    const gained = done - this.#sinceDone;
    const leftMs = gained > 0 ? ((this.#nowMs() - this.#sinceMs) * (total - done)) / gained : undefined;
    const left = leftMs === undefined || done >= total ? [] : [`${spanText(1000 * leftMs)} left`];
    const words = [...said, ...left];
    if (this.#isDrawn) this.#draw(progressText({ ...progress, said: words }, this.#room));
    else this.#output.write(`${label}: ${words.join(', ').trimStart()}.\n`);
  }

  /** Something of which it is not known how long it takes. */
  wait(label: string): void {
    if (label !== this.#label) this.#begin(label, 0);
    if (!this.#isDue()) return;
    const time = spanText(1000 * (this.#nowMs() - this.#sinceMs));
    if (this.#isDrawn) this.#draw(waitText(label, time, this.#room));
    else this.#output.write(`${label}, ${time}.\n`);
  }

  /** Runs `write`, which prints lines, with the bar out of its way. */
  around(write: () => void): void {
    const drawn = this.#drawn;
    this.#draw('');
    write();
    this.#draw(drawn);
  }

  /** Takes the line away; what is shown next begins anew. */
  hide(): void {
    this.#draw('');
    this.#label = '';
  }

  #begin(label: string, done: number): void {
    this.#label = label;
    this.#sinceMs = this.#nowMs();
    this.#sinceDone = done;
    this.#dueMs = this.#isDrawn ? this.#sinceMs : Math.max(this.#dueMs, this.#sinceMs + FIRST_LINE_MS);
  }

  #isDue(): boolean {
    const nowMs = this.#nowMs();
    if (nowMs < this.#dueMs) return false;
    this.#dueMs = nowMs + (this.#isDrawn ? REDRAW_MS : LINE_EVERY_MS);
    return true;
  }

  /** Some columns stay free: for the ^C that a terminal shows, and as a full line would make some terminals scroll. */
  get #room(): number {
    return Math.max(0, this.#width() - 3);
  }

  #draw(line: string): void {
    if (!this.#isDrawn || line === this.#drawn) return;
    this.#output.write(`${ERASE_LINE}${line}`);
    this.#drawn = line;
  }
}
