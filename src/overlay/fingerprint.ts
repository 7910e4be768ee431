// A packet's 64-bit hash, as two 32-bit lanes. Summed (each lane modulo 2^32, in any order) over sent and
// over received packets, it detects a loss and a duplicate that leave the counts equal. Not secure against
// adversaries: it has no key.

/** The part that depends only on source and sink, shared by both lanes. */
export function endpointSalt(source: number, sink: number): number {
  return mix(Math.imul(source, 0x9e3779b1) ^ (Math.imul(sink, 0x85ebca77) + 0x165667b1));
}

/** A bijection of the payload for a fixed salt: a changed payload always changes it. */
export function lowLane(salt: number, payload: number): number {
  return mix(payload ^ salt);
}

export function highLane(salt: number, payload: number): number {
  return mix(Math.imul(payload, 0x27d4eb2f) + salt);
}

/** Both lanes as one unsigned 64-bit number, as the wire carries it. */
export function joinLanes(low: number, high: number): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

export function addHashes(a: bigint, b: bigint): bigint {
  return joinLanes(Number((a & LOW) + (b & LOW)) | 0, Number(((a >> 32n) + (b >> 32n)) & LOW) | 0);
}

const LOW = 0xffffffffn;

/** The finalizer of MurmurHash3, a bijection on 32 bits. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
