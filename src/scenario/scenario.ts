// A scenario: nodes, network, commands and faults on a timeline. All that a simulation depends on is in it.

import type { RegistryCommand } from '../overlay/commands.ts';
import { type GeometryName, geometries } from '../routing/geometry.ts';
import type { NetworkOptions } from '../simulator/network.ts';

/** Nodes are numbered from 1 in the order in which they start; the registry is none of them. */
export type Selection =
  /** So many of those that are up, drawn from the seed. */
  | { readonly kind: 'drawn'; readonly count: number }
  /** Both included. */
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'list'; readonly nodes: readonly number[] }
  /** Not one of the nodes; it can crash, be reset or cut off, and its connects be slow. */
  | { readonly kind: 'registry' };

export type Action =
  | { readonly kind: 'command'; readonly command: RegistryCommand }
  /** Ends nodes at once; silent: nobody is told (power failure), else their links break (a kill). */
  | { readonly kind: 'crash'; readonly nodes: Selection; readonly silent: boolean }
  /** Starts nodes that are down, under their old addresses; each at a time drawn from now to overMs later. */
  | { readonly kind: 'restart'; readonly nodes: Selection; readonly overMs?: number }
  /** Nodes deregister and end. */
  | { readonly kind: 'leave'; readonly nodes: Selection }
  /** All links of the nodes break; what is on its way is lost. */
  | { readonly kind: 'reset'; readonly nodes: Selection }
  /** Nothing that is sent meanwhile passes between the nodes and the rest, the registry included, for so long. */
  | { readonly kind: 'cut'; readonly nodes: Selection; readonly forMs: number }
  /** The nodes take so much longer for each packet and message that they begin with, for so long. */
  | { readonly kind: 'slow'; readonly nodes: Selection; readonly serviceUs: number; readonly forMs: number }
  /** Connects to and from the nodes take so much longer, for so long. */
  | {
      readonly kind: 'slow-connects';
      readonly nodes: Selection;
      readonly delayMs: number;
      readonly forMs: number;
    };

export interface Step {
  /** From the beginning of the simulation. */
  readonly atMs: number;
  readonly action: Action;
}

export interface Scenario {
  readonly seed: string;
  /** 2 or more. */
  readonly nodes: number;
  readonly idBits: number;
  readonly minNodes: number;
  /** One that messengers can do. */
  readonly geometry: GeometryName;
  readonly network: NetworkOptions;
  /** Nodes start at times drawn from 0 to this. */
  readonly startOverMs: number;
  /** Only the first so many do: the others are down until they are restarted. Left out: all do. */
  readonly startNodes?: number;
  /** Clocks of nodes run up to this much faster or slower: 0.01 is one in a hundred. */
  readonly clockSkew: number;
  /** Given one after the other, each when the one before has ended and its time has come. */
  readonly commands: readonly { readonly atMs: number; readonly command: RegistryCommand }[];
  readonly faults: readonly Step[];
}

/** Of `hops`, as in the published assignment; the other geometries have their own. */
const HOPS_ENTRIES = 3;

/** The number of entries where nobody says one: fewer where so few nodes have no room for it. */
export function defaultEntries(geometry: GeometryName, nodes: number): number {
  const { usualEntries, maxEntries } = geometries[geometry];
  return Math.min(geometry === 'hops' ? HOPS_ENTRIES : usualEntries(nodes), maxEntries(nodes));
}

export const LEAST_ID_BITS = 7;

/** 7, as the registry has it; where those do not hold the nodes, so many that there are twice as many IDs at least. */
export function idBitsFor(nodes: number): number {
  return nodes <= 2 ** LEAST_ID_BITS ? LEAST_ID_BITS : 33 - Math.clz32(nodes - 1);
}

/** What a person does: waits for all nodes, sets up, starts, looks, and ends. */
export function usualCommands(nodes: number, entries: number, packets: number): Scenario['commands'] {
  const commands: RegistryCommand[] = [
    { name: 'wait-for', nodes },
    { name: 'setup-overlay', entries },
    { name: 'start-rounds', packets },
  ];
  return commands.map((command) => ({ atMs: 0, command }));
}
