// The prompt: runs the commands of `--exec`, then those of standard input, one after the other. What is printed while
// a person types goes above the line they are typing.

import * as readline from 'node:readline';
import { isForeground, whenForeground } from './foreground.ts';
import { type History, MAX_HISTORY } from './history.ts';
import { canRedraw } from './output.ts';
import { type CommandSet, complete, parseCommand, splitCommands } from './parse.ts';

export type Outcome = 'done' | 'failed' | 'mismatch';
/** 'stopped': by Ctrl-C; the commands behind it are not run. */
export type Answer = Outcome | 'stopped';

/** What a prompt needs of standard input. */
type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
/** What a prompt needs of standard output or error. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

export interface ConsoleOptions<C> {
  readonly commands: CommandSet<C>;
  /** Does a command; when it resolves, the command has ended. Whoever does it also reports why it failed. */
  readonly execute: (command: C) => Promise<Answer>;
  readonly input: Input;
  readonly screen: Screen;
  /** Where the answers of the prompt itself go. */
  readonly show: { error(text: string): void; help(text: string): void };
  /** Columns that help may take now; 80 when left out. */
  readonly helpWidth?: (() => number) | undefined;
  /** Commands to run first, separated by `;`. */
  readonly exec?: string | undefined;
  /** Whether a person types: then there is a prompt, with history and completion. */
  readonly interactive: boolean;
  /** What was typed in earlier sessions, the last first, and who keeps what is typed in this one. */
  readonly history?: History | undefined;
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
  const seen = new Set<Answer>();
  const result = (ended: ConsoleResult['ended']): ConsoleResult => ({ ended, exitCode: exitCode(seen) });

  const run = async (texts: readonly string[], counts: boolean): Promise<ConsoleResult | undefined> => {
    for (const text of texts) {
      if (signal?.aborted) return undefined;
      const { outcome, exits } = await runCommand(options, text);
      if (outcome === 'stopped') return interactive ? undefined : result('aborted');
      if (counts) seen.add(outcome);
      if (exits) return result('exit');
    }
    return undefined;
  };

  // A terminal that goes away, or a directory as standard input: the end of it, as createLines sees.
  options.input.on('error', () => {});
  const early = await run(splitCommands(exec), true);
  if (early !== undefined) return early;
  if (signal?.aborted) return result('aborted');
  const lines = createLines(options);
  try {
    let any = interactive;
    for (let line = await lines.next(); line !== undefined; line = await lines.next()) {
      const texts = splitCommands(line);
      any ||= texts.length > 0;
      const over = await run(texts, !interactive);
      if (over !== undefined) return over;
    }
    if (signal?.aborted) return result('aborted');
    if (!any) return result('serving');
    const outcome = await options.execute(commands.exit);
    if (!interactive) seen.add(outcome);
    return result(outcome === 'stopped' ? 'aborted' : 'exit');
  } finally {
    lines.close();
  }
}

function exitCode(seen: ReadonlySet<Answer>): 0 | 1 | 3 {
  if (seen.has('failed')) return 1;
  return seen.has('mismatch') ? 3 : 0;
}

async function runCommand<C extends { readonly name: string }>(
  { commands, execute, show, helpWidth }: ConsoleOptions<C>,
  text: string,
): Promise<{ outcome: Answer; exits: boolean }> {
  const parsed = parseCommand(commands, text, helpWidth?.());
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

const STOP_MS = 100;

interface Lines {
  /** The next line; undefined at the end of input, or when the signal ended it. */
  next(): Promise<string | undefined>;
  close(): void;
}

/**
 * Lines of input, read only while somebody waits for one: what a person types ahead stays with the terminal, which
 * shows it as usual, and Ctrl-C reaches the process while a command runs. readline emits every line of a chunk at
 * once, so they are queued: no more than a chunk holds. A terminal is touched only in the foreground, and is given back
 * when we are stopped.
 */
function createLines<C>(options: ConsoleOptions<C>): Lines {
  const { input, screen, interactive, signal } = options;
  const isTerminal = input.isTTY === true;
  const raw = interactive && screen.redraws;
  const queue: string[] = [];
  let reader: readline.Interface | undefined;
  let closed = false;
  let awaited = false;
  let isStopped = false;
  let wake = () => {};
  let stopWaiting = () => {};

  const end = () => {
    closed = true;
    wake();
  };
  const abort = () => {
    stopWaiting();
    if (reader === undefined) end();
    else reader.close();
  };
  const open = () => {
    const opened = createReader(options);
    opened.on('line', (line) => {
      queue.push(line);
      wake();
    });
    opened.on('close', end);
    opened.on('error', abort);
    opened.on('SIGINT', () => interruptTyping(opened, options));
    // The whole job stops, as it does where the terminal itself sees the key.
    opened.on('SIGTSTP', () => process.kill(0, 'SIGTSTP'));
    return opened;
  };
  const take = () => {
    reader ??= open();
    // Off first: readline and the system may not agree after a stop about what it was.
    if (raw) for (const on of [false, true]) input.setRawMode?.(on);
    if (interactive) screen.enter(reader);
    reader.resume();
  };
  const release = () => {
    stopWaiting();
    screen.leave();
    if (!closed) reader?.pause(); // Node 24 throws for one that is closed
  };
  const listen = () => {
    if (isTerminal) stopWaiting = whenForeground(take);
    else take();
  };
  const sleep = () => {
    if (interactive && closed) screen.endLine();
    release();
    if (closed) return;
    if (raw && (!isTerminal || isForeground())) input.setRawMode?.(false);
  };

  const stop = () => {
    isStopped = true;
    if (awaited && isForeground()) {
      if (raw) input.setRawMode?.(false);
      if (interactive) screen.endLine();
    }
    release();
    process.removeListener('SIGTSTP', stop);
    // After this turn of the loop, in which stdin stops to be read.
    setImmediate(() => process.kill(process.pid, 'SIGTSTP'));
    // Nobody could wake a job without a shell, so that the system does not stop it: it goes on.
    setTimeout(() => setImmediate(() => isStopped && goOn()), STOP_MS);
  };
  const goOn = () => {
    isStopped = false;
    process.removeListener('SIGTSTP', stop);
    process.on('SIGTSTP', stop);
    if (!awaited) return;
    release();
    listen();
  };
  if (isTerminal) {
    process.on('SIGTSTP', stop);
    process.on('SIGCONT', goOn);
  }

  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted || !input.readable) abort();

  return {
    next: async () => {
      if (queue.length === 0 && !closed) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        awaited = true;
        listen();
        await woken;
        awaited = false;
        sleep();
      }
      return signal?.aborted ? undefined : queue.shift();
    },
    close: () => {
      signal?.removeEventListener('abort', abort);
      process.removeListener('SIGTSTP', stop);
      process.removeListener('SIGCONT', goOn);
      stopWaiting();
      reader?.close();
    },
  };
}

