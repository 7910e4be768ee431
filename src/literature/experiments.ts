// All experiments, in the order of the list.

import { chordFailuresExperiment, chordPathLengthExperiment, chordPathSharesExperiment } from './chord.ts';
import { chordStabilizeExperiment } from './chord-churn.ts';
import { chordLoadExperiment, chordLostKeysExperiment } from './chord-keys.ts';
import type { Experiment } from './experiment.ts';
import {
  kademliaHopsExperiment,
  koordeHopsExperiment,
  pastryHopsExperiment,
  symphonyHopsExperiment,
} from './hops.ts';
import { gummadiHopsExperiment, gummadiResilienceExperiment, nextHopExperiment } from './resilience.ts';

export const experiments: readonly Experiment[] = [
  chordLoadExperiment,
  chordPathLengthExperiment,
  chordPathSharesExperiment,
  chordLostKeysExperiment,
  chordFailuresExperiment,
  chordStabilizeExperiment,
  pastryHopsExperiment,
  gummadiHopsExperiment,
  gummadiResilienceExperiment,
  nextHopExperiment,
  symphonyHopsExperiment,
  kademliaHopsExperiment,
  koordeHopsExperiment,
];
