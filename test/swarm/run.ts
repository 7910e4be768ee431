// Runs scenarios drawn from numbers, one after the other, up to the first that fails a check.

import { createHash } from 'node:crypto';
import { ThroughCodec } from '../../src/commands/simulate/through-codec.ts';
import type { CheckName, Violation } from '../../src/scenario/checks.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import type { SimulationOptions } from '../../src/scenario/simulation.ts';
import { drawScenario } from '../../src/swarm/draw.ts';
import { shrink } from '../../src/swarm/shrink.ts';
import { SOMETIMES } from '../../src/swarm/sightings.ts';
import { type Watched, watch } from '../../src/swarm/watch.ts';

/** A scenario that is drawn has some 10,000 events; one that has so many goes round in circles. */
const MAX_EVENTS = 3_000_000;

const SHRINK_TRIES = 500;

export interface Failure {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly violations: readonly Violation[];
  readonly shrunk: Scenario;
  readonly shrunkViolations: readonly Violation[];
}

export interface Swarm {
  readonly seeds: number;
  readonly events: number;
  /** How often each thing was seen to happen. */
  readonly counts: ReadonlyMap<string, number>;
  readonly failure: Failure | undefined;
}

/** A part of a run: a throw from `guard`, called now and then, ends it. */
export function runScenario(scenario: Scenario, guard = (_events: number) => {}): Watched {
  return watch(scenario, { maxEvents: MAX_EVENTS, progress: guard });
}

const CODEC_RUN = 'a run through the codec was the same';

/** Of so many seeds, one is run again with everything through the codec. */
const CODEC_SHARE = 16;

/** The same with all messages and packets as bytes: the events must be the same. */
export function runAgainThroughCodec(
  scenario: Scenario,
  codec: Pick<ThroughCodec, 'message' | 'observe'> = new ThroughCodec(),
): Violation[] {
  const { digest } = runDigested(scenario);
  const again = runDigested(scenario, { throughCodec: codec.message, observe: codec.observe });
  if (again.digest === digest) return [];
  const found = `digest ${again.digest}, ${again.events} events`;
  return [
    ...again.violations,
    { check: 'unchanged', detail: `through the codec other things happen: ${found}` },
  ];
}

interface Digested extends Watched {
  /** Of all events: when, what, where, and of all that was said of them. */
  readonly digest: string;
}

function runDigested(scenario: Scenario, options: SimulationOptions = {}): Digested {
  const hash = createHash('sha256');
  const add = (...what: readonly unknown[]) => hash.update(JSON.stringify(what, bigintAsText));
  let lines = '';
  const watched = watch(scenario, {
    ...options,
    maxEvents: MAX_EVENTS,
    observe(record, world) {
      lines += `${record.us} ${record.what} ${record.node} ${record.other}\n`;
      if (lines.length > HASHED_AT_ONCE) {
        hash.update(lines);
        lines = '';
      }
      options.observe?.(record, world);
    },
    registryReports: (report) => add(report),
    messengerReports: (node, report) => add(node, report),
  });
  return { ...watched, digest: hash.update(lines).digest('hex') };
}

/** Characters. */
const HASHED_AT_ONCE = 65_536;

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}

/** Runs `seeds` seeds from `from` on. `progress` is told after each; `guard` may throw to end a run that takes too long. */
export function runSwarm(
  from: number,
  seeds: number,
  progress = (_done: number, _events: number) => {},
  guard?: (events: number) => void,
): Swarm {
  const counts = new Map<string, number>();
  let events = 0;
  for (let done = 0; done < seeds; ) {
    const seed = from + done++;
    const scenario = drawScenario(seed);
    const watched = runScenario(scenario, guard);
    events += watched.events;
    for (const [what, count] of watched.sightings.counts) counts.set(what, (counts.get(what) ?? 0) + count);
    progress(done, events);
    const violations = [...watched.violations];
    if (violations.length === 0 && seed % CODEC_SHARE === 0) {
      violations.push(...runAgainThroughCodec(scenario));
      if (violations.length === 0) counts.set(CODEC_RUN, (counts.get(CODEC_RUN) ?? 0) + 1);
    }
    if (violations.length === 0) continue;
    const shrunk = shrinkFailure(scenario, violations[0]!.check);
    const shrunkViolations = runScenario(shrunk).violations;
    return { seeds: done, events, counts, failure: { seed, scenario, violations, shrunk, shrunkViolations } };
  }
  return { seeds, events, counts, failure: undefined };
}

function shrinkFailure(scenario: Scenario, check: CheckName): Scenario {
  return shrink(scenario, check, (smaller) => runScenario(smaller).violations, SHRINK_TRIES);
}

/** What should have happened somewhere, and never did. */
export function neverSeen({ counts }: Swarm): string[] {
  return SOMETIMES.filter((what) => !counts.has(what));
}

/** Everything that somebody needs to see the failure again. */
export function describeFailure({ seed, scenario, violations, shrunk, shrunkViolations }: Failure): string {
  const list = (all: readonly Violation[]) => all.map(({ check, detail }) => `  ${check}: ${detail}`);
  return [
    `Seed ${seed} fails.`,
    ...list(violations),
    '',
    'Its knobs:',
    describe(scenario),
    '',
    'Shrunk:',
    describe(shrunk),
    ...list(shrunkViolations),
    '',
    `Again: npm run swarm -- --seed ${seed}`,
    '',
  ].join('\n');
}

function describe({ commands, faults, ...knobs }: Scenario): string {
  const lines = (name: string, all: readonly unknown[]) =>
    all.length === 0 ? [] : [`  ${name}:`, ...all.map((one) => `    ${JSON.stringify(one)}`)];
  return [
    ...Object.entries(knobs).map(([knob, value]) => `  ${knob}: ${JSON.stringify(value)}`),
    ...lines('commands', commands),
    ...lines('faults', faults),
  ].join('\n');
}
