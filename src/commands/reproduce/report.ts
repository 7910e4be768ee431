// What `sinkward reproduce` prints: tables of ours beside theirs, with their sources; rows of CSV; or a JSON object a line.

import type { Experiment, Row, Sample } from '../../literature/experiment.ts';
import type { Paper } from '../../literature/figures.ts';
import type { EventOf } from '../../results/events.ts';
import { commandLine, optionCells } from '../../terminal/options.ts';
import { type BlockLine, blockText, only } from '../../text/block.ts';
import { csvLine, csvTable } from '../../text/csv.ts';
import { drawFitting, drawGrid, fittingFrame, type Grid } from '../../text/grid.ts';
import { plural, wrapped } from '../../text/text.ts';
import { deviationsOf, differenceOf, type Reproduction, type Run } from './facts.ts';
import { reproduceTable } from './options.ts';

export interface TextStyle {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** The names of the experiments with what each measures, and where that was published. */
export function experimentsText(experiments: readonly Experiment[], style: TextStyle): string {
  const grid: Grid = {
    head: ['Experiment', 'Measures', 'Published'],
    align: ['left', 'left', 'left'],
    rows: experiments.map(({ name, measures, paper, place, obtained }) => [
      name,
      wrapped(measures, measuresWidth(style.width)).join('\n'),
      [
        ...wrapped(cite(paper), PUBLISHED_WIDTH),
        obtained === undefined ? 'no number to compare with' : place,
      ].join('\n'),
    ]),
  };
  return `${drawFitting(grid, style.width, style.color)}\n`;
}

const PUBLISHED_WIDTH = 28;

/** Beside them the other two columns take 48. */
function measuresWidth(width: number): number {
  return Math.max(12, Math.min(24, width - 48));
}

/** A heading, the table of ours beside theirs, and where the two differ and why. */
export function reproductionText(reproduction: Reproduction, { width, color }: TextStyle): string {
  const { experiment, seed, sample, rows, partial } = reproduction;
  const { name, measures, paper, place, obtained, parameters, theory, differs } = experiment;
  const said = (label: string, text: string | undefined) =>
    only(text !== undefined && text !== '', [label, text ?? '']);
  const lines: BlockLine[] = [
    { drawn: wrapped(`${name}: ${measures}`, width) },
    ['Paper', `${paper.authors}: ${paper.title}. ${paper.venue} ${paper.year}, ${place}`],
    ...said('Theirs', obtained),
    [
      'Run',
      `${parameters}; ${plural(sample.networks, 'network')}, ${plural(sample.lookups, 'lookup')} in each; seed ${seed}`,
    ],
    ...said('Theory', theory),
    { drawn: rows.length === 0 ? [] : rowsTable(rows, width, color) },
    ...only(partial, ['PARTIAL', 'interrupted: rows are missing']),
    ...said('Agrees', agreement(rows)),
    ...differs.map((sentence): BlockLine => ['Differs', sentence]),
    {
      label: 'Again',
      command: commandLine(`sinkward reproduce ${name}`, reproduceTable, { ...sample, seed }),
    },
  ];
  return blockText(lines, width);
}

interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly cell: (row: Row) => string;
}

const COLUMNS: readonly Column[] = [
  { head: 'Point', align: 'left', cell: ({ point }) => point },
  { head: 'Measure', align: 'left', cell: ({ measure }) => measure },
  { head: 'Ours', align: 'right', cell: ({ ours, decimals }) => ours.toFixed(decimals) },
  { head: '±', align: 'right', cell: ({ spread, decimals }) => spread?.toFixed(decimals) ?? '' },
  { head: 'Theirs', align: 'right', cell: theirsText },
  { head: 'Ours -\ntheirs', align: 'right', cell: differenceText },
  { head: 'in ±', align: 'right', cell: (row) => signed(deviationsOf(row), 1) },
  { head: 'Theory', align: 'right', cell: ({ theory, decimals }) => theory?.toFixed(decimals) ?? '' },
];

/** Left out in this order where there is no room for all; the other formats have them. */
const SPARE = ['in ±', 'Theory', 'Ours -\ntheirs', 'Theirs'];

/** The table without columns that say nothing, and a line on those that there is no room for. The heading says what is measured. */
function rowsTable(rows: readonly Row[], width: number, color: boolean): string[] {
  let shown = COLUMNS.filter(({ cell }) => rows.some((row) => cell(row) !== ''));
  const left: string[] = [];
  const same = rows.every(({ measure }) => measure === rows[0]!.measure) ? ['Measure'] : [];
  for (const spare of ['', ...same, ...SPARE]) {
    if (SPARE.includes(spare) && shown.some(({ head }) => head === spare))
      left.push(spare.replace('\n', ' '));
    shown = shown.filter(({ head }) => head !== spare);
    const grid = gridOf(shown, rows);
    const frame = fittingFrame(grid, width);
    if (frame === undefined) continue;
    const note = left.length === 0 ? [] : wrapped(`(too narrow for: ${left.join(', ')})`, width);
    return [drawGrid(grid, frame, color), ...note];
  }
  return [drawFitting(gridOf(shown, rows), width, color)];
}

