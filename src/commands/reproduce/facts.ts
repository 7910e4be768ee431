// What came of one experiment of the literature, and how far ours is from theirs.

import type { Experiment, Row, Sample } from '../../literature/experiment.ts';

/** A run of an experiment. */
export interface Run {
  readonly experiment: Experiment;
  readonly seed: string;
  readonly sample: Sample;
}

/** One that has ended, or what there is of it. */
export interface Reproduction extends Run {
  readonly rows: readonly Row[];
  /** It was interrupted: rows are missing. */
  readonly partial: boolean;
}

/** Undefined without a published number; 0 where it says `below` so much, and ours is. */
export function differenceOf({ ours, theirs }: Row): number | undefined {
  if (theirs === undefined) return undefined;
  return theirs.precision === 'below' && ours < theirs.value ? 0 : ours - theirs.value;
}

/** The difference in standard deviations between our networks; undefined where there is no spread, or theirs says `about`. */
export function deviationsOf(row: Row): number | undefined {
  const difference = row.theirs?.precision === 'about' ? undefined : differenceOf(row);
  const spread = row.spread ?? 0;
  // Equal numbers of all networks may have a mean that is off in the last digit.
  return difference === undefined || spread < 1e-12 ? undefined : difference / spread;
}
