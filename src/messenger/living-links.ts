// The links that messages take to peers of the living table: opened when there is something to send, kept while they are used,
// a bounded number of them. A peer that does not answer is down for a while, and what waited for it is given back.

import { sameAddress } from '../overlay/address.ts';
import type { Message } from '../overlay/message.ts';
import type { Link } from '../overlay/node.ts';
import type { Peer } from './peer-links.ts';

export interface LivingLinksHost {
  dial(peer: Peer): Link;
  close(link: Link): void;
  send(link: Link, message: Message): void;
  setTimer(timer: string, delayMs: number): void;
  clearTimer(timer: string): void;
  /** The peer is down: these messages did not reach it. */
  undelivered(messages: readonly Message[]): void;
}

const DIAL = 'living-dial:';
const SWEEP = 'living-sweep';

/** Maximum links; beyond it the one that was used least recently is closed. */
const MAX_LINKS = 32;
/** Maximum messages that wait for a link to open. */
const MAX_WAITING = 64;
/** A peer that has not answered after this is down. */
const DIAL_MS = 1000;
/** A link is closed when it has not been used for one to two of these; a peer that is down is tried again after as long. */
const SWEEP_MS = 10_000;

interface Channel {
  readonly peer: Peer;
  readonly link: Link;
  isOpen: boolean;
  /** Sent, and lost if it does not open. */
  waiting: Message[];
  /** Since the last sweep. */
  used: boolean;
}

export class LivingLinks {
  readonly #host: LivingLinksHost;
  /** By the peer's ID, in order of last use. */
  readonly #channels = new Map<number, Channel>();
  /** Peers that are down: before the last sweep, and since. */
  #downBefore = new Map<number, Peer>();
  #downSince = new Map<number, Peer>();
  #sweeps = false;

  constructor(host: LivingLinksHost) {
    this.#host = host;
  }

  /** Whether nothing can be sent to the peer now: it did not answer, or too much waits for it. */
  isDown({ id, address }: Peer): boolean {
    const down = this.#downSince.get(id) ?? this.#downBefore.get(id);
    if (down !== undefined && sameAddress(down.address, address)) return true;
    return (this.#channels.get(id)?.waiting.length ?? 0) >= MAX_WAITING;
  }

  /** The peer must not be down. */
  send(peer: Peer, message: Message): void {
    const channel = this.#channelTo(peer);
    channel.used = true;
    this.#channels.delete(peer.id);
    this.#channels.set(peer.id, channel);
    if (!channel.isOpen) channel.waiting.push(message);
    this.#host.send(channel.link, message);
  }

  #channelTo(peer: Peer): Channel {
    const known = this.#channels.get(peer.id);
    if (known !== undefined && sameAddress(known.peer.address, peer.address)) return known;
    if (known !== undefined) this.#close(known);
    else if (this.#channels.size >= MAX_LINKS) this.#closeOldest();
    const channel = { peer, link: this.#host.dial(peer), isOpen: false, waiting: [], used: true };
    this.#host.setTimer(DIAL + peer.id, DIAL_MS);
    this.#keepSweeping();
    return channel;
  }

  /** True if the link is one of these. */
  opened(link: Link): boolean {
    const channel = this.#byLink(link);
    if (channel === undefined) return false;
    this.#host.clearTimer(DIAL + channel.peer.id);
    channel.isOpen = true;
    channel.waiting = [];
    return true;
  }

  /** True if the link was one of these. */
  lost(link: Link): boolean {
    const channel = this.#byLink(link);
    if (channel === undefined) return false;
    if (channel.isOpen) this.#forget(channel);
    else this.#down(channel);
    return true;
  }

  /** Whether messages of the living overlay may come on it from the other end. */
  has(link: Link): boolean {
    return this.#byLink(link) !== undefined;
  }

  /** True if it is a timer of these links. */
  timer(name: string): boolean {
    if (name === SWEEP) {
      this.#sweep();
      return true;
    }
    if (!name.startsWith(DIAL)) return false;
    const channel = this.#channels.get(Number(name.slice(DIAL.length)));
    if (channel?.isOpen === false) {
      this.#host.close(channel.link);
      this.#down(channel);
    }
    return true;
  }

  closeAll(): void {
    for (const channel of [...this.#channels.values()]) this.#close(channel);
    this.#downBefore.clear();
    this.#downSince.clear();
    if (this.#sweeps) this.#host.clearTimer(SWEEP);
    this.#sweeps = false;
  }

  #byLink(link: Link): Channel | undefined {
    for (const channel of this.#channels.values()) if (channel.link === link) return channel;
    return undefined;
  }

  #down(channel: Channel): void {
    this.#forget(channel);
    this.#downSince.set(channel.peer.id, channel.peer);
    this.#keepSweeping();
    this.#host.undelivered(channel.waiting);
  }

  #closeOldest(): void {
    for (const channel of this.#channels.values()) {
      if (channel.isOpen) return this.#close(channel);
    }
    const [oldest] = this.#channels.values();
    this.#close(oldest!);
  }

  #close(channel: Channel): void {
    this.#host.close(channel.link);
    this.#forget(channel);
  }

  #forget(channel: Channel): void {
    this.#host.clearTimer(DIAL + channel.peer.id);
    this.#channels.delete(channel.peer.id);
  }

  #keepSweeping(): void {
    if (this.#sweeps) return;
    this.#sweeps = true;
    this.#host.setTimer(SWEEP, SWEEP_MS);
  }

  #sweep(): void {
    this.#sweeps = false;
    for (const channel of [...this.#channels.values()]) {
      if (!channel.used) this.#close(channel);
      else channel.used = false;
    }
    this.#downBefore = this.#downSince;
    this.#downSince = new Map();
    if (this.#channels.size + this.#downBefore.size > 0) this.#keepSweeping();
  }
}
