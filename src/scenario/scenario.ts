// A scenario: nodes, network, commands and faults on a timeline; everything that a simulation depends on.

import { type GeometryName, geometries, messengerGeometries } from '../geometries/index.ts';
import type { RegistryCommand } from '../overlay/commands.ts';
import type { NetworkOptions } from '../simulator/network/network-options.ts';
import type { Fault } from './faults/index.ts';

export type Action = { readonly kind: 'command'; readonly command: RegistryCommand } | Fault;

export interface Step {
  /** Since the start of the simulation. */
  readonly atMs: number;
  readonly action: Action;
}

export interface Scenario {
  readonly seed: string;
  /** 2 or more. */
  readonly nodes: number;
  /** Of nodes 1, 2, ... in this order; the others have none. */
  readonly names?: readonly string[];
  readonly idBits: number;
  readonly minNodes: number;
  /** One that messengers support. */
  readonly geometry: GeometryName;
  readonly network: NetworkOptions;
  /** Nodes start at times drawn from 0 to this. */
  readonly startOverMs: number;
  /** Only this many nodes start by themselves: the others are down until a restart. All when omitted. */
  readonly startNodes?: number;
  /** Clocks of nodes run up to this much faster or slower: 0.01 is 1%. */
  readonly clockSkew: number;
  /** Between two heartbeats of the registry; none when omitted. */
  readonly heartbeatMs?: number;
  /** Living tables are kept up as nodes join, leave and crash. */
  readonly living?: true;
  /** The registry keeps what it knows: how long its disk takes to write it. It keeps nothing when omitted. */
  readonly diskMs?: number;
  /** Given in order, each when the one before has ended and its time has come. */
  readonly commands: readonly { readonly atMs: number; readonly command: RegistryCommand }[];
  readonly faults: readonly Step[];
}

/** The default entries of all geometries: `log2 N of hops, 1 of chord and tree`, or with nouns `1 successor of chord`. */
export function defaultEntriesText(withNouns = false): string {
  const names = new Map<string, string[]>();
  for (const name of messengerGeometries) {
    const { preferredText, preferredEntries, entryNouns } = geometries[name];
    const entries = preferredText ?? preferredEntries(MANY_NODES);
    const [one, several] = entryNouns;
    const what = withNouns ? `${entries} ${entries === 1 ? one : several}` : String(entries);
    names.set(what, [...(names.get(what) ?? []), name]);
  }
  return [...names].map(([what, some]) => `${what} of ${listText(some)}`).join(', ');
}

const MANY_NODES = 2 ** 30;

/** `a, b and c`. */
function listText(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Default number of nodes of a scenario. */
export const DEFAULT_NODES = 10;

/** Also the default of a live registry. Runs without messengers use the maximum (flat/overlay.ts). */
export const MIN_ID_BITS = 7;
/** The default of a living overlay. */
export const MAX_ID_BITS = 31;

/**
 * 7, the registry's default; if that does not fit the nodes, enough for at least twice as many IDs as nodes.
 */
export function idBitsFor(nodes: number): number {
  return nodes <= 2 ** MIN_ID_BITS ? MIN_ID_BITS : 33 - Math.clz32(nodes - 1);
}

/** The usual commands: wait for all nodes, set up, start a run. entries undefined: the registry chooses. */
export function defaultCommands(
  nodes: number,
  entries: number | undefined,
  packets: number,
): Scenario['commands'] {
  const commands: RegistryCommand[] = [
    { name: 'wait-for', nodes },
    { name: 'setup-overlay', ...(entries === undefined ? {} : { entries }) },
    { name: 'start-rounds', packets },
  ];
  return commands.map((command) => ({ atMs: 0, command }));
}
