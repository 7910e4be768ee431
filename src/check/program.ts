// The program under test: any command line, in its own process group, which is killed at the end of the check.

import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { printable } from '../text/text.ts';

/** Maximum characters kept of each output: a program may print for ever. */
const MAX_KEPT = 2 ** 20;

export interface ProgramOptions {
  readonly command: readonly string[];
  /** Working directory. */
  readonly cwd?: string;
  /** Opens an IPC channel, by which a program of ours notices that we have ended (terminal/process.ts, endWithParent). */
  readonly tied?: true;
  /** Called when something was printed, or the program has ended. */
  changed(): void;
}

export class Program {
  readonly #child: ChildProcess;
  readonly #options: ProgramOptions;
  stdout = '';
  stderr = '';
  /** How it ended: `exit code 1`, `signal SIGKILL`; undefined while it runs. */
  ending: string | undefined;
  /** Why it could not be started. */
  failure: string | undefined;
  /** Resolves when it has ended and its output is read, or when it could not be started. */
  readonly closed: Promise<void>;

  constructor(options: ProgramOptions) {
    this.#options = options;
    const [name, ...args] = options.command;
    // A separate session: no terminal, and one signal reaches a shell's children too.
    const cwd = options.cwd === undefined ? {} : { cwd: options.cwd };
    const stdio: StdioOptions = ['pipe', 'pipe', 'pipe', ...(options.tied ? (['ipc'] as const) : [])];
    this.#child = spawn(name!, args, { detached: true, stdio, ...cwd });
    this.closed = new Promise((resolve) => void this.#child.once('close', () => resolve()));
    this.#child.stdin?.on('error', () => {});
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (this.stdout.length < MAX_KEPT) this.stdout += text;
      options.changed();
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (this.stderr.length < MAX_KEPT) this.stderr += text;
      options.changed();
    });
    this.#child.once('error', (error) => {
      this.failure = startFailure(name!, options.cwd ?? process.cwd(), error);
      this.ending = 'it could not be started';
      options.changed();
    });
    this.#child.once('exit', (code, signal) => {
      this.ending ??= signal === null ? `exit code ${code}` : `signal ${signal}`;
      options.changed();
    });
    running.add(this);
    endWithUs();
  }

  /** What it said last: the last error on stderr, else the last line there or, if that is empty, on stdout. */
  get lastLine(): string {
    const linesOf = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => line.trim());
    const lines = linesOf(this.stderr);
    const error = lines.findLast((line) =>
      /^(?:Exception in |(?:Uncaught )?[\w.]*(?:Error|Exception)\b)/.test(line),
    );
    return printable(error ?? (lines.at(-1) || linesOf(this.stdout).at(-1)!));
  }

  /** Everything that it printed. */
  get output(): string {
    return `${this.stdout}\n${this.stderr}`;
  }

  /** Types a line at its stdin. */
  type(line: string): void {
    if (this.#child.stdin?.writable) this.#child.stdin.write(`${line}\n`);
  }

  /** Signals its whole process group. */
  signal(name: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, name);
    } catch {
      // The group is gone.
    }
  }

  /** Kills it and its process group; resolves when it is gone. */
  async end(): Promise<void> {
    running.delete(this);
    this.signal('SIGKILL');
    if (this.ending !== undefined || this.#child.pid === undefined) return;
    await new Promise<void>((resolve) => void this.#child.once('exit', () => resolve()));
    this.#options.changed();
  }
}

/** Why a command could not be started, with the usual cause. */
function startFailure(name: string, cwd: string, error: NodeJS.ErrnoException): string {
  const path = resolve(cwd, name);
  const isThere = name.includes('/') && existsSync(path);
  if (error.code === 'ENOENT' && isThere) {
    return `cannot start ${name}: the interpreter in its first line is not on this machine${lineEnding(path)}`;
  }
  if (error.code === 'ENOENT') return `cannot start ${name}: there is no such program`;
  if (error.code === 'EACCES' && isThere) return `cannot start ${name}: it is not executable; use chmod +x`;
  return `cannot start ${name}: ${error.message}`;
}

function lineEnding(path: string): string {
  const first = readFileSync(path).subarray(0, MAX_FIRST_LINE).toString('latin1').split('\n')[0]!;
  if (!first.startsWith('#!')) return '';
  return first.endsWith('\r')
    ? ': the line has a Windows line ending; use dos2unix'
    : `: ${printable(first)}`;
}

const MAX_FIRST_LINE = 100;

const running = new Set<Program>();
let isWatching = false;

/** Kills the programs that we started when we exit. */
function endWithUs(): void {
  if (isWatching) return;
  isWatching = true;
  process.once('exit', () => {
    for (const program of running) program.signal('SIGKILL');
  });
}

/** The words with each {name} that `values` has filled in; others are left as they are. */
export function filledIn(command: readonly string[], values: Readonly<Record<string, string>>): string[] {
  return command.map((word) => word.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole));
}
