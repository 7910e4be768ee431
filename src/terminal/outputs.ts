// Where a command of `sinkward` prints: streams, colours, and a reporter whose clock is the simulation's.

import { type EventWriter, eventWriter } from '../results/events.ts';
import { seenLength, wrapped } from '../text/text.ts';
import type { Output } from './output.ts';
import { ProgressLine } from './progress.ts';
import { createReporter, type Format, type Reporter } from './reporter.ts';

export interface Outputs {
  readonly stdout: Output;
  /** On a terminal, lines break between words. */
  readonly stderr: Output;
  /** Columns of the terminal, or 80. */
  readonly width: number;
  /** Whether stdout may have colours. */
  readonly color: boolean;
  /** One line of JSON on stdout, where a reporter for programs writes its own. */
  readonly event: EventWriter;
  /** `nowMs`: the clock by which it says how long a run took. */
  reporter(format: Format, nowMs: () => number): Reporter;
  /** On stderr. Where all that is printed is for a program to read, only a terminal shows it. */
  progress(format: Format): ProgressLine;
}

export function openOutputs(): Outputs {
  const { stdout } = process;
  const width = stdout.columns || process.stderr.columns || 80;
  const stderr = wrapping(process.stderr, () => process.stderr.columns || width);
  const color = stdout.isTTY === true && stdout.hasColors() && !process.env['NO_COLOR'];
  const event = eventWriter((line) => stdout.write(line));
  return {
    stdout,
    stderr,
    width,
    color,
    event,
    reporter: (format, nowMs) =>
      createReporter({
        format,
        stdout: format === 'table' ? wrapping(stdout, () => width) : stdout,
        stderr,
        color,
        width: () => width,
        nowMs,
        event,
      }),
    progress: (format) =>
      new ProgressLine(
        format === 'json' && stderr.isTTY !== true ? NOWHERE : stderr,
        () => process.stderr.columns || width,
      ),
  };
}

const NOWHERE: Output = { write: () => true };

/** On a terminal, lines break between words: further lines are indented. Elsewhere a line stays a line, and so does one that is drawn over. */
export function wrapping(output: Output, width: () => number): Output {
  if (output.isTTY !== true) return output;
  const lines = (line: string) =>
    seenLength(line) <= width() ? line : wrapped(line, width() - INDENT.length).join(`\n${INDENT}`);
  return {
    isTTY: true,
    write: (text) => output.write(text.endsWith('\n') ? text.split('\n').map(lines).join('\n') : text),
  };
}

const INDENT = '  ';
