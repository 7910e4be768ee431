// Outgoing packets of one channel: collected while the last write is under way, written once per turn.

import type { Link } from '../overlay/node.ts';
import { HEADER_BYTES } from '../wire/frame.ts';
import { MAX_FRESH_BYTES } from '../wire/packet.ts';
import type { Connection } from './connection.ts';

export const DEFAULT_QUEUE_BYTES = 65_536;

const NO_BYTES = new Uint8Array(0);

const MIN_BYTES = 1024;
/** Maximum bytes of free buffers that are kept. */
const KEPT_BYTES = 2 ** 24;

/** Reusable buffers in power-of-two sizes, shared by all queues of a process, so that idle queues hold none. */
export class BufferPool {
  /** Capacity of a queue. */
  readonly queueBytes: number;
  readonly #free: Uint8Array[][] = [];
  #kept = 0;

  constructor(queueBytes: number) {
    this.queueBytes = queueBytes;
  }

  /** A buffer of at least that size. */
  take(bytes: number): Uint8Array {
    const size = sizeClass(bytes);
    const buffer = this.#free[size]?.pop();
    if (buffer === undefined) return new Uint8Array(2 ** size);
    this.#kept -= buffer.length;
    return buffer;
  }

  give(buffer: Uint8Array): void {
    if (buffer.length === 0 || this.#kept + buffer.length > KEPT_BYTES) return;
    this.#kept += buffer.length;
    const size = sizeClass(buffer.length);
    this.#free[size] ??= [];
    this.#free[size].push(buffer);
  }
}

function sizeClass(bytes: number): number {
  return 32 - Math.clz32(Math.max(bytes, MIN_BYTES) - 1);
}

/** A packet taken out of its queue, and its offset in the stream of all bytes that went through the queue. */
export interface TakenFrame {
  readonly frame: Uint8Array;
  readonly at: number;
}

export class PacketQueue {
  readonly channel: number;
  readonly #pool: BufferPool;
  /** Size of the last write, and initial size of the next buffer. */
  #lastUsed = 0;
  /** Waiting packets are bytes[0, used). */
  bytes: Uint8Array = NO_BYTES;
  view: DataView = new DataView(NO_BYTES.buffer);
  used = 0;
  #inFlight: Uint8Array | undefined;
  #inFlightUsed = 0;
  /** Total bytes ever taken out. */
  #taken = 0;
  /** Stream offsets of the writes and frames that are taken out but not gone yet. */
  readonly #underWay = new Set<number>();
  /** Those of them that are on the connection, and lost with it: the last write, and single frames. */
  readonly #onConnection = new Set<number>();
  /** undefined while the channel has no connection: packets wait. */
  connection: Connection | undefined;
  link: Link = 0;
  dead = false;
  /** Connections that are not read until there is room here. */
  readonly waiting = new Set<Connection>();
  /** On the list of queues to write in this turn. */
  dirty = false;
  /** When the last write began, by performance.now(). */
  writtenAt = 0;

  constructor(channel: number, pool: BufferPool) {
    this.channel = channel;
    this.#pool = pool;
  }

  /** Makes room for `bytes` bytes. A packet larger than the whole queue is accepted when the queue is empty. */
  hasRoom(bytes: number): boolean {
    const wanted = this.used + bytes;
    if (wanted <= this.bytes.length && wanted <= this.#pool.queueBytes) return true;
    if (wanted > this.#pool.queueBytes && this.used > 0) return false;
    this.#grow(Math.max(wanted, this.#lastUsed));
    return true;
  }

  /** Half of the queue is reserved for relayed packets, so that originated ones cannot crowd them out. */
  hasRoomToOriginate(): boolean {
    const most = this.#pool.queueBytes >> 1;
    return (this.used === 0 || this.used + MAX_FRESH_BYTES <= most) && this.hasRoom(MAX_FRESH_BYTES);
  }

  get writing(): boolean {
    return this.#inFlight !== undefined;
  }

  /** Total bytes ever put in. `gone` reaches this value when they have left the process or are lost. */
  get put(): number {
    return this.#taken + this.used;
  }

  get gone(): number {
    return Math.min(this.#taken, ...this.#underWay);
  }

  /** Writes all waiting packets to the connection; `written` is called when they are gone. */
  write(connection: Connection, written: () => void): void {
    const buffer = this.bytes;
    const used = this.used;
    this.#inFlight = buffer;
    this.#inFlightUsed = used;
    this.#lastUsed = used;
    this.writtenAt = performance.now();
    const at = this.#take(used);
    this.#onConnection.add(at);
    this.#setBuffer(NO_BYTES);
    connection.transport.write(buffer.subarray(0, used), () => {
      if (this.#inFlight !== buffer) return;
      this.#inFlight = undefined;
      this.frameGone(at);
      this.#pool.give(buffer);
      written();
    });
  }

  /** Takes out the first frame, which counts as under way until `frameGone` is called with its offset. */
  takeFirst(): TakenFrame {
    const end = HEADER_BYTES + this.view.getUint32(4);
    const frame = this.bytes.slice(0, end);
    this.bytes.copyWithin(0, end, this.used);
    this.used -= end;
    return { frame, at: this.#take(end) };
  }

  frameGone(at: number): void {
    this.#underWay.delete(at);
    this.#onConnection.delete(at);
  }

  /** Writes a taken frame to the connection. */
  writeFrame(connection: Connection, { frame, at }: TakenFrame, written: () => void): void {
    this.#onConnection.add(at);
    connection.transport.write(frame, () => {
      this.frameGone(at);
      written();
    });
  }

  #take(bytes: number): number {
    const at = this.#taken;
    this.#underWay.add(at);
    this.#taken += bytes;
    return at;
  }

  /** Number of waiting packets. */
  count(): number {
    return countFrames(this.bytes, this.used);
  }

  /** The connection is lost: forgets what was under way on it, and returns how many packets that were. */
  abandonWrite(): number {
    let lost = this.#onConnection.size;
    if (this.#inFlight !== undefined) lost += countFrames(this.#inFlight, this.#inFlightUsed) - 1;
    this.#inFlight = undefined;
    for (const at of this.#onConnection) this.frameGone(at);
    return lost;
  }

  clear(): void {
    this.#taken += this.used;
    this.#pool.give(this.bytes);
    this.#setBuffer(NO_BYTES);
  }

  #grow(bytes: number): void {
    const { bytes: old, used } = this;
    const grown = this.#pool.take(bytes);
    grown.set(old.subarray(0, used));
    this.#setBuffer(grown);
    this.used = used;
    this.#pool.give(old);
  }

  #setBuffer(buffer: Uint8Array): void {
    this.bytes = buffer;
    this.view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    this.used = 0;
  }
}

function countFrames(bytes: Uint8Array, used: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frames = 0;
  for (let at = 0; at < used; at += HEADER_BYTES + view.getUint32(at + 4)) frames++;
  return frames;
}
