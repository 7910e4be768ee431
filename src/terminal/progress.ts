// How far a run is: a bar redrawn in place on a terminal, and an occasional line where there is none.

import { count } from '../text/text.ts';
import type { Output } from './output.ts';

export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** What stands after the percentage; `1 of 2 received` when left out. */
  readonly after?: string | undefined;
}

const MIN_BAR = 10;
const MAX_BAR = 40;

/**
 * `start-rounds  [#####.....]  52 %  1,234,567 of 2,500,000 received`, at most `width` characters: the bar shrinks
 * first, then the counts go, then the bar. The percentage is rounded down, so that 100 % means all.
 */
export function progressLine({ label, done, total, after: said }: Progress, width: number): string {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const percent = `${String(Math.floor(share * 100)).padStart(3)} %`;
  const counts = said ?? `${count(done).padStart(count(total).length)} of ${count(total)} received`;
  const bare = `${label} ${percent}`;
  for (const after of [`${percent}  ${counts}`, percent]) {
    const room = width - `${label}  []  ${after}`.length;
    if (room >= MIN_BAR) return `${label}  [${bar(share, Math.min(room, MAX_BAR))}]  ${after}`;
  }
  return bare.slice(0, Math.max(0, width));
}

function bar(share: number, width: number): string {
  const full = Math.floor(share * width);
  return '#'.repeat(full) + '.'.repeat(width - full);
}

export interface ProgressDrawer {
  /** A run begins. */
  start(): void;
  show(progress: Progress): void;
  /** Runs `write`, which prints lines, with the bar out of its way. */
  around(write: () => void): void;
  /** The run is over: the bar goes. */
  finish(): void;
}

const LINE_EVERY_MS = 2000;
const ERASE_LINE = '\r\x1b[K';

/** Draws on `output`: a bar where it is a terminal, else one line every two seconds of a run that lasts so long. */
export function createProgressDrawer(
  output: Output,
  width: () => number,
  nowMs: () => number,
): ProgressDrawer {
  return output.isTTY === true ? barDrawer(output, width) : lineDrawer(output, nowMs);
}

function barDrawer(output: Output, width: () => number): ProgressDrawer {
  let drawn = '';
  const draw = (line: string) => {
    if (line === drawn) return;
    output.write(line === '' ? ERASE_LINE : `\r${line}\x1b[K`);
    drawn = line;
  };
  return {
    start: () => {},
    // One column stays free: a full line would make some terminals scroll.
    show: (progress) => draw(progressLine(progress, width() - 1)),
    around: (write) => {
      const line = drawn;
      draw('');
      write();
      draw(line);
    },
    finish: () => draw(''),
  };
}

function lineDrawer(output: Output, nowMs: () => number): ProgressDrawer {
  let lastMs = nowMs();
  return {
    start: () => {
      lastMs = nowMs();
    },
    show: ({ label, done, total, after }) => {
      if (nowMs() - lastMs < LINE_EVERY_MS) return;
      lastMs = nowMs();
      output.write(`${label}: ${after ?? `${count(done)} of ${count(total)} packets received`}.\n`);
    },
    around: (write) => write(),
    finish: () => {},
  };
}
