// The flat run's Chord workload, with a delay and an event per hop: the same overlay, packets, hops and hash,
// through the buckets of a timing wheel. All events of a tick walk in lockstep, so that memory reads overlap.

import { CHUNK, EventBuckets } from '../../src/churn/event-buckets.ts';
import { createBatch } from '../../src/flat/batch.ts';
import { buildOverlay, type FlatOverlay } from '../../src/flat/flat-overlay.ts';
import { createPacketSource } from '../../src/flat/packet-source.ts';
import { createRankSearch } from '../../src/flat/rank-search.ts';
import { DELIVERED } from '../../src/flat/tally.ts';
import { highLane, joinLanes, lowLane } from '../../src/overlay/fingerprint.ts';
import { STREAM, streamKey } from '../../src/random/draw.ts';
import { threefry2x32 } from '../../src/random/threefry.ts';

export interface StaticOptions {
  readonly seed: string;
  readonly nodes: number;
  readonly bits: number;
  /** Packets in total. */
  readonly packets: number;
  /** Packets in flight; whenever one ends, the next one starts. */
  readonly underWay: number;
  /** Each hop takes 1 to maxDelay ticks, uniformly; a power of two. */
  readonly maxDelay: number;
}

export interface StaticResult {
  readonly packets: number;
  readonly hops: number;
  readonly ticks: number;
  /** Equal to the flat run's hash, 16 hexadecimal digits. */
  readonly hash: string;
}

// The integers of an event: the IDs where the packet is and where it goes, its salt, and the hops after this
// one.
const AT = 0;
const SINK = 1;
const SALT = 2;
const HOPS = 3;
const STRIDE = 4;

/** Maximum events that walk together: a whole number of chunks. */
const LOT = 32 * CHUNK;

export class StaticRun {
  readonly #overlay: FlatOverlay;
  readonly #options: StaticOptions;
  readonly #buckets: EventBuckets;
  readonly #mask: number;
  readonly #walk: (chunk: number) => number;
  readonly #start: (count: number) => void;
  #started = 0;
  #ended = 0;
  #hops = 0;
  #low = 0;
  #high = 0;
  #tick = 0;

  constructor(options: StaticOptions) {
    const { maxDelay, underWay } = options;
    if (!Number.isInteger(Math.log2(maxDelay))) throw new RangeError(`${maxDelay} is not a power of two`);
    this.#options = options;
    this.#overlay = buildOverlay(options);
    this.#buckets = new EventBuckets(2 * maxDelay, STRIDE, underWay);
    this.#mask = 2 * maxDelay - 1;
    this.#start = this.#createStart();
    this.#walk = this.#createWalk();
  }

  run(): StaticResult {
    const { packets, underWay } = this.#options;
    const buckets = this.#buckets;
    this.#start(Math.min(packets, underWay));
    while (this.#ended < packets) {
      const endedBefore = this.#ended;
      let chunk = buckets.take(++this.#tick & this.#mask);
      while (chunk >= 0) chunk = this.#walk(chunk);
      this.#start(Math.min(packets - this.#started, this.#ended - endedBefore));
    }
    return {
      packets,
      hops: this.#hops,
      ticks: this.#tick,
      hash: joinLanes(this.#low, this.#high).toString(16).padStart(16, '0'),
    };
  }

  /** Starts the next packets, each after a random delay. */
  #createStart(): (count: number) => void {
    const batch = createBatch();
    const fill = createPacketSource(this.#overlay, batch, 1);
    const buckets = this.#buckets;
    const delays = this.#createDelays(1);
    const { data } = buckets;
    return (count) => {
      for (let left = count; left > 0; left -= batch.capacity) {
        const some = Math.min(left, batch.capacity);
        fill(this.#started, some);
        delays.draw(some);
        for (let i = 0; i < some; i++) {
          const to = buckets.add((this.#tick + 1 + delays.drawn[i]!) & this.#mask);
          data[to + AT] = batch.at[i]!;
          data[to + SINK] = batch.sink[i]!;
          data[to + SALT] = batch.salt[i]!;
          data[to + HOPS] = 1;
        }
        this.#started += some;
      }
    };
  }

  /**
   * Advances up to LOT events of a taken bucket by a hop, starting at a chunk; returns the next chunk, or -1.
   */
  #createWalk(): (chunk: number) => number {
    const buckets = this.#buckets;
    const { data } = buckets;
    const { ids, nodes, mask } = this.#overlay;
    const sinks = new Int32Array(LOT);
    const salts = new Int32Array(LOT);
    const hops = new Int32Array(LOT);
    const targets = new Int32Array(LOT);
    const ranks = new Int32Array(LOT);
    const search = createRankSearch(this.#overlay, targets, ranks);
    const delays = this.#createDelays(2);
    const wheel = this.#mask;
    return (first) => {
      let count = 0;
      let chunk = first;
      for (; chunk >= 0 && count < LOT; chunk = buckets.release(chunk)) {
        const end = (chunk * CHUNK + buckets.taken(chunk)) * STRIDE;
        for (let from = chunk * CHUNK * STRIDE; from < end; from += STRIDE, count++) {
          const at = data[from + AT]!;
          const sink = data[from + SINK]!;
          sinks[count] = sink;
          salts[count] = data[from + SALT]!;
          hops[count] = data[from + HOPS]!;
          // For a sink d steps ahead the nearest finger not past it is that of 2^floor(log2 d): see
          // chord/walk.ts.
          targets[count] = (at + (0x80000000 >>> Math.clz32((sink - at) & mask))) & mask;
        }
      }
      search(count);
      delays.draw(count);
      for (let i = 0; i < count; i++) {
        const rank = ranks[i]! & ((ranks[i]! - nodes) >> 31); // past the last ID: wrap around
        ranks[i] = ids[rank]!;
      }
      const now = this.#tick + 1;
      for (let i = 0; i < count; i++) {
        const id = ranks[i]!;
        if (id === sinks[i]) this.#arrive(salts[i]!, hops[i]!);
        else {
          const to = buckets.add((now + delays.drawn[i]!) & wheel);
          data[to + AT] = id;
          data[to + SINK] = sinks[i]!;
          data[to + SALT] = salts[i]!;
          data[to + HOPS] = hops[i]! + 1;
        }
      }
      return chunk;
    };
  }

  #arrive(salt: number, hops: number): void {
    const word = 16 * hops + DELIVERED;
    this.#low = (this.#low + lowLane(salt, word)) | 0;
    this.#high = (this.#high + highLane(salt, word)) | 0;
    this.#hops += hops;
    this.#ended++;
  }

  /** Delays minus 1, drawn a lot at a time. */
  #createDelays(index: number): { readonly drawn: Int32Array; draw(count: number): void } {
    const drawn = new Int32Array(LOT + 1);
    const words = new Int32Array(2);
    const [key0, key1] = streamKey(this.#overlay.key, STREAM.delays, index);
    const mask = this.#options.maxDelay - 1;
    let counter = 0;
    return {
      drawn,
      draw(count) {
        if (mask === 0) return;
        for (let i = 0; i < count; i += 2) {
          threefry2x32(key0 | 0, key1 | 0, counter++ | 0, 0, words);
          drawn[i] = words[0]! & mask;
          drawn[i + 1] = words[1]! & mask;
        }
      },
    };
  }
}
