// The built programs as benches start them: their events, CPU time and memory. Linux only: it reads /proc.

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A built program of ours; a registry's events are to be read from it. */
export function start(program: string, args: string[], stdin: 'pipe' | 'ignore' = 'pipe'): ChildProcess {
  const path = fileURLToPath(new URL(`../../dist/commands/${program}/main.js`, import.meta.url));
  const stdout = program === 'registry' ? 'pipe' : 'ignore';
  return spawn(process.execPath, [path, ...args], { stdio: [stdin, stdout, 'ignore'] });
}

export interface Events {
  /** The next event of that name that no earlier call has returned. */
  next(event: string): Promise<Record<string, string | number>>;
}

export function eventsOf(child: ChildProcess): Events {
  const waiting = new Map<string, (event: Record<string, string | number>) => void>();
  createInterface({ input: child.stdout! }).on('line', (line) => {
    const event = JSON.parse(line) as Record<string, string | number>;
    const resolve = waiting.get(String(event['event']));
    waiting.delete(String(event['event']));
    resolve?.(event);
  });
  return { next: (event) => new Promise((resolve) => waiting.set(event, resolve)) };
}

/** User and system time of all threads of all processes. */
export function cpuSeconds(children: readonly ChildProcess[]): number {
  let nanoseconds = 0;
  for (const { pid } of children) {
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
    }
  }
  return nanoseconds / 1e9;
}

/** The largest resident set so far. */
export function peakMegabytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) / 1024;
}
