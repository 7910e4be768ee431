// Runs one of the built programs as a user does, reads what it prints, and leaves nothing running behind a test.

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { HANG_MS } from '../support/hang.ts';

type Name = 'registry' | 'messenger' | 'start';

/** One line of `--format json`. */
export interface JsonEvent {
  readonly event: string;
  readonly [field: string]: unknown;
}

export interface ProgramOptions {
  /** Of the frozen ones in test/releases/; what is built now unless said otherwise. */
  readonly release?: string | undefined;
  /** 'pipe' unless said otherwise: what `send` writes to. */
  readonly stdin?: 'pipe' | 'ignore';
  /** A file descriptor in place of the pipe that is read. */
  readonly stdout?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** How many files and connections it may have open; as many as this process unless said otherwise. */
  readonly descriptors?: number;
}

/** Kept when a stuck test is told what a program has said. */
const SHOWN_CHARACTERS = 2000;

/** The command that runs a program, for a shell. */
export function programPath(name: Name, release?: string): string {
  const path =
    release === undefined ? `dist/commands/${name}/main.js` : `test/releases/${release}/${name}.mjs`;
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

export function start(name: Name, args: readonly string[], options: ProgramOptions = {}): Program {
  const { descriptors, release } = options;
  const command = [process.execPath, programPath(name, release), ...args];
  if (descriptors === undefined) return run(command[0]!, command.slice(1), options);
  return run('bash', ['-c', `ulimit -n ${descriptors}; exec "$@"`, 'bash', ...command], options);
}

/** Any command, in a process group of its own, so that what it starts ends with it. */
export function run(command: string, args: readonly string[], options: ProgramOptions = {}): Program {
  const program = new Program(command, args, options);
  (inTest ? ofThisTest : ofThisFile).add(program);
  return program;
}

/**
 * Interrupts a program that says nothing of how far it is: again and again, later each time, until `isUnderWay` says that
 * it was far enough. It has ended then.
 */
export async function interruptUnderWay(
  begin: () => Program,
  signal: NodeJS.Signals,
  isUnderWay: (program: Program) => boolean,
): Promise<Program> {
  for (let pauseMs = 250; ; pauseMs *= 2) {
    const program = begin();
    await program.says(/^Seed: /m);
    await pause(Math.min(pauseMs, HANG_MS));
    program.signal(signal);
    await program.ends();
    if (isUnderWay(program)) return program;
  }
}

let inTest = false;
const ofThisTest = new Set<Program>();
const ofThisFile = new Set<Program>();

beforeEach(() => {
  inTest = true;
});
afterEach(async () => {
  inTest = false;
  await endAll(ofThisTest);
});
afterAll(() => endAll(ofThisFile));

async function endAll(programs: Set<Program>): Promise<void> {
  for (const program of programs) program.killGroup();
  await Promise.all([...programs].map(({ closed }) => closed));
  programs.clear();
}

export class Program {
  readonly #what: string;
  readonly #child: ChildProcess;
  readonly #watchers = new Set<() => void>();
  /** What it has said so far. */
  stdout = '';
  stderr = '';
  #parsedCharacters = 0;
  readonly #events: JsonEvent[] = [];
  /** Set when it has ended; 128 + the signal's number, as in a shell, when one ended it. */
  exitCode: number | undefined;
  /** Settles when it has ended and all that it said is read. */
  readonly closed: Promise<void>;

  constructor(command: string, args: readonly string[], { stdin, stdout, env }: ProgramOptions) {
    this.#what = [command === process.execPath ? 'node' : command, ...args].join(' ');
    const options: SpawnOptions = {
      stdio: [stdin ?? 'pipe', stdout ?? 'pipe', 'pipe'],
      detached: true,
      env: { ...ownEnvironment(), ...env },
    };
    const child = spawn(command, args, options);
    this.#child = child;
    child.stdin?.on('error', () => {});
    child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#took(() => (this.stdout += text)));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#took(() => (this.stderr += text)));
    this.closed = new Promise((resolve) => {
      child.on('error', (error) => this.#took(() => (this.stderr += `${error}\n`)));
      child.on('close', (code, signal) => {
        this.#took(() => (this.exitCode = code ?? 128 + signalNumber(signal)));
        resolve();
      });
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The lines of stdout that are whole, parsed. Throws when one is no JSON. */
  get events(): readonly JsonEvent[] {
    for (let end = this.#nextLineEnd(); end >= 0; end = this.#nextLineEnd()) {
      const line = this.stdout.slice(this.#parsedCharacters, end);
      this.#parsedCharacters = end + 1;
      this.#events.push(parseLine(line));
    }
    return this.#events;
  }

  #nextLineEnd(): number {
    return this.stdout.indexOf('\n', this.#parsedCharacters);
  }

  /** Lines of stderr. */
  get complaints(): string[] {
    return this.stderr.split('\n').filter((line) => line !== '');
  }

  /** Types a line. */
  send(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Types keys as they are. */
  type(keys: string): void {
    this.#child.stdin?.write(keys);
  }

  endInput(): void {
    this.#child.stdin?.end();
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Kills it and all that it started. */
  killGroup(): void {
    this.#signalGroup('SIGKILL');
  }

  /** Whether it, or something that it started, is running. */
  get isGroupAlive(): boolean {
    return this.#signalGroup(0);
  }

  #signalGroup(signal: NodeJS.Signals | 0): boolean {
    if (this.#child.pid === undefined) return false;
    try {
      return process.kill(-this.#child.pid, signal);
    } catch {
      return false; // nobody is left in it
    }
  }

  /** The first event of that kind, from the `from`-th event on, of which `where` is true. */
  async event<E = JsonEvent>(kind: string, where: (event: E) => boolean = () => true, from = 0): Promise<E> {
    const find = () =>
      this.events.slice(from).find((event) => event.event === kind && where(event as unknown as E));
    return (await this.until(find, `an event '${kind}'`)) as unknown as E;
  }

  /** What the pattern matches on stdout or stderr. */
  says(pattern: RegExp): Promise<RegExpExecArray> {
    return this.until(
      () => pattern.exec(this.stdout) ?? pattern.exec(this.stderr) ?? undefined,
      `${pattern}`,
    );
  }

  /** Its exit code, once it has ended. */
  ends(): Promise<number> {
    return this.until(() => this.exitCode, 'its end');
  }

  /** The first value of `find` that is not undefined; looked at whenever something has come. */
  until<T>(find: () => T | undefined, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(deadline);
        this.#watchers.delete(look);
      };
      const fail = (why: string) => {
        stop();
        reject(new Error(`${this.#what}: ${why} before ${what}\n${this.#lately()}`));
      };
      const look = () => {
        try {
          const found = find();
          if (found !== undefined) {
            stop();
            resolve(found);
          } else if (this.exitCode !== undefined) fail(`ended with ${this.exitCode}`);
        } catch (error) {
          stop();
          reject(error);
        }
      };
      const deadline = setTimeout(() => fail(`${HANG_MS} ms went by`), HANG_MS);
      this.#watchers.add(look);
      look();
    });
  }

  #took(change: () => void): void {
    change();
    for (const look of [...this.#watchers]) look();
  }

  #lately(): string {
    return `stdout: ${this.stdout.slice(-SHOWN_CHARACTERS)}\nstderr: ${this.stderr.slice(-SHOWN_CHARACTERS)}`;
  }
}

/** Without what would change what our programs print, or how node itself runs. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const left = Object.entries(process.env).filter(
    ([name]) => !/^(SINKWARD_.*|CI|NO_COLOR|FORCE_COLOR|NODE_OPTIONS|NODE_ENV|VITEST.*)$/.test(name),
  );
  return Object.fromEntries(left);
}

function parseLine(line: string): JsonEvent {
  try {
    return JSON.parse(line) as JsonEvent;
  } catch {
    throw new Error(`no JSON: ${line}`);
  }
}

function signalNumber(signal: NodeJS.Signals | null): number {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGPIPE: 13, SIGTERM: 15 }[signal as string] ?? 0;
}
