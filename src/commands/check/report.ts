// Results as text and as CSV.

import { groupOf, type Result } from '../../check/check.ts';
import type { Printed } from '../../check/printed.ts';
import type { Score } from '../../check/score.ts';
import { blockText } from '../../text/block.ts';
import { csvTable } from '../../text/csv.ts';
import { decimalText } from '../../text/number.ts';
import { count, type Paint, plural, seenLength, wrapped } from '../../text/text.ts';

export interface Outcome {
  readonly kind: 'messenger' | 'registry';
  /** The program's command line, or the address it was attached to. */
  readonly program: string;
  readonly results: readonly Result[];
  readonly score: Score;
  /** The command that repeats the checks. */
  readonly again: readonly string[];
  /** The output of its first start. */
  readonly printed: Printed | undefined;
}

/** For each group the number of checks that passed, the details of each failure, and why checks were not tried. */
export function outcomeText({ results, score, again }: Outcome, paint: Paint, width: number): string {
  const groups = [...new Set(results.map(({ group }) => group))];
  const nameWidth = Math.max(...results.map(({ name }) => name.length));
  const lines = groups.flatMap((group) =>
    groupLines(
      results.filter((result) => result.group === group),
      group.padEnd(nameWidth),
      paint,
      width,
    ),
  );
  return [
    ...lines,
    '',
    ...dialectLines(results, width),
    ...wrapped(`${scoreText(score)}.`, width),
    blockText([{ label: 'Again', command: again }], width),
  ].join('\n');
}

function groupLines(results: readonly Result[], group: string, paint: Paint, width: number): string[] {
  const passed = results.filter(({ grade }) => grade === 'pass').length;
  const all =
    passed === results.length ? plural(passed, 'check') : `${passed} of ${plural(results.length, 'check')}`;
  const reasons = results.flatMap(({ because }) => because ?? []);
  return [
    ...(passed > 0 ? [`${paint.good('✓')} ${group}  ${all} passed`] : []),
    ...results
      .filter(({ grade }) => grade === 'fail')
      .flatMap((result) => failureLines(result, group.length, paint, width)),
    ...[...new Set(reasons)].flatMap((reason) => {
      const count = reasons.filter((one) => one === reason).length;
      return hanging(`- ${group}  `, `${plural(count, 'check')} not tried: ${reason}`, width);
    }),
  ];
}

function failureLines(result: Result, nameWidth: number, paint: Paint, width: number): string[] {
  const details = blockText(detailsOf(result), Math.max(20, width - 4)).trimEnd();
  return [
    ...hanging(`${paint.bad('✗')} ${result.name.padEnd(nameWidth)}  `, result.title, width),
    ...details.split('\n').map((line) => `    ${line}`),
  ];
}

/** The text beside its head, and under it where it goes on. */
function hanging(head: string, text: string, width: number): string[] {
  const indent = seenLength(head);
  return wrapped(text, Math.max(20, width - indent)).map(
    (line, i) => (i === 0 ? head : ' '.repeat(indent)) + line,
  );
}

/** Four lines. */
export function failureText(result: Result): string {
  return detailsOf(result)
    .map(([label, text]) => `${label}: ${text}`)
    .join('\n');
}

/** Labelled details of a failed check. */
export function detailsOf({ expected, seen, hint, source }: Result): [label: string, text: string][] {
  return [
    ['expected', expected!],
    ['seen', seen!],
    ['hint', hint!],
    ['source', `docs/protocol.md: ${source}`],
  ];
}

export const DIALECTS_HEAD = 'Differences between published programs, which are not mistakes:';

export function remarksOf(results: readonly Result[]): string[] {
  return results.flatMap(({ dialect }) => (dialect === undefined ? [] : dialect.split('; ')));
}

function dialectLines(results: readonly Result[], width: number): string[] {
  const remarks = remarksOf(results);
  if (remarks.length === 0) return [];
  return [
    ...wrapped(DIALECTS_HEAD, width),
    ...remarks.flatMap((remark) =>
      wrapped(remark, width - 4).map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`),
    ),
    '',
  ];
}

/** `46 of 48 checks passed, 1 failed, 1 not tried; 80 of 84 points`. */
export function scoreText({ checks, passed, failed, notTried, points, maxPoints }: Score): string {
  const rest = [
    failed > 0 ? `, ${count(failed)} failed` : '',
    notTried > 0 ? `, ${count(notTried)} not tried` : '',
  ];
  return `${count(passed)} of ${plural(checks, 'check')} passed${rest.join('')}; ${decimalText(points)} of ${decimalText(maxPoints)} points`;
}

export function outcomeCsv({ kind, results }: Outcome): string {
  return csvTable(
    results.map((result) => ({
      program: kind,
      check: result.name,
      group: groupOf(result.name),
      grade: result.grade,
      points: result.grade === 'pass' ? result.weight : 0,
      max_points: result.excused === true ? 0 : result.weight,
      title: result.title,
      expected: result.expected ?? '',
      seen: result.seen ?? '',
      hint: result.hint ?? '',
      because: result.because ?? '',
      dialect: result.dialect ?? '',
      source: result.source,
    })),
  );
}
