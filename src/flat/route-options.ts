// Options of a flat run, and their validation.

import { defaultEntries, entriesMistake } from '../routing/geometry.ts';
import { DEFAULT_BACKTRACK_HOPS, MAX_BACKTRACK_HOPS } from './backtrack.ts';
import { type FailMode, failMistake } from './failures.ts';
import type { FlatGeometry } from './flat-geometry.ts';
import type { OnDead } from './on-dead.ts';

export interface RouteOptions {
  readonly geometry: FlatGeometry;
  /** Defaults to the geometry's number. */
  readonly entries?: number | undefined;
  /** Run number, selects the packet sequence; 1 when omitted. */
  readonly run?: number | undefined;
  /** Packets that walk together (results do not change). */
  readonly batchPackets?: number | undefined;
  /** Fraction of nodes that have failed, 0 to below 1; 0 when omitted. Routing tables are not repaired. */
  readonly fail?: number | undefined;
  /** Which nodes fail; random ones when omitted. For `high-load` see prepare.ts. */
  readonly failMode?: FailMode | undefined;
  /** What a node does when its best peer is dead; what the geometry's paper does when omitted. */
  readonly onDead?: OnDead | undefined;
  /**
   * Maximum hops (TTL), for floods and runs with failures; unlimited when omitted, for `backtrack`
   * DEFAULT_BACKTRACK_HOPS.
   */
  readonly hopLimit?: number | undefined;
}

/** The options with defaults filled in. */
export interface CompleteOptions {
  readonly entries: number;
  readonly fail: number;
  readonly failMode: FailMode;
  readonly onDead: OnDead;
  readonly hopLimit: number;
}

/** The hop limit where there is none: more hops than any packet makes. */
export const NO_HOP_LIMIT = 2 ** 31 - 1;

/** Maximum copies in all of a flood's run, in which every node sends to all its neighbours: some hours. */
export const MAX_COPIES = 1e12;

/** Fills in the options for n nodes. Throws a RangeError that says what is valid. */
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

/** The requested or default entries. Throws a RangeError when the geometry does not support that number. */
export function entriesOf(nodes: number, options: Pick<RouteOptions, 'geometry' | 'entries'>): number {
  const { geometry } = options;
  const entries = options.entries ?? defaultEntries(geometry, nodes);
  const mistake = entriesMistake(geometry, nodes, entries);
  if (mistake !== undefined) throw new RangeError(mistake);
  return entries;
}

/**
 * Describes why flooding this many packets is too much work; undefined when it is not, or the geometry does
 * not flood.
 */
export function workMistake(nodes: number, options: RouteOptions, packets: number): string | undefined {
  if (!options.geometry.flat.floods) return undefined;
  const entries = entriesOf(nodes, options);
  if (packets * nodes * entries <= MAX_COPIES) return undefined;
  const max = Math.floor(MAX_COPIES / (nodes * entries));
  return `floods reach all nodes: ${nodes} nodes with ${entries} neighbours allow at most ${max} packets, not ${packets}`;
}

/** Describes an unsupported reaction to dead peers; undefined when it is supported. */
function onDeadMistake({ name, flat }: FlatGeometry, onDead: OnDead): string | undefined {
  const policies = flat.deadPeerPolicies.map((policy) => policy.name);
  return policies.includes(onDead)
    ? undefined
    : `when a peer is dead, ${name} supports ${policies.join(', ')}, not ${onDead}`;
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
