// A node's table in a living overlay, as the registry keeps it up by differences, and the next hop of a message in it.

import { parseAddress } from '../overlay/address.ts';
import { compareEpochs, type Epoch } from '../overlay/epoch.ts';
import type { TableChange, Unroutable } from '../overlay/message.ts';
import { clockwise } from '../routing/clockwise.ts';
import type { Metric } from '../routing/geometry.ts';
import type { Peer } from './peer-links.ts';

/** Peers that are taken from a registry. */
const MAX_LIVING_PEERS = 1024;

export class LivingTable {
  readonly metric: Metric;
  readonly #peers = new Map<number, Peer>();
  #epoch: Epoch | undefined;

  constructor(metric: Metric) {
    this.metric = metric;
  }

  /** Of the last change that was taken; undefined before the first. */
  get epoch(): Epoch | undefined {
    return this.#epoch;
  }

  /** IDs, in no order. */
  get peerIds(): number[] {
    return [...this.#peers.keys()];
  }

  /**
   * Takes a change: 'old': it is ignored, as a later one was taken; 'gap': it is a change of a version that this is not. A text
   * says why it is invalid.
   */
  take({ epoch, base, added, removed }: TableChange): 'taken' | 'old' | 'gap' | { readonly invalid: string } {
    const now = this.#epoch;
    const order = now === undefined ? 1 : compareEpochs(epoch, now);
    // The whole table may be sent again.
    if (order < 0 || (order === 0 && base !== undefined)) return 'old';
    if (base !== undefined && (now?.n !== base || now.term !== epoch.term)) return 'gap';
    const peers: Peer[] = [];
    for (const { id, address: text } of added) {
      const address = parseAddress(text);
      if (address === undefined) return { invalid: `peer ${id} has the address "${text}"` };
      peers.push({ id, address, declared: true });
    }
    if (base === undefined) this.#peers.clear();
    for (const id of removed) this.#peers.delete(id);
    for (const peer of peers) this.#peers.set(peer.id, peer);
    this.#epoch = epoch;
    return this.#peers.size <= MAX_LIVING_PEERS ? 'taken' : { invalid: `${this.#peers.size} peers` };
  }

  /**
   * The peer nearest to the sink among those that are nearer than this node, without passing it; peers that are down do not
   * count. The rule of the geometry for dead peers, next best, successors included, is this order.
   */
  nextHop(me: number, sink: number, isDown: (peer: Peer) => boolean): Peer | Unroutable {
    const distance = (id: number) => (this.metric === 'xor' ? id ^ sink : clockwise(id, sink));
    const own = distance(me);
    let found: Peer | undefined;
    let isAny = false;
    let nearest = own;
    for (const peer of this.#peers.values()) {
      const left = distance(peer.id);
      if (left >= own) continue;
      isAny = true;
      if (left >= nearest || isDown(peer)) continue;
      nearest = left;
      found = peer;
    }
    return found ?? (isAny ? 'nobody answers' : 'no such node');
  }
}
