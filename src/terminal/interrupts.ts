// Signals that end a program, and what they mean to a command that runs: the first asks for what there is so far, a second
// one ends it at once.

import { constants as files, readFileSync, readlinkSync } from 'node:fs';
import { constants } from 'node:os';
import { basename } from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type EndingSignal = (typeof SIGNALS)[number];

const SIGHUP_BIT = 1n;
const { O_WRONLY } = files;

export interface Interrupts {
  readonly signal: AbortSignal;
  /** 128 + the signal's number once somebody has interrupted; undefined before. */
  readonly exitCode: number | undefined;
  /** Signals do again what they usually do. */
  end(): void;
}

export function catchInterrupts(): Interrupts {
  const controller = new AbortController();
  let exitCode: number | undefined;
  const end = onEndingSignal((_, code) => {
    if (exitCode !== undefined) {
      // What was drawn there stays, and the shell's prompt comes below it.
      if (process.stderr.isTTY) process.stderr.write('\n');
      process.exit(code);
    }
    exitCode = code;
    controller.abort();
  });
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    end,
  };
}

/**
 * Calls `act` for SIGINT, SIGTERM and SIGHUP, with the exit code that a shell has for each, until what it gives is called.
 * A program that was started with SIGHUP ignored goes on ignoring it.
 */
export function onEndingSignal(act: (signal: EndingSignal, exitCode: number) => void): () => void {
  const listener = (signal: EndingSignal) => act(signal, 128 + constants.signals[signal]);
  const signals = SIGNALS.filter((signal) => signal !== 'SIGHUP' || !isHangupIgnored());
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.removeListener(signal, listener);
  };
}

/** Where SIGHUP was ignored when the program started, as under nohup, it stays so: node itself takes that back. */
export function keepHangupIgnored(): void {
  if (isHangupIgnored()) process.on('SIGHUP', () => {});
}

/**
 * Whether SIGHUP was ignored when we were started. Node forgets that before any code of ours runs, so it is told from what
 * is left: a shell names the command that it starts in $_, nohup makes a terminal's stdin one that cannot be read, and a
 * parent that ignores SIGHUP has handed that down.
 */
function isHangupIgnored(): boolean {
  return basename(process.env['_'] ?? '') === 'nohup' || isStdinUnreadable() || doesParentIgnoreHangup();
}

function isStdinUnreadable(): boolean {
  return quietly(() => {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync('/proc/self/fdinfo/0', 'utf8'))?.[1];
    const writeOnly = flags !== undefined && Number.parseInt(flags, 8) % 4 === O_WRONLY;
    return writeOnly && readlinkSync('/proc/self/fd/0') === '/dev/null';
  });
}

function doesParentIgnoreHangup(): boolean {
  return quietly(() => {
    const ignored = /^SigIgn:\s*([0-9a-f]+)/m.exec(readFileSync(`/proc/${process.ppid}/status`, 'utf8'))?.[1];
    return (BigInt(`0x${ignored ?? '0'}`) & SIGHUP_BIT) !== 0n;
  });
}

/** False where the system has no /proc. */
function quietly(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}
