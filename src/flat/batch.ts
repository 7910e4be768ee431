// Packets that walk in lockstep: all make their first hop, then their second, until all have ended.

/** Large enough to hide memory latency, small enough to stay in the closest caches. */
export const BATCH_PACKETS = 1024;

/** A packet is a slot of the columns. Packets that have not ended are listed in `alive`. */
export interface Batch {
  readonly capacity: number;
  /** Packets that have not ended: the slots alive[0] .. alive[count - 1]. */
  count: number;
  /** Hops that each of them has made. */
  hops: number;
  readonly alive: Int32Array;
  /** For a walk's use: slots of the packets that end in this hop. */
  readonly ended: Int32Array;

  /** ID and rank of the node where the packet is. A walk may maintain only the one that it uses. */
  readonly at: Int32Array;
  readonly rank: Int32Array;
  /** ID and rank of the packet's sink. */
  readonly sink: Int32Array;
  readonly sinkRank: Int32Array;
  /** Rank of the packet's source. */
  readonly source: Int32Array;
  readonly payload: Int32Array;
  /** The result hash's input from source and sink: see endpointSalt. */
  readonly salt: Int32Array;

  /** For a walk's use, by position in `alive`, not by slot. */
  readonly targets: Int32Array;
  readonly ranks: Int32Array;
}

/** Padding between columns, so that equal positions do not compete for one cache line. */
const GAP_BYTES = 192;

export function createBatch(capacity = BATCH_PACKETS): Batch {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError(`a batch of ${capacity} packets`);
  const stride = 4 * capacity + GAP_BYTES;
  const buffer = new ArrayBuffer(11 * stride);
  let columns = 0;
  const column = () => new Int32Array(buffer, stride * columns++, capacity);
  return {
    capacity,
    count: 0,
    hops: 0,
    alive: column(),
    ended: column(),
    at: column(),
    rank: column(),
    sink: column(),
    sinkRank: column(),
    source: column(),
    payload: column(),
    salt: column(),
    targets: column(),
    ranks: column(),
  };
}
