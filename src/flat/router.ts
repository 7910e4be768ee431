// A run over a flat overlay in slices, so that its host can show progress, distribute work, and cancel.

import { type Batch, createBatch } from './batch.ts';
import type { FlatOverlay } from './flat-overlay.ts';
import { createLivePacketSource } from './live-packets.ts';
import { createPacketSource } from './packet-source.ts';
import { type Prepared, prepare } from './prepare.ts';
import { completeOptions, type RouteOptions } from './route-options.ts';
import { abandon, countSent, createEnd, type Tally } from './tally.ts';
import type { Walk } from './walk.ts';

export class Router {
  readonly #tally: Tally;
  readonly #batch: Batch;
  readonly #fill: (from: number, count: number) => void;
  readonly #walk: Walk;
  #next = 0;
  #end = 0;

  /**
   * Counts into `tally`, which belongs to the same overlay. `prepared`: from the same options; created here
   * when omitted, which repeats the work for each router that could share it. Throws a RangeError for invalid
   * options.
   */
  constructor(
    overlay: FlatOverlay,
    options: RouteOptions,
    tally: Tally,
    { links, failures }: Prepared = prepare(overlay, options),
  ) {
    const { flat } = options.geometry;
    const { run = 1 } = options;
    const { entries, onDead, hopLimit } = completeOptions(overlay.nodes, options);
    const batch = createBatch(options.batchPackets ?? flat.batchPackets);
    const dead = failures?.dead ?? new Int32Array(0);
    const end = createEnd(tally, batch);
    const parts = { overlay, batch, tally, end, entries, links, dead, onDead, hopLimit };
    this.#tally = tally;
    this.#batch = batch;
    this.#fill =
      failures === undefined
        ? createPacketSource(overlay, batch, run)
        : createLivePacketSource(overlay, failures, batch, run);
    const { createWalk } =
      failures === undefined ? flat : flat.deadPeerPolicies.find(({ name }) => name === onDead)!;
    this.#walk = createWalk(parts);
  }

  /**
   * Assigns the next packets: from .. to - 1, numbered as in packet-source.ts, below 2^53. Call only when
   * none are left.
   */
  assign(from: number, to: number): void {
    this.#next = from;
    this.#end = to;
  }

  /**
   * Continues until all assigned packets have ended, or slightly more than `maxHops` hops are made or copies
   * sent. Returns true when none are left.
   */
  step(maxHops: number): boolean {
    const batch = this.#batch;
    const tally = this.#tally;
    for (let hops = 0; hops < maxHops; ) {
      if (batch.count === 0 && !this.#refill()) return true;
      const copiesBefore = tally.copies;
      batch.hops++;
      hops += batch.count;
      this.#walk();
      hops += tally.copies - copiesBefore;
    }
    return batch.count === 0 && this.#next >= this.#end;
  }

  /** Packets ended and hops made, over everything assigned so far. */
  get progress(): { packets: number; hops: number } {
    const { count, hops } = this.#batch;
    return { packets: this.#tally.packets - count, hops: this.#tally.hops + count * hops };
  }

  /** Cancels the rest. The tally counts packets that have not ended as in flight. */
  cancel(): void {
    abandon(this.#tally, this.#batch);
    this.#next = this.#end;
  }

  #refill(): boolean {
    const count = Math.min(this.#batch.capacity, this.#end - this.#next);
    if (count <= 0) return false;
    this.#fill(this.#next, count);
    this.#next += count;
    countSent(this.#tally, this.#batch);
    return true;
  }
}
