// The two ways in which the dialects bring packets to a peer: over links that are opened at set-up and kept, or
// over a new connection for every packet.

import type { Socket } from 'node:net';
import type { Sockets } from './sockets.ts';
import type { Peer } from './wire.ts';

export interface Delivery {
  /** Replaces the routing table; true when every peer could be connected to. */
  open(peers: readonly Peer[]): Promise<boolean>;
  send(peer: number, frame: Uint8Array): void;
  /** Settles when an own packet may be sent without piling up. */
  room(): Promise<void>;
  /** Settles when everything handed over is written, or given up. */
  flushed(): Promise<void>;
  /** Packets that could not be written. */
  readonly lost: number;
}

/** Dialects A and C. Links carry packets one way, from who opened them. */
export class KeptLinks implements Delivery {
  readonly #sockets: Sockets;
  readonly #links = new Map<number, Socket>();
  lost = 0;

  constructor(sockets: Sockets) {
    this.#sockets = sockets;
  }

  async open(peers: readonly Peer[]): Promise<boolean> {
    for (const link of this.#links.values()) link.end();
    this.#links.clear();
    const links = await Promise.all(peers.map(({ address }) => this.#sockets.dial(address)));
    links.forEach((link, i) => {
      if (link !== undefined) this.#links.set(peers[i]!.id, link.resume());
    });
    return !links.includes(undefined);
  }

  send(peer: number, frame: Uint8Array): void {
    const link = this.#links.get(peer);
    if (link?.writable) link.write(frame);
    else this.lost++;
  }

  async room(): Promise<void> {
    for (const link of this.#links.values()) {
      while (link.writable && link.writableNeedDrain) await drained(link);
    }
  }

  flushed(): Promise<void> {
    return this.room();
  }
}

const mostAtATime = 8;
const mostWaiting = 64;

/** Dialects B and D. At most 8 connections at a time; the other packets wait, in order. */
export class ConnectionPerPacket implements Delivery {
  readonly #sockets: Sockets;
  #addresses = new Map<number, string>();
  readonly #queue: { address: string; frame: Uint8Array }[] = [];
  #busy = 0;
  #wakeUps: (() => void)[] = [];
  lost = 0;

  constructor(sockets: Sockets) {
    this.#sockets = sockets;
  }

  /** Keeps no link, but answers for its peers all the same: connects to each once and hangs up. */
  async open(peers: readonly Peer[]): Promise<boolean> {
    this.#addresses = new Map(peers.map(({ id, address }) => [id, address]));
    const probes = await Promise.all(peers.map(({ address }) => this.#sockets.dial(address)));
    for (const probe of probes) probe?.resume().end();
    return !probes.includes(undefined);
  }

  send(peer: number, frame: Uint8Array): void {
    this.#queue.push({ address: this.#addresses.get(peer)!, frame });
    this.#startMore();
  }

  room(): Promise<void> {
    return this.#atMost(mostWaiting);
  }

  flushed(): Promise<void> {
    return this.#atMost(0);
  }

  #startMore(): void {
    while (this.#busy < mostAtATime && this.#queue.length > 0) void this.#sendNext();
  }

  async #sendNext(): Promise<void> {
    const { address, frame } = this.#queue.shift()!;
    this.#busy++;
    if (!(await this.#sockets.sendOnce(address, frame))) this.lost++;
    this.#busy--;
    this.#startMore();
    for (const wakeUp of this.#wakeUps.splice(0)) wakeUp();
  }

  async #atMost(count: number): Promise<void> {
    while (this.#queue.length + this.#busy > count) {
      await new Promise<void>((resolve) => this.#wakeUps.push(resolve));
    }
  }
}

function drained(link: Socket): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      link.off('drain', settle).off('close', settle);
      resolve();
    };
    link.on('drain', settle).on('close', settle);
  });
}
