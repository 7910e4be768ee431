// Hops between nodes, where nothing has failed: Pastry's distribution, and geometries whose papers print no number that we have.

import { count } from '../report/text.ts';
import { type Experiment, eachLookup, networkSeed, rowsOf, type Trial } from './experiment.ts';
import { KADEMLIA_2002, KOORDE_2003, PASTRY_2001, pastryHopShares, SYMPHONY_2003 } from './figures.ts';
import { createDraw, createNetwork, type Network, type NetworkSpec } from './network.ts';
import { hopsAndFailures, lookUpNodes } from './nodes.ts';

const PASTRY_NODES = 100_000;

export const pastryHopsExperiment: Experiment = {
  name: 'pastry-hops',
  measures: 'share of lookups of each number of hops',
  paper: PASTRY_2001,
  place: pastryHopShares.place,
  obtained: pastryHopShares.obtained,
  parameters: '100,000 nodes, b = 4, 16 leaves; random nodes look up random nodes',
  differs: [
    "The paper's tables prefer nodes that are near in the network and its nodes joined one by one; which of the nodes that fit fills an entry of ours is chance. The lookups are for nodes in both.",
    'Nodes also keep a neighbourhood set there, which routing does not use but when an entry is missing.',
    'IDs have 128 bits there and 31 here, whose last digit has 3.',
  ],
  sample: { networks: 2, lookups: 100_000 },

  run: (seed, { networks, lookups }) =>
    rowsOf(
      [
        {
          cells: [...pastryHopShares.points].map(([hops, theirs]) => ({
            point: `${hops} hops`,
            measure: 'share',
            decimals: 4,
            theirs,
          })),
          *trial(network) {
            const spec = { geometry: 'pastry', nodes: PASTRY_NODES, entries: 8 } as const;
            const pastry = createNetwork({ ...spec, seed: networkSeed(seed, network) });
            const counts = new Map<number, number>();
            yield* lookUpNodes(pastry, lookups, ({ hops }) => {
              counts.set(hops, (counts.get(hops) ?? 0) + 1);
            });
            return [...pastryHopShares.points.keys()].map((hops) => (counts.get(hops) ?? 0) / lookups);
          },
        },
      ],
      networks,
    ),
};

const SIZES = [1024, 4096, 16_384];

export const symphonyHopsExperiment: Experiment = {
  name: 'symphony-hops',
  measures: 'mean hops by nodes and long links',
  paper: SYMPHONY_2003,
  place: 'Figure 3',
  parameters: 'k long links beside the successor; random nodes look up random nodes; clockwise, no lookahead',
  differs: [
    'Printed alone: the figure is drawn, and we have no numbers of it. What the text says (7.6 hops with k = 4 and 2^15 nodes) is for routing both ways round with one step of lookahead, which we do not have.',
    'Nodes know how many they are here, and take any number of incoming links.',
  ],
  sample: { networks: 5, lookups: 5_000 },

  run: (seed, sample) =>
    meanHops(
      [...SIZES, 32_768].flatMap((nodes) =>
        [1, 2, 4, 7].map((entries) => ({
          point: `${count(nodes)} nodes, k = ${entries}`,
          spec: { geometry: 'symphony' as const, nodes, entries },
        })),
      ),
      seed,
      sample,
    ),
};

export const kademliaHopsExperiment: Experiment = {
  name: 'kademlia-hops',
  measures: 'mean hops by nodes and size of bucket',
  paper: KADEMLIA_2002,
  place: 'Section 2',
  parameters: 'k contacts in each bucket; random nodes look up random nodes, one request at a time',
  differs: [
    'Printed alone: we have no measured number of the paper.',
    "Its lookups ask several nodes at once; each step of ours goes to the nearest contact. The paper's k is 20.",
  ],
  theory: '1/2 log2 N for k = 1, where each bit that differs takes a hop',
  sample: { networks: 5, lookups: 5_000 },

  run: (seed, sample) =>
    meanHops(
      SIZES.flatMap((nodes) =>
        [1, 8, 20].map((entries) => ({
          point: `${count(nodes)} nodes, k = ${entries}`,
          spec: { geometry: 'kademlia' as const, nodes, entries },
          ...(entries === 1 ? { theory: Math.log2(nodes) / 2 } : {}),
        })),
      ),
      seed,
      sample,
    ),
};

export const koordeHopsExperiment: Experiment = {
  name: 'koorde-hops',
  measures: 'mean hops by nodes and degree',
  paper: KOORDE_2003,
  place: 'Sections 3 and 4',
  parameters:
    'degree d; random nodes look up random nodes; the imaginary node begins as near to the sink as the gap allows',
  differs: [
    'Printed alone: we have no measured number of the paper.',
    "A node's pointers are d - 1 nodes in a row; where the imaginary node is ahead of them all, it is walked to by successors, one by one, which is why a degree beyond 8 does not help here.",
  ],
  sample: { networks: 5, lookups: 5_000 },

  run: (seed, sample) =>
    meanHops(
      SIZES.flatMap((nodes) =>
        [2, 4, 8, 16].map((entries) => ({
          point: `${count(nodes)} nodes, d = ${entries}`,
          spec: { geometry: 'debruijn' as const, nodes, entries },
        })),
      ),
      seed,
      sample,
    ),
};

interface HopsPoint {
  readonly point: string;
  readonly spec: Omit<NetworkSpec, 'seed'>;
  readonly theory?: number;
}

function meanHops(points: readonly HopsPoint[], seed: string, { networks, lookups }: Experiment['sample']) {
  return rowsOf(
    points.map(({ point, spec, ...theory }) => ({
      cells: [{ point, measure: 'hops', decimals: 3, ...theory }],
      *trial(network) {
        const drawn = createNetwork({ ...spec, seed: networkSeed(seed, network) });
        return [
          yield* 'metric' in drawn.geometry.routing ? greedyHops(drawn, lookups) : ownHops(drawn, lookups),
        ];
      },
    })),
    networks,
  );
}

function* greedyHops(network: Network, lookups: number): Trial<number> {
  const { hops } = yield* hopsAndFailures(network, lookups);
  return hops;
}

/** Of a geometry that has a rule of its own for the whole way. */
function* ownHops(network: Network, lookups: number): Trial<number> {
  const { space, entries, geometry } = network;
  const { routing } = geometry;
  const draw = createDraw(network);
  const nodes = space.ids.length;
  let hops = 0;
  yield* eachLookup(lookups, (lookup) => {
    const from = draw(lookup, 0, nodes);
    const to = (from + 1 + draw(lookup, 1, nodes - 1)) % nodes;
    if ('path' in routing) hops += routing.path(space, entries, from, to)!.length - 1;
  });
  return hops / lookups;
}
