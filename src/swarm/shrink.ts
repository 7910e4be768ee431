// Shrinks a failing scenario to a smaller one that fails the same check.

import { DEFAULT_GEOMETRY, type GeometryName, geometries } from '../geometries/index.ts';
import type { CheckName, Violation } from '../scenario/checks.ts';
import { kindOf } from '../scenario/faults/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { DEFAULT_NETWORK } from '../simulator/network/network-options.ts';
import { withEntries } from './random-geometry.ts';

/** The smallest scenario found that fails the same check, within a limit of tries. */
export function shrink(
  scenario: Scenario,
  check: CheckName,
  run: (scenario: Scenario) => readonly Violation[],
  tries: number,
): Scenario {
  let smallest = scenario;
  let left = tries;
  const fails = (candidate: Scenario) => run(candidate).some((violation) => violation.check === check);
  for (let progress = true; progress; ) {
    progress = false;
    for (const candidate of smaller(smallest)) {
      if (left-- <= 0) return smallest;
      if (!fails(candidate)) continue;
      smallest = candidate;
      progress = true;
      break;
    }
  }
  return smallest;
}

/** Simpler scenarios, the most reduced first. */
function* smaller(scenario: Scenario): Generator<Scenario> {
  const { faults, commands, nodes, network } = scenario;
  if (faults.length > 1) yield { ...scenario, faults: [] };
  for (let i = faults.length; i-- > 0; ) yield { ...scenario, faults: faults.toSpliced(i, 1) };
  for (let i = commands.length; i-- > 0; ) yield { ...scenario, commands: commands.toSpliced(i, 1) };
  for (const fewer of [2, 3, nodes >> 1, nodes - 1]) {
    if (fewer >= 2 && fewer < nodes) yield withNodes(scenario, fewer);
  }
  for (const share of [0, 0.1, 0.5, 0.9]) {
    const fewer = withPackets(scenario, share);
    if (fewer !== undefined) yield fewer;
  }
  if (scenario.geometry !== DEFAULT_GEOMETRY) yield withGeometry(scenario, DEFAULT_GEOMETRY);
  if (scenario.startOverMs > 0) yield { ...scenario, startOverMs: 0 };
  if (scenario.clockSkew > 0) yield { ...scenario, clockSkew: 0 };
  if (scenario.names !== undefined) yield withoutNames(scenario);
  if (scenario.idBits > 7) yield { ...scenario, idBits: 7 };
  if (scenario.minNodes > 2) yield { ...scenario, minNodes: 2 };
  for (const knob of Object.keys(DEFAULT_NETWORK) as (keyof typeof DEFAULT_NETWORK)[]) {
    const simple = DEFAULT_NETWORK[knob];
    if (JSON.stringify(network[knob]) === JSON.stringify(simple)) continue;
    yield { ...scenario, network: { ...network, [knob]: simple } };
  }
  for (const [i, { atMs, command }] of commands.entries()) {
    if (atMs > 0) yield { ...scenario, commands: commands.with(i, { atMs: 0, command }) };
  }
  for (const [i, { atMs, action }] of faults.entries()) {
    const simple = action.kind === 'command' ? undefined : kindOf(action).shrink(action);
    if (simple !== undefined) yield { ...scenario, faults: faults.with(i, { atMs, action: simple }) };
  }
}

/** A wait for all nodes remains a wait for all. */
function withNodes(scenario: Scenario, nodes: number): Scenario {
  const commands = scenario.commands.map(({ atMs, command }) => {
    if (command.name === 'wait-for' && command.nodes <= scenario.nodes) {
      return { atMs, command: { ...command, nodes: Math.min(nodes, command.nodes) } };
    }
    return { atMs, command };
  });
  const names = scenario.names && { names: scenario.names.slice(0, nodes) };
  return withGeometry({ ...scenario, nodes, ...names, commands }, scenario.geometry);
}

function withoutNames({ names: _, ...scenario }: Scenario): Scenario {
  return scenario;
}

/** Limits entries to what its nodes allow. */
function withGeometry(scenario: Scenario, geometry: GeometryName): Scenario {
  const max = geometries[geometry].maxEntries(scenario.nodes);
  return withEntries(scenario, geometry, (entries) => Math.min(max, entries));
}

/** undefined when it cannot be reduced. */
function withPackets(scenario: Scenario, share: number): Scenario | undefined {
  let changed = false;
  const commands = scenario.commands.map((step) => {
    if (step.command.name !== 'start-rounds') return step;
    const packets = Math.floor(share * step.command.packets);
    changed ||= packets < step.command.packets;
    return { ...step, command: { ...step.command, packets } };
  });
  return changed ? { ...scenario, commands } : undefined;
}
