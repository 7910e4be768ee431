#!/usr/bin/env node
// A messenger's process: arguments, prompt, output; one node or many.

import { lookup } from 'node:dns/promises';
import { Command, InvalidArgumentError } from 'commander';
import { type Address, parseAddress } from '../../overlay/address.ts';
import type { MessengerCommand, MessengerReport } from '../../overlay/report.ts';
import { seedKey } from '../../random/draw.ts';
import { asOne } from '../../results/crowd.ts';
import { MessengerHost } from '../../tcp/messenger-host.ts';
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
import { messengerCommands } from './console.ts';

interface Flags {
  readonly nodes: number;
  readonly host?: string;
  readonly port: number;
  readonly advertise?: Address;
  readonly seed?: string;
  readonly tcpOnly?: true;
  readonly queueBytes: number;
  readonly exec?: string;
  readonly format: Format;
}

const program = new Command('messenger')
  .description('A node of the overlay, or many: registers, forwards packets, and reports what it counted.')
  .argument('<registry>', 'host:port of the registry', toAddress)
  .option('--nodes <count>', 'nodes in this process', wholeNumber({ min: 1, max: 100_000, name: 'nodes' }), 1)
  .option(
    '--host <address>',
    'address to listen on, to connect from and to register; left out, the one from which the registry is reached',
  )
  .option(
    '--port <port>',
    'port of the first node; left out, free ones',
    wholeNumber({ min: 0, max: 65535, name: 'port' }),
    0,
  )
  .option(
    '--advertise <host:port>',
    'register this address in place of the one listened on (needs registry --trust-advertised)',
    toAddress,
  )
  .addOption(seedOption('what packets are drawn from, where the registry sends no seed of its own'))
  .option('--tcp-only', 'nodes of this process talk over TCP too, not in memory')
  .option(
    '--queue-bytes <bytes>',
    'bytes of packets that may wait for one link',
    wholeNumber({ min: 64, max: 2 ** 26, name: 'queue-bytes' }),
    65_536,
  )
  .addOption(execOption())
  .addOption(formatOption())
  .addHelpText(
    'before',
    `Examples:
  messenger localhost:12345
  messenger localhost:12345 --nodes 10
  messenger 192.0.2.7:12345 --port 5001 --format json
`,
  )
  .addHelpText(
    'after',
    `
Commands at the prompt, from a pipe and in --exec (help lists them):
  print-counters-and-diagnostics, exit-overlay

Exit codes: 0 left the overlay, 1 refused or lost the registry,
  2 wrong arguments, 130 interrupted.`,
  )
  .action(run);

await runProgram(program);

async function run(registry: Address, flags: Flags): Promise<void> {
  if (flags.advertise !== undefined && flags.nodes > 1) {
    program.error('error: --advertise names one address: give it with --nodes 1, or leave it out');
  }
  const { reporter, screen } = openReporter(flags.format);
  const { seed } = chooseSeed(flags.seed);
  const tell = flags.format === 'json' ? reporter.messenger : asOne(flags.nodes, reporter.messenger);
  const over = new AbortController();
  const waiting: Waiting = { nodes: 0, outcome: 'done', settle: undefined };
  let code = 0;
  let interrupted = false;
  let registered = 0;
  const ready = deferred();
  const host = new MessengerHost({
    registry,
    key: seedKey(seed),
    nodes: flags.nodes,
    port: flags.port,
    queueBytes: flags.queueBytes,
    ...(flags.advertise === undefined ? {} : { advertise: flags.advertise }),
    ...(flags.host === undefined ? {} : { listenHost: await literal(flags.host) }),
    ...(flags.tcpOnly === undefined ? {} : { noPipes: true }),
    report(_row, report) {
      tell(report);
      if (report.kind === 'ended') commandEnded(waiting, report);
      if (report.kind === 'registered' && ++registered === flags.nodes) ready.resolve();
    },
    exit(hostCode) {
      code = interrupted ? EXIT.interrupted : hostCode;
      over.abort();
      ready.resolve();
      waiting.settle?.(hostCode === 0 ? 'done' : 'failed');
      end(code);
    },
  });
  process.on('SIGINT', () => {
    if (interrupted) process.exit(EXIT.interrupted);
    interrupted = true;
    host.command({ name: 'exit-overlay' });
  });
  process.on('SIGTERM', () => host.command({ name: 'exit-overlay' }));
  host.start();
  await ready.promise;
  const { exitCode } = await runConsole({
    commands: messengerCommands,
    execute: (command) => execute(host, command, waiting),
    input: process.stdin,
    screen,
    show: reporter,
    exec: flags.exec,
    interactive: process.stdin.isTTY === true && screen.terminal.isTTY === true,
    signal: over.signal,
  });
  if (over.signal.aborted) end(Math.max(code, exitCode));
  else process.exitCode = exitCode;
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A command that all nodes of the process take part in. */
interface Waiting {
  nodes: number;
  outcome: Outcome;
  settle: ((outcome: Outcome) => void) | undefined;
}

function execute(host: MessengerHost, command: MessengerCommand, waiting: Waiting): Promise<Outcome> {
  return new Promise((resolve) => {
    waiting.nodes = host.nodes.length;
    waiting.outcome = 'done';
    waiting.settle = (outcome) => {
      waiting.settle = undefined;
      resolve(outcome);
    };
    host.command(command);
  });
}

function commandEnded(waiting: Waiting, { outcome }: Extract<MessengerReport, { kind: 'ended' }>): void {
  if (outcome === 'failed') waiting.outcome = outcome;
  if (--waiting.nodes === 0) waiting.settle?.(waiting.outcome);
}

function toAddress(text: string): Address {
  const address = parseAddress(text);
  if (address === undefined || address.host === '') {
    throw new InvalidArgumentError('It must be host:port with a port of 1 to 65535, localhost:12345 say.');
  }
  return address;
}

/** A name's first address, as connections come from an address. What cannot be looked up is for whoever listens to refuse. */
async function literal(host: string): Promise<string> {
  return lookup(host).then(
    ({ address }) => address,
    () => host,
  );
}
