// Packets on their way out of one channel: gathered while the last write is under way, and written once a turn.

import type { Link } from '../overlay/node.ts';
import { HEADER_BYTES } from '../wire/frame.ts';
import { MAX_FRESH_BYTES } from '../wire/packet.ts';
import type { Connection } from './connection.ts';

export const DEFAULT_QUEUE_BYTES = 65_536;

const NO_BYTES = new Uint8Array(0);

const MIN_BYTES = 1024;
/** Free buffers that are kept, in bytes over all sizes. */
const KEPT_BYTES = 2 ** 24;

/** Buffers whose sizes are powers of two, used again; all queues of a process share them, so that idle ones hold none. */
export class BufferPool {
  /** The most that a queue may hold. */
  readonly queueBytes: number;
  readonly #free: Uint8Array[][] = [];
  #kept = 0;

  constructor(queueBytes: number) {
    this.queueBytes = queueBytes;
  }

  /** A buffer of at least so many bytes. */
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

/** A packet that was taken out of its queue, and where among all bytes of the queue it began. */
export interface TakenFrame {
  readonly frame: Uint8Array;
  readonly at: number;
}

export class PacketQueue {
  readonly channel: number;
  readonly #pool: BufferPool;
  /** What the last write held: the next one begins with a buffer for as much. */
  #lastUsed = 0;
  /** Written packets are view[0, used). */
  bytes: Uint8Array = NO_BYTES;
  view: DataView = new DataView(NO_BYTES.buffer);
  used = 0;
  #inFlight: Uint8Array | undefined;
  #inFlightUsed = 0;
  /** Bytes that were ever taken out. */
  #taken = 0;
  /** Where, in all bytes that were ever put in, each write and each taken frame begins that is not gone yet. */
  readonly #underWay = new Set<number>();
  /** Those of them that the connection has, and takes with it when it is lost: the last write, and single frames. */
  readonly #onConnection = new Set<number>();
  /** undefined while nobody is there to take packets: they wait. */
  connection: Connection | undefined;
  link: Link = 0;
  dead = false;
  /** Connections that are stopped until there is room here. */
  readonly waiting = new Set<Connection>();
  /** Already on the list of queues to write in this turn. */
  dirty = false;
  /** When the last write began, in milliseconds of the process. */
  writtenAt = 0;

  constructor(channel: number, pool: BufferPool) {
    this.channel = channel;
    this.#pool = pool;
  }

  /** Makes room for a packet of so many bytes; one that alone is larger than the queue is taken when that is empty. */
  hasRoom(bytes: number): boolean {
    const wanted = this.used + bytes;
    if (wanted <= this.bytes.length && wanted <= this.#pool.queueBytes) return true;
    if (wanted > this.#pool.queueBytes && this.used > 0) return false;
    this.#grow(Math.max(wanted, this.#lastUsed));
    return true;
  }

  /** Half of the queue is for relays alone: originated packets never take the room of those that are on their way. */
  hasRoomToOriginate(): boolean {
    const most = this.#pool.queueBytes >> 1;
    return (this.used === 0 || this.used + MAX_FRESH_BYTES <= most) && this.hasRoom(MAX_FRESH_BYTES);
  }

  get writing(): boolean {
    return this.#inFlight !== undefined;
  }

  /** How many bytes were ever put in: a mark that `gone` reaches when they have left this process, or are lost. */
  get put(): number {
    return this.#taken + this.used;
  }

  get gone(): number {
    return Math.min(this.#taken, ...this.#underWay);
  }

  /** Hands all that was gathered to the connection; `written` is called when it is gone and there may be more to do. */
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

  /** Takes out the first packet's frame, which is on its way until `frameGone` is called with its place, `at`. */
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

  /** Hands a frame that was taken out to the queue's connection. */
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

  /** How many packets wait. */
  count(): number {
    return countFrames(this.bytes, this.used);
  }

  /** Forgets what is under way, which the lost connection has taken with it; how many packets that were. */
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
