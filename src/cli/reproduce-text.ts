// What `sinkward reproduce` prints for people: tables of ours beside theirs, with their sources.

import type { Experiment, Row, Sample } from '../literature/experiment.ts';
import type { Paper } from '../literature/figures.ts';
import { drawGrid, fittingFrame, type Grid } from '../report/grid.ts';
import { plural } from '../report/text.ts';

/** One run of an experiment, or what there is of it. */
export interface Reproduction {
  readonly experiment: Experiment;
  readonly seed: string;
  readonly sample: Sample;
  readonly rows: readonly Row[];
  /** It was interrupted: rows are missing. */
  readonly partial: boolean;
}

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
      wrapped(measures, MEASURES_WIDTH).join('\n'),
      `${cite(paper)}\n${obtained === undefined ? 'no number to compare with' : place}`,
    ]),
  };
  return `${drawGrid(grid, fittingFrame(grid, style.width) ?? 'tight', style.color)}\n`;
}

const MEASURES_WIDTH = 24;

/** A heading, the table of ours beside theirs, and where the two differ and why. */
export function reproductionText(reproduction: Reproduction, { width, color }: TextStyle): string {
  const { experiment, seed, sample, rows, partial } = reproduction;
  const { name, measures, paper, place, obtained, parameters, theory, differs } = experiment;
  const grid = rowsGrid(rows);
  const facts = (label: string, text: string) =>
    wrapped(text, width - LABEL_WIDTH).map(
      (line, i) => `${(i === 0 ? label : '').padEnd(LABEL_WIDTH)}${line}`,
    );
  const lines = [
    ...wrapped(`${name}: ${measures}`, width),
    ...facts('Paper', `${paper.authors}: ${paper.title}. ${paper.venue} ${paper.year}, ${place}`),
    ...(obtained === undefined ? [] : facts('Theirs', obtained)),
    ...facts(
      'Run',
      `${parameters}; ${plural(sample.networks, 'network')}, ${plural(sample.lookups, 'lookup')} in each; seed ${seed}`,
    ),
    ...(theory === undefined ? [] : facts('Theory', theory)),
    ...(rows.length === 0 ? [] : [drawGrid(grid, fittingFrame(grid, width) ?? 'tight', color)]),
    ...(partial ? ['(interrupted: rows are missing)'] : []),
    ...differs.flatMap((sentence) => facts('Differs', sentence)),
  ];
  return `${lines.join('\n')}\n`;
}

const LABEL_WIDTH = 9;

/** Columns that are empty in all rows are left out. */
function rowsGrid(rows: readonly Row[]): Grid {
  const columns: readonly { head: string; align: 'left' | 'right'; cell: (row: Row) => string }[] = [
    { head: 'Point', align: 'left', cell: ({ point }) => point },
    { head: 'Measure', align: 'left', cell: ({ measure }) => measure },
    { head: 'Ours', align: 'right', cell: ({ ours, decimals }) => ours.toFixed(decimals) },
    { head: '±', align: 'right', cell: ({ spread, decimals }) => spread?.toFixed(decimals) ?? '' },
    { head: 'Theirs', align: 'right', cell: theirsText },
    { head: 'Ours - theirs', align: 'right', cell: differenceText },
    { head: 'Theory', align: 'right', cell: ({ theory, decimals }) => theory?.toFixed(decimals) ?? '' },
  ];
  const shown = columns.filter(({ cell }) => rows.some((row) => cell(row) !== ''));
  return {
    head: shown.map(({ head }) => head),
    align: shown.map(({ align }) => align),
    rows: rows.map((row) => shown.map(({ cell }) => cell(row))),
  };
}

function theirsText({ theirs, decimals }: Row): string {
  if (theirs === undefined) return '';
  const mark = { about: '~', below: '<' };
  return theirs.precision === undefined
    ? theirs.value.toFixed(decimals)
    : `${mark[theirs.precision]}${theirs.value}`;
}

/** As a percentage too where the number has three digits, so that one says something. */
function differenceText(row: Row): string {
  const difference = differenceOf(row);
  if (difference === undefined) return '';
  const { decimals } = row;
  const { value, precision } = row.theirs!;
  if (precision === 'below' && difference === 0) return 'below';
  const share = precision === undefined && value >= 100 * 10 ** -decimals ? difference / value : undefined;
  const percent = share === undefined ? '' : ` (${signed(100 * share, 1)} %)`;
  return `${signed(difference, decimals)}${percent}`;
}

function signed(value: number, decimals: number): string {
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

/** Undefined without a published number; 0 where it says `below` so much, and ours is. */
export function differenceOf({ ours, theirs }: Row): number | undefined {
  if (theirs === undefined) return undefined;
  return theirs.precision === 'below' && ours < theirs.value ? 0 : ours - theirs.value;
}

/** Words in lines of at most `width` characters where each word allows. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines;
}
