// Packets on their way out of one channel: gathered while the last write is under way, and written once a turn.

import type { Peer } from '../messenger/peer-links.ts';
import type { Link } from '../overlay/node.ts';
import { HEADER_BYTES } from '../wire/frame.ts';
import { MAX_FRESH_BYTES } from '../wire/packet.ts';
import type { Connection } from './connection.ts';

export const DEFAULT_QUEUE_BYTES = 65_536;

const NO_BYTES = new Uint8Array(0);

/** Buffers of one size, used again; all queues of a process share them, so that idle channels hold none. */
export class BufferPool {
  readonly bytes: number;
  readonly #free: Uint8Array[] = [];

  constructor(bytes: number) {
    this.bytes = bytes;
  }

  take(): Uint8Array {
    return this.#free.pop() ?? new Uint8Array(this.bytes);
  }

  give(buffer: Uint8Array): void {
    if (buffer.length === this.bytes && this.#free.length < 64) this.#free.push(buffer);
  }
}

export class PacketQueue {
  readonly channel: number;
  readonly #pool: BufferPool;
  /** Half of it is for relays alone, so that originated packets never take the room of those that are on their way. */
  readonly #originateBytes: number;
  /** Written packets are view[0, used). */
  bytes: Uint8Array = NO_BYTES;
  view: DataView = new DataView(NO_BYTES.buffer);
  used = 0;
  #inFlight: Uint8Array | undefined;
  /** undefined while nobody is there to take packets: they wait. */
  connection: Connection | undefined;
  link: Link = 0;
  dead = false;
  /** The peer, where it may be somebody else's program. */
  foreign: Peer | undefined;
  /** Connections that are stopped until there is room here. */
  readonly waiting = new Set<Connection>();
  /** Already on the list of queues to write in this turn. */
  dirty = false;
  /** Sweeps since the write that is under way began. */
  stalledTicks = 0;

  constructor(channel: number, pool: BufferPool) {
    this.channel = channel;
    this.#pool = pool;
    this.#originateBytes = pool.bytes >> 1;
  }

  /** A packet that alone is larger than the queue is taken when the queue is empty. */
  hasRoom(bytes: number): boolean {
    if (this.used + bytes <= this.bytes.length) return true;
    if (this.used > 0) return false;
    this.#setBuffer(bytes <= this.#pool.bytes ? this.#pool.take() : new Uint8Array(bytes));
    return true;
  }

  hasRoomToOriginate(): boolean {
    return (
      (this.used === 0 || this.used + MAX_FRESH_BYTES <= this.#originateBytes) &&
      this.hasRoom(MAX_FRESH_BYTES)
    );
  }

  get writing(): boolean {
    return this.#inFlight !== undefined;
  }

  /** Hands all that was gathered to the connection; `written` is called when it is gone and there may be more to do. */
  write(connection: Connection, written: () => void): void {
    const buffer = this.bytes;
    const used = this.used;
    this.#inFlight = buffer;
    this.stalledTicks = 0;
    this.#setBuffer(NO_BYTES);
    connection.transport.write(buffer.subarray(0, used), () => {
      if (this.#inFlight !== buffer) return;
      this.#inFlight = undefined;
      this.#pool.give(buffer);
      written();
    });
  }

  /** Takes out the first packet's frame. */
  takeFirst(): Uint8Array {
    const end = HEADER_BYTES + this.view.getUint32(4);
    const frame = this.bytes.slice(0, end);
    this.bytes.copyWithin(0, end, this.used);
    this.used -= end;
    return frame;
  }

  /** How many packets wait. */
  count(): number {
    let packets = 0;
    for (let at = 0; at < this.used; at += HEADER_BYTES + this.view.getUint32(at + 4)) packets++;
    return packets;
  }

  /** Forgets what is under way, which the lost connection has taken with it. */
  abandonWrite(): void {
    this.#inFlight = undefined;
  }

  clear(): void {
    this.used = 0;
    this.#pool.give(this.bytes);
    this.#setBuffer(NO_BYTES);
  }

  #setBuffer(buffer: Uint8Array): void {
    this.bytes = buffer;
    this.view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    this.used = 0;
  }
}
