// What a flat run is asked for, and what is wrong with it.

import { defaultEntries, entriesMistake } from '../routing/geometry.ts';
import { DEFAULT_BACKTRACK_HOPS, MAX_BACKTRACK_HOPS } from './backtrack.ts';
import { type FailMode, failMistake } from './failures.ts';
import type { FlatGeometry } from './flat-geometry.ts';
import type { OnDead } from './on-dead.ts';

export interface RouteOptions {
  readonly geometry: FlatGeometry;
  /** Left out: defaultEntries (routing/geometry.ts). */
  readonly entries?: number | undefined;
  /** As the registry counts its runs; 1 when left out. Another run has other packets. */
  readonly run?: number | undefined;
  /** Packets that walk together; no result depends on it. */
  readonly batchPackets?: number | undefined;
  /** The share of nodes that has failed, 0 to below 1; 0 when left out. Tables are left as they were. */
  readonly fail?: number | undefined;
  /** Who fails; anybody when left out. For `high-load` see prepare.ts. */
  readonly failMode?: FailMode | undefined;
  /** What a node does when its best peer is dead; the way of the geometry's paper when left out. */
  readonly onDead?: OnDead | undefined;
  /**
   * Hops after which a packet is given up, where a flood or failures make that possible; as many as it takes when left out,
   * for `backtrack` DEFAULT_BACKTRACK_HOPS.
   */
  readonly hopLimit?: number | undefined;
}

/** The same with nothing left out. */
export interface CompleteOptions {
  readonly entries: number;
  readonly fail: number;
  readonly failMode: FailMode;
  readonly onDead: OnDead;
  readonly hopLimit: number;
}

/** The hop limit where there is none: more hops than any packet makes. */
export const NO_HOP_LIMIT = 2 ** 31 - 1;

/** Some hours: floods in which all nodes send to all neighbours make so many copies, at most, in all. */
export const MAX_COPIES = 1e12;

/** The options for so many nodes. Throws a RangeError, with a clause that says what would be right, for those that cannot be. */
export function completeOptions(nodes: number, options: RouteOptions): CompleteOptions {
  const { geometry, fail = 0, failMode = 'random' } = options;
  const onDead = options.onDead ?? geometry.flat.deadPeerPolicies[0].name;
  const usualLimit = onDead === 'backtrack' ? DEFAULT_BACKTRACK_HOPS : NO_HOP_LIMIT;
  const complete = {
    entries: entriesOf(nodes, options),
    fail,
    failMode,
    onDead,
    hopLimit: options.hopLimit ?? usualLimit,
  };
  const mistake =
    failMistake(nodes, fail) ?? onDeadMistake(geometry, onDead) ?? limitMistake(options, complete);
  if (mistake !== undefined) throw new RangeError(mistake);
  return complete;
}

/** The entries that the options ask for, or the default. Throws a RangeError when the geometry cannot have so many. */
export function entriesOf(nodes: number, options: Pick<RouteOptions, 'geometry' | 'entries'>): number {
  const { geometry } = options;
  const entries = options.entries ?? defaultEntries(geometry, nodes);
  const mistake = entriesMistake(geometry, nodes, entries);
  if (mistake !== undefined) throw new RangeError(mistake);
  return entries;
}

/** What is wrong with flooding so many packets, as a clause; undefined when nothing is, or the geometry does not flood. */
export function workMistake(nodes: number, options: RouteOptions, packets: number): string | undefined {
  if (!options.geometry.flat.floods) return undefined;
  const entries = entriesOf(nodes, options);
  if (packets * nodes * entries <= MAX_COPIES) return undefined;
  const max = Math.floor(MAX_COPIES / (nodes * entries));
  return `a flood goes to all nodes: with ${nodes} nodes of ${entries} neighbours at most ${max} packets, not ${packets}`;
}

/** What is wrong with the way, as a clause; undefined when nothing is. */
function onDeadMistake({ name, flat }: FlatGeometry, onDead: OnDead): string | undefined {
  const ways = flat.deadPeerPolicies.map((way) => way.name);
  return ways.includes(onDead)
    ? undefined
    : `when a peer is dead, ${name} can do ${ways.join(', ')}, not ${onDead}`;
}

function limitMistake(
  options: RouteOptions,
  { fail, onDead, hopLimit }: CompleteOptions,
): string | undefined {
  if (options.hopLimit === undefined) return undefined;
  if (!options.geometry.flat.floods && fail === 0)
    return 'max hops has no effect without failed nodes or floods';
  const max = onDead === 'backtrack' ? MAX_BACKTRACK_HOPS : NO_HOP_LIMIT;
  return Number.isInteger(hopLimit) && hopLimit >= 1 && hopLimit <= max
    ? undefined
    : `max hops must be 1 to ${max}, not ${hopLimit}`;
}
