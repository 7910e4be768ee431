// What `sinkward reproduce` prints for programs: rows of CSV, or a JSON object a line.

import type { Experiment, Row, Sample } from '../../literature/experiment.ts';
import { safeJson } from '../../text/text.ts';
import { cite, deviationsOf, differenceOf } from './text.ts';

export const CSV_HEADER =
  'experiment,source,place,point,measure,ours,spread,theirs,precision,difference,deviations,theory\n';

/** Numbers are empty where there are none. */
export function rowCsv({ name, paper, place }: Experiment, row: Row): string {
  const texts = [name, cite(paper), place, row.point, row.measure];
  return `${[...texts.map(field), ...Object.values(numbersOf(row)).map((value) => value ?? '')].join(',')}\n`;
}

export function experimentsCsv(experiments: readonly Experiment[]): string {
  const rows = experiments.map(({ name, paper, place, measures }) => [name, cite(paper), place, measures]);
  return [['experiment', 'source', 'place', 'measures'], ...rows]
    .map((row) => `${row.map(field).join(',')}\n`)
    .join('');
}

/** Grows when a field changes its meaning or goes away, not when one is added. */
const SCHEMA_VERSION = 1;

/** What the rows after it are of; without a run in a list of experiments. */
export function experimentJson(
  { name, measures, paper, place, obtained, parameters, theory, differs, sample }: Experiment,
  run: { readonly seed?: string; readonly sample: Sample } = { sample },
): string {
  const texts = {
    name,
    measures,
    paper,
    place,
    obtained: obtained ?? null,
    parameters,
    theory: theory ?? null,
  };
  return line({ event: 'experiment', schemaVersion: SCHEMA_VERSION, ...texts, differs, ...run });
}

export function rowJson({ name }: Experiment, row: Row): string {
  const { point, measure } = row;
  return line({ event: 'row', experiment: name, point, measure, ...numbersOf(row) });
}

/** The last line of an experiment; `partial` when rows are missing. */
export function endJson({ name }: Experiment, partial: boolean): string {
  return line({ event: 'end', experiment: name, partial });
}

function numbersOf(row: Row) {
  const { ours, spread, theirs, theory } = row;
  return {
    ours: rounded(ours),
    spread: rounded(spread),
    theirs: rounded(theirs?.value),
    precision: theirs === undefined ? null : (theirs.precision ?? 'exact'),
    difference: rounded(differenceOf(row)),
    deviations: rounded(deviationsOf(row)),
    theory: rounded(theory),
  };
}

/** To nine digits: engines may differ in the last ones of a logarithm. */
function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toPrecision(9));
}

/** RFC 4180: quoted where it holds a comma. */
function field(text: string): string {
  return text.includes(',') ? `"${text}"` : text;
}

function line(value: object): string {
  return `${safeJson(value)}\n`;
}