function gridOf(columns: readonly Column[], rows: readonly Row[]): Grid {
  return {
    head: columns.map(({ head }) => head),
    align: columns.map(({ align }) => align),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}

/** Under a normal law 19 in 20 lie within two standard deviations. */
const NEAR = 2;

/** How many rows are near the published ones; empty where there is no telling. */
function agreement(rows: readonly Row[]): string {
  const deviations = rows.flatMap((row) => deviationsOf(row) ?? []);
  const near = deviations.filter((one) => Math.abs(one) <= NEAR).length;
  if (deviations.length === 0) return '';
  return `within 2 ± of theirs: ${near} of ${plural(deviations.length, 'row')}`;
}

function theirsText({ theirs, decimals }: Row): string {
  if (theirs === undefined) return '';
  const mark = { about: '~', below: '<' };
  return theirs.precision === undefined
    ? theirs.value.toFixed(decimals)
    : `${mark[theirs.precision]}${theirs.value}`;
}

function differenceText(row: Row): string {
  const isBelow = row.theirs?.precision === 'below' && differenceOf(row) === 0;
  return isBelow ? 'below' : signed(differenceOf(row), row.decimals);
}

function signed(value: number | undefined, decimals: number): string {
  if (value === undefined) return '';
  const digits = Math.abs(value).toFixed(decimals);
  return Number(digits) === 0 ? digits : `${value < 0 ? '-' : '+'}${digits}`;
}

/** `Stoica et al., SIGCOMM 2001`. */
export function cite({ authors, venue, year }: Paper): string {
  const names = authors.split(', ');
  const who = names.length > 2 ? `${names[0]} et al.` : names.join(', ');
  return `${who}, ${SHORT_VENUES[venue] ?? venue} ${year}`;
}

const SHORT_VENUES: Readonly<Record<string, string>> = {
  'IEEE/ACM Transactions on Networking 11(1)': 'ToN',
};

const CSV_FIGURES = ['ours', 'spread', 'theirs', 'precision', 'difference', 'deviations', 'theory'];

export const CSV_HEADER = csvLine([
  ...['experiment', 'source', 'place', 'point', 'measure', ...CSV_FIGURES],
  ...Object.keys(optionCells(reproduceTable, {})),
]);

/** Figures are empty where there are none; the last columns are the options of the run. */
export function rowCsv({ experiment: { name, paper, place }, seed, sample }: Run, row: Row): string {
  return csvLine([
    ...[name, cite(paper), place, row.point, row.measure],
    ...Object.values(figuresOf(row)),
    ...Object.values(optionCells(reproduceTable, { ...sample, seed })),
  ]);
}

export function experimentsCsv(experiments: readonly Experiment[]): string {
  return csvTable(
    experiments.map(({ name, paper, place, measures }) => {
      return { experiment: name, source: cite(paper), place, measures };
    }),
  );
}

/** The experiment that the rows after it belong to; without a run in a list of experiments. */
export function experimentEvent(
  { name, measures, paper, place, obtained, parameters, theory, differs, sample }: Experiment,
  run: { readonly seed?: string; readonly sample: Sample } = { sample },
): EventOf<'experiment'> {
  const texts = {
    name,
    measures,
    paper,
    place,
    obtained: obtained ?? null,
    parameters,
    theory: theory ?? null,
  };
  return { event: 'experiment', ...texts, differs, ...run };
}

export function rowEvent({ name }: Experiment, row: Row): EventOf<'row'> {
  const { point, measure } = row;
  return { event: 'row', experiment: name, point, measure, ...figuresOf(row) };
}

/** The end of an experiment; `partial` when rows are missing. */
export function endEvent({ name }: Experiment, partial: boolean): EventOf<'end'> {
  return { event: 'end', experiment: name, partial };
}

/** In the order of CSV_FIGURES. */
function figuresOf(row: Row) {
  const { ours, spread, theirs, theory } = row;
  return {
    ours: rounded(ours),
    spread: rounded(spread),
    theirs: rounded(theirs?.value),
    precision: theirs === undefined ? null : (theirs.precision ?? ('exact' as const)),
    difference: rounded(differenceOf(row)),
    deviations: rounded(deviationsOf(row)),
    theory: rounded(theory),
  };
}

/** To nine digits: engines may differ in the last ones of a logarithm. */
function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toPrecision(9));
}
