// Koorde: a de Bruijn graph over all IDs, simulated on the nodes that exist. A packet carries an imaginary
// node, whose ID turns into the sink's digit by digit; the packet is at the predecessor of the imaginary
// node. Constant degree. Kaashoek, Karger: Koorde: A Simple Degree-optimal Distributed Hash Table (IPTPS
// 2003), sections 3.2 and 4.1.

import type { Geometry } from '../../routing/geometry.ts';
import { type Space, successor } from '../../routing/space.ts';

/** Degrees are powers of two, so that a digit is a whole number of bits. */
const DEGREES = [2, 4, 8, 16, 32, 64];

/** Maximum steps of a path, per node of the overlay. */
export const STEPS_PER_NODE = 4;

export const debruijnTable = {
  name: 'debruijn',
  entriesCount: 'links of each node',
  entryNouns: ['link', 'links'],
  preferredEntries: () => 2,
  maxEntries: (nodes) => (nodes < 2 ? 0 : DEGREES.at(-1)!),

  choices: () => DEGREES,

  peers(space, rank, degree) {
    const nodes = space.ids.length;
    const peers = [
      (rank + 1) % nodes,
      ...Array.from({ length: degree - 1 }, (_, i) => pointer(space, rank, degree, i)),
    ];
    return [...new Set(peers)].filter((peer) => peer !== rank);
  },

  routing: {
    unsupportedReason: 'its packets carry an imaginary node, for which the wire format has no field',

    path(space, degree, source, sink) {
      const nodes = space.ids.length;
      const packet = begin(space, degree, source, sink);
      const visited = [source];
      for (let at = source, left = STEPS_PER_NODE * nodes; at !== sink; left--) {
        const next = step(space, degree, at, sink, packet);
        if (left === 0) return undefined;
        if (next !== at) visited.push(next);
        at = next;
      }
      return visited;
    },
  },
} as const satisfies Geometry;

/** Routing state of a packet, besides its sink. */
export interface Imaginary {
  /** The imaginary node, 0 to 2^bits - 1. */
  node: number;
  /** Bits of the sink not shifted in yet. */
  left: number;
}

/** Pointer i (0 to degree - 2) of a node: the i-th node counted from the predecessor of ID x degree. */
export function pointer(space: Space, rank: number, degree: number, i: number): number {
  const nodes = space.ids.length;
  const image = (space.ids[rank]! * degree) % 2 ** space.bits;
  return (successor(space, image) - 1 + i + nodes) % nodes;
}

/**
 * The initial imaginary node: one between the source and its successor whose low bits already equal as many
 * high bits of the sink as the gap allows, which leaves fewer to shift. Section 3.2.
 */
export function begin({ ids, bits }: Space, degree: number, source: number, sink: number): Imaginary {
  const digit = 31 - Math.clz32(degree);
  const first = ids[source]!;
  const gap = between(first, ids[(source + 1) % ids.length]!, bits) || 2 ** bits;
  let known = bits % digit;
  if (2 ** known > gap) return { node: (first + 1) % 2 ** bits, left: Math.ceil(bits / digit) * digit };
  while (known + digit < bits && 2 ** (known + digit) <= gap) known += digit;
  const low = Math.floor(ids[sink]! / 2 ** (bits - known));
  const offset = (((low - first - 1) % 2 ** known) + 2 ** known) % 2 ** known;
  return { node: (first + 1 + offset) % 2 ** bits, left: bits - known };
}

/**
 * Returns the next rank and advances the packet's state; returns `at` when only the imaginary node moves.
 * Section 3.2, figure 2.
 */
export function step(space: Space, degree: number, at: number, sink: number, packet: Imaginary): number {
  const { ids, bits } = space;
  const next = (at + 1) % ids.length;
  if (next === sink) return sink;
  const gap = between(ids[at]!, ids[next]!, bits) || 2 ** bits;
  const ahead = between(ids[at]!, packet.node, bits) || 2 ** bits;
  if (ahead > gap || packet.left === 0) return next;
  const digit = 31 - Math.clz32(degree);
  packet.left -= digit;
  const shifted = Math.floor(ids[sink]! / 2 ** packet.left) % degree;
  packet.node = (packet.node * degree + shifted) % 2 ** bits;
  return nearestBefore(space, degree, at, packet.node);
}

/** The last of a node's pointers that precedes an ID: the imaginary node's predecessor, or close to it. */
function nearestBefore(space: Space, degree: number, at: number, id: number): number {
  const { ids, bits } = space;
  let found = pointer(space, at, degree, 0);
  for (let i = 1; i < degree - 1; i++) {
    const other = pointer(space, at, degree, i);
    if (between(ids[other]!, id, bits) === 0) break;
    if (between(ids[found]!, ids[other]!, bits) >= (between(ids[found]!, id, bits) || 2 ** bits)) break;
    found = other;
  }
  return found;
}

/** Clockwise distance, 0 to 2^bits - 1. */
function between(from: number, to: number, bits: number): number {
  return (to - from + 2 ** bits) % 2 ** bits;
}
