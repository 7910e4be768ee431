// Lookups of nodes, like packets, rather than of keys.

import { eachLookup, type Trial } from './experiment.ts';
import { type Walked, walk } from './lookup-walk.ts';
import { createDraw, drawLive, type Network } from './network.ts';

const PURPOSE = { source: 0, sink: 2 ** 16 } as const;

/** Random live nodes look up other live nodes, of which there must be at least two. */
export function lookUpNodes(
  network: Network,
  lookups: number,
  count: (walked: Walked) => void,
  failed: Uint8Array = new Uint8Array(network.space.ids.length),
): Trial<void> {
  const draw = createDraw(network);
  const { ids } = network.space;
  return eachLookup(lookups, (lookup) => {
    const from = drawLive(draw, failed, lookup, PURPOSE.source);
    let to = from;
    for (let attempt = 0; to === from; attempt++) {
      to = drawLive(draw, failed, lookup, PURPOSE.sink * (attempt + 1));
    }
    count(walk(network, { from, to, target: ids[to]! }, (rank) => failed[rank] === 1));
  });
}

/** Mean hops of the lookups that arrive, and the fraction that do not. */
export function* hopsAndFailures(
  network: Network,
  lookups: number,
  failed?: Uint8Array,
): Trial<{ hops: number; failures: number }> {
  let hops = 0;
  let arrived = 0;
  yield* lookUpNodes(
    network,
    lookups,
    (walked) => {
      if (!walked.arrived) return;
      arrived++;
      hops += walked.hops;
    },
    failed,
  );
  return { hops: hops / arrived, failures: 1 - arrived / lookups };
}
