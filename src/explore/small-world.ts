// A small world to be explored: what happens in it, in no order yet, and where exploring begins.

import type { GeometryName } from '../geometries/index.ts';
import type { Fault } from '../scenario/faults/index.ts';
import { defaultCommands, idBitsFor, type Scenario } from '../scenario/scenario.ts';
import { DEFAULT_NETWORK } from '../simulator/network/network-options.ts';

/** What may happen from outside, once each, at any time. */
export const HAPPENINGS = ['join', 'leave', 'crash', 'power-loss', 'return', 'stop'] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** Up to there events come in their default order: the first node starts, all are registered, the overlay is set up. */
export const BEGINNINGS = ['start', 'set-up', 'run'] as const;
export type Beginning = (typeof BEGINNINGS)[number];

export interface SmallWorld {
  /** Its times do not matter. */
  readonly scenario: Scenario;
  readonly begin: Beginning;
  /** How long data and notices may be under way, in virtual microseconds; 0: timers fire only when nothing is. */
  readonly maxDelayUs: number;
}

export interface SmallWorldOptions {
  readonly seed: string;
  /** Nodes that are there from the start, 2 or more. */
  readonly nodes: number;
  readonly geometry: GeometryName;
  /** undefined: the registry chooses. */
  readonly entries: number | undefined;
  /** The overlay is living. */
  readonly isLiving: boolean;
  readonly packets: number;
  readonly happenings: readonly Happening[];
  readonly begin: Beginning;
  readonly maxDelayMs: number;
}

/**
 * Nodes register, an overlay is set up, a run is started. One more node joins, node 1 leaves, node 2 crashes, the last loses
 * power; the one that returns is node 2, if it is down by then.
 */
export function smallWorld(options: SmallWorldOptions): SmallWorld {
  const { seed, nodes, geometry, entries, packets, happenings, begin, maxDelayMs } = options;
  const all = nodes + (happenings.includes('join') ? 1 : 0);
  const faults = HAPPENINGS.filter((one) => happenings.includes(one)).map((happening) => ({
    atMs: 0,
    action: actionOf(happening, nodes),
  }));
  const scenario: Scenario = {
    seed,
    nodes: all,
    startNodes: nodes,
    idBits: idBitsFor(all),
    minNodes: 2,
    geometry,
    network: DEFAULT_NETWORK,
    startOverMs: 0,
    clockSkew: 0,
    ...(options.isLiving && { living: true as const }),
    commands: defaultCommands(nodes, entries, packets),
    faults,
  };
  return { scenario, begin, maxDelayUs: Math.round(1000 * maxDelayMs) };
}

function actionOf(happening: Happening, nodes: number): Scenario['faults'][number]['action'] {
  const node = (index: number): Fault['nodes'] => ({ kind: 'list', nodes: [index] });
  switch (happening) {
    case 'join':
      return { kind: 'restart', nodes: node(nodes + 1) };
    case 'leave':
      return { kind: 'leave', nodes: node(1) };
    case 'crash':
      return { kind: 'crash', nodes: node(2), silent: false };
    case 'power-loss':
      return { kind: 'crash', nodes: node(nodes), silent: true };
    case 'return':
      return { kind: 'restart', nodes: node(2) };
    case 'stop':
      return { kind: 'command', command: { name: 'stop' } };
    default:
      return happening satisfies never;
  }
}