function createReader<C>({
  commands,
  input,
  screen,
  interactive,
  history,
}: ConsoleOptions<C>): readline.Interface {
  const reader = readline.createInterface({
    input,
    terminal: interactive && screen.redraws,
    crlfDelay: Number.POSITIVE_INFINITY,
    ...(interactive && {
      output: screen.terminal,
      prompt: commands.prompt,
      history: [...(history?.lines ?? [])],
      historySize: MAX_HISTORY,
      removeHistoryDuplicates: true,
      completer: (line: string) => complete(commands, line),
    }),
  });
  if (history !== undefined) reader.on('history', ([line]: string[]) => history.add(line ?? ''));
  return reader;
}

/** Ctrl-C at the prompt: clears what is typed; where nothing is, this process gets a SIGINT as it would anywhere else. */
function interruptTyping<C>(reader: readline.Interface, { interrupt }: ConsoleOptions<C>): void {
  if (reader.line === '') {
    if (interrupt === undefined) process.kill(process.pid, 'SIGINT');
    else interrupt();
    return;
  }
  reader.write(null, { ctrl: true, name: 'e' });
  reader.write(null, { ctrl: true, name: 'u' });
}

/** The streams that a program prints to, and the line that a person is typing on one of them. */
export interface Screen {
  readonly stdout: { write(text: string): void; readonly isTTY: boolean };
  readonly stderr: { write(text: string): void; readonly isTTY: boolean };
  /** Where the prompt is. */
  readonly terminal: Output;
  /** Whether that is a terminal on which lines can be drawn again. */
  readonly redraws: boolean;
  /** The prompt is shown from now on: what is printed goes above it. */
  enter(reader: readline.Interface): void;
  leave(): void;
  /** What comes next, from whomever, begins on a line of its own. */
  endLine(): void;
  /** The terminal itself has shown a key: the ^C of an interrupt. */
  keyShown(): void;
}

/** What was written last leaves a terminal's cursor where a line begins. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that erases a line
const LINE_BEGINS = /(?:^|\n|\r\x1b\[K)$/;

/**
 * The prompt is on stdout, or on stderr where only that is a terminal. A write to a terminal takes the line that is
 * being typed away, prints, and draws the line again; the text must then end with a line break.
 */
export function createScreen(stdout: Output, stderr: Output): Screen {
  const terminal = stdout.isTTY === true || stderr.isTTY !== true ? stdout : stderr;
  const redraws = canRedraw(terminal);
  let typing: readline.Interface | undefined;
  let lineBegins = true;
  let isKeyShown = false;
  const endLine = () => {
    if (terminal.isTTY === true && (typing !== undefined || isKeyShown || !lineBegins)) terminal.write('\n');
    lineBegins = true;
    isKeyShown = false;
  };
  const wrap = (stream: Output) => ({
    isTTY: stream.isTTY === true,
    write: (text: string) => {
      if (stream.isTTY === true && text !== '') {
        if (isKeyShown) endLine();
        lineBegins = LINE_BEGINS.test(text);
      }
      if (typing === undefined || stream.isTTY !== true) {
        stream.write(text);
        return;
      }
      if (redraws) eraseLine(typing, terminal);
      else terminal.write('\n');
      stream.write(text);
      typing.prompt(true);
    },
  });
  return {
    stdout: wrap(stdout),
    stderr: wrap(stderr),
    terminal,
    redraws,
    enter: (reader) => {
      typing = reader;
      reader.prompt(true);
    },
    leave: () => {
      typing = undefined;
    },
    endLine,
    keyShown: () => {
      isKeyShown = typing === undefined;
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
