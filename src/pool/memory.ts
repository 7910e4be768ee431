// What a run takes is known before it takes it: a size that does not fit is refused, and the largest that fits is named.

import { MAX_NODES, MIN_NODES, overlayBytes } from '../flat/overlay.ts';
import { type NodeDetail, tallyBytes } from '../flat/tally.ts';

/** The size of a run, as far as memory goes. */
export interface RunSize {
  readonly nodes: number;
  readonly bits: number;
  readonly detail: NodeDetail;
}

/** What Node and its threads have beside our arrays. */
const PROCESS_BYTES = 64 * 2 ** 20;
const THREAD_BYTES = 16 * 2 ** 20;

/** The most that a run takes at any time, in bytes: to build the overlay, or to walk it with a tally a thread. */
export function bytesNeeded(size: RunSize, threads: number): number {
  const { overlay, scratch } = overlayBytes(size);
  const tallies = threads * tallyBytes(size.nodes, size.detail);
  return PROCESS_BYTES + threads * THREAD_BYTES + overlay + Math.max(scratch, tallies);
}

/** The largest number of nodes for which a run of that kind fits into so many bytes; 0 when none does. */
export function mostNodes(size: RunSize, threads: number, bytes: number): number {
  const fits = (nodes: number) => bytesNeeded({ ...size, nodes }, threads) <= bytes;
  if (!fits(MIN_NODES)) return 0;
  let least = MIN_NODES;
  let most = Math.min(MAX_NODES, 2 ** size.bits);
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** Thrown before anything is built. */
export class TooLarge extends RangeError {
  readonly neededBytes: number;
  readonly availableBytes: number;
  /** 0: none. */
  readonly mostNodes: number;

  constructor(size: RunSize, threads: number, availableBytes: number) {
    const needed = bytesNeeded(size, threads);
    const most = mostNodes(size, threads, availableBytes);
    const hint = most === 0 ? 'no size fits' : `${grouped(most)} nodes would fit`;
    super(
      `${grouped(size.nodes)} nodes need ${gigabytes(needed)}; there are ${gigabytes(availableBytes)}; ${hint}`,
    );
    this.name = 'TooLarge';
    this.neededBytes = needed;
    this.availableBytes = availableBytes;
    this.mostNodes = most;
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
