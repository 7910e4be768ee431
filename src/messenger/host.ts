// What a messenger asks of its host, and what it is told by it; and what whoever starts one may choose.

import type { Address } from '../overlay/address.ts';
import type { Effects, Event, Link } from '../overlay/node.ts';
import type { MessengerCommand, MessengerReport } from '../overlay/report.ts';
import type { Key } from '../random/threefry.ts';
import type { IdentityOptions } from './identity.ts';
import type { Peer } from './peer-links.ts';

/** The host's part of the data plane, beside the common effects. */
export interface MessengerEffects extends Effects<MessengerReport> {
  /** Listen for peers on that address of ours; answered by the event 'listening'. Again with the same host: same port. */
  listen(host: string): void;
  /** Packets for a channel go out on that link from now on; 0: they wait; DEAD (NaN): they are dropped. */
  carry(channel: number, link: Link, peer: Peer): void;
  /** Peers connect from now on. Those of so many nodes may say nothing on their links before a run; Infinity: it is not known. */
  expectPeers(silentNodes: number): void;
  /** There are packets to originate: call `originate` whenever there is room. */
  originate(): void;
  /** The network that this node belongs to from now on: to be kept with its key. */
  pin(network: Uint8Array): void;
  /** Answered by the event 'drained' once all that was originated is written to its connections, or lost. */
  drain(): void;
}

export type MessengerEvent =
  | Event
  | { readonly kind: 'listening'; readonly address: Address }
  | { readonly kind: 'drained' }
  | { readonly kind: 'command'; readonly command: MessengerCommand };

/** Where originated packets go. */
export interface Outlet {
  /** False: not now. `carry` of a link for the channel, or a write that has ended, may change that. */
  hasRoom(channel: number): boolean;
  /** Takes a packet; false when nobody is there any more, and it is lost. */
  emit(channel: number, sink: number, payload: number): boolean;
}

export interface MessengerOptions {
  readonly registry: Address;
  /** What to register as, in place of the address that it listens on: behind a forwarded port, or in a container. */
  readonly advertise?: Address;
  /** For a registry that sends no key with its start order. */
  readonly key: Key;
  /** Left out: the node has no name. */
  readonly identity?: IdentityOptions;
  readonly timing?: Partial<Timing>;
}

export interface Timing {
  /** Pauses before the tries to reach the registry after the first; when they are used up, the messenger ends. */
  readonly retryRegistryMs: readonly number[];
  /** How long an answer to an order on the registry's own connection waits to see whether the registry closes that. */
  readonly answerMs: number;
  /** How long the registry may take to answer a registration, until it is dialled again. */
  readonly registerMs: number;
  readonly deregisterMs: number;
  /** How long the registry may take to say what a node's key is. */
  readonly keyMs: number;
  /** Pauses before the tries to deliver an answer to a registry that dials its messengers, after the first. */
  readonly retryReplyMs: readonly number[];
  readonly peerTries: number;
  readonly peerRetryMs: number;
}

export const DEFAULT_TIMING: Timing = {
  retryRegistryMs: [100, 200, 400, 800, 1600],
  answerMs: 150,
  registerMs: 5000,
  deregisterMs: 5000,
  keyMs: 5000,
  retryReplyMs: [100, 200, 400, 800, 1600, 3200],
  peerTries: 3,
  peerRetryMs: 200,
};
