// Runs a swarm of simulations, each drawn from its number, and stops at the first that fails a check.
//
//   npm run swarm -- --seeds 10000 [--from 1]     so many, from that one on
//   npm run swarm -- --seed 4711                  one of them again
//
// Ends with 1 when one failed, or when something that should happen sometimes never did.

import { parseArgs } from 'node:util';
import { describeFailure, neverSeen, runSwarm } from './run.ts';

/** A run may take two minutes of the processor for each million events. */
const CPU_SECONDS_PER_MILLION = 120;

/** In a smaller swarm something may well be missing. */
const ENOUGH_SEEDS = 1000;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
});
const from = whole('seed', values.seed ?? values.from);
const seeds = values.seed === undefined ? whole('seeds', values.seeds) : 1;
process.exitCode = main();

function main(): number {
  process.stdout.write(`Swarm: seeds ${from} to ${from + seeds - 1}, Node ${process.version}\n`);
  const cpuAtStart = cpuSeconds();
  let cpuAtSeed = cpuAtStart;
  let shown = 0;
  const progress = (done: number, events: number) => {
    cpuAtSeed = cpuSeconds();
    if (cpuAtSeed - shown < 1 && done < seeds) return;
    shown = cpuAtSeed;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${seeds} seeds, ${count(events)} events `);
  };
  const guard = (events: number) => {
    if (cpuSeconds() - cpuAtSeed > CPU_SECONDS_PER_MILLION * Math.max(1, events / 1e6)) {
      throw new Error(`more than ${CPU_SECONDS_PER_MILLION} s of the processor a million events`);
    }
  };
  const swarm = runSwarm(from, seeds, progress, guard);
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  if (swarm.failure !== undefined) {
    process.stdout.write(`\n${describeFailure(swarm.failure)}`);
    return 1;
  }
  const seconds = cpuSeconds() - cpuAtStart;
  const rate = count(Math.round(swarm.events / seconds));
  process.stdout.write(
    `${count(swarm.seeds)} seeds pass, ${count(swarm.events)} events, ${rate} a second of the processor\n\n`,
  );
  for (const [what, times] of [...swarm.counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    process.stdout.write(`${count(times).padStart(12)}  ${what}\n`);
  }
  if (seeds < ENOUGH_SEEDS) return 0;
  const missing = neverSeen(swarm);
  for (const what of missing) process.stdout.write(`${'never'.padStart(12)}  ${what}\n`);
  return missing.length > 0 ? 1 : 0;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  process.stderr.write(`error: --${name} is a whole number from 0, not "${text}"\n`);
  process.exit(2);
}
