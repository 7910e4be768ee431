// Small worlds for the tests, and their exploration to its end.

import { Exploration } from '../../src/explore/exploration.ts';
import { type SmallWorld, type SmallWorldOptions, smallWorld } from '../../src/explore/small-world.ts';

/** Two nodes of which nothing is expected but to be set up and to run. */
export function worldWith(options: Partial<SmallWorldOptions> = {}): SmallWorld {
  return smallWorld({
    seed: '1',
    nodes: 2,
    geometry: 'hops',
    entries: 1,
    isLiving: false,
    packets: 1,
    happenings: [],
    begin: 'set-up',
    maxDelayMs: 0,
    ...options,
  });
}

export function explored(world: SmallWorld, depth: number, maxStates = 100_000): Exploration {
  const exploration = new Exploration(world, { depth, maxStates });
  while (exploration.next());
  return exploration;
}
