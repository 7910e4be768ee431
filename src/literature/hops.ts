// Hops between nodes without failures: Pastry's distribution, and geometries whose papers give no number that
// we have.

import { count } from '../text/text.ts';
import { bidirectionalHops, neighboursOf } from './bidirectional.ts';
import { type Experiment, eachLookup, networkSeed, rowsOf, type Trial } from './experiment.ts';
import {
  KADEMLIA_2002,
  KOORDE_2003,
  PASTRY_2001,
  type Published,
  pastryHopFractions,
  SYMPHONY_2003,
  symphonyLatency,
} from './figures.ts';
import { createDraw, createNetwork, type Network, type NetworkSpec } from './network.ts';
import { hopsAndFailures, lookUpNodes } from './node-lookups.ts';

const PASTRY_NODES = 100_000;

export const pastryHopsExperiment: Experiment = {
  name: 'pastry-hops',
  measures: 'fraction of lookups of each number of hops',
  paper: PASTRY_2001,
  place: pastryHopFractions.place,
  obtained: pastryHopFractions.obtained,
  parameters: '100,000 nodes, b = 4, 16 leaves; random nodes look up random nodes',
  differs: [
    "The paper's tables prefer nodes that are near in the network and its nodes joined one by one; which of the nodes that fit fills an entry of ours is chance. The lookups are for nodes in both.",
    'Nodes also keep a neighbourhood set there, which routing does not use but when an entry is missing.',
    'IDs have 128 bits there and 31 here, whose last digit has 3.',
  ],
  sample: { networks: 5, lookups: 50_000 },

  run: (seed, { networks, lookups }) =>
    rowsOf(
      [
        {
          cells: [...pastryHopFractions.points].map(([hops, theirs]) => ({
            point: `${hops} hops`,
            measure: 'fraction',
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
            return [...pastryHopFractions.points.keys()].map((hops) => (counts.get(hops) ?? 0) / lookups);
          },
        },
      ],
      networks,
    ),
};

const SIZES = [1024, 4096, 16_384];

const MAX_NODES = 32_768;

export const symphonyHopsExperiment: Experiment = {
  name: 'symphony-hops',
  measures: 'mean hops by nodes and long links',
  paper: SYMPHONY_2003,
  place: symphonyLatency.place,
  obtained: symphonyLatency.obtained,
  parameters:
    'k long links beside the successor; random nodes look up random nodes; clockwise, but for the last two points: over links in both directions to whichever peer is nearest either way round, and so with one step of lookahead',
  differs: [
    'The paper has a figure of clockwise routing too (figure 3), which is drawn, and of which we have no numbers. Its text says that both directions save 25 to 30 %, and lookahead some 40 %; ours save 30 and 43 %.',
    'Nodes know how many they are here, and take any number of incoming links; in the paper they estimate it, and refuse more than 2k, which may be why ours need half a hop less.',
    'route, simulate and registries go clockwise only.',
  ],
  sample: { networks: 5, lookups: 5_000 },

  run: (seed, sample) =>
    meanHops(
      [
        ...[...SIZES, MAX_NODES].flatMap((nodes) =>
          [1, 2, 4, 7].map((entries) => ({
            point: `${count(nodes)} nodes, k = ${entries}`,
            spec: { geometry: 'symphony' as const, nodes, entries },
          })),
        ),
        ...[false, true].map((lookahead) => ({
          point: `${count(MAX_NODES)} nodes, k = 4, ${lookahead ? 'lookahead' : 'both ways'}`,
          spec: { geometry: 'symphony' as const, nodes: MAX_NODES, entries: 4 },
          theirs: lookahead ? symphonyLatency.points.get(4) : undefined,
          hopsOf: (network: Network) => bothWays(network, lookahead),
        })),
      ],
      seed,
      sample,
    ),
};

function bothWays(network: Network, lookahead: boolean): HopsOf {
  const neighbours = neighboursOf(network);
  return (from, to) => bidirectionalHops(network, neighbours, { from, to }, lookahead);
}

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

/** Hops from one rank to another. */
type HopsOf = (from: number, to: number) => number;

interface HopsPoint {
  readonly point: string;
  readonly spec: Omit<NetworkSpec, 'seed'>;
  readonly theory?: number;
  readonly theirs?: Published | undefined;
  /** Defaults to the geometry's own routing. */
  readonly hopsOf?: (network: Network) => HopsOf;
}

function meanHops(points: readonly HopsPoint[], seed: string, { networks, lookups }: Experiment['sample']) {
  return rowsOf(
    points.map(({ point, spec, hopsOf, ...others }) => ({
      cells: [{ point, measure: 'hops', decimals: 3, ...others }],
      *trial(network) {
        const drawn = createNetwork({ ...spec, seed: networkSeed(seed, network) });
        const greedy = hopsOf === undefined && 'metric' in drawn.geometry.routing;
        return [
          yield* greedy ? greedyHops(drawn, lookups) : ownHops(drawn, lookups, (hopsOf ?? pathHops)(drawn)),
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

/** For a geometry whose routing determines whole paths. */
function pathHops({ space, entries, geometry: { routing } }: Network): HopsOf {
  return (from, to) => ('path' in routing ? routing.path(space, entries, from, to)!.length - 1 : 0);
}

function* ownHops(network: Network, lookups: number, hopsOf: HopsOf): Trial<number> {
  const draw = createDraw(network);
  const nodes = network.space.ids.length;
  let hops = 0;
  yield* eachLookup(lookups, (lookup) => {
    const from = draw(lookup, 0, nodes);
    const to = (from + 1 + draw(lookup, 1, nodes - 1)) % nodes;
    hops += hopsOf(from, to);
  });
  return hops / lookups;
}
