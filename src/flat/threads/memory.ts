// Memory of a run, known before it starts: a size that does not fit is refused, with the maximum that fits.

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

/** Memory of Node and its threads besides our arrays. */
const PROCESS_BYTES = 64 * 2 ** 20;
const THREAD_BYTES = 16 * 2 ** 20;

/**
 * Peak memory of a run, in bytes: of building the overlay, or of walking it with one tally per thread. Throws
 * a RangeError for invalid options.
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
    // The counts of the first walk are copied to the thread that draws failures from them.
    const loads = walksForLoad ? (threads + 1) * tallyBytes(nodes, 'relayed') : 0;
    const walking = threads * (tallyBytes(nodes, detail) + routerBytes(nodes, geometry));
    const passing = Math.max(scratch, ready.scratch + loads, walking + loads);
    return PROCESS_BYTES + threads * THREAD_BYTES + overlay + ready.prepared + passing;
  };
}

/** Maximum nodes of such a run that fit into `bytes`; 0 when none do. */
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
  // Some geometries support only powers of two.
  return size.geometry.maxEntries(min) > 0 ? min : 2 ** Math.floor(Math.log2(min));
}

/** Thrown before anything is built. */
export class TooLarge extends RangeError {
  readonly neededBytes: number;
  readonly availableBytes: number;
  /** Maximum nodes that fit; 0: none. */
  readonly maxNodes: number;

  constructor(size: RunSize, threads: number, availableBytes: number) {
    const needed = bytesNeeded(size, threads);
    const max = maxNodes(size, threads, availableBytes);
    const hint = max === 0 ? 'no size fits' : `${grouped(max)} nodes would fit`;
    super(
      `${grouped(size.nodes)} nodes need ${gigabytes(needed)}; ${gigabytes(availableBytes)} are available; ${hint}`,
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
