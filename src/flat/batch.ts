// Packets that walk in lock step: each makes its first hop, then each its second, until all have ended.

/** So many that the memory's latency is hidden, and so few that a batch stays in the nearest caches. */
export const BATCH_PACKETS = 1024;

/** A packet is a slot of the columns. Who has not ended stands in `alive`. */
export interface Batch {
  readonly capacity: number;
  /** Packets that have not ended: the slots alive[0] .. alive[count - 1]. */
  count: number;
  /** Hops that each of them has made. */
  hops: number;
  readonly alive: Int32Array;
  /** For a walk's use: the slots of packets that end in this hop. */
  readonly ended: Int32Array;

  /** The ID of the node where the packet is, and its rank. A walk may keep up only the one that it uses. */
  readonly at: Int32Array;
  readonly rank: Int32Array;
  /** The ID of the node that the packet is for, and its rank. */
  readonly sink: Int32Array;
  readonly sinkRank: Int32Array;
  /** The rank of the node that sent it. */
  readonly source: Int32Array;
  readonly payload: Int32Array;
  /** What the result's hash needs to know of source and sink: see endpointSalt. */
  readonly salt: Int32Array;

  /** For a walk's use, by place in `alive`, not by slot. */
  readonly targets: Int32Array;
  readonly ranks: Int32Array;
}

/** Columns are set apart by more than their length, so that those of equal place do not compete for one cache line. */
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
