// The prompt: runs the commands of `--exec`, then those of standard input, one after the other. What is printed while
// a person types goes above the line they are typing.

import * as readline from 'node:readline';
import { type CommandSet, complete, parseCommand, splitCommands } from './parse.ts';

export type Outcome = 'done' | 'failed' | 'mismatch';

/** What a prompt needs of standard input. */
type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
/** What a prompt needs of standard output or error. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

export interface ConsoleOptions<C> {
  readonly commands: CommandSet<C>;
  /** Does a command; when it resolves, the command has ended. Whoever does it also reports why it failed. */
  readonly execute: (command: C) => Promise<Outcome>;
  readonly input: Input;
  readonly screen: Screen;
  /** Where the answers of the prompt itself go. */
  readonly show: { error(text: string): void; help(text: string): void };
  /** Commands to run first, separated by `;`. */
  readonly exec?: string | undefined;
  /** Whether a person types: then there is a prompt, with history and completion. */
  readonly interactive: boolean;
  /** Ends the prompt, after the command that is running if there is one. */
  readonly signal?: AbortSignal | undefined;
  /** Ctrl-C at the prompt; where it is left out, this process gets a SIGINT as it would anywhere else. */
  readonly interrupt?: () => void;
}

export interface ConsoleResult {
  /** exit: the exit command was given, or stood in for the end of input. serving: no command came. */
  readonly ended: 'exit' | 'serving' | 'aborted';
  /**
   * 0: all commands of `--exec` and of a pipe were done. 1: one failed, was refused or not understood. 3: all ran, but
   * the check of one failed. What a person typed at a terminal does not count: they have seen it.
   */
  readonly exitCode: 0 | 1 | 3;
}

/**
 * Resolves when the program shall end, or ('serving') when standard input ended without a command: then the program
 * goes on without a prompt. At the end of a pipe that had commands, and at Ctrl-D, the exit command is run.
 */
export async function runConsole<C extends { readonly name: string }>(
  options: ConsoleOptions<C>,
): Promise<ConsoleResult> {
  const { commands, exec = '', signal, interactive } = options;
  const seen = new Set<Outcome>();
  const result = (ended: ConsoleResult['ended']): ConsoleResult => ({ ended, exitCode: exitCode(seen) });

  const run = async (texts: readonly string[], counts: boolean): Promise<boolean> => {
    for (const text of texts) {
      if (signal?.aborted) return false;
      const { outcome, exits } = await runCommand(options, text);
      if (counts) seen.add(outcome);
      if (exits) return true;
    }
    return false;
  };

  // A terminal that goes away, or a directory as standard input: the end of it, as createLines sees.
  options.input.on('error', () => {});
  if (await run(splitCommands(exec), true)) return result('exit');
  if (signal?.aborted) return result('aborted');
  const lines = createLines(options);
  try {
    let any = interactive;
    for (let line = await lines.next(); line !== undefined; line = await lines.next()) {
      const texts = splitCommands(line);
      any ||= texts.length > 0;
      if (await run(texts, !interactive)) return result('exit');
    }
    if (signal?.aborted) return result('aborted');
    if (!any) return result('serving');
    const outcome = await options.execute(commands.exit);
    if (!interactive) seen.add(outcome);
    return result('exit');
  } finally {
    lines.close();
  }
}

function exitCode(seen: ReadonlySet<Outcome>): 0 | 1 | 3 {
  if (seen.has('failed')) return 1;
  return seen.has('mismatch') ? 3 : 0;
}

async function runCommand<C extends { readonly name: string }>(
  { commands, execute, show }: ConsoleOptions<C>,
  text: string,
): Promise<{ outcome: Outcome; exits: boolean }> {
  const parsed = parseCommand(commands, text);
  switch (parsed.kind) {
    case 'help':
      show.help(parsed.text);
      return { outcome: 'done', exits: false };
    case 'error':
      show.error(parsed.text);
      return { outcome: 'failed', exits: false };
    case 'command': {
      const outcome = await execute(parsed.command);
      return { outcome, exits: parsed.command.name === commands.exit.name && outcome === 'done' };
    }
    default:
      return parsed satisfies never;
  }
}

