#!/usr/bin/env node
// The whole overlay at once: a registry and its messengers as processes of their own, one run, and the table.

import { type ChildProcess, fork, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { socketReason } from '../../tcp/transport.ts';
import { onEndingSignal } from '../../terminal/interrupts.ts';
import { addOptions } from '../../terminal/options.ts';
import { EXIT, endChild, exit, runProgram } from '../../terminal/process.ts';
import { programVersion } from '../version.ts';
import { type StartFlags, startTable } from './options.ts';

const program = new Command('npm start --')
  .description(
    'Starts a registry and messengers on free loopback ports, sets up the overlay and starts rounds.',
  )
  .version(programVersion());

addOptions(program, startTable)
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

async function run(flags: StartFlags): Promise<void> {
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

function startRegistry({ nodes, entries, packets, seed, format }: StartFlags): ChildProcess {
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
