// Nodes with names, for one drawn scenario in five, from a stream of its own: the rest of the scenario, and all other scenarios,
// do not depend on it. Those nodes crash and come back, some have the name of another, some are forgotten, and the registry may
// stand still.

import { seedKey } from '../random/draw.ts';
import { Draws } from '../random/draws.ts';
import type { Action, Scenario, Step } from '../scenario/scenario.ts';

const HEARTBEAT_MS = 1000;

export function drawNames(scenario: Scenario): Scenario {
  const draw = new Draws(seedKey(`${scenario.seed}:names`));
  // Reports of a registry with a disk come later than what they tell.
  if (!draw.chance(20) || scenario.diskMs !== undefined) return scenario;
  const { heartbeatMs = draw.chance(50) ? HEARTBEAT_MS : undefined } = scenario;
  const names: string[] = [];
  const named = draw.between(1, scenario.nodes);
  // Each node has a key of its own: the second with a name is refused it.
  for (let i = 0; i < named; i++) names.push(`node-${i > 0 && draw.chance(15) ? draw.below(i) : i}`);
  const horizonMs = draw.of([200, 2000, 10_000]);
  const steps: Step[] = [];
  const at = (atMs: number, action: Action) => steps.push({ atMs, action });
  const crashes = draw.between(1, 4);
  for (let i = 0; i < crashes; i++) {
    const nodes = { kind: 'list', nodes: [draw.between(1, named)] } as const;
    const atMs = draw.below(horizonMs);
    at(atMs, { kind: 'crash', nodes, silent: draw.chance(30) });
    if (draw.chance(80)) at(atMs + draw.below(draw.of([3, 300, 5000])), { kind: 'restart', nodes });
  }
  const looks = draw.between(1, 3);
  for (let i = 0; i < looks; i++) {
    at(draw.below(2 * horizonMs), { kind: 'command', command: { name: 'who' } });
  }
  if (draw.chance(50)) {
    const who = names[draw.below(named)]!;
    at(draw.below(2 * horizonMs), { kind: 'command', command: { name: 'forget', who } });
  }
  if (draw.chance(40)) {
    const forMs = draw.between(1, draw.of([20, 2000, 8000]));
    at(draw.below(horizonMs), { kind: 'pause', nodes: { kind: 'registry' }, forMs });
  }
  const faults = [...scenario.faults, ...steps].sort((a, b) => a.atMs - b.atMs);
  return { ...scenario, ...(heartbeatMs !== undefined && { heartbeatMs }), names, faults };
}
