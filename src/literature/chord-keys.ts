// Chord: the distribution of keys over nodes, and the keys lost when nodes fail.

import { STREAM, seedKey, streamKey } from '../random/draw.ts';
import { permutation } from '../random/permutation.ts';
import { fraction, lowerBound, successor } from '../routing/space.ts';
import { type Experiment, eachLookup, type Group, networkSeed, rowsOf, type Trial } from './experiment.ts';
import { CHORD_2001, chordKeys1, chordKeys99, chordLostKeys, chordMaxKeys, type Figure } from './figures.ts';
import { walk } from './lookup-walk.ts';
import { createDraw, createNetwork, drawFailed, repaired } from './network.ts';

const NODES = 10_000;
const BITS = 31;

export const chordLoadExperiment: Experiment = {
  name: 'chord-load',
  measures: 'keys a node, as multiples of the mean, by virtual nodes',
  paper: CHORD_2001,
  place: chordKeys99.place,
  obtained: chordKeys99.obtained,
  parameters:
    '10,000 nodes with r IDs each; every key goes to the successor of its ID; as many keys as lookups, for the most loaded node half as many',
  differs: [
    'The most that one node of one network has is mostly chance: compare it with the spread.',
    'By theory the 99th percentile is ln 100 = 4.6 for r = 1, as ours; the paper has 4.8 here, and 4.6 for half as many keys. The numbers of the paper have one or two digits: its 1.6 may be our 1.64.',
    'IDs have 160 bits there and 31 here.',
  ],
  sample: { networks: 5, lookups: 1_000_000 },

  run: (seed, { networks, lookups }) =>
    rowsOf(
      [1, 2, 5, 10, 20].map((virtual) => loadGroup(seed, virtual, lookups)),
      networks,
    ),
};

function loadGroup(seed: string, virtual: number, keys: number): Group {
  const cell = (measure: string, figure: Figure) => ({
    point: `r = ${virtual}`,
    measure,
    decimals: 2,
    theirs: figure.points.get(virtual),
  });
  return {
    cells: [
      cell('most', chordMaxKeys),
      cell('99th percentile', chordKeys99),
      cell('1st percentile', chordKeys1),
    ],
    *trial(network) {
      const whole = yield* keysOfNodes(networkSeed(seed, network), virtual, keys);
      const halfOfThem = Math.ceil(keys / 2);
      const half = yield* keysOfNodes(networkSeed(seed, network), virtual, halfOfThem);
      const mean = keys / NODES;
      return [(half.at(-1)! * NODES) / halfOfThem, whole[0.99 * NODES]! / mean, whole[0.01 * NODES]! / mean];
    },
  };
}

/** Keys per node, ascending. */
function* keysOfNodes(seed: string, virtual: number, keys: number): Trial<Uint32Array> {
  const key = seedKey(seed);
  const idOf = permutation(streamKey(key, STREAM.ids, BITS), BITS);
  const size = NODES * virtual;
  // An ID and its owner's number, in one number below 2^31 x 200,000.
  const owned = Float64Array.from({ length: size }, (_, i) => idOf(i) * size + i).sort((a, b) => a - b);
  const ids = Int32Array.from(owned, (one) => Math.floor(one / size));
  const draws = streamKey(key, STREAM.packets, 0);
  const counts = new Uint32Array(NODES);
  yield* eachLookup(keys, (i) => {
    const rank = lowerBound(ids, fraction(draws, i, 0) * 2 ** BITS) % size;
    counts[(owned[rank]! % size) % NODES]!++;
  });
  return counts.sort((a, b) => a - b);
}

export const chordLostKeysExperiment: Experiment = {
  name: 'chord-lost-keys',
  measures: 'fraction of keys that cannot be found, by fraction of failed nodes',
  paper: CHORD_2001,
  place: chordLostKeys.place,
  obtained: chordLostKeys.obtained,
  parameters:
    '10,000 nodes; each fails with probability p, then all tables are repaired; random live nodes look up random keys, none of which has a copy',
  differs: [
    'The repaired tables are those of an overlay that never had other nodes; the paper runs its stabilization until it is done.',
    'The lookups that fail are those of keys whose node has failed; none fails for another reason.',
  ],
  theory: 'p: the fraction of keys that were at nodes that fail',
  sample: { networks: 5, lookups: 10_000 },

  run: (seed, { networks, lookups }) =>
    rowsOf(
      [...chordLostKeys.points].map(([p, theirs]) => ({
        cells: [{ point: `p = ${p}`, measure: 'lost keys', decimals: 4, theirs, theory: p }],
        *trial(network) {
          const before = createNetwork({ geometry: 'chord', nodes: NODES, seed: networkSeed(seed, network) });
          const failed = drawFailed(before, p);
          const after = repaired(before, failed);
          const live = after.space.ids.length;
          const draw = createDraw(before);
          let found = 0;
          yield* eachLookup(lookups, (lookup) => {
            const key = draw(lookup, 0, 2 ** BITS);
            const from = draw(lookup, 1, live);
            const holder = successor(after.space, key);
            const to = (holder - 1 + live) % live;
            const { arrived } = walk(after, { from, to, target: key - 1 });
            const was = before.space.ids[successor(before.space, key)];
            if (arrived && after.space.ids[holder] === was) found++;
          });
          return [1 - found / lookups];
        },
      })),
      networks,
    ),
};
