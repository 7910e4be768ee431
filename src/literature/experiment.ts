// An experiment from the literature, and how its samples become rows.

import type { Paper, Published } from './figures.ts';

/**
 * One experiment. To add one: add the published values to figures.ts, write one of these, and list it in
 * experiments.ts.
 */
export interface Experiment {
  /** The name on the command line: `chord-path-length`. */
  readonly name: string;
  /** What is measured, as a clause. */
  readonly measures: string;
  readonly paper: Paper;
  /** `Figure 10a`; where nothing is published to compare with, the section that defines the rule. */
  readonly place: string;
  /** How the published numbers were obtained, if there are any. */
  readonly obtained?: string;
  /** Parameters of the run, those of the paper unless `differs` says otherwise. */
  readonly parameters: string;
  /** Known or suspected differences from the paper, and their causes; sentences. */
  readonly differs: readonly string[];
  /** What the theory column contains, if there is one. */
  readonly theory?: string;
  /** Default sample size. */
  readonly sample: Sample;
  /**
   * Yields a row when it is complete, and undefined in between, for progress. All randomness comes from the
   * seed.
   */
  run(seed: string, sample: Sample): Generator<Step>;
}

export interface Sample {
  /** Networks drawn per configuration, at least 1; a paper usually has one. */
  readonly networks: number;
  /** Lookups in each, at least 1. */
  readonly lookups: number;
}

export type Step =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'row'; readonly row: Row };

export interface Row {
  /** Position on the figure's axis: `1,024 nodes`. */
  readonly point: string;
  /** `mean path length`. */
  readonly measure: string;
  /** Significant digits after the decimal point. */
  readonly decimals: number;
  readonly ours: number;
  /**
   * Standard deviation between networks: a paper's single network should lie within about two. Undefined for
   * one network.
   */
  readonly spread: number | undefined;
  readonly theirs: Published | undefined;
  readonly theory: number | undefined;
}

/** Mean and sample standard deviation of one value per network. */
export function meanOf(values: readonly number[]): Pick<Row, 'ours' | 'spread'> {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { ours: mean, spread: undefined };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { ours: mean, spread: Math.sqrt(squares / (values.length - 1)) };
}

/** Works in steps, yielding in between. */
export type Trial<T> = Generator<undefined, T>;

/** Rows measured on the same networks. */
export interface Group {
  readonly cells: readonly Cell[];
  /** Measures one value per cell on the i-th network. */
  trial(network: number): Trial<readonly number[]>;
}

export interface Cell extends Pick<Row, 'point' | 'measure' | 'decimals'> {
  readonly theirs?: Published | undefined;
  readonly theory?: number | undefined;
}

/** The steps of an experiment: for each group the means over its networks. */
export function* rowsOf(groups: readonly Group[], networks: number): Generator<Step> {
  const total = groups.length * networks;
  for (const [index, { cells, trial }] of groups.entries()) {
    const results: (readonly number[])[] = [];
    for (let network = 0; network < networks; network++) {
      const progress: Step = { kind: 'progress', done: index * networks + network, total };
      results.push(yield* reporting(trial(network), progress));
    }
    for (const [i, { theirs, theory, ...cell }] of cells.entries()) {
      const mean = meanOf(results.map((result) => result[i]!));
      yield { kind: 'row', row: { ...cell, ...mean, theirs, theory } };
    }
  }
}

function* reporting<T>(trial: Trial<T>, progress: Step): Generator<Step, T> {
  yield progress;
  for (;;) {
    const { done, value } = trial.next();
    if (done) return value;
    yield progress;
  }
}

/** Lookups between two checks of the clock. */
const LOOKUPS_PER_STEP = 500;

/** Runs lookups one by one, yielding in between. */
export function* eachLookup(count: number, lookUp: (lookup: number) => void): Trial<void> {
  for (let lookup = 0; lookup < count; lookup++) {
    lookUp(lookup);
    if (lookup % LOOKUPS_PER_STEP === LOOKUPS_PER_STEP - 1) yield undefined;
  }
}

/** A network's own seed: `sinkward graph --seed` draws the same one from it. */
export function networkSeed(seed: string, network: number): string {
  return `${seed}/${network}`;
}
