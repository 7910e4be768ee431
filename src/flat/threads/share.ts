// What the threads of a run share: the overlay, the next chunk of packets, the stop flag, and each thread's
// progress.

import type { FlatOverlay } from '../flat-overlay.ts';
import type { Prepared } from '../prepare.ts';
import type { RouteOptions } from '../route-options.ts';
import type { NodeDetail } from '../tally.ts';

/** Larger chunks save nothing; smaller ones distribute the last packets more evenly. */
const MAX_CHUNK_PACKETS = 2 ** 17;
const CHUNKS_A_THREAD = 16;

/** Options as sent to a thread: a geometry is sent by name. */
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
  /**
   * Packets and hops, two numbers per thread. Doubles with one writer and one reader: at worst an old value
   * is read.
   */
  readonly progress: Float64Array;
}

export const NEXT_CHUNK = 0;
export const STOP = 1;
export const CONTROL_WORDS = 2;

/** Chunks have 32-bit numbers, packets 53-bit ones: so chunks grow with the packets. */
export function chunkSize(packets: number, threads: number): number {
  const even = Math.ceil(packets / (threads * CHUNKS_A_THREAD));
  return Math.max(1, Math.min(even, MAX_CHUNK_PACKETS), Math.ceil(packets / 2 ** 30));
}
