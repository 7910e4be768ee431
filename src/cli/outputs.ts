// Where a command of `sinkward` prints: streams, colours, and a reporter whose clock is the simulation's.

import { createReporter, type Format, type Output, type Reporter } from '../report/reporter.ts';

export interface Outputs {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Columns of the terminal, or 80. */
  readonly width: number;
  /** `nowMs`: the clock by which it says how long a run took. */
  reporter(format: Format, nowMs: () => number): Reporter;
}

export function openOutputs(): Outputs {
  const { stdout, stderr } = process;
  const width = stdout.columns || stderr.columns || 80;
  const color = stdout.isTTY === true && stdout.hasColors() && !process.env['NO_COLOR'];
  return {
    stdout,
    stderr,
    width,
    reporter: (format, nowMs) => createReporter({ format, stdout, stderr, color, width: () => width, nowMs }),
  };
}
