// Splits the chunks of one connection into frames. The hottest path of the program: a frame that lies inside a chunk is
// not copied; only a frame that crosses a chunk boundary is, into the carry.
//
//   reader.push(chunk);
//   while (reader.next()) if (!take(reader.view, reader.start, reader.end)) return reader.unread(); // no room: later
//   if (reader.reason !== undefined) close(reader.reason);

/** A frame begins with its body's length: 8 bytes, big-endian, unsigned. */
export const HEADER_BYTES = 8;

/** A carry grown beyond this by a large frame is freed. */
const KEPT_CARRY_BYTES = 65_536;
const MIN_CARRY_BYTES = 256;

const NO_BYTES = new Uint8Array(0);
const NO_VIEW = new DataView(NO_BYTES.buffer);

/**
 * The frames of one connection, in order. Holds at most one chunk, and a carry of less than twice the bytes
 * received of one frame (announcing a length gets a peer no memory).
 */
export class FrameReader {
  /** Longer bodies are refused. May be changed between two frames, effective with the next. */
  maxBodyBytes: number;

  /**
   * The current body is bytes[start, end), and the same of `view`; valid until the next call of next() or
   * push().
   */
  bytes: Uint8Array = NO_BYTES;
  view: DataView = NO_VIEW;
  start = 0;
  end = 0;

  /**
   * Why the connection must be closed, once next() has met a frame that is refused; it returns no more
   * frames.
   */
  reason: string | undefined = undefined;

  #chunk: Uint8Array = NO_BYTES;
  #chunkView: DataView = NO_VIEW;
  #chunkAt = 0;
  #chunkEnd = 0;
  #drained = true;

  #carry: Uint8Array = NO_BYTES;
  #carryView: DataView = NO_VIEW;
  #carried = 0;
  /** The carry holds the current frame. */
  #carryTaken = false;

  /** `maxBodyBytes` from 1 to 2^32 - 1, both included. */
  constructor(maxBodyBytes: number) {
    this.maxBodyBytes = maxBodyBytes;
  }

  /**
   * Accepts the next bytes of the connection. Call only after next() has returned false: throws otherwise.
   * The memory must not change until next() returns false again; the reader then releases it. Ignored once
   * there is a `reason`.
   */
  push(chunk: Uint8Array): void {
    if (!this.#drained) throw new Error(`a chunk pushed while ${this.heldBytes} bytes are still to be read`);
    if (this.reason !== undefined) return;
    this.#chunk = chunk;
    this.#chunkView = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.#chunkAt = 0;
    this.#chunkEnd = chunk.length;
    this.#drained = false;
    this.bytes = chunk;
    this.view = this.#chunkView;
    this.end = -1;
  }

  /** Advances to the next frame; false when more bytes are needed, or when there is a `reason`. */
  next(): boolean {
    if (this.#carried > 0) return this.#nextCarried();
    const at = this.#chunkAt;
    const start = at + HEADER_BYTES;
    if (start <= this.#chunkEnd) {
      const view = this.#chunkView;
      const length = view.getUint32(at + 4);
      if (length > this.maxBodyBytes || length === 0 || view.getUint32(at) !== 0)
        return this.#refuse(view, at);
      const end = start + length;
      if (end <= this.#chunkEnd) {
        this.start = start;
        this.end = end;
        this.#chunkAt = end;
        return true;
      }
    }
    this.#copyToCarry(this.#chunkEnd - at);
    return this.#drain();
  }

  /** Pushes the current frame back: the next call of next() returns it again. Throws when there is none. */
  unread(): void {
    if (this.#carryTaken) {
      this.#carryTaken = false;
    } else if (!this.#drained && this.#chunkAt === this.end) {
      this.#chunkAt = this.start - HEADER_BYTES;
      this.end = -1;
    } else {
      throw new Error('no frame to give back: the last call of next() did not return one');
    }
  }

  /**
   * Bytes received and not yet returned as frames. At the connection's end, not 0 means a truncated frame.
   */
  get heldBytes(): number {
    return this.#chunkEnd - this.#chunkAt + (this.#carryTaken ? 0 : this.#carried);
  }

  /** The frame that begins in the carry, once the chunk completes it. */
  #nextCarried(): boolean {
    if (this.#carryTaken) {
      this.#emptyCarry();
      return this.next();
    }
    if (!this.#fillCarry(HEADER_BYTES)) return this.#drain();
    const view = this.#carryView;
    const length = view.getUint32(4);
    if (length > this.maxBodyBytes || length === 0 || view.getUint32(0) !== 0) return this.#refuse(view, 0);
    if (!this.#fillCarry(HEADER_BYTES + length)) return this.#drain();
    this.bytes = this.#carry;
    this.view = this.#carryView;
    this.start = HEADER_BYTES;
    this.end = HEADER_BYTES + length;
    this.#carryTaken = true;
    return true;
  }

  /** Moves bytes from the chunk until the carry holds `wanted`; false when the chunk has too few. */
  #fillCarry(wanted: number): boolean {
    const missing = wanted - this.#carried;
    if (missing > 0) this.#copyToCarry(Math.min(missing, this.#chunkEnd - this.#chunkAt));
    return this.#carried >= wanted;
  }

  #copyToCarry(count: number): void {
    if (count === 0) return;
    const from = this.#chunkAt;
    this.#growCarry(this.#carried + count);
    this.#carry.set(this.#chunk.subarray(from, from + count), this.#carried);
    this.#carried += count;
    this.#chunkAt = from + count;
  }

  /** Doubles, so that a frame that arrives byte by byte is copied O(1) times per byte. */
  #growCarry(wanted: number): void {
    if (wanted <= this.#carry.length) return;
    const grown = new Uint8Array(Math.max(wanted, 2 * this.#carry.length, MIN_CARRY_BYTES));
    grown.set(this.#carry.subarray(0, this.#carried));
    this.#carry = grown;
    this.#carryView = new DataView(grown.buffer);
  }

  #emptyCarry(): void {
    this.#carried = 0;
    this.#carryTaken = false;
    if (this.#carry.length > KEPT_CARRY_BYTES) {
      this.#carry = NO_BYTES;
      this.#carryView = NO_VIEW;
    }
    this.bytes = this.#chunk;
    this.view = this.#chunkView;
    this.end = -1;
  }

  /** Releases the chunk, so that an idle connection holds no memory but its carry. */
  #drain(): false {
    this.#chunk = NO_BYTES;
    this.#chunkView = NO_VIEW;
    this.#chunkAt = 0;
    this.#chunkEnd = 0;
    this.#drained = true;
    this.bytes = NO_BYTES;
    this.view = NO_VIEW;
    this.end = -1;
    return false;
  }

  #refuse(view: DataView, at: number): false {
    const length = view.getBigUint64(at);
    this.reason =
      length === 0n
        ? 'a frame of 0 bytes, which cannot hold a message'
        : `a frame of ${grouped(length)} bytes; the maximum is ${grouped(this.maxBodyBytes)}`;
    this.#carried = 0;
    this.#carry = NO_BYTES;
    this.#carryView = NO_VIEW;
    return this.#drain();
  }
}

/** 65536 as '65,536', in every locale. */
function grouped(count: number | bigint): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
