// The program under test: any command line, in a process group of its own that ends with the check.

import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { printable } from '../text/text.ts';

/** Of each of its two outputs the first bytes are kept, so that a program that prints for ever costs nothing. */
const MAX_KEPT = 2 ** 20;

export interface ProgramOptions {
  readonly command: readonly string[];
  /** Working directory. */
  readonly cwd?: string;
  /** With a channel to us, which a program of ours ends with (terminal/process.ts, endWithParent). */
  readonly tied?: true;
  /** Something was printed, or it has ended. */
  changed(): void;
}

export class Program {
  readonly #child: ChildProcess;
  readonly #options: ProgramOptions;
  stdout = '';
  stderr = '';
  /** How it ended: `exit code 1`, `signal SIGKILL`; undefined while it runs. */
  ending: string | undefined;
  /** It could not be started: why. */
  failure: string | undefined;
  /** Settles when it has ended and all that it printed was read, or could not be started. */
  readonly closed: Promise<void>;

  constructor(options: ProgramOptions) {
    this.#options = options;
    const [name, ...args] = options.command;
    // A session of its own: no terminal, and one signal reaches a shell's children too.
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

  /** What it said last, for people: of stderr, else of stdout. */
  get lastLine(): string {
    const lastOf = (text: string) => text.trim().split('\n').at(-1)?.trim() ?? '';
    return printable(lastOf(this.stderr) || lastOf(this.stdout));
  }

  /** Everything that it printed. */
  get output(): string {
    return `${this.stdout}\n${this.stderr}`;
  }

  /** A line to its stdin. */
  type(line: string): void {
    if (this.#child.stdin?.writable) this.#child.stdin.write(`${line}\n`);
  }

  /** To all of its process group. */
  signal(name: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, name);
    } catch {
      // All of them are gone.
    }
  }

  /** Ends it and what it started; settles when it is gone. */
  async end(): Promise<void> {
    running.delete(this);
    this.signal('SIGKILL');
    if (this.ending !== undefined || this.#child.pid === undefined) return;
    await new Promise<void>((resolve) => void this.#child.once('exit', () => resolve()));
    this.#options.changed();
  }
}

/** Why a command could not be started, in words, and what is usually the reason. */
function startFailure(name: string, cwd: string, error: NodeJS.ErrnoException): string {
  const path = resolve(cwd, name);
  const isThere = name.includes('/') && existsSync(path);
  if (error.code === 'ENOENT' && isThere) {
    return `cannot start ${name}: what its first line names is not on this machine${lineEnding(path)}`;
  }
  if (error.code === 'ENOENT') return `cannot start ${name}: there is no such program`;
  if (error.code === 'EACCES' && isThere) return `cannot start ${name}: it is not executable; use chmod +x`;
  return `cannot start ${name}: ${error.message}`;
}

function lineEnding(path: string): string {
  const first = readFileSync(path).subarray(0, MAX_FIRST_LINE).toString('latin1').split('\n')[0]!;
  if (!first.startsWith('#!')) return '';
  return first.endsWith('\r') ? ': the line ends as in Windows; use dos2unix' : `: ${printable(first)}`;
}

const MAX_FIRST_LINE = 100;

const running = new Set<Program>();
let isWatching = false;

/** Whatever ends us ends those that we started. */
function endWithUs(): void {
  if (isWatching) return;
  isWatching = true;
  process.once('exit', () => {
    for (const program of running) program.signal('SIGKILL');
  });
}

/** The words with {name} filled in; throws when one names something that there is not. */
export function filledIn(command: readonly string[], values: Readonly<Record<string, string>>): string[] {
  return command.map((word) => word.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole));
}
