// What every program of ours shares with the shell: streams, colours, the seed, signals and the way to end.

import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { type Command, CommanderError } from 'commander';
import { suggestion } from '../text/suggestion.ts';
import { inert } from '../text/text.ts';
import { createScreen, type Screen } from './console.ts';
import { fitHelp, HELP_WIDTH } from './help.ts';
import { keepHangupIgnored } from './interrupts.ts';
import { wrapping } from './outputs.ts';
import { createReporter, type Format, type Reporter } from './reporter.ts';

export const EXIT = { done: 0, failed: 1, usage: 2, mismatch: 3, interrupted: 130 } as const;

export interface Prompted {
  readonly reporter: Reporter;
  readonly screen: Screen;
  /** Whether a person types. */
  readonly interactive: boolean;
  /** Columns of the terminal now, for the help of commands; undefined where programs read it. */
  readonly helpWidth: (() => number) | undefined;
}

export function openReporter(format: Format): Prompted {
  const screen = createScreen(process.stdout, process.stderr);
  // The shell's prompt, or what another program prints, comes on a line of its own.
  process.once('exit', () => screen.endLine());
  process.on('SIGINT', () => screen.keyShown());
  const width = () => process.stdout.columns || process.stderr.columns || 80;
  const reporter = createReporter({
    format,
    stdout: format === 'table' ? wrapping(screen.stdout, width) : screen.stdout,
    stderr: wrapping(screen.stderr, width),
    color: process.stdout.isTTY === true && process.stdout.hasColors() && !process.env['NO_COLOR'],
    width,
    nowMs: () => performance.now(),
  });
  const interactive = process.stdin.isTTY === true && screen.terminal.isTTY === true;
  return { reporter, screen, interactive, helpWidth: format === 'json' ? undefined : width };
}

/** The seed that was given, or a new one that can be typed again. */
export function chooseSeed(given: string | undefined): { seed: string; drawn: boolean } {
  if (given !== undefined) return { seed: given, drawn: false };
  return { seed: randomBytes(5).toString('hex'), drawn: true };
}

/** How long connections that were closed may take to go; a little longer than they are waited for. */
const UNDER_WAY_MS = 2500;

/** Ends once what is under way is done, or after a moment; never before all that was printed is taken. */
export function end(code: number): void {
  process.exitCode = code;
  process.stdin.pause();
  process.stdin.unref?.();
  setTimeout(() => exit(code), UNDER_WAY_MS).unref();
}

/** Ends as soon as all that was printed is taken, however slow who reads it; nothing else is waited for. */
export function exit(code: number): void {
  process.exitCode = code;
  let left = 2;
  const written = () => {
    if (--left === 0) process.exit();
  };
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.destroyed) written();
    else stream.write('', written);
  }
}

/** A program that started us with a channel to it may be killed before it can end us: we end when the channel does. */
export function endWithParent(): void {
  if (process.channel === undefined && process.connected === undefined) return;
  const gone = () => process.exit(EXIT.failed);
  process.once('disconnect', gone);
  process.channel?.unref();
  if (process.connected === false) gone();
}

/** Ends a child. One that could not be started has no process ID, and node would signal all of our process group. */
export function endChild(child: ChildProcess): void {
  if (child.pid !== undefined) child.kill();
}

let leave = exit;

/** Who has to say goodbye first ends by itself, with the code that it is given, when its output is lost. */
export function onOutputLost(act: (code: number) => void): void {
  leave = act;
}

/** What a program was given to read is wrong or cannot be read, as an argument can be; a line for each thing that is wrong. */
export class InputError extends Error {}

/** What must hold of a result does not. */
export class CheckError extends Error {}

/** Parses the arguments, and runs; a wrong argument is one line on stderr, and exit code 2. */
export async function runProgram(program: Command): Promise<void> {
  endWhenOutputIsLost();
  keepHangupIgnored();
  program.exitOverride().configureOutput({ outputError: () => {}, writeErr: () => {} });
  fitHelp(program, () => process.stdout.columns || HELP_WIDTH);
  const stderr = wrapping(process.stderr, () => process.stderr.columns || HELP_WIDTH);
  try {
    await program.parseAsync();
  } catch (error) {
    if (outputLost) return;
    if (!(error instanceof CommanderError)) {
      const lines = (error as Error).message.split('\n');
      stderr.write(lines.map((line) => `error: ${inert(line)}\n`).join(''));
      return exit(exitCodeOf(error));
    }
    if (error.exitCode === 0) return;
    stderr.write(`${usageError(program, error)}\n`);
    process.exitCode = EXIT.usage;
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof InputError) return EXIT.usage;
  return error instanceof CheckError ? EXIT.mismatch : EXIT.failed;
}

function usageError(program: Command, error: CommanderError): string {
  // Commander would print all of the help there.
  const message = error.code === 'commander.help' ? noSuchCommand(program) : error.message;
  const line = inert(message.replaceAll('\n', ' ').replace(/\.$/, ''));
  const saysWhatIsRight = /[Dd]id you mean|; there are|must be|Allowed choices|; use /.test(line);
  return saysWhatIsRight ? line : `${line}; usage: ${program.name()} ${program.usage()}`;
}

/** For `sinkward help nothing`, and for `sinkward --`. */
function noSuchCommand({ args, commands }: Command): string {
  const [, name] = args;
  if (name === undefined) return 'error: there is no command';
  const names = commands.map((command) => command.name());
  return `error: unknown command '${name}'${suggestion(name, names)}`;
}

let outputLost = false;

/** Who closes a pipe has read enough, as `head` has. */
function endWhenOutputIsLost(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (outputLost) return;
    outputLost = true;
    if (error.code === 'EPIPE') return leave(EXIT.done);
    process.stderr.write(`error: cannot write the output: ${error.message}\n`);
    leave(EXIT.failed);
  });
  // What was to be told is lost, and the results are not: they are printed all the same.
  process.stderr.once('error', () => {
    process.stderr.on('error', () => {});
    process.once('exit', (code) => {
      if (code === EXIT.done) process.exitCode = EXIT.failed;
    });
  });
}
