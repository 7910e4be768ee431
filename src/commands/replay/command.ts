// `sinkward replay`: runs the scenario of a trace again, and compares every event with the trace.

import { Command } from 'commander';
import { isObjectLine, parseTraceHeader, TraceLines, traceEnd } from '../../scenario/trace.ts';
import { pathTo } from '../../terminal/kinds.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { EXIT, InputError } from '../../terminal/process.ts';
import type { ProgressLine } from '../../terminal/progress.ts';
import { plural, printable } from '../../text/text.ts';
import { run } from '../simulate/run.ts';
import { readHeaderScenario } from '../simulate/scenario.ts';
import { LineReader } from '../trace-file.ts';
import { programVersion } from '../version.ts';

export function replayCommand(): Command {
  return new Command('replay')
    .description('Runs the scenario of a trace again, and names the first event that is not the same.')
    .argument('<trace>', 'a file that simulate --trace wrote, as JSON Lines', (text: string) =>
      pathTo('a file').parse(text, 'trace'),
    )
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

/** A first line that differs: what the trace has, and what happens now. */
export class Different extends Error {
  readonly line: number;
  readonly expected: string;
  readonly got: string;

  constructor(line: number, expected: string, got: string) {
    super(`line ${line} differs`);
    this.line = line;
    this.expected = expected;
    this.got = got;
  }
}

/** The header has the largest: a matrix of latencies is in it. */
const MAX_LINE = 2 ** 25;

async function replayAndPrint(path: string): Promise<void> {
  const { stdout, stderr, progress } = openOutputs();
  try {
    const { events, program } = await replay(path, progress('table'));
    const ours = programVersion();
    if (program !== ours) stderr.write(`${path} was written by version ${program}; this is ${ours}.\n`);
    stdout.write(`identical: ${plural(events, 'event')} of the trace, to the last node that left\n`);
  } catch (error) {
    if (!(error instanceof Different)) throw error;
    const { line, expected, got } = error;
    stdout.write(
      `different: line ${line}\n  expected  ${printable(expected)}\n  got       ${printable(got)}\n`,
    );
    process.exitCode = EXIT.mismatch;
  }
}

/** How many events were the same. Throws Different, or InputError when the file is no whole trace. */
export async function replay(
  path: string,
  progress?: ProgressLine,
): Promise<{ events: number; program: string }> {
  const reader = new LineReader(path, MAX_LINE);
  try {
    const first = reader.next();
    if (first === undefined) throw new InputError(`${path} is empty`);
    const header = parseTraceHeader(first.text);
    if (typeof header === 'string') throw new InputError(`${path} cannot be replayed: ${header}`);
    const scenario = await readHeaderScenario(header.scenario, path);
    const lines = new TraceLines();
    const { result, digest } = run(scenario, {
      codec: false,
      observe: (record, world) => compare(path, reader, lines.line(record, world)),
      progress,
    });
    compare(path, reader, traceEnd(result, lines.count, digest));
    const more = reader.next();
    if (more !== undefined)
      throw new InputError(`${path} is damaged: it goes on after its last line, at line ${more.number}`);
    return { events: lines.count, program: header.program };
  } finally {
    reader.close();
  }
}

function compare(path: string, reader: LineReader, got: string): void {
  const line = reader.next();
  if (line === undefined) throw new InputError(`${path} is cut off: it ends before its last line`);
  const { text, number, whole } = line;
  if (text === got) return;
  if (isObjectLine(text) && text !== `${got}\r`) throw new Different(number, text, got);
  if (!whole) throw new InputError(`${path} is cut off within line ${number}`);
  const why = text === `${got}\r` ? 'has a line end of another system' : 'is no JSON object';
  throw new InputError(`${path} is damaged: line ${number} ${why}`);
}
