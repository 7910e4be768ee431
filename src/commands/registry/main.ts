#!/usr/bin/env node
// The registry's process: arguments, prompt, output.

import { Command } from 'commander';
import { type GeometryName, geometries } from '../../geometries/index.ts';
import { formatAddress } from '../../overlay/address.ts';
import type { RegistryCommand } from '../../overlay/commands.ts';
import { seedKey } from '../../random/draw.ts';
import type { Key } from '../../random/threefry.ts';
import type { CreateLivingTables } from '../../routing/living-tables.ts';
import { MAX_ID_BITS, MIN_ID_BITS } from '../../scenario/scenario.ts';
import { RegistryHost } from '../../tcp/registry-host.ts';
import { socketReason } from '../../tcp/transport.ts';
import { type Answer, runConsole } from '../../terminal/console.ts';
import { openHistory } from '../../terminal/history.ts';
import { onEndingSignal } from '../../terminal/interrupts.ts';
import { addOptions } from '../../terminal/options.ts';
import {
  chooseSeed,
  EXIT,
  end,
  endWithParent,
  exit,
  openReporter,
  runProgram,
} from '../../terminal/process.ts';
import { programVersion } from '../version.ts';
import { registryCommands } from './console.ts';
import { openData, passingNetwork, type RegistryData } from './data.ts';
import { port, type RegistryFlags, registryTable } from './options.ts';

const program = new Command('registry')
  .description(
    'Gives nodes their IDs and routing tables, starts rounds of packets, and accounts for every packet.',
  )
  .version(programVersion())
  .argument('<port>', 'port to listen on; 0: a free one', (text: string) => port.parse(text, 'port'));

addOptions(program, registryTable)
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
  wait-for <nodes>, who, remove <id>, forget <name>, status, stop, exit
Ctrl-C clears what is typed, then stops the run, then ends the registry.
SIGUSR2 shows the status while a command is under way.

Exit codes: 0 done, 1 a command failed, 2 wrong arguments,
  3 received is not sent, 130 interrupted.`,
  )
  .action(run);

await runProgram(program);

async function run(port: number, flags: RegistryFlags): Promise<void> {
  const data = flags.data === undefined ? undefined : await openOwnData(flags.data, flags);
  endWithParent();
  const { reporter, screen, interactive, helpWidth } = openReporter(flags.format);
  const { seed, drawn } = chooseSeed(data?.start.seed ?? flags.seed);
  const isLiving = flags.living === true;
  let settle: ((answer: Answer) => void) | undefined;
  let isStopping = false;
  /** A signal asks for the status: that is not the end of the command under way. */
  let aside = false;
  const host = new RegistryHost({
    key: seedKey(seed),
    idBits: data?.start.idBits ?? idBitsOf(flags),
    minNodes: flags.minNodes,
    geometry: geometries[flags.geometry],
    ...(isLiving && { living: await livingOf(flags.geometry, seedKey(seed)) }),
    trustAdvertised: flags.trustAdvertised === true,
    ...(data === undefined ? passingNetwork() : keptWith(data, (reason) => reporter.error(reason))),
    timing: {
      waitMs: flags.waitTimeout ?? 0,
      setupMs: flags.setupTimeout,
      patienceMs: flags.patience,
      settleMs: flags.settle,
      runMs: flags.runTimeout,
      heartbeatMs: flags.heartbeat,
      missedHeartbeats: flags.missed,
    },
    report(report) {
      reporter.registry(report);
      if (report.kind !== 'ended' || aside) return;
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
  for (const note of data?.notes ?? []) reporter.note(note);
  host.begin();
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
  if (process.platform !== 'win32') {
    process.on('SIGUSR2', () => {
      aside = true;
      host.command({ name: 'status' });
      aside = false;
    });
  }
  let { exec } = flags;
  if (flags.waitFor !== undefined) {
    const outcome = await execute({ name: 'wait-for', nodes: flags.waitFor });
    if (outcome !== 'done' && !interactive) return end(code ?? EXIT.failed);
    if (outcome === 'stopped') exec = undefined;
  }
  const { ended, exitCode } = await runConsole({
    commands: registryCommands,
    execute,
    input: process.stdin,
    screen,
    show: reporter,
    helpWidth,
    exec,
    interactive,
    signal: over.signal,
    history: interactive ? openHistory('registry') : undefined,
  });
  if (ended !== 'serving') end(code ?? exitCode);
  else process.exitCode = exitCode;
}

/** Loaded when it is wanted, so that other registries start quickly. */
async function livingOf(geometry: GeometryName, key: Key): Promise<CreateLivingTables> {
  const { livingTables } = await import('../../geometries/living.ts');
  return livingTables(geometry, key);
}

function idBitsOf({ idBits, living }: RegistryFlags): number {
  return idBits ?? (living ? MAX_ID_BITS : MIN_ID_BITS);
}

function openOwnData(directory: string, flags: RegistryFlags): Promise<RegistryData> {
  const { seed, idBits } = flags;
  const given = { ...(seed !== undefined && { seed }), ...(idBits !== undefined && { idBits }) };
  return openData(directory, given, () => ({ seed: chooseSeed(seed).seed, idBits: idBitsOf(flags) }));
}

/** What is not kept is told to nobody, and not tried again: the system may say of the next try that it is on disk. */
function keptWith({ network, own, memory, store }: RegistryData, complain: (reason: string) => void) {
  const failed = (error: Error) => {
    complain(
      `cannot keep what the registry knows: ${error.message}; nobody was told of it, and the registry ends`,
    );
    exit(EXIT.failed);
  };
  return { network, own, memory, keeper: { commit: store.commit, failed } };
}

/** A program that started us with a channel to it learns which port 0 became. */
function tellParent(port: number): void {
  process.send?.({ port });
}
