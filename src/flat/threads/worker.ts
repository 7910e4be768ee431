// A thread of a run: builds the overlay step by step as ordered, walks chunks of packets until none are left,
// and returns its tally. The program's entry file for threads calls runWorker with the available geometries.

import { parentPort } from 'node:worker_threads';
import type { FlatGeometry } from '../flat-geometry.ts';
import { drawSortedIds, type FlatOverlay, indexIds, type OverlaySpec } from '../flat-overlay.ts';
import { type Prepared, prepare } from '../prepare.ts';
import type { RouteOptions } from '../route-options.ts';
import { Router } from '../router.ts';
import { createTally, type Tally } from '../tally.ts';
import { type NamedOptions, NEXT_CHUNK, type Share, STOP } from './share.ts';

export type Order =
  | { readonly kind: 'draw'; readonly spec: OverlaySpec }
  /** ids: from `draw`. */
  | { readonly kind: 'index'; readonly spec: OverlaySpec; readonly ids: Int32Array }
  /** relayed: see prepare. */
  | {
      readonly kind: 'prepare';
      readonly overlay: FlatOverlay;
      readonly options: NamedOptions;
      readonly relayed: Uint32Array | undefined;
    }
  | { readonly kind: 'walk'; readonly share: Share; readonly thread: number };

export interface Drawn {
  readonly ids: Int32Array;
}

export interface Indexed {
  readonly overlay: FlatOverlay;
}

export interface Ready {
  readonly prepared: Prepared;
}

export interface Walked {
  readonly tally: Tally;
}

export type Answer = Drawn | Indexed | Ready | Walked;

/** Hops between two checks of the stop flag: 10 to 50 ms. */
const HOPS_A_LOOK = 2 ** 19;

/** Answers the pool's orders until the thread is terminated. `geometries`: those that jobs may name. */
export function runWorker(geometries: readonly FlatGeometry[]): void {
  const complete = (options: NamedOptions): RouteOptions => {
    const geometry = geometries.find(({ name }) => name === options.geometry);
    if (geometry === undefined) throw new RangeError(`this thread knows no geometry ${options.geometry}`);
    return { ...options, geometry };
  };
  parentPort!.on('message', (order: Order) => {
    switch (order.kind) {
      case 'draw':
        return answer({ ids: drawSortedIds(order.spec, shared) });
      case 'index':
        return answer({ overlay: indexIds(order.spec, order.ids, shared) });
      case 'prepare':
        return answer({
          prepared: prepare(order.overlay, complete(order.options), shared, order.relayed),
        });
      case 'walk':
        return answerTally(walk(order.share, complete(order.share.options), order.thread));
      default:
        return order satisfies never;
    }
  });
}

function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

function answerTally(tally: Tally): void {
  const counts = [tally.relayed, ...Object.values(tally.traffic ?? {})] as const;
  const buffers = counts.flatMap((array) => (array === undefined ? [] : [array.buffer as ArrayBuffer]));
  answer({ tally }, buffers);
}

function answer(message: Answer, transfer: ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, transfer);
}

function walk(share: Share, options: RouteOptions, thread: number): Tally {
  const { overlay, prepared, detail, packets, chunkPackets, control, progress } = share;
  const tally = createTally(overlay.nodes, detail);
  const router = new Router(overlay, options, tally, prepared);
  for (;;) {
    const from = Atomics.add(control, NEXT_CHUNK, 1) * chunkPackets;
    if (from >= packets) return tally;
    router.assign(from, Math.min(from + chunkPackets, packets));
    for (let done = false; !done; ) {
      done = router.step(HOPS_A_LOOK);
      const far = router.progress;
      progress[2 * thread] = far.packets;
      progress[2 * thread + 1] = far.hops;
      if (Atomics.load(control, STOP) !== 0) {
        router.cancel();
        return tally;
      }
    }
  }
}
