// A registry with a disk that crashes and comes back, for one drawn scenario in ten, from a stream of its own: the rest of the
// scenario, and all other scenarios, do not depend on it.

import { seedKey } from '../random/draw.ts';
import { Draws } from '../random/draws.ts';
import type { Scenario, Step } from '../scenario/scenario.ts';

const REGISTRY = { kind: 'registry' } as const;

export function drawMemory(scenario: Scenario): Scenario {
  const draw = new Draws(seedKey(`${scenario.seed}:memory`));
  // Of one that is gone for long, nobody can say who should be away.
  if (!draw.chance(10) || scenario.heartbeatMs !== undefined) return scenario;
  const steps: Step[] = [];
  let atMs = draw.below(draw.of([50, 500, 3000]));
  const crashes = draw.between(1, 3);
  for (let i = 0; i < crashes; i++) {
    steps.push({ atMs, action: { kind: 'crash', nodes: REGISTRY, silent: false } });
    atMs += draw.of([0, 1, draw.below(100), draw.below(5000)]);
    const emptied = draw.chance(25) && { emptied: true as const };
    steps.push({ atMs, action: { kind: 'restart', nodes: REGISTRY, ...emptied } });
    atMs += draw.below(draw.of([5, 300, 8000]));
  }
  const others = scenario.faults.filter(({ action }) => !isCrashOfRegistry(action));
  const faults = [...others, ...steps].sort((a, b) => a.atMs - b.atMs);
  const names = Array.from({ length: draw.below(scenario.nodes + 1) }, (_, i) => `node${i + 1}`);
  const diskMs = draw.of([0, 1, 20, 300]);
  return { ...scenario, diskMs, ...(names.length > 0 && { names }), faults };
}

/** Which would be one crash too many, or one without a return. */
function isCrashOfRegistry(action: Step['action']): boolean {
  return action.kind === 'crash' && action.nodes.kind === 'registry';
}
