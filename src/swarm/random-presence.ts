// Heartbeats and nodes that stand still, for one drawn scenario in five, from a stream of its own: the rest of the scenario,
// and all other scenarios, do not depend on it.

import { seedKey } from '../random/draw.ts';
import { Draws } from '../random/draws.ts';
import type { Scenario, Step } from '../scenario/scenario.ts';

export function drawPresence(scenario: Scenario): Scenario {
  const draw = new Draws(seedKey(`${scenario.seed}:presence`));
  if (!draw.chance(20)) return scenario;
  const heartbeatMs = draw.of([250, 1000]);
  const steps: Step[] = [];
  // Where other faults delay answers, it cannot be told whether a node that is away should be.
  const others = draw.chance(50) ? [] : scenario.faults;
  const pauses = draw.between(1, 3);
  for (let i = 0; i < pauses; i++) {
    const atMs = draw.below(draw.of([200, 2000, 20_000]));
    const forMs = draw.between(1, draw.of([3, 12, 40]) * heartbeatMs);
    const nodes = { kind: 'drawn', count: draw.between(1, Math.max(1, scenario.nodes >> 1)) } as const;
    steps.push({ atMs, action: { kind: 'pause', nodes, forMs } });
    if (draw.chance(50)) continue;
    // A set-up while they are away, and a run in which some may still be.
    const setUpMs = atMs + draw.between(5, 10) * heartbeatMs;
    const startMs = setUpMs + draw.between(1, 8) * heartbeatMs;
    const command = (name: 'setup-overlay' | 'start-rounds') =>
      name === 'setup-overlay'
        ? ({ name, entries: 1 } as const)
        : ({ name, packets: draw.between(1, 20) } as const);
    steps.push({ atMs: setUpMs, action: { kind: 'command', command: command('setup-overlay') } });
    steps.push({ atMs: startMs, action: { kind: 'command', command: command('start-rounds') } });
  }
  const faults = [...others, ...steps].sort((a, b) => a.atMs - b.atMs);
  return { ...scenario, heartbeatMs, faults };
}
