// Living overlays, for one drawn scenario in six, from a stream of its own: all other scenarios do not depend on it.

import { seedKey } from '../random/draw.ts';
import { Draws } from '../random/draws.ts';
import type { Scenario } from '../scenario/scenario.ts';

export function drawLiving(scenario: Scenario): Scenario {
  const draw = new Draws(seedKey(`${scenario.seed}:living`));
  return draw.below(6) === 0 ? { ...scenario, living: true } : scenario;
}
