// A run over a flat overlay, a slice at a time: so that its host can show how far it is, share it out, and stop it.

import { entriesMistake, type Geometry, geometries } from '../routing/geometry.ts';
import { type Batch, createBatch } from './batch.ts';
import type { FlatOverlay } from './overlay.ts';
import { createPacketSource } from './packets.ts';
import { abandon, countSent, createEnd, type Tally } from './tally.ts';
import { type FlatGeometryName, flatWalks, type Walk } from './walk.ts';

export interface RouteOptions {
  readonly geometry: FlatGeometryName;
  /** Left out: the geometry's usual ones. */
  readonly entries?: number | undefined;
  /** As the registry counts its runs; 1 when left out. Another run has other packets. */
  readonly run?: number | undefined;
  /** Packets that walk together; no result depends on it. */
  readonly batchPackets?: number | undefined;
}

export class Router {
  readonly #tally: Tally;
  readonly #batch: Batch;
  readonly #fill: (from: number, count: number) => void;
  readonly #walk: Walk;
  #next = 0;
  #end = 0;

  /** Counts into `tally`, made for the same overlay. Throws a RangeError for entries that the geometry cannot have. */
  constructor(overlay: FlatOverlay, options: RouteOptions, tally: Tally) {
    const entries = entriesOf(overlay.nodes, options);
    const batch = createBatch(options.batchPackets);
    const end = createEnd(tally, batch);
    this.#tally = tally;
    this.#batch = batch;
    this.#fill = createPacketSource(overlay, batch, options.run ?? 1);
    this.#walk = flatWalks[options.geometry]({ overlay, batch, tally, end, entries });
  }

  /** The packets to route next: from .. to - 1, numbered as in packets.ts, below 2^53. To be called when none are left. */
  assign(from: number, to: number): void {
    this.#next = from;
    this.#end = to;
  }

  /** Walks on until all assigned packets have ended, or some more than so many hops are made. True when none are left. */
  step(mostHops: number): boolean {
    const batch = this.#batch;
    for (let hops = 0; hops < mostHops; ) {
      if (batch.count === 0 && !this.#refill()) return true;
      batch.hops++;
      hops += batch.count;
      this.#walk();
    }
    return batch.count === 0 && this.#next >= this.#end;
  }

  /** Packets that have ended, and hops that were made, in all that was assigned so far. */
  get progress(): { packets: number; hops: number } {
    const { count, hops } = this.#batch;
    return { packets: this.#tally.packets - count, hops: this.#tally.hops + count * hops };
  }

  /** Gives up what is left. The tally then has the packets that were on their way as in flight. */
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

/** The entries that the options ask for, or the usual ones. Throws a RangeError when the geometry cannot have so many. */
export function entriesOf(nodes: number, options: Pick<RouteOptions, 'geometry' | 'entries'>): number {
  const geometry: Geometry = geometries[options.geometry];
  const entries = options.entries ?? geometry.usualEntries(nodes);
  const mistake = entriesMistake(geometry, nodes, entries);
  if (mistake !== undefined) throw new RangeError(mistake);
  return entries;
}
