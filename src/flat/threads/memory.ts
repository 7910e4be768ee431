// What a run takes is known before it takes it: a size that does not fit is refused, and the largest that fits is named.

import { MAX_NODES, MIN_NODES, overlayBytes } from '../flat-overlay.ts';
import { preparedBytes, routerBytes } from '../prepare.ts';
import { completeOptions, type RouteOptions } from '../route-options.ts';
import { type NodeDetail, tallyBytes } from '../tally.ts';

/** What a run's memory depends on. */
export interface RunSize extends RouteOptions {
  readonly nodes: number;
  readonly bits: number;
  readonly detail: NodeDetail;
}

/** What Node and its threads have beside our arrays. */
const PROCESS_BYTES = 64 * 2 ** 20;
const THREAD_BYTES = 16 * 2 ** 20;

/**
 * The most that a run takes at any time, in bytes: to build the overlay, or to walk it with a tally a thread. Throws a
 * RangeError for options that cannot be.
 */
export function bytesNeeded(size: RunSize, threads: number): number {
  return bytesFor(size, threads)(size.nodes);
}

/** The same as a function of the number of nodes, all else being equal. */
function bytesFor(size: RunSize, threads: number): (nodes: number) => number {
  const { geometry, bits, detail } = size;
  const options = { geometry, ...completeOptions(size.nodes, size) };
  const walksForLoad = options.fail > 0 && options.failMode === 'high-load';
  return (nodes) => {
    const { overlay, scratch } = overlayBytes({ nodes, bits });
    const ready = preparedBytes(nodes, options);
    // The counts of the first walk are handed to the thread that draws from them, as a copy.
    const loads = walksForLoad ? (threads + 1) * tallyBytes(nodes, 'relayed') : 0;
    const walking = threads * (tallyBytes(nodes, detail) + routerBytes(nodes, geometry));
    const passing = Math.max(scratch, ready.scratch + loads, walking + loads);
    return PROCESS_BYTES + threads * THREAD_BYTES + overlay + ready.prepared + passing;
  };
}

/** The largest number of nodes for which a run of that kind fits into so many bytes; 0 when none does. */
export function maxNodes(size: RunSize, threads: number, bytes: number): number {
  const needed = bytesFor(size, threads);
  if (needed(MIN_NODES) > bytes) return 0;
  let min = MIN_NODES;
  let max = Math.min(MAX_NODES, 2 ** size.bits);
  while (min < max) {
    const middle = Math.ceil((min + max) / 2);
    if (needed(middle) <= bytes) min = middle;
    else max = middle - 1;
  }
  // Some geometries have powers of two only.
  return size.geometry.maxEntries(min) > 0 ? min : 2 ** Math.floor(Math.log2(min));
}

/** Thrown before anything is built. */
export class TooLarge extends RangeError {
  readonly neededBytes: number;
  readonly availableBytes: number;
  /** 0: none. */
  readonly maxNodes: number;

  constructor(size: RunSize, threads: number, availableBytes: number) {
    const needed = bytesNeeded(size, threads);
    const max = maxNodes(size, threads, availableBytes);
    const hint = max === 0 ? 'no size fits' : `${grouped(max)} nodes would fit`;
    super(
      `${grouped(size.nodes)} nodes need ${gigabytes(needed)}; there are ${gigabytes(availableBytes)}; ${hint}`,
    );
    this.name = 'TooLarge';
    this.neededBytes = needed;
    this.availableBytes = availableBytes;
    this.maxNodes = max;
  }
}

/** Throws TooLarge when the run does not fit. */
export function requireFit(size: RunSize, threads: number, availableBytes: number): void {
  if (bytesNeeded(size, threads) > availableBytes) throw new TooLarge(size, threads, availableBytes);
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
