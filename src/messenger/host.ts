// A messenger's effects on its host, the events it takes from it, and its options.

import type { Address } from '../overlay/address.ts';
import type { Effects, Event, Link } from '../overlay/node.ts';
import type { MessengerCommand, MessengerReport } from '../overlay/report.ts';
import type { Key } from '../random/threefry.ts';
import type { IdentityOptions, Solved } from './identity.ts';
import type { Peer } from './peer-links.ts';

/** The host's part of the data plane, beside the common effects. */
export interface MessengerEffects extends Effects<MessengerReport> {
  /** Listens for peers on that local address; answered by the event 'listening'. Later calls keep the port. */
  listen(host: string): void;
  /** From now on packets for the channel leave on that link. 0: they wait; DEAD (NaN): they are dropped. */
  carry(channel: number, link: Link, peer: Peer): void;
  /** Peers connect from now on; up to `silentNodes` nodes may stay silent on their links before a run. Infinity: unknown. */
  expectPeers(silentNodes: number): void;
  /** Packets are due: call the messenger's `originate` whenever there is room. */
  originate(): void;
  /** The network that this node belongs to from now on: to be kept with its key. */
  pin(network: Uint8Array): void;
  /** Answered by the event 'drained' once all originated packets are written to their connections, or lost. */
  drain(): void;
  /** Solves a puzzle of 1 to MAX_PUZZLE_BITS bits, beside its other work; answered by 'solved'. A later one replaces it. */
  solve(nonce: Uint8Array, bits: number): void;
}

export type MessengerEvent =
  | Event
  | { readonly kind: 'listening'; readonly address: Address }
  | { readonly kind: 'drained' }
  | Solved
  | { readonly kind: 'command'; readonly command: MessengerCommand };

/** Where originated packets go. */
export interface Outlet {
  /** False while the channel is full or has no link; a finished write or `carry` may change that. */
  hasRoom(channel: number): boolean;
  /** Sends a packet; false if the channel is dead and the packet lost. */
  emit(channel: number, sink: number, payload: number): boolean;
}

export interface MessengerOptions {
  readonly registry: Address;
  /** The address to register instead of the one that it listens on: behind a forwarded port, or in a container. */
  readonly advertise?: Address;
  /** It answers heartbeats, and says so when it registers. */
  readonly presence?: true;
  /** It keeps a living table where the registry has a living overlay, and says so when it registers. */
  readonly living?: true;
  /** Used if the registry sends no key with its start order. */
  readonly key: Key;
  /**
   * How long it tries to reach a registry again that remembers its nodes. 0 or left out: such a registry is as any other, and
   * the node does not say that it knows them.
   */
  readonly reconnectMs?: number;
  /** Left out: the node has no name. */
  readonly identity?: IdentityOptions;
  readonly timing?: Partial<Timing>;
}

export interface Timing {
  /** Backoff between attempts to reach the registry; the messenger exits after the last. */
  readonly retryRegistryMs: readonly number[];
  /** Delay of the answer to an order on a connection that the registry dialled, to see whether the registry closes it. */
  readonly answerMs: number;
  /** Timeout of a registration; the registry is then dialled again. */
  readonly registerMs: number;
  readonly deregisterMs: number;
  /** How long a puzzle of the registry's may take; the registry is then dialled again. */
  readonly puzzleMs: number;
  /** How long the registry may take to answer a command: who is there, what a node's key is. */
  readonly enquiryMs: number;
  /** Backoff between attempts to deliver a reply to a registry that dials its messengers. */
  readonly retryReplyMs: readonly number[];
  readonly peerTries: number;
  readonly peerRetryMs: number;
}

export const DEFAULT_TIMING: Timing = {
  retryRegistryMs: [100, 200, 400, 800, 1600],
  answerMs: 150,
  registerMs: 5000,
  deregisterMs: 5000,
  puzzleMs: 30_000,
  enquiryMs: 5000,
  retryReplyMs: [100, 200, 400, 800, 1600, 3200],
  peerTries: 3,
  peerRetryMs: 200,
};
