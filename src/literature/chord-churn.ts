// Chord: lookups while nodes fail and join, with maintenance by the nodes themselves.

import { Churn } from '../churn/churn.ts';
import { type ChurnOptions, TICKS_PER_SECOND } from '../churn/churn-options.ts';
import { definition as chord } from '../geometries/chord/index.ts';
import { seedKey } from '../random/draw.ts';
import { type Experiment, networkSeed, rowsOf, type Trial } from './experiment.ts';
import { CHORD_2001 } from './figures.ts';

const NODES = 500;
const STABILIZE_SECONDS = 30;
/** Fingers of a node besides its successor: about log2 of the number of nodes. */
const FINGERS = 9;

export const chordStabilizeExperiment: Experiment = {
  name: 'chord-stabilize',
  measures: 'fraction of lookups that fail, by the rate at which nodes fail and join',
  paper: CHORD_2001,
  place: 'Section 6.5',
  parameters:
    'some 500 nodes, no successor lists; R nodes a second fail, and as many join; every node stabilizes about every 30 s; one lookup a second, for as many seconds as there are lookups; a query to a node that is down fails',
  differs: [
    "Printed beside the paper's own estimate: its figure 12 is drawn, and we have no numbers of it. The text says that the figure is near the estimate, but slightly worse.",
    'A node of ours that fails is replaced at once, so that joins and failures are paired; in the paper they are two independent processes.',
    'Each call of the paper updates all fingers; ours updates one, about nine times as often.',
    'A message takes 50 ms here, and 5 minutes pass before anything is counted; the paper says nothing of either.',
  ],
  theory:
    "0.3 R, the paper's estimate: 5 hops, each to one of 500 nodes, of which 30 R failed since the last call",
  sample: { networks: 5, lookups: 7200 },

  run: (seed, { networks, lookups }) =>
    rowsOf(
      [0.01, 0.02, 0.05, 0.1].map((rate) => ({
        cells: [{ point: `R = ${rate}`, measure: 'failed lookups', decimals: 4, theory: 0.3 * rate }],
        trial: (network) => failedLookups(optionsFor(networkSeed(seed, network), rate, lookups)),
      })),
      networks,
    ),
};

function optionsFor(seed: string, rate: number, seconds: number): ChurnOptions {
  return {
    seed: seedKey(seed),
    geometry: chord,
    maintenance: 'stabilize',
    nodes: NODES,
    bits: 31,
    entries: 1,
    session: { kind: 'exponential', meanMs: (1000 * NODES) / rate },
    away: { kind: 'constant', meanMs: 0 },
    crashShare: 1,
    lookupsPerSecond: 1 / NODES,
    keys: 'any',
    delay: { min: 50, max: 50 },
    timeout: 500,
    giveUp: 60 * TICKS_PER_SECOND,
    maxHops: NODES,
    maxTimeouts: 0,
    warmUp: 300 * TICKS_PER_SECOND,
    duration: seconds * TICKS_PER_SECOND,
    detection: 0,
    stabilizePeriod: STABILIZE_SECONDS * TICKS_PER_SECOND,
    fixFingersPeriod: Math.round((STABILIZE_SECONDS * TICKS_PER_SECOND) / FINGERS),
    checkPredecessorPeriod: STABILIZE_SECONDS * TICKS_PER_SECOND,
  };
}

const SLICE = 60 * TICKS_PER_SECOND;

/** Fraction of the ended lookups; 0 when none ended. */
function* failedLookups(options: ChurnOptions): Trial<readonly number[]> {
  const churn = new Churn(options);
  while (!churn.isOver) {
    churn.run(churn.wheel.now + SLICE);
    yield undefined;
  }
  const { failures, delivered } = churn.lookups.counts;
  return [failures / Math.max(1, failures + delivered)];
}
