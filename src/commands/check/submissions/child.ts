// Checks one submission in a separate process, so that it cannot affect the others.

import { setTimeout as pause } from 'node:timers/promises';
import { Program } from '../../../check/program.ts';
import { plural, printable } from '../../../text/text.ts';
import { readOutcome } from '../json.ts';
import type { Checked } from './kept.ts';

export interface ChildOptions {
  /** `sinkward check ... --format json`, prefixed with the isolation command. */
  readonly command: readonly string[];
  readonly cwd: string;
  /** Timeout of the child; one that works ends earlier by itself. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/** How long a child may take to end its program after SIGTERM. */
const GRACE_MS = 3000;

/** undefined if interrupted. */
export async function checkInChild(options: ChildOptions): Promise<Checked | undefined> {
  const { command, cwd, limitMs, signal } = options;
  const startMs = performance.now();
  const child = new Program({ command, cwd, tied: true, changed: () => {} });
  const timer = new AbortController();
  const late = pause(limitMs, 'late' as const, { signal: timer.signal }).catch(() => undefined);
  const interrupted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true, signal: timer.signal });
  });
  const isLate = (await Promise.race([child.closed, late, interrupted])) === 'late';
  timer.abort();
  if (child.ending === undefined) {
    child.signal('SIGTERM');
    await Promise.race([child.closed, pause(GRACE_MS)]);
  }
  await child.end();
  if (signal.aborted) return undefined;
  const seconds = Math.round(performance.now() - startMs) / 1000;
  const read = readOutcome(child.stdout);
  if (read !== undefined) return { ...read, seconds, reason: undefined };
  return { results: [], printed: undefined, seconds, reason: isLate ? tooLate(limitMs) : reasonOf(child) };
}

function tooLate(limitMs: number): string {
  return `its check did not end within ${plural(Math.round(limitMs / 1000), 'second')}`;
}

function reasonOf({ lastLine, ending, failure }: Program): string {
  const said = printable(lastLine.replace(/^error: /, ''));
  return failure ?? (said === '' ? `its check ended with ${ending}` : said);
}
