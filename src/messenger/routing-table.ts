// Validates the routing table that the registry sends, and puts it into clockwise order.

import { parseAddress } from '../overlay/address.ts';
import { MAX_PEERS } from '../overlay/columns.ts';
import { type Membership, membershipOf } from '../overlay/membership.ts';
import type { NodeRegistry } from '../overlay/message.ts';
import { clockwise } from '../routing/clockwise.ts';
import type { Metric } from '../routing/geometry.ts';
import type { Peer } from './peer-links.ts';

export interface RoutingTable {
  readonly membership: Membership;
  /** In clockwise order. */
  readonly peers: readonly Peer[];
  readonly metric: Metric;
}

/**
 * The table in clockwise order, or why it is invalid. Some registries pass on wildcard hosts such as `[::]`: such a peer
 * is assumed to run on the registry's host.
 */
export function readTable(
  me: number,
  { peers, ids, ours: extension }: NodeRegistry,
  registryHost: string,
): RoutingTable | string {
  let membership: Membership;
  try {
    membership = membershipOf(ids);
  } catch (error) {
    return `the list of all IDs has ${(error as Error).message}`;
  }
  if (membership.rankOf(me) < 0) return `my ID, ${me}, is not among all IDs`;
  const table = new Map<number, Peer>();
  for (const { id, address, ours } of peers) {
    const parsed = parseAddress(address);
    if (membership.rankOf(id) < 0) return `peer ${id} is not among all IDs`;
    if (parsed === undefined) return `peer ${id} has the address "${address}", which is not host:port`;
    const host = meansHere(parsed.host) ? registryHost : parsed.host;
    if (id !== me) table.set(id, { id, address: { host, port: parsed.port }, declared: ours });
  }
  if (table.size > MAX_PEERS)
    return `the routing table has ${table.size} entries; at most ${MAX_PEERS} are taken`;
  if (table.size === 0 && ids.length > 1) return 'the routing table is empty';
  const clockwiseFirst = (a: Peer, b: Peer) => clockwise(me, a.id) - clockwise(me, b.id);
  const metric = extension?.metric ?? 'clockwise';
  return { membership, peers: [...table.values()].sort(clockwiseFirst), metric };
}

function meansHere(host: string): boolean {
  return ['', '::', '0.0.0.0', 'localhost'].includes(host);
}
