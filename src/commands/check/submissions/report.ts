// The results of all submissions: as a table, CSV, JSON Lines, JUnit XML and an HTML page.

import type { Result } from '../../../check/check.ts';
import type { Score } from '../../../check/score.ts';
import { eventLine } from '../../../results/events.ts';
import { type BlockLine, blockText } from '../../../text/block.ts';
import { csvTable } from '../../../text/csv.ts';
import { drawGrid, fittingFrame, type Grid } from '../../../text/grid.ts';
import { decimalText } from '../../../text/number.ts';
import { count, plural, printable, wrapped } from '../../../text/text.ts';
import { xmlText } from '../../../text/xml.ts';
import { junit } from '../junit.ts';
import type { Kit } from '../kit.ts';
import { headRow, numberCell, outcomeParts, page, pointsText } from '../page.ts';
import type { Same } from './same.ts';

export interface Row {
  readonly name: string;
  readonly file: string;
  /** With the rubric's points. */
  readonly results: readonly Result[];
  readonly score: Score;
  /** Why it could not be checked; else undefined. */
  readonly reason: string | undefined;
  readonly seconds: number;
  /** Checked by an earlier command. */
  readonly resumed: boolean;
  /** The file with its results. */
  readonly kept: string;
}

export interface Graded {
  readonly kind: Kit['kind'];
  /** Sorted by name, without those that an interruption prevented. */
  readonly rows: readonly Row[];
  readonly same: readonly Same[];
  /** Number of submissions. */
  readonly total: number;
  readonly out: string;
  readonly again: readonly string[];
}

export function gradedText(graded: Graded, width: number, color: boolean): string {
  const { rows, same, total, out, again } = graded;
  const left = total - rows.length;
  const resumed = rows.filter((row) => row.resumed).length;
  const ended = [
    `${count(rows.length)} of ${plural(total, 'submission')}`,
    ...(resumed > 0 ? [`${count(resumed)} of them from an earlier run`] : []),
    `results in ${printable(out)}/.`,
  ].join(', ');
  const lines: readonly BlockLine[] = [
    ...same.map((one): BlockLine => ['Same', sameText(one)]),
    { label: 'Again', command: again },
  ];
  return [
    ...(rows.length === 0 ? [] : [tableText(rows, width, color), '']),
    ...rows.flatMap(({ name, reason }) =>
      reason === undefined ? [] : wrapped(`${printable(name)}: ${reason}`, width),
    ),
    ...(rows.some(({ reason }) => reason !== undefined) ? [''] : []),
    ...wrapped(ended, width),
    ...(left > 0
      ? wrapped(`Interrupted: ${plural(left, 'submission')} not checked; rerun to resume.`, width)
      : []),
    blockText(lines, width),
  ].join('\n');
}

/** `ana, ben: the same files`. */
function sameText({ names, detail }: Same): string {
  return `${names.map(printable).join(', ')}: ${detail}`;
}

const MIN_NAME = 8;

/** Omits columns from the right that do not fit, then cuts names. */
function tableText(rows: readonly Row[], width: number, color: boolean): string {
  const longest = Math.max(...rows.map(({ name }) => name.length));
  for (let columns = COLUMNS.length; columns >= MIN_COLUMNS; columns--) {
    for (const nameWidth of [longest, Math.min(longest, 20), MIN_NAME]) {
      const grid = gridOf(rows, columns, nameWidth);
      const frame = fittingFrame(grid, width);
      if (frame !== undefined && (nameWidth === longest || columns === MIN_COLUMNS))
        return drawGrid(grid, frame, color);
    }
  }
  return drawGrid(gridOf(rows, MIN_COLUMNS, MIN_NAME), 'tight', color);
}

const MIN_COLUMNS = 5;

