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
  /** What to choose where nobody says a number, if the nodes are enough for it: defaultEntries lowers it. */
  preferredEntries(nodes: number): number;
  /** The same for a person, where it depends on the number of nodes N: `log2 N`. */
  readonly preferredText?: string;
  /** The largest number of entries that so many nodes can have; 0 where there can be no such overlay. */
  maxEntries(nodes: number): number;
  /** For messages, when some numbers of nodes are not allowed: maxEntries is 0 for those. */
  readonly nodeCounts?: string;
  /** Allowed numbers of entries, when not all of 1 to maxEntries are. */
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

/** No geometry takes more, whatever the number of nodes: the bound of what a person may type. */
export const MAX_ENTRIES = 64;

/** The entries of an overlay for which nobody says a number, in every command; 0 where there can be no such overlay. */
export function defaultEntries(geometry: Geometry, nodes: number): number {
  return Math.min(geometry.preferredEntries(nodes), geometry.maxEntries(nodes));
}

/** One line, without a stop, where the default is less than the geometry prefers; undefined where it is not. */
export function loweredText(geometry: Geometry, nodes: number): string | undefined {
  const entries = defaultEntries(geometry, nodes);
  if (entries === 0 || entries === geometry.preferredEntries(nodes)) return undefined;
  return `entries: ${entries}, the most that ${nodes} nodes allow`;
}

/** What is wrong with so many entries, as a clause that says what would be right; undefined when nothing is. */
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
