// Draws a random scenario from a number: nodes, geometry, network, commands and faults, to reach cases that
// no one thought of.

import { DEFAULT_GEOMETRY, geometries } from '../geometries/index.ts';
import type { RegistryCommand } from '../overlay/commands.ts';
import { seedKey } from '../random/draw.ts';
import { Draws } from '../random/draws.ts';
import type { SwarmBounds } from '../scenario/faults/fault-kind.ts';
import { FAULT_KINDS } from '../scenario/faults/index.ts';
import type { Action, Scenario, Step } from '../scenario/scenario.ts';
import type { Selection } from '../scenario/selection.ts';
import type { Latency, NetworkOptions } from '../simulator/network/network-options.ts';
import { idSequence } from './id-sequence.ts';
import { drawGeometry } from './random-geometry.ts';
import { drawLiving } from './random-living.ts';
import { drawMemory } from './random-memory.ts';
import { drawNames } from './random-names.ts';
import { drawPresence } from './random-presence.ts';

/** The scenario of that number; the same on any machine. */
export function drawScenario(seed: number): Scenario {
  const draw = new Draws(seedKey(`swarm:${seed}`));
  const nodes = draw.chance(10) ? draw.between(20, 48) : draw.between(2, 14);
  const network = drawNetwork(draw);
  const horizonMs = draw.of([100, 400, 1500, 6000, 40_000]);
  const startOverMs = draw.of([0, 10, 200, 2000]);
  // Faults that begin around the first run interact with more than those at the first registration.
  const calmMs = draw.chance(60) ? startOverMs + 8 * typicalMs(network.latency) : 0;
  const scenario: Scenario = {
    seed: `swarm:${seed}`,
    nodes,
    idBits: draw.of([7, 7, 10, 31]),
    minNodes: draw.chance(10) ? draw.between(2, nodes + 1) : 2,
    geometry: DEFAULT_GEOMETRY,
    network,
    startOverMs,
    clockSkew: draw.of([0, 0, 0.001, 0.1]),
    commands: drawCommands(draw, nodes, horizonMs),
    faults: draw.chance(15)
      ? []
      : drawFaults(draw, calmMs, { nodes, horizonMs, timeoutMs: network.timeoutMs }),
  };
  const drawn = drawGeometry({ ...scenario, ...drawByHand(scenario, calmMs, horizonMs) });
  return drawLiving(drawNames(drawMemory(drawPresence(drawn))));
}

/**
 * Adds commands that a user may give at any time, in three scenarios of five. They are drawn from a separate stream, so that
 * the rest of the scenario does not depend on them.
 */
function drawByHand(
  scenario: Scenario,
  calmMs: number,
  horizonMs: number,
): Pick<Scenario, 'commands' | 'faults'> {
  const draw = new Draws(seedKey(`${scenario.seed}:by hand`));
  const commands = [...scenario.commands];
  const faults = [...scenario.faults];
  const count = draw.chance(60) ? draw.between(1, 3) : 0;
  for (let i = 0; i < count; i++) {
    const command = drawAnyTime(draw, scenario);
    if (draw.chance(20)) commands.splice(draw.below(commands.length + 1), 0, { atMs: 0, command });
    else {
      const atMs = Math.round(calmMs) + draw.below(draw.of([20, 100, 500, horizonMs]));
      faults.push({ atMs, action: { kind: 'command', command } });
    }
  }
  return { commands, faults: faults.sort((a, b) => a.atMs - b.atMs) };
}

/** Most IDs are those of nodes that registered first, or would register next. */
function drawAnyTime(draw: Draws, scenario: Scenario): RegistryCommand {
  switch (draw.below(5)) {
    case 0:
      return { name: 'status' };
    case 1:
    case 2:
      return { name: 'stop' };
    default:
      return { name: 'remove', id: idSequence(scenario)(draw.below(scenario.nodes + 1)) };
  }
}

function drawNetwork(draw: Draws): NetworkOptions {
  return {
    latency: drawLatency(draw),
    bytesPerSecond: draw.of([0, 0, 40_000, 2_000_000]),
    windowPackets: draw.of([1, 2, 7, 64, 1024, 1024]),
    serviceUs: draw.of([0, 0, 10, 500]),
    timeoutMs: draw.of([500, 3000, 10_000, 60_000]),
  };
}

function drawLatency(draw: Draws): Latency {
  switch (draw.below(5)) {
    case 0:
      return { kind: 'constant', ms: draw.of([0, 0.1, 1, 30]) };
    case 1:
      return { kind: 'uniform', minMs: draw.of([0, 1, 10]), maxMs: draw.between(10, 80) };
    case 2:
      return { kind: 'log-normal', medianMs: draw.of([0.3, 3, 40]), sigma: draw.of([0.25, 1, 1.5]) };
    case 3:
      return { kind: 'plane', sideMs: draw.of([1, 40]), minMs: draw.of([0, 1]) };
    default: {
      const size = draw.between(1, 4);
      const row = () => Array.from({ length: size }, () => draw.between(0, 50));
      return { kind: 'matrix', ms: Array.from({ length: size }, row) };
    }
  }
}

