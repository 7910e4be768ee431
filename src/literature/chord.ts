// Chord: path lengths, and lookups with failed nodes.

import { successor } from '../routing/space.ts';
import { count } from '../text/text.ts';
import { type Experiment, eachLookup, networkSeed, rowsOf, type Trial } from './experiment.ts';
import {
  CHORD_2001,
  CHORD_2003,
  chordFailedLookups,
  chordFailurePaths,
  chordFailureTimeouts,
  chordPathFractions,
  chordPathLength,
} from './figures.ts';
import { type Walked, walk } from './lookup-walk.ts';
import { createDraw, createNetwork, drawFailed, drawLive, type Network } from './network.ts';
import { walkToKey } from './successor-list.ts';

const TO_PREDECESSOR =
  "Paths end at the key's predecessor, as in the paper; the hop to the node that has the key is not counted. (The packets of route and simulate are for nodes, and all of their hops are counted.)";
const ONE_NETWORK =
  'The paper shows one network; ours is a mean over several, and ± is the spread between them.';
const ID_BITS =
  'IDs have 160 bits there and 31 here, which makes no difference while so few of them are taken.';

export const chordPathLengthExperiment: Experiment = {
  name: 'chord-path-length',
  measures: 'mean path length by number of nodes',
  paper: CHORD_2001,
  place: chordPathLength.place,
  obtained: chordPathLength.obtained,
  parameters: 'Chord without successor lists; random nodes look up random keys',
  differs: [TO_PREDECESSOR, ONE_NETWORK, ID_BITS],
  theory: '1/2 log2 N, as the paper has it',
  sample: { networks: 10, lookups: 10_000 },

  run: (seed, { networks, lookups }) =>
    rowsOf(
      [...chordPathLength.points].map(([nodes, theirs]) => ({
        cells: [
          {
            point: `${count(nodes)} nodes`,
            measure: 'hops',
            decimals: 3,
            theirs,
            theory: Math.log2(nodes) / 2,
          },
        ],
        *trial(network) {
          const chord = createNetwork({ geometry: 'chord', nodes, seed: networkSeed(seed, network) });
          let hops = 0;
          yield* lookUpKeys(chord, lookups, (walked) => {
            hops += walked.hops;
          });
          return [hops / lookups];
        },
      })),
      networks,
    ),
};

export const chordPathSharesExperiment: Experiment = {
  name: 'chord-path-shares',
  measures: 'fraction of paths of each length',
  paper: CHORD_2001,
  place: chordPathFractions.place,
  obtained: chordPathFractions.obtained,
  parameters: '4,096 nodes; Chord without successor lists; random nodes look up random keys',
  differs: [
    TO_PREDECESSOR,
    'The paper shows no path of length 0; one in 4,096 of ours has it, where the source is the predecessor.',
    ONE_NETWORK,
    ID_BITS,
  ],
  sample: { networks: 10, lookups: 10_000 },

  run: (seed, { networks, lookups }) =>
    rowsOf(
      [
        {
          cells: [...chordPathFractions.points].map(([hops, theirs]) => ({
            point: `${hops} hops`,
            measure: 'fraction',
            decimals: 4,
            theirs,
          })),
          *trial(network) {
            const chord = createNetwork({ geometry: 'chord', nodes: 4096, seed: networkSeed(seed, network) });
            const counts = new Map<number, number>();
            yield* lookUpKeys(chord, lookups, ({ hops }) => {
              counts.set(hops, (counts.get(hops) ?? 0) + 1);
            });
            return [...chordPathFractions.points.keys()].map((hops) => (counts.get(hops) ?? 0) / lookups);
          },
        },
      ],
      networks,
    ),
};

export const chordFailuresExperiment: Experiment = {
  name: 'chord-failures',
  measures: 'path length and timeouts among failed nodes',
  paper: CHORD_2003,
  place: chordFailurePaths.place,
  obtained: chordFailurePaths.obtained,
  parameters:
    '1,000 nodes with lists of 20 successors; each fails with probability p, nothing is repaired; random live nodes look up random keys',
  differs: [
    'Paths end at the node that has the key, to which a node sends the lookup when its list reaches past the key. This is how we read the paper: ended at the predecessor, they would have 3.75 hops with no failure.',
    'A node that does not answer is a timeout, not a hop, and is tried again by whoever meets it next.',
    ONE_NETWORK,
    ID_BITS,
  ],
  sample: { networks: 20, lookups: 10_000 },

  run: (seed, { networks, lookups }) =>
    rowsOf(
      [...chordFailurePaths.points].map(([p, theirs]) => ({
        cells: [
          { point: `p = ${p}`, measure: 'hops', decimals: 2, theirs },
          {
            point: `p = ${p}`,
            measure: 'timeouts',
            decimals: 2,
            theirs: chordFailureTimeouts.points.get(p),
          },
          {
            point: `p = ${p}`,
            measure: 'failed lookups',
            decimals: 4,
            theirs: chordFailedLookups.points.get(p),
          },
        ],
        *trial(network) {
          const chord = createNetwork({
            geometry: 'chord',
            nodes: 1000,
            entries: 20,
            seed: networkSeed(seed, network),
          });
          const failed = drawFailed(chord, p);
          let [hops, timeouts, arrived] = [0, 0, 0];
          const draw = createDraw(chord);
          yield* eachLookup(lookups, (lookup) => {
            const key = draw(lookup, PURPOSE.key, 2 ** chord.space.bits);
            const from = drawLive(draw, failed, lookup, PURPOSE.source);
            const walked = walkToKey(chord, from, key, (rank) => failed[rank] === 1);
            timeouts += walked.timeouts;
            if (!walked.arrived) return;
            arrived++;
            hops += walked.hops;
          });
          return [hops / arrived, timeouts / lookups, 1 - arrived / lookups];
        },
      })),
      networks,
    ),
};

const PURPOSE = { key: 0, source: 1 } as const;

/** Random nodes look up random keys; each lookup ends at the key's predecessor. */
function lookUpKeys(network: Network, lookups: number, count: (walked: Walked) => void): Trial<void> {
  const { space } = network;
  const nodes = space.ids.length;
  const draw = createDraw(network);
  return eachLookup(lookups, (lookup) => {
    const key = draw(lookup, PURPOSE.key, 2 ** space.bits);
    const from = draw(lookup, PURPOSE.source, nodes);
    const to = (successor(space, key) - 1 + nodes) % nodes;
    count(walk(network, { from, to, target: key - 1 }));
  });
}
