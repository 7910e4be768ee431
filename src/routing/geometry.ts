// A geometry: the rule by which nodes choose their peers, and how packets are routed among them.
// geometries/index.ts lists them all.

import type { Space } from './space.ts';

/** How a node picks the next hop from its peers' IDs: clockwise.ts, xor.ts. */
export type Metric = 'clockwise' | 'xor';

export interface Geometry {
  /** The name on the command line. */
  readonly name: string;
  /** What the number of entries counts, for messages: `entries in each routing table`. */
  readonly entriesCount: string;
  /** Nouns that follow a number of entries: `1 successor`, `4 far links`. */
  readonly entryNouns: readonly [one: string, several: string];
  /** Default number of entries, before defaultEntries lowers it to what the nodes allow. */
  preferredEntries(nodes: number): number;
  /** The same in words, if it depends on the number of nodes N: `log2 N`. */
  readonly preferredText?: string;
  /** Maximum number of entries for that number of nodes; 0 if no such overlay exists. */
  maxEntries(nodes: number): number;
  /** For messages: the allowed numbers of nodes, if not all are; maxEntries is 0 for others. */
  readonly nodeCounts?: string;
  /** Allowed numbers of entries, if not all of 1 to maxEntries are. */
  readonly choices?: (nodes: number) => readonly number[];
  /** The ranks of a node's peers: distinct, never its own. entries: a number that entriesMistake accepts. */
  peers(space: Space, rank: number, entries: number): number[];
  readonly routing: Greedy | Special;
}

/** A node needs only its peers and the packet's sink: any messenger can route this way. */
export interface Greedy {
  readonly metric: Metric;
}

/** Routing that needs more than peers and sink. */
export interface Special {
  /** Why messengers do not support it: a clause that follows `since`. */
  readonly unsupportedReason: string;
  /** The ranks on a packet's path, source and sink included; undefined when it does not arrive. */
  path(space: Space, entries: number, source: number, sink: number): number[] | undefined;
}

/** Maximum entries of any geometry and number of nodes: the limit of user input. */
export const MAX_ENTRIES = 64;

/** The default entries of an overlay, in every command; 0 if no such overlay exists. */
export function defaultEntries(geometry: Geometry, nodes: number): number {
  return Math.min(geometry.preferredEntries(nodes), geometry.maxEntries(nodes));
}

/** One line, without a full stop, if the default is lower than the geometry prefers; else undefined. */
export function loweredText(geometry: Geometry, nodes: number): string | undefined {
  const entries = defaultEntries(geometry, nodes);
  if (entries === 0 || entries === geometry.preferredEntries(nodes)) return undefined;
  return `entries: ${entries}, the most that ${nodes} nodes allow`;
}

/** Why that number of entries is invalid, and what would be valid; undefined if it is valid. */
export function entriesMistake(geometry: Geometry, nodes: number, entries: number): string | undefined {
  const { name, entriesCount } = geometry;
  const max = geometry.maxEntries(nodes);
  if (max === 0) return `${name} must have ${geometry.nodeCounts ?? '2 or more'} nodes, not ${nodes}`;
  const choices = geometry.choices?.(nodes);
  if (choices !== undefined && !choices.includes(entries)) {
    return `with ${nodes} nodes ${name} takes ${choices.join(', ')} ${entriesCount}, not ${entries}`;
  }
  if (entries < 1 || entries > max) {
    return `with ${nodes} nodes ${name} takes 1 to ${max} ${entriesCount}, not ${entries}`;
  }
  return undefined;
}

/** The metric that messengers route by; throws for a geometry that they do not support. */
export function metricOf({ name, routing }: Geometry): Metric {
  if ('metric' in routing) return routing.metric;
  throw new RangeError(`messengers do not support ${name} (${routing.unsupportedReason})`);
}
