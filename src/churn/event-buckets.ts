// First-in first-out buckets of events, the storage of a timing wheel; each event is a few integers in a row.
// A bucket is a list of chunks, so its events are read and written sequentially, which suits caches.

/** Events in a chunk. */
export const CHUNK = 32;

export class EventBuckets {
  /** Integers per event. */
  readonly stride: number;
  /** The events: chunk c begins at c * CHUNK * stride. Untouched pages cost no memory. */
  readonly data: Int32Array;
  /** First and last chunk of a bucket, -1 when it is empty, and the number of events in the last. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly fill: Int32Array;
  /** The chunk that follows a chunk. */
  readonly next: Int32Array;
  /** Number of waiting events. */
  size = 0;
  #free = -1;
  #fresh = 0;
  #lastTaken = -1;
  #lastCount = 0;

  /**
   * capacity: maximum waiting events; they fit in any distribution over the buckets, also while a chunk is
   * being read.
   */
  constructor(buckets: number, stride: number, capacity: number) {
    const chunks = Math.ceil(capacity / CHUNK) + buckets + 1;
    this.stride = stride;
    this.data = new Int32Array(chunks * CHUNK * stride);
    this.head = new Int32Array(buckets).fill(-1);
    this.tail = new Int32Array(buckets).fill(-1);
    this.fill = new Int32Array(buckets).fill(CHUNK);
    this.next = new Int32Array(chunks);
  }

  /** Appends an event to a bucket and returns its index in `data`. Throws RangeError when full. */
  add(bucket: number): number {
    let at = this.fill[bucket]!;
    if (at === CHUNK) {
      this.#append(bucket);
      at = 0;
    }
    this.fill[bucket] = at + 1;
    this.size++;
    return (this.tail[bucket]! * CHUNK + at) * this.stride;
  }

  /** Number of events in a chunk of that bucket. */
  count(bucket: number, chunk: number): number {
    return chunk === this.tail[bucket] ? this.fill[bucket]! : CHUNK;
  }

  /**
   * Empties a bucket for reading: returns its first chunk, -1 when there is none. A chunk keeps its events
   * until it is released; only one bucket is read at a time.
   */
  take(bucket: number): number {
    const first = this.head[bucket]!;
    this.#lastTaken = this.tail[bucket]!;
    this.#lastCount = this.fill[bucket]!;
    this.head[bucket] = -1;
    this.tail[bucket] = -1;
    this.fill[bucket] = CHUNK;
    return first;
  }

  /** Number of events in a taken chunk. */
  taken(chunk: number): number {
    return chunk === this.#lastTaken ? this.#lastCount : CHUNK;
  }

  /** Frees a taken chunk after reading. Returns the next taken chunk, or -1. */
  release(chunk: number): number {
    const isLast = chunk === this.#lastTaken;
    const after = isLast ? -1 : this.next[chunk]!;
    this.size -= isLast ? this.#lastCount : CHUNK;
    this.next[chunk] = this.#free;
    this.#free = chunk;
    return after;
  }

  #append(bucket: number): void {
    const chunk = this.#takeChunk();
    const last = this.tail[bucket]!;
    if (last < 0) this.head[bucket] = chunk;
    else this.next[last] = chunk;
    this.next[chunk] = -1;
    this.tail[bucket] = chunk;
  }

  #takeChunk(): number {
    const chunk = this.#free;
    if (chunk >= 0) {
      this.#free = this.next[chunk]!;
      return chunk;
    }
    if (this.#fresh === this.next.length) {
      throw new RangeError(`no room for another event: ${this.size} are waiting`);
    }
    return this.#fresh++;
  }
}
