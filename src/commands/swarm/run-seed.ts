// One scenario of a swarm, drawn or varied by its seed: run under every check, and made small when it fails.

import type { Violation } from '../../scenario/checks.ts';
import type { SimulationOptions } from '../../scenario/run-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { drawScenario } from '../../swarm/random-scenario.ts';
import { shrink } from '../../swarm/shrink.ts';
import { varyScenario } from '../../swarm/vary.ts';
import { watch } from '../../swarm/watch.ts';
import { CODEC_RUN, CODEC_SHARE, runAgainThroughCodec } from './through-codec.ts';

/** What the scenarios of a swarm are made from; with the seed it is all that they depend on. */
export interface Source {
  /** Its variations are run; undefined: each scenario is drawn whole. */
  readonly scenario: Scenario | undefined;
  /** Whether variations of a scenario with an empty timeline have drawn faults. */
  readonly drawsFaults: boolean;
  /** A scenario with this many events does not end. */
  readonly maxEvents: number;
}

export interface Outcome {
  readonly seed: number;
  readonly events: number;
  /** How often each thing was seen to happen. */
  readonly seen: ReadonlyMap<string, number>;
  /** None when the scenario passes. */
  readonly violations: readonly Violation[];
  /** The violations were seen in the run through the codec alone. */
  readonly throughCodec: boolean;
}

/** The smallest scenario that was found to break the same check. */
export interface Shrunk {
  readonly scenario: Scenario;
  readonly violations: readonly Violation[];
}

/** What a simulation is given beside the limit of events. */
export type RunOptions = Pick<SimulationOptions, 'progress'>;

const SHRINK_TRIES = 500;

export function scenarioOf({ scenario, drawsFaults }: Source, seed: number): Scenario {
  return scenario === undefined ? drawScenario(seed) : varyScenario(scenario, seed, { drawsFaults });
}

/** Runs the scenario of a seed; every sixteenth that passes again, with all messages and packets as bytes. */
export function runSeed(source: Source, seed: number, options: RunOptions = {}): Outcome {
  const scenario = scenarioOf(source, seed);
  const limited = { ...options, maxEvents: source.maxEvents };
  const { violations, sightings, events } = watch(scenario, limited);
  const seen = new Map<string, number>(sightings.counts);
  if (violations.length > 0 || seed % CODEC_SHARE !== 0) {
    return { seed, events, seen, violations, throughCodec: false };
  }
  const different = runAgainThroughCodec(scenario, limited);
  if (different.length === 0) seen.set(CODEC_RUN, 1);
  return { seed, events, seen, violations: different, throughCodec: true };
}

/** Makes the scenario of an outcome that has violations smaller, as long as it breaks the first of the checks. */
export function shrinkSeed(source: Source, outcome: Outcome, options: RunOptions = {}): Shrunk {
  const limited = { ...options, maxEvents: source.maxEvents };
  const run = (scenario: Scenario) =>
    outcome.throughCodec ? runAgainThroughCodec(scenario, limited) : watch(scenario, limited).violations;
  const { check } = outcome.violations[0]!;
  const scenario = shrink(scenarioOf(source, outcome.seed), check, run, SHRINK_TRIES);
  return { scenario, violations: run(scenario) };
}