interface Lines {
  /** The next line; undefined at the end of input, or when the signal ended it. */
  next(): Promise<string | undefined>;
  close(): void;
}

/**
 * Lines of input, read only while somebody waits for one: what a person types ahead stays with the terminal, which
 * shows it as usual, and Ctrl-C reaches the process while a command runs. readline emits every line of a chunk at
 * once, so they are queued: no more than a chunk holds.
 */
function createLines<C>(options: ConsoleOptions<C>): Lines {
  const { commands, input, screen, interactive, signal } = options;
  const reader = readline.createInterface({
    input,
    terminal: interactive,
    crlfDelay: Number.POSITIVE_INFINITY,
    ...(interactive && { output: screen.terminal, prompt: commands.prompt, historySize: 1000 }),
    ...(interactive && {
      removeHistoryDuplicates: true,
      completer: (line: string) => complete(commands, line),
    }),
  });
  const queue: string[] = [];
  let closed = false;
  let wake = () => {};

  const sleep = () => {
    screen.leave();
    if (closed) {
      if (interactive) screen.terminal.write('\n');
      return;
    }
    reader.pause();
    if (interactive) input.setRawMode?.(false);
  };
  const listen = () => {
    if (interactive) input.setRawMode?.(true);
    if (interactive) screen.enter(reader);
    reader.resume();
  };
  const end = () => {
    closed = true;
    wake();
  };
  const abort = () => reader.close();

  reader.on('line', (line) => {
    queue.push(line);
    wake();
  });
  reader.on('close', end);
  reader.on('SIGINT', options.interrupt ?? (() => process.kill(process.pid, 'SIGINT')));
  reader.on('error', abort);
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted || !input.readable) abort();

  return {
    next: async () => {
      if (queue.length === 0 && !closed) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        listen();
        await woken;
        sleep();
      }
      return signal?.aborted ? undefined : queue.shift();
    },
    close: () => {
      signal?.removeEventListener('abort', abort);
      reader.close();
    },
  };
}

/** The streams that a program prints to, and the line that a person is typing on one of them. */
export interface Screen {
  readonly stdout: { write(text: string): void; readonly isTTY: boolean };
  readonly stderr: { write(text: string): void; readonly isTTY: boolean };
  /** Where the prompt is. */
  readonly terminal: Output;
  /** The prompt is shown from now on: what is printed goes above it. */
  enter(reader: readline.Interface): void;
  leave(): void;
}

/**
 * The prompt is on stdout, or on stderr where only that is a terminal. A write to a terminal takes the line that is
 * being typed away, prints, and draws the line again; the text must then end with a line break.
 */
export function createScreen(stdout: Output, stderr: Output): Screen {
  const terminal = stdout.isTTY === true || stderr.isTTY !== true ? stdout : stderr;
  let typing: readline.Interface | undefined;
  const wrap = (stream: Output) => ({
    isTTY: stream.isTTY === true,
    write: (text: string) => {
      if (typing === undefined || stream.isTTY !== true) {
        stream.write(text);
        return;
      }
      eraseLine(typing, terminal);
      stream.write(text);
      typing.prompt(true);
    },
  });
  return {
    stdout: wrap(stdout),
    stderr: wrap(stderr),
    terminal,
    enter: (reader) => {
      typing = reader;
      reader.prompt(true);
    },
    leave: () => {
      typing = undefined;
    },
  };
}

function eraseLine(reader: readline.Interface, terminal: Output): void {
  readline.moveCursor(terminal, 0, -reader.getCursorPos().rows);
  readline.cursorTo(terminal, 0);
  readline.clearScreenDown(terminal);
  // readline remembers on which row of a long line the cursor was, to go up before it draws; we are up already.
  (reader as { prevRows?: number }).prevRows = 0;
}
