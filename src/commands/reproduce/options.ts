// The options of `sinkward reproduce`, and the experiments that are named.

import type { Command } from 'commander';
import type { Experiment } from '../../literature/experiment.ts';
import { experiments } from '../../literature/experiments.ts';
import { count } from '../../terminal/kinds.ts';
import type { OptionTable, OptionValues } from '../../terminal/options.ts';
import { suggestion } from '../../text/suggestion.ts';
import { formatRow, seedRow } from '../common-options.ts';

export const reproduceTable = {
  networks: {
    flag: '--networks <count>',
    kind: count(1, 1000),
    help: 'networks to draw at each point',
    defaultHelp: 'as the experiment says',
  },
  lookups: {
    flag: '--lookups <count>',
    kind: count(1, 10_000_000),
    help: 'lookups in each network',
    defaultHelp: 'as the experiment says',
  },
  seed: seedRow,
  format: formatRow,
} as const satisfies OptionTable;

export type ReproduceFlags = OptionValues<typeof reproduceTable>;

export const ALL = 'all';

/** The experiments of those names, each once and in the order of the list. Exits with what is wrong. */
export function experimentsNamed(names: readonly string[], command: Command): readonly Experiment[] {
  const known = experiments.map(({ name }) => name);
  const unknown = names.find((name) => name !== ALL && !known.includes(name));
  if (unknown !== undefined) {
    command.error(
      `error: experiments must be ones that are listed, not '${unknown}'${suggestion(unknown, [...known, ALL])}`,
    );
  }
  return experiments.filter(({ name }) => names.includes(name) || names.includes(ALL));
}
