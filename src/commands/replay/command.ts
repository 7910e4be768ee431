// `sinkward replay`: runs the scenario of a trace again, and compares every event with the trace.

import { Command } from 'commander';
import type { EventOf } from '../../results/events.ts';
import { isObjectLine, parseTraceHeader, TraceLines, traceEnd } from '../../scenario/trace.ts';
import { pathTo } from '../../terminal/kinds.ts';
import { addOptions, type OptionTable, type OptionValues } from '../../terminal/options.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { EXIT, InputError } from '../../terminal/process.ts';
import type { ProgressLine } from '../../terminal/progress.ts';
import { csvTable } from '../../text/csv.ts';
import { plural, printable } from '../../text/text.ts';
import { formatRow } from '../common-options.ts';
import { readHeaderScenario } from '../simulate/choose-scenario.ts';
import { run } from '../simulate/run-simulation.ts';
import { LineReader } from '../trace-file.ts';
import { programVersion } from '../version.ts';

const replayTable = { format: formatRow } as const satisfies OptionTable;

export function replayCommand(): Command {
  const command = new Command('replay')
    .description('Runs the scenario of a trace again, and names the first event that is not the same.')
    .argument('<trace>', 'a file that simulate --trace wrote, as JSON Lines', (text: string) =>
      pathTo('a file').parse(text, 'trace'),
    );
  return addOptions(command, replayTable)
    .addHelpText(
      'before',
      `Examples:
  sinkward simulate --packets 100 --seed 7 --trace run.jsonl
  sinkward replay run.jsonl
  sinkward replay run.jsonl && echo the same
`,
    )
    .action(replayAndPrint);
}

/** The first line that differs, from 1: what the trace has, and what happens now. */
interface Difference {
  readonly line: number;
  readonly expected: string;
  readonly got: string;
}

interface Replayed {
  /** That are the same, up to the first that differs. */
  readonly events: number;
  /** The version that wrote the trace. */
  readonly program: string;
  readonly different: Difference | undefined;
}

/** The header has the largest: a matrix of latencies is in it. */
const MAX_LINE = 2 ** 25;

async function replayAndPrint(path: string, { format }: OptionValues<typeof replayTable>): Promise<void> {
  const { stdout, stderr, event, reporter, progress } = openOutputs();
  const { events, program, different } = await replay(path, progress(format));
  const ours = programVersion();
  if (program !== ours) {
    reporter(format, () => 0).note(`${path} was written by version ${program}; this is ${ours}.`);
  }
  if (format === 'json') event(replayEvent({ events, program, different }));
  else (format === 'csv' ? stderr : stdout).write(replayText({ events, different }));
  if (format === 'csv')
    stdout.write(csvTable(different === undefined ? [] : [{ ...printableLines(different) }]));
  if (different !== undefined) process.exitCode = EXIT.mismatch;
}

function replayText({ events, different }: Pick<Replayed, 'events' | 'different'>): string {
  if (different === undefined) {
    return `identical: ${plural(events, 'event')} of the trace, to the last node that left\n`;
  }
  const { line, expected, got } = printableLines(different);
  return `different: line ${line}\n  expected  ${expected}\n  got       ${got}\n`;
}

function printableLines({ line, expected, got }: Difference): Difference {
  return { line, expected: printable(expected), got: printable(got) };
}

function replayEvent({ events, program, different }: Replayed): EventOf<'replay'> {
  const identical = different === undefined;
  return { event: 'replay', identical, events, program, difference: different ?? null };
}

/** Ends a run at the first difference. */
class Different extends Error {
  readonly difference: Difference;

  constructor(difference: Difference) {
    super(`line ${difference.line} differs`);
    this.difference = difference;
  }
}

/** Throws InputError when the file is no whole trace. */
export async function replay(path: string, progress?: ProgressLine): Promise<Replayed> {
  const reader = new LineReader(path, MAX_LINE);
  try {
    const first = reader.next();
    if (first === undefined) throw new InputError(`${path} is empty`);
    const header = parseTraceHeader(first.text);
    if (typeof header === 'string') throw new InputError(`${path} cannot be replayed: ${header}`);
    const scenario = await readHeaderScenario(header.scenario, path);
    const lines = new TraceLines();
    const different = firstDifference(() => {
      const { result, digest } = run(scenario, {
        codec: false,
        observe: (record, world) => compare(path, reader, lines.line(record, world)),
        progress,
      });
      compare(path, reader, traceEnd(result, lines.count, digest));
    });
    const more = different === undefined ? reader.next() : undefined;
    if (more !== undefined)
      throw new InputError(`${path} is damaged: it goes on after its last line, at line ${more.number}`);
    const events = different === undefined ? lines.count : different.line - FIRST_EVENT;
    return { events, program: header.program, different };
  } finally {
    reader.close();
  }
}

/** The line of a trace that has its first event, after the header. */
const FIRST_EVENT = 2;

function firstDifference(act: () => void): Difference | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Different) return error.difference;
    throw error;
  }
}

function compare(path: string, reader: LineReader, got: string): void {
  const line = reader.next();
  if (line === undefined) throw new InputError(`${path} is cut off: it ends before its last line`);
  const { text, number, whole } = line;
  if (text === got) return;
  if (isObjectLine(text) && text !== `${got}\r`) {
    throw new Different({ line: number, expected: text, got });
  }
  if (!whole) throw new InputError(`${path} is cut off within line ${number}`);
  const why = text === `${got}\r` ? 'has a line end of another system' : 'is no JSON object';
  throw new InputError(`${path} is damaged: line ${number} ${why}`);
}
