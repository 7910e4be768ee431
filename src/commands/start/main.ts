#!/usr/bin/env node
// The whole overlay at once: a registry and its messengers as processes of their own, one run, and the table.

import { type ChildProcess, fork, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { DEFAULT_GEOMETRY, geometries } from '../../geometries/index.ts';
import { MIN_ID_BITS } from '../../scenario/scenario.ts';
import { socketReason } from '../../tcp/transport.ts';
import { onEndingSignal } from '../../terminal/interrupts.ts';
import { EXIT, endChild, exit, formatOption, runProgram, seedOption } from '../../terminal/process.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';

interface Flags {
  readonly nodes: number;
  readonly entries?: number;
  readonly packets: number;
  readonly seed?: string;
  readonly format: string;
}

/** As many as a registry has IDs for, with the 7 bits that it has by itself. */
const MAX_PROCESSES = 2 ** MIN_ID_BITS;

const program = new Command('npm start --')
  .description(
    'Starts a registry and messengers on free loopback ports, sets up the overlay and starts rounds.',
  )
  .option(
    '--nodes <count>',
    'messenger processes',
    wholeNumber({ min: 2, max: MAX_PROCESSES, name: 'nodes' }),
    10,
  )
  .option(
    '--entries <count>',
    'entries of each routing table; left out, log2 of the nodes',
    wholeNumber({ min: 1, max: geometries[DEFAULT_GEOMETRY].maxEntries(MAX_PROCESSES), name: 'entries' }),
  )
  .option(
    '--packets <count>',
    'packets that each node sends',
    wholeNumber({ min: 1, max: 2 ** 32 - 1, name: 'packets' }),
    25_000,
  )
  .addOption(seedOption('what IDs and packets are drawn from; left out, one is drawn and shown'))
  .addOption(formatOption())
  .addHelpText(
    'before',
    `Examples:
  npm start
  npm start -- --nodes 100 --entries 7 --seed lesson-1
  npm start --silent -- --format csv > traffic.csv
`,
  )
  .action(run);

await runProgram(program);

async function run(flags: Flags): Promise<void> {
  const registry = startRegistry(flags);
  const registryEnd = exitOf(registry);
  const port = await Promise.race([portOf(registry), registryEnd.then(() => undefined)]);
  if (port === undefined) return exit(EXIT.failed);
  const messengers = Array.from({ length: flags.nodes }, () => startMessenger(port));
  onEndingSignal((_, exitCode) => {
    stop([registry, ...messengers]);
    exit(exitCode);
  });
  let over = false;
  for (const { child, complaint } of messengers) {
    const failed = (what: string) => {
      if (over) return;
      over = true;
      process.stderr.write(`error: a messenger ${what}: ${complaint()}\n`);
      stop([registry, ...messengers]);
      process.exitCode = EXIT.failed;
    };
    child.once('error', () => failed('could not be started'));
    child.once('exit', () => failed('ended before the run did'));
  }
  const code = await registryEnd;
  if (over) return;
  over = true;
  stop(messengers);
  process.exitCode = code;
}

function startRegistry({ nodes, entries, packets, seed, format }: Flags): ChildProcess {
  const exec = `setup-overlay ${entries ?? ''}; start-rounds ${packets}; exit`;
  const args = [
    '0',
    '--min-nodes',
    String(nodes),
    '--wait-for',
    String(nodes),
    '--exec',
    exec,
    '--format',
    format,
  ];
  if (seed !== undefined) args.push('--seed', seed);
  return fork(programPath('registry'), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

interface RunningMessenger {
  readonly child: ChildProcess;
  /** The last thing it said. */
  complaint(): string;
}

function startMessenger(port: number): RunningMessenger {
  const args = [programPath('messenger'), `127.0.0.1:${port}`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let last = '';
  child.once('error', (error) => {
    last = socketReason(error);
  });
  child.stderr?.on('data', (text: Buffer) => {
    last = text.toString().trim().split('\n').at(-1) ?? last;
  });
  return { child, complaint: () => last };
}

/** The registry tells a parent that it shares a channel with. */
function portOf(registry: ChildProcess): Promise<number> {
  return new Promise((resolve) =>
    registry.once('message', (message) => resolve((message as { port: number }).port)),
  );
}

function exitOf(registry: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    registry.once('exit', (code) => resolve(code ?? EXIT.failed));
    registry.once('error', (error) => {
      process.stderr.write(`error: the registry could not be started: ${socketReason(error)}\n`);
      resolve(EXIT.failed);
    });
  });
}

function stop(running: readonly (ChildProcess | RunningMessenger)[]): void {
  for (const each of running) endChild('child' in each ? each.child : each);
}

function programPath(name: 'registry' | 'messenger'): string {
  return fileURLToPath(new URL(`../${name}/main.js`, import.meta.url));
}
