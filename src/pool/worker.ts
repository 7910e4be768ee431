// A thread of a run: builds the overlay when it is told to, walks chunks of packets until there are no more, and gives its
// tally.

import { parentPort } from 'node:worker_threads';
import { buildOverlay, type FlatOverlay, type OverlaySpec } from '../flat/overlay.ts';
import { Router } from '../flat/router.ts';
import { createTally, type Tally } from '../flat/tally.ts';
import { NEXT_CHUNK, type Share, STOP } from './share.ts';

export type Order =
  | { readonly kind: 'build'; readonly spec: OverlaySpec }
  | { readonly kind: 'walk'; readonly share: Share; readonly thread: number };

export interface Built {
  readonly overlay: FlatOverlay;
}

export interface Walked {
  readonly tally: Tally;
}

export type Answer = Built | Walked;

/** A thread looks whether to stop after so many hops: every 10 to 50 ms. */
const HOPS_A_LOOK = 2 ** 19;

parentPort!.on('message', (order: Order) => {
  if (order.kind === 'build') answer({ overlay: build(order.spec) }, []);
  else {
    const tally = walk(order.share, order.thread);
    const counts = [tally.relayed, ...Object.values(tally.traffic ?? {})] as const;
    answer(
      { tally },
      counts.flatMap((array) => (array === undefined ? [] : [array.buffer as ArrayBuffer])),
    );
  }
});

function answer(message: Answer, transfer: ArrayBuffer[]): void {
  parentPort!.postMessage(message, transfer);
}

function build(spec: OverlaySpec): FlatOverlay {
  return buildOverlay(spec, (bytes) => new SharedArrayBuffer(bytes));
}

function walk(
  { overlay, options, detail, packets, chunkPackets, control, progress }: Share,
  thread: number,
): Tally {
  const tally = createTally(overlay.nodes, detail);
  const router = new Router(overlay, options, tally);
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