/** The typical latency of a message. */
export function typicalMs(latency: Latency): number {
  switch (latency.kind) {
    case 'constant':
      return latency.ms;
    case 'uniform':
      return (latency.minMs + latency.maxMs) / 2;
    case 'log-normal':
      return latency.medianMs;
    case 'plane':
      return latency.sideMs / 2;
    case 'matrix':
      return 25;
    default:
      return latency satisfies never;
  }
}

function drawCommands(draw: Draws, nodes: number, horizonMs: number): Scenario['commands'] {
  const commands: { atMs: number; command: RegistryCommand }[] = [];
  const give = (command: RegistryCommand) => {
    const atMs = draw.chance(8) ? draw.below(horizonMs) : 0;
    commands.push({ atMs, command });
  };
  const awaited = draw.chance(80) ? nodes : draw.between(1, nodes + 1);
  if (draw.chance(90)) give({ name: 'wait-for', nodes: awaited });
  const rounds = draw.between(1, 4);
  for (let round = 0; round < rounds; round++) {
    const max = geometries[DEFAULT_GEOMETRY].maxEntries(nodes);
    if (draw.chance(round === 0 ? 95 : 60)) give({ name: 'setup-overlay', entries: draw.between(1, max) });
    if (draw.chance(10)) give({ name: 'setup-overlay', entries: draw.between(1, max + 1) });
    if (draw.chance(20)) give(drawLook(draw));
    if (draw.chance(95)) give({ name: 'start-rounds', packets: drawPackets(draw, nodes) });
    if (draw.chance(15)) give({ name: 'start-rounds', packets: drawPackets(draw, nodes) });
    if (draw.chance(20)) give(drawLook(draw));
  }
  if (draw.chance(5)) give({ name: 'exit' });
  return commands;
}

function drawPackets(draw: Draws, nodes: number): number {
  const max = Math.ceil(2000 / nodes);
  return draw.of([0, 1, draw.between(2, 20), draw.between(20, 20 + max), draw.between(20, 20 + max)]);
}

function drawLook(draw: Draws): RegistryCommand {
  return draw.of<RegistryCommand>([
    { name: 'list-messaging-nodes' },
    { name: 'list-routing-tables' },
    { name: 'traffic-summary' },
    { name: 'path', source: draw.below(128), sink: draw.below(128) },
  ]);
}

/** The ticket of a command at a fixed time; all other tickets belong to faults. */
const ASIDE = 6;

/** By ticket: how to draw its fault. */
const DRAWN = new Map(
  FAULT_KINDS.flatMap(({ drawn }) => Object.entries(drawn)).map(([ticket, draw]) => [Number(ticket), draw]),
);
const TICKETS = DRAWN.size + 1;

/** One to five faults and their follow-ups, in order of time. calmMs: no fault before it. */
export function drawFaults(draw: Draws, calmMs: number, bounds: SwarmBounds): Step[] {
  const { horizonMs } = bounds;
  const steps: Step[] = [];
  const count = draw.between(1, 5);
  for (let i = 0; i < count; i++) {
    const atMs = Math.round(calmMs) + draw.below(draw.chance(50) ? 50 : horizonMs);
    const action = drawAction(draw, bounds);
    steps.push({ atMs, action });
    if (action.kind === 'command') continue;
    for (const kind of FAULT_KINDS) {
      const next = kind.drawAfter?.({ atMs, action }, draw, bounds);
      if (next !== undefined) steps.push(next);
    }
  }
  // It ends the scenario: drawn rarely, and after the other tickets, so that their frequency stays the same.
  if (draw.chance(6)) {
    const atMs = Math.round(calmMs) + draw.below(draw.chance(50) ? 50 : horizonMs);
    const action: Action = { kind: 'crash', nodes: { kind: 'registry' }, silent: draw.chance(50) };
    steps.push({ atMs, action });
  }
  return steps.sort((a, b) => a.atMs - b.atMs);
}

function drawAction(draw: Draws, { nodes: count, horizonMs, timeoutMs }: SwarmBounds): Action {
  const nodes = drawSelection(draw, count);
  const forMs = draw.of([1, draw.below(50), draw.below(horizonMs), draw.below(3 * timeoutMs)]);
  const any: Selection = draw.chance(10) ? { kind: 'registry' } : nodes;
  const ticket = draw.below(TICKETS);
  if (ticket === ASIDE) return { kind: 'command', command: drawAside(draw, count) };
  return DRAWN.get(ticket)!({ draw, nodes, any, forMs });
}

/** A command at a fixed time, whatever the registry is doing. */
function drawAside(draw: Draws, nodes: number): RegistryCommand {
  return draw.of<RegistryCommand>([
    drawLook(draw),
    { name: 'setup-overlay', entries: 1 },
    { name: 'start-rounds', packets: drawPackets(draw, nodes) },
  ]);
}

function drawSelection(draw: Draws, nodes: number): Selection {
  if (draw.chance(10)) return { kind: 'range', from: 1, to: nodes };
  if (draw.chance(30)) return { kind: 'range', from: 1, to: draw.between(1, nodes) };
  return { kind: 'drawn', count: draw.between(1, Math.max(1, nodes >> 1)) };
}
