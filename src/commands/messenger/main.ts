#!/usr/bin/env node
// A messenger's process: arguments, prompt, output; one node or many.

import { lookup } from 'node:dns/promises';
import { Command } from 'commander';
import type { Address } from '../../overlay/address.ts';
import type { MessengerCommand, MessengerReport } from '../../overlay/report.ts';
import { seedKey } from '../../random/draw.ts';
import { asOne } from '../../results/crowd.ts';
import { MessengerHost } from '../../tcp/messenger-host.ts';
import { type Outcome, runConsole } from '../../terminal/console.ts';
import { openHistory } from '../../terminal/history.ts';
import { onEndingSignal } from '../../terminal/interrupts.ts';
import { addOptions } from '../../terminal/options.ts';
import {
  chooseSeed,
  EXIT,
  end,
  endWithParent,
  exit,
  onOutputLost,
  openReporter,
  runProgram,
} from '../../terminal/process.ts';
import { count, plural } from '../../text/text.ts';
import { programVersion } from '../version.ts';
import { messengerCommands } from './console.ts';
import { openIdentity, pinNetwork } from './data.ts';
import { address, MAX_PORT, type MessengerFlags, messengerTable } from './options.ts';
import { Starting } from './starting.ts';

const program = new Command('messenger')
  .description('A node of the overlay, or many: registers, forwards packets, and reports its counters.')
  .version(programVersion())
  .argument('<registry>', 'host:port of the registry', (text: string) => address.parse(text, 'registry'))
  // A port given as a word of its own is then told as what it is: a registry that is no host:port.
  .allowExcessArguments();

addOptions(program, messengerTable)
  .addHelpText(
    'before',
    `Examples:
  messenger localhost:12345
  messenger localhost:12345 --nodes 10
  messenger 192.0.2.7:12345 --port 5001 --format json
  messenger localhost:12345 --name alice --data ./alice
`,
  )
  .addHelpText(
    'after',
    `
Commands at the prompt, from a pipe and in --exec (help lists them):
  print-counters-and-diagnostics, who, fingerprint [who], trace <id>,
  exit-overlay
Ctrl-C clears what is typed, then leaves the overlay; again, ends at once.

Exit codes: 0 left the overlay, 1 refused or lost the registry,
  2 wrong arguments, 130 interrupted.`,
  )
  .action(run);

await runProgram(program);

async function run(registry: Address, flags: MessengerFlags): Promise<void> {
  if (program.args.length > 1) program.error(`error: too many arguments: ${program.args.slice(1).join(' ')}`);
  if (flags.advertise !== undefined && flags.nodes > 1) {
    program.error('error: --advertise is the address of one node; use --nodes 1, or leave it out');
  }
  const lastPort = flags.port + flags.nodes - 1;
  if (flags.port > 0 && lastPort > MAX_PORT) {
    program.error(
      `error: ${flags.nodes} nodes from port ${flags.port} need ports up to ${lastPort}; use --port ${MAX_PORT - flags.nodes + 1} or less, or leave it out`,
    );
  }
  if ((flags.name === undefined) !== (flags.data === undefined)) {
    program.error('error: --name and --data belong together: a name, and the directory of its key');
  }
  if (flags.name !== undefined && flags.nodes > 1) {
    program.error('error: --name is the name of one node; use --nodes 1, or leave it out');
  }
  const identity = flags.name === undefined ? undefined : openIdentity(flags.name, flags.data!);
  endWithParent();
  const { reporter, screen, interactive, helpWidth } = openReporter(flags.format);
  const { seed } = chooseSeed(flags.seed);
  const tell = flags.format === 'json' ? reporter.messenger : asOne(flags.nodes, reporter.messenger);
  const over = new AbortController();
  const waiting: Waiting = { nodes: 0, outcome: 'done', settle: undefined };
  let code = 0;
  let interrupted = 0;
  const starting = new Starting(flags.nodes);
  const host = new MessengerHost({
    registry,
    key: seedKey(seed),
    nodes: flags.nodes,
    port: flags.port,
    queueBytes: flags.queueBytes,
    reconnectMs: flags.reconnect,
    ...(flags.advertise === undefined ? {} : { advertise: flags.advertise }),
    ...(flags.host === undefined ? {} : { listenHost: await literal(flags.host) }),
    ...(flags.tcpOnly ? { noPipes: true } : {}),
    ...(identity && { identity }),
    pin(network) {
      try {
        pinNetwork(flags.data!, network);
      } catch (error) {
        reporter.error((error as Error).message);
        exit(EXIT.failed);
      }
    },
    report(row, report) {
      tell(report);
      if (report.kind === 'ended') commandEnded(waiting, report);
      starting.take(row, report);
    },
    exit(hostCode) {
      code = interrupted || Math.max(code, hostCode);
      over.abort();
      starting.end();
      waiting.settle?.(hostCode === 0 ? 'done' : 'failed');
      end(code);
    },
  });
  const leave = () => host.command({ name: 'exit-overlay' });
  onEndingSignal((signal, exitCode) => {
    if (interrupted > 0) process.exit(interrupted);
    if (signal === 'SIGINT') interrupted = exitCode;
    if (signal === 'SIGINT' && interactive) reporter.note('Leaving the overlay; Ctrl-C again ends at once.');
    leave();
  });
  onOutputLost((lostCode) => {
    code = lostCode;
    if (over.signal.aborted) exit(code);
    else leave();
  });
  host.start();
  const { started, reason } = await starting.over;
  if (started > 0 && started < flags.nodes) {
    reporter.error(`only ${count(started)} of ${plural(flags.nodes, 'node')} started: ${reason}`);
  }
  const { exitCode } = await runConsole({
    commands: messengerCommands,
    execute: (command) => execute(host, command, waiting),
    input: process.stdin,
    screen,
    show: reporter,
    helpWidth,
    exec: flags.exec,
    interactive,
    signal: over.signal,
    history: interactive ? openHistory('messenger') : undefined,
  });
  if (over.signal.aborted) end(Math.max(code, exitCode));
  else process.exitCode = exitCode;
}

/** A command that all nodes of the process take part in. */
interface Waiting {
  nodes: number;
  outcome: Outcome;
  settle: ((outcome: Outcome) => void) | undefined;
}

function execute(host: MessengerHost, command: MessengerCommand, waiting: Waiting): Promise<Outcome> {
  return new Promise((resolve) => {
    waiting.nodes = host.countFor(command);
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

/** A name's first address, as connections come from an address. What cannot be looked up is for whoever listens to refuse. */
async function literal(host: string): Promise<string> {
  return lookup(host).then(
    ({ address }) => address,
    () => host,
  );
}
