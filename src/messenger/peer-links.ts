// A messenger's links to the peers of its routing table: up to two channels each (overlay/packets.ts says why), dialled at
// set-up, redialled a limited number of times when they break, then given up.

import type { Address } from '../overlay/address.ts';
import type { Link } from '../overlay/node.ts';
import { CHANNELS_PER_PEER } from '../overlay/packets.ts';

export interface Peer {
  readonly id: number;
  readonly address: Address;
  /** It is a Sinkward node (dialects/: its program has declared itself). */
  readonly declared: boolean;
}

/** What PeerLinks needs from the messenger. */
export interface PeerLinksHost {
  dial(peer: Peer): Link;
  close(link: Link): void;
  setTimer(timer: string, delayMs: number): void;
  clearTimer(timer: string): void;
  /** From now on packets for the channel leave on that link. 0: they wait; DEAD: they are dropped. */
  carry(channel: number, link: Link, peer: Peer): void;
  note(text: string): void;
}

/** In place of a link: the channel is dead. */
export const DEAD = Number.NaN;

const TIMER = 'redial:';

interface Channel {
  readonly index: number;
  peer: Peer;
  link: Link;
  state: 'dialling' | 'open' | 'waiting' | 'dead';
  /** Consecutive failures. */
  failures: number;
  /** Times it has opened since the set-up. */
  openings: number;
}

/**
 * From this number of openings on, opening no longer resets the failures of a link to a foreign program. It proves little
 * there, as no handshake follows: some listeners accept and close for ever.
 */
const MAX_FOREIGN_OPENINGS = 20;

export class PeerLinks {
  readonly #host: PeerLinksHost;
  readonly #tries: number;
  readonly #retryMs: number;
  #channels: Channel[] = [];
  /** Why the first unreachable peer could not be reached. */
  failure: string | undefined;

  constructor(host: PeerLinksHost, tries: number, retryMs: number) {
    this.#host = host;
    this.#tries = tries;
    this.#retryMs = retryMs;
  }

  /** Closes the links of the old table and dials those of the new one. A peer with a lower ID needs only one channel. */
  connect(me: number, peers: readonly Peer[]): void {
    this.disconnect();
    peers.forEach((peer, i) => {
      for (let k = 0; k < (peer.id > me ? CHANNELS_PER_PEER : 1); k++) {
        this.#channels.push({
          index: CHANNELS_PER_PEER * i + k,
          peer,
          link: 0,
          state: 'waiting',
          failures: 0,
          openings: 0,
        });
      }
    });
    for (const channel of this.#channels) this.#dial(channel);
  }

  disconnect(): void {
    for (const channel of this.#channels) {
      this.#host.clearTimer(TIMER + channel.index);
      this.#host.carry(channel.index, DEAD, channel.peer);
      if (channel.state === 'open' || channel.state === 'dialling') this.#host.close(channel.link);
    }
    this.#channels = [];
    this.failure = undefined;
  }

  get ready(): boolean {
    return this.#channels.every(({ state }) => state === 'open');
  }

  /** The host of the peer that a link leads to; undefined if it leads to none. */
  hostOf(link: Link): string | undefined {
    return this.#channels.find((c) => c.link === link)?.peer.address.host;
  }

  /** True if the link leads to a peer. */
  opened(link: Link): boolean {
    const channel = this.#channels.find((c) => c.link === link);
    if (channel === undefined) return false;
    channel.state = 'open';
    channel.openings++;
    if (channel.peer.declared || channel.openings < MAX_FOREIGN_OPENINGS) channel.failures = 0;
    this.#host.carry(channel.index, link, channel.peer);
    return true;
  }

  /** The node at the other end of the link has declared itself Sinkward's, with that ID. True if that is the peer's ID. */
  recognised(link: Link, id: number): boolean {
    const peer = this.#channels.find((c) => c.link === link)?.peer;
    if (peer?.id !== id) return false;
    if (peer.declared) return true;
    for (const channel of this.#channels) {
      if (channel.peer.id !== id) continue;
      channel.peer = { ...peer, declared: true };
      if (channel.state === 'open') this.#host.carry(channel.index, channel.link, channel.peer);
    }
    return true;
  }

  /** True if the link led to a peer. It is redialled until `tries` consecutive failures, then given up. */
  lost(link: Link, reason: string): boolean {
    const channel = this.#channels.find((c) => c.link === link);
    if (channel === undefined) return false;
    channel.link = 0;
    channel.failures++;
    if (channel.failures >= this.#tries) this.#giveUp(channel, reason);
    else {
      channel.state = 'waiting';
      this.#host.carry(channel.index, 0, channel.peer);
      this.#host.setTimer(TIMER + channel.index, this.#retryMs);
    }
    return true;
  }

  /** True if the closed link led to a peer. That peer violated the protocol: all links to it are closed and not redialled. */
  broken(link: Link, reason: string): boolean {
    const peer = this.#channels.find((c) => c.link === link)?.peer;
    if (peer === undefined) return false;
    for (const channel of this.#channels) {
      if (channel.peer.id !== peer.id || channel.state === 'dead') continue;
      if (channel.link !== link && channel.state !== 'waiting') this.#host.close(channel.link);
      this.#host.clearTimer(TIMER + channel.index);
      this.#giveUp(channel, reason);
    }
    return true;
  }

  #giveUp(channel: Channel, reason: string): void {
    const { peer, index } = channel;
    channel.state = 'dead';
    channel.link = 0;
    this.failure ??= `cannot reach node ${peer.id}: ${reason}`;
    this.#host.carry(index, DEAD, peer);
    this.#host.note(`gave up the link to node ${peer.id}: ${reason}`);
  }

  /** True if the timer belongs to a link to a peer. */
  timer(name: string): boolean {
    if (!name.startsWith(TIMER)) return false;
    const channel = this.#channels.find((c) => TIMER + c.index === name);
    if (channel?.state === 'waiting') this.#dial(channel);
    return true;
  }

  #dial(channel: Channel): void {
    channel.state = 'dialling';
    channel.link = this.#host.dial(channel.peer);
  }
}
