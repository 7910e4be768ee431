#!/usr/bin/env node
// The registry's process: arguments, prompt, output.

import { Command } from 'commander';
import { MAX_BITS } from '../../flat/flat-overlay.ts';
import { type GeometryName, geometries } from '../../geometries/index.ts';
import { formatAddress } from '../../overlay/address.ts';
import type { RegistryCommand } from '../../overlay/commands.ts';
import { seedKey } from '../../random/draw.ts';
import { MIN_ID_BITS } from '../../scenario/scenario.ts';
import { RegistryHost } from '../../tcp/registry-host.ts';
import { socketReason } from '../../tcp/transport.ts';
import { type Answer, runConsole } from '../../terminal/console.ts';
import { openHistory } from '../../terminal/history.ts';
import { hostName } from '../../terminal/host-name.ts';
import { onEndingSignal } from '../../terminal/interrupts.ts';
import {
  chooseSeed,
  EXIT,
  end,
  endWithParent,
  execOption,
  exit,
  formatOption,
  openReporter,
  runProgram,
  seedOption,
} from '../../terminal/process.ts';
import type { Format } from '../../terminal/reporter.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { geometryOption } from '../geometry-option.ts';
import { registryCommands } from './console.ts';

interface Flags {
  readonly host: string;
  readonly seed?: string;
  readonly idBits: number;
  readonly minNodes: number;
  readonly geometry: GeometryName;
  readonly waitFor?: number;
  readonly patience: number;
  readonly settle: number;
  readonly format: Format;
  readonly exec?: string;
}

const program = new Command('registry')
  .description(
    'Gives nodes their IDs and routing tables, starts rounds of packets, and accounts for every one.',
  )
  .argument(
    '<port>',
    'port to listen on; 0 takes a free one',
    wholeNumber({ min: 0, max: 65535, name: 'port' }),
  )
  .option('--host <address>', 'address to listen on; 0.0.0.0 for all', hostName, '127.0.0.1')
  .addOption(seedOption('what IDs and packets are drawn from; left out, one is drawn and shown'))
  .option(
    '--id-bits <bits>',
    'IDs are 0 to 2^bits - 1',
    wholeNumber({ min: MIN_ID_BITS, max: MAX_BITS, name: 'id-bits' }),
    MIN_ID_BITS,
  )
  .option(
    '--min-nodes <nodes>',
    'set up no overlay with fewer nodes',
    wholeNumber({ min: 2, max: 2 ** 31 - 1, name: 'min-nodes' }),
    10,
  )
  .addOption(geometryOption())
  .option(
    '--wait-for <nodes>',
    'wait for so many registrations before the first command',
    wholeNumber({ min: 1, max: 2 ** 31 - 1, name: 'wait-for' }),
  )
  .option(
    '--settle <seconds>',
    'packets that have not arrived when nothing has moved for so long are lost',
    wholeNumber({ min: 1, max: 3600, name: 'settle' }),
    2,
  )
  .option(
    '--patience <seconds>',
    'give up a node that has not answered for so long',
    wholeNumber({ min: 1, max: 86_400, name: 'patience' }),
    30,
  )
  .addOption(execOption())
  .addOption(formatOption())
  .addHelpText(
    'before',
    `Examples:
  registry 12345
  registry 12345 --wait-for 10 --exec "setup-overlay; start-rounds 25000; exit"
  registry 0 --seed lesson-1 --format json
`,
  )
  .addHelpText(
    'after',
    `
Commands at the prompt, from a pipe and in --exec (help lists them):
  list-messaging-nodes, setup-overlay [entries], list-routing-tables,
  start-rounds <packets>, traffic-summary, path <source> <sink>,
  wait-for <nodes>, stop, exit
Ctrl-C clears what is typed, then stops the run, then ends the registry.

Exit codes: 0 done, 1 a command failed, 2 wrong arguments,
  3 what was received is not what was sent, 130 interrupted.`,
  )
  .action(run);

await runProgram(program);

async function run(port: number, flags: Flags): Promise<void> {
  endWithParent();
  const { reporter, screen, interactive } = openReporter(flags.format);
  const { seed, drawn } = chooseSeed(flags.seed);
  let settle: ((answer: Answer) => void) | undefined;
  let isStopping = false;
  const host = new RegistryHost({
    key: seedKey(seed),
    idBits: flags.idBits,
    minNodes: flags.minNodes,
    geometry: geometries[flags.geometry],
    timing: { patienceMs: 1000 * flags.patience, settleMs: 1000 * flags.settle },
    report(report) {
      reporter.registry(report);
      if (report.kind !== 'ended') return;
      const ended = settle;
      settle = undefined;
      ended?.(isStopping ? 'stopped' : report.outcome);
    },
    exit: () => {},
  });
  try {
    const address = await host.listen(flags.host, port);
    reporter.listening(address);
    tellParent(address.port);
  } catch (error) {
    const where = formatAddress({ host: flags.host, port });
    const wanted = 'choose another port, or 0 for a free one, and as --host an address of this machine';
    reporter.error(`cannot listen on ${where}: ${socketReason(error as Error)}; ${wanted}`);
    return end(EXIT.failed);
  }
  reporter.seed(seed, drawn);
  const execute = (command: RegistryCommand) =>
    new Promise<Answer>((resolve) => {
      settle = resolve;
      isStopping = false;
      host.command(command);
    });
  let code: number | undefined;
  const over = new AbortController();
  onEndingSignal((signal, exitCode) => {
    if (code !== undefined) process.exit(exitCode);
    if (signal === 'SIGINT' && settle !== undefined) {
      isStopping = true;
      host.command({ name: 'stop' });
      if (interactive) return reporter.note('Ctrl-C again ends the registry.');
    }
    code = exitCode;
    host.stop();
    over.abort();
    if (signal === 'SIGINT') end(exitCode);
    else exit(exitCode);
  });
  const waiting = flags.waitFor === undefined ? [] : [`wait-for ${flags.waitFor}`];
  const { ended, exitCode } = await runConsole({
    commands: registryCommands,
    execute,
    input: process.stdin,
    screen,
    show: reporter,
    exec: [...waiting, ...(flags.exec === undefined ? [] : [flags.exec])].join('; '),
    interactive,
    signal: over.signal,
    history: interactive ? openHistory('registry') : undefined,
  });
  if (ended !== 'serving') end(code ?? exitCode);
  else process.exitCode = exitCode;
}

/** A program that started us with a channel to it learns which port 0 became. */
function tellParent(port: number): void {
  process.send?.({ port });
}