const COLUMNS: readonly { head: string; align: 'left' | 'right'; cell(row: Row): string }[] = [
  { head: 'submission', align: 'left', cell: ({ name }) => printable(name) },
  { head: 'points', align: 'right', cell: ({ score }) => decimalText(score.points) },
  { head: 'passed', align: 'right', cell: ({ score }) => count(score.passed) },
  { head: 'failed', align: 'right', cell: ({ score }) => count(score.failed) },
  {
    head: 'first failure',
    align: 'left',
    cell: (row) => firstFailure(row) ?? (row.reason === undefined ? '' : 'not started'),
  },
  { head: 'not tried', align: 'right', cell: ({ score }) => count(score.notTried) },
  { head: 'time', align: 'right', cell: ({ seconds }) => `${seconds.toFixed(1)} s` },
];

function gridOf(rows: readonly Row[], columns: number, nameWidth: number): Grid {
  const shown = COLUMNS.slice(0, columns);
  const cut = (text: string) => (text.length > nameWidth ? `${text.slice(0, nameWidth - 1)}…` : text);
  return {
    head: shown.map(({ head }) => head),
    align: shown.map(({ align }) => align),
    rows: rows.map((row) => shown.map(({ cell }, i) => (i === 0 ? cut(cell(row)) : cell(row)))),
  };
}

/** The name of the first check that failed. */
function firstFailure({ results }: Row): string | undefined {
  return results.find(({ grade }) => grade === 'fail')?.name;
}

export function gradedCsv({ kind, rows, same }: Graded): string {
  const sameAs = (what: Same['what'], name: string) =>
    same
      .filter((one) => one.what === what && one.names.includes(name))
      .flatMap(({ names }) => names.filter((other) => other !== name))
      .join(' ');
  return csvTable(
    rows.map((row) => ({
      program: kind,
      submission: row.name,
      points: row.score.points,
      max_points: row.score.maxPoints,
      passed: row.score.passed,
      failed: row.score.failed,
      not_tried: row.score.notTried,
      first_failure: firstFailure(row) ?? '',
      reason: row.reason ?? '',
      seconds: row.seconds,
      same_files_as: sameAs('files', row.name),
      same_output_as: sameAs('output', row.name),
      results: row.kept,
    })),
  );
}

export function gradedJson({ kind, rows, same }: Graded): string {
  const lines = rows.map((row, at) => {
    const { name, file, score, reason, seconds, resumed, kept } = row;
    return eventLine(
      {
        event: 'submission',
        program: kind,
        name,
        file,
        ...score,
        firstFailure: firstFailure(row) ?? null,
        reason: reason ?? null,
        seconds,
        resumed,
        results: kept,
      },
      { first: at === 0 },
    );
  });
  return [...lines, ...same.map((one) => eventLine({ event: 'same', ...one }))].join('');
}

export function gradedJunit({ kind, rows }: Graded): string {
  return junit(rows.map(({ name, results }) => ({ name, kind, results })));
}

export function gradedPage({ kind, rows, same }: Graded): string {
  const title = `${plural(rows.length, 'submission')} of a ${kind}`;
  return page(title, [
    `<h1>${xmlText(title)}</h1>`,
    ...(same.length === 0
      ? []
      : [
          '<h2>The same byte for byte</h2>',
          `<ul>${same.map((one) => `<li>${xmlText(sameText(one))}</li>`).join('')}</ul>`,
        ]),
    '<h2>Submissions</h2>',
    '<table>',
    headRow(['Submission', '#Passed', '#Failed', '#Not tried', '#Points']),
    '<tbody>',
    ...rows.map(submissionRow),
    '</tbody></table>',
    ...rows.flatMap((row, i) => [
      `<h2 id="s${i}">${xmlText(row.name)}</h2>`,
      ...(row.reason === undefined
        ? outcomeParts(row.results, row.score, 3)
        : [`<p>${xmlText(row.reason)}</p>`]),
    ]),
  ]);
}

function submissionRow(row: Row, i: number): string {
  const { score } = row;
  const numbers = [score.passed, score.failed, score.notTried].map(numberCell).join('');
  const first = row.reason ?? firstFailure(row);
  const why = first === undefined ? '' : `<p class="muted">${xmlText(first)}</p>`;
  const name = `<a href="#s${i}">${xmlText(row.name)}</a>${why}`;
  return `<tr><th scope="row">${name}</th>${numbers}${numberCell(pointsText(score))}</tr>`;
}
