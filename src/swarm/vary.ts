// Variations of a scenario from a file: nodes, network, commands and timeline stay, and all random
// choices are drawn again for each number.

import { seedKey } from '../random/draw.ts';
import { Draws } from '../random/draws.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { drawFaults, typicalMs } from './random-scenario.ts';

export interface VaryOptions {
  /** Whether faults are drawn for a scenario whose timeline is empty. */
  readonly drawsFaults: boolean;
}

/**
 * Variation `number` of a scenario, the same on any machine; 0 is the scenario itself. The others have their
 * own seeds. If all nodes start at once, starts are spread over a drawn time of 0 to 10 ms, which changes
 * their order. If the timeline is empty, most variations get drawn faults.
 */
export function varyScenario(scenario: Scenario, number: number, { drawsFaults }: VaryOptions): Scenario {
  if (number === 0) return scenario;
  const seed = `${scenario.seed}:${number}`;
  const draw = new Draws(seedKey(`${seed}:swarm`));
  const startOverMs = scenario.startOverMs > 0 ? scenario.startOverMs : draw.of([0, 1, 10]);
  const varied = { ...scenario, seed, startOverMs };
  const isOpen = scenario.faults.length === 0 && drawsFaults;
  return isOpen && !draw.chance(15) ? { ...varied, faults: faultsFor(varied, draw) } : varied;
}

/** Faults that begin when a command does, or as often a few latencies later. */
function faultsFor({ nodes, network, startOverMs, commands }: Scenario, draw: Draws): Scenario['faults'] {
  const { latency, timeoutMs } = network;
  const commandMs = draw.of([0, ...commands.map(({ atMs }) => atMs)]);
  const calmMs = commandMs + (draw.chance(60) ? startOverMs + 8 * typicalMs(latency) : 0);
  const horizonMs = draw.of([100, 400, 1500, 6000, 40_000]);
  return drawFaults(draw, calmMs, { nodes, horizonMs, timeoutMs });
}
