#!/usr/bin/env node
// The registry's process: arguments, prompt, output.

import { Command } from 'commander';
import { type GeometryName, geometries } from '../../geometries/index.ts';
import { formatAddress } from '../../overlay/address.ts';
import type { RegistryCommand } from '../../overlay/commands.ts';
import { seedKey } from '../../random/draw.ts';
import { RegistryHost } from '../../tcp/registry-host.ts';
import { socketReason } from '../../tcp/transport.ts';
import { type Outcome, runConsole } from '../../terminal/console.ts';
import {
  chooseSeed,
  EXIT,
  end,
  execOption,
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
  readonly trustAdvertised?: true;
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
  .option('--host <address>', 'address to listen on; 0.0.0.0 for all', '127.0.0.1')
  .addOption(seedOption('what IDs and packets are drawn from; left out, one is drawn and shown'))
  .option('--id-bits <bits>', 'IDs are 0 to 2^bits - 1', wholeNumber({ min: 7, max: 31, name: 'id-bits' }), 7)
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
  .option('--trust-advertised', 'accept nodes that register another address than they connect from')
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
  wait-for <nodes>, exit

Exit codes: 0 done, 1 a command failed, 2 wrong arguments,
  3 what was received is not what was sent, 130 interrupted.`,
  )
  .action(run);

await runProgram(program);

async function run(port: number, flags: Flags): Promise<void> {
  const { reporter, screen } = openReporter(flags.format);
  const { seed, drawn } = chooseSeed(flags.seed);
  let settle: ((outcome: Outcome) => void) | undefined;
  const host = new RegistryHost({
    key: seedKey(seed),
    idBits: flags.idBits,
    minNodes: flags.minNodes,
    geometry: geometries[flags.geometry],
    trustAdvertised: flags.trustAdvertised === true,
    timing: { patienceMs: 1000 * flags.patience, settleMs: 1000 * flags.settle },
    report(report) {
      reporter.registry(report);
      if (report.kind !== 'ended') return;
      const ended = settle;
      settle = undefined;
      ended?.(report.outcome);
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
    new Promise<Outcome>((resolve) => {
      settle = resolve;
      host.command(command);
    });
  endOnSignals(host);
  if (flags.waitFor !== undefined) await execute({ name: 'wait-for', nodes: flags.waitFor });
  const { ended, exitCode } = await runConsole({
    commands: registryCommands,
    execute,
    input: process.stdin,
    screen,
    show: reporter,
    exec: flags.exec,
    interactive: process.stdin.isTTY === true && screen.terminal.isTTY === true,
  });
  if (ended === 'exit') end(exitCode);
  else process.exitCode = exitCode;
}

/** A program that started us with a channel to it learns which port 0 became. */
function tellParent(port: number): void {
  process.send?.({ port });
  process.channel?.unref();
}

function endOnSignals(host: RegistryHost): void {
  for (const [signal, code] of [
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      host.stop();
      process.exit(code);
    });
  }
}
