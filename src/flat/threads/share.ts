// What the threads of a run share: the overlay, which chunk of packets is next, whether to stop, and how far each one is.

import type { FlatOverlay } from '../flat-overlay.ts';
import type { Prepared } from '../prepare.ts';
import type { RouteOptions } from '../route-options.ts';
import type { NodeDetail } from '../tally.ts';

/** Larger chunks save nothing; smaller ones share out the last packets more evenly. */
const MAX_CHUNK_PACKETS = 2 ** 17;
const CHUNKS_A_THREAD = 16;

/** Options as they cross to a thread: of a geometry only its name can be sent. */
export interface NamedOptions extends Omit<RouteOptions, 'geometry'> {
  readonly geometry: string;
}

export interface Share {
  readonly overlay: FlatOverlay;
  readonly options: NamedOptions;
  readonly prepared: Prepared;
  readonly detail: NodeDetail;
  readonly packets: number;
  readonly chunkPackets: number;
  /** See NEXT_CHUNK and STOP. */
  readonly control: Int32Array;
  /** Packets and hops, two numbers a thread. Doubles that one thread writes and one reads: at worst an old value is read. */
  readonly progress: Float64Array;
}

export const NEXT_CHUNK = 0;
export const STOP = 1;
export const CONTROL_WORDS = 2;

/** Chunks are numbered with 32 bits, packets with 53: so chunks grow with the packets. */
export function chunkSize(packets: number, threads: number): number {
  const even = Math.ceil(packets / (threads * CHUNKS_A_THREAD));
  return Math.max(1, Math.min(even, MAX_CHUNK_PACKETS), Math.ceil(packets / 2 ** 30));
}
