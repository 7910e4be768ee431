// An overlay of real processes, a registry and messengers on free loopback ports, for one run and its table.

import { type ChildProcess, fork, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { GeometryName } from '../../geometries/index.ts';
import { socketReason } from '../../tcp/transport.ts';
import { endChild } from '../../terminal/process.ts';

export interface LiveOptions {
  readonly nodes: number;
  readonly geometry: GeometryName;
  readonly entries: number;
  readonly packets: number;
  readonly seed: string;
  readonly idBits: number;
  /** Messenger processes, 1 to nodes: each has as many nodes as the next, or one more. */
  readonly processes: number;
}

/**
 * The registry's table as CSV. Throws, with the last line of the process, when one fails. `started` is called with every
 * process, so that an interrupted caller can end them; when this settles, they have been ended. `says` is called with lines
 * that the registry prints of its progress.
 */
export async function runLive(
  options: LiveOptions,
  started: (child: ChildProcess) => void,
  says: (line: string) => void = () => {},
): Promise<string> {
  const children: Child[] = [];
  const keep = (child: Child) => {
    children.push(child);
    started(child.process);
    return child;
  };
  try {
    const registry = keep(startRegistry(options, says));
    const failed = (name: string, child: Child) => child.ended.then(() => fail(name, child));
    const port = await Promise.race([portOf(registry.process), failed('the registry', registry)]);
    const shares = sharesOf(options.nodes, options.processes);
    const messengers = shares.map((nodes) => keep(startMessenger(port, nodes)));
    const ended = registry.ended;
    const code = await Promise.race([ended, ...messengers.map((child) => failed('a messenger', child))]);
    // What was received is not what was sent: there is a table all the same, and it will differ.
    if (code !== 0 && code !== 3) fail('the registry', registry);
    return registry.output();
  } finally {
    for (const child of children) endChild(child.process);
  }
}

/** How many nodes each process has: nodes in all, as even as can be. */
export function sharesOf(nodes: number, processes: number): number[] {
  return Array.from({ length: processes }, (_, at) => Math.floor((nodes + at) / processes)).reverse();
}

function fail(name: string, child: Child): never {
  throw new Error(`${name} ended before the run did: ${child.lastWords()}`);
}

interface Child {
  readonly process: ChildProcess;
  /** All of its stdout so far. */
  output(): string;
  /** The last line that it said on stderr. */
  lastWords(): string;
  /** Its exit code, once all that it said is read. */
  readonly ended: Promise<number>;
}

function startRegistry(
  { nodes, geometry, entries, packets, seed, idBits }: LiveOptions,
  says: (line: string) => void,
): Child {
  const exec = `setup-overlay ${entries}; start-rounds ${packets}; exit`;
  const size = ['--id-bits', String(idBits), '--min-nodes', '2', '--wait-for', String(nodes)];
  // As one word each, so that a seed that begins with a dash is none of its options.
  const args = ['0', ...size, '--geometry', geometry, `--seed=${seed}`, '--exec', exec, '--format', 'csv'];
  return watched(fork(programPath('registry'), args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }), says);
}

function startMessenger(port: number, nodes: number): Child {
  const args = [programPath('messenger'), `127.0.0.1:${port}`, '--nodes', String(nodes), '--format', 'table'];
  return watched(spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }));
}

function watched(child: ChildProcess, says: (line: string) => void = () => {}): Child {
  let output = '';
  let last = 'it said nothing';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    last = text.trim().split('\n').at(-1) || last;
    says(last);
  });
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      last = socketReason(error);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
  return { process: child, output: () => output, lastWords: () => last, ended };
}

/** The registry tells a parent that it shares a channel with. */
function portOf(registry: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    registry.once('message', (message) => resolve((message as { port: number }).port));
  });
}

function programPath(name: 'registry' | 'messenger'): string {
  return fileURLToPath(new URL(`../${name}/main.js`, import.meta.url));
}
