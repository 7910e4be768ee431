// Results as text and as CSV.

import { groupOf, type Result } from '../../check/check.ts';
import type { Printed } from '../../check/printed.ts';
import type { Score } from '../../check/score.ts';
import { blockText } from '../../text/block.ts';
import { csvTable } from '../../text/csv.ts';
import { decimalText } from '../../text/number.ts';
import { count, type Paint, plural, wrapped } from '../../text/text.ts';

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

/** A line for each group whose checks all passed, else a line for each of its checks, with details of failures. */
export function outcomeText({ results, score, again }: Outcome, paint: Paint, width: number): string {
  const groups = [...new Set(results.map(({ group }) => group))];
  const nameWidth = Math.max(...results.map(({ name }) => name.length));
  const lines = groups.flatMap((group) => {
    const own = results.filter((result) => result.group === group);
    if (own.every(({ grade }) => grade === 'pass')) {
      return [`${paint.good('✓')} ${group.padEnd(nameWidth)}  ${plural(own.length, 'check')} passed`];
    }
    return own.flatMap((result) => resultLines(result, nameWidth, paint, width));
  });
  return [
    ...lines,
    '',
    ...dialectLines(results, width),
    ...wrapped(`${scoreText(score)}.`, width),
    blockText([{ label: 'Again', command: again }], width),
  ].join('\n');
}

function resultLines(result: Result, nameWidth: number, paint: Paint, width: number): string[] {
  const { name, title, grade, because } = result;
  const mark = { pass: paint.good('✓'), fail: paint.bad('✗'), 'not tried': '-' }[grade];
  const indent = ' '.repeat(nameWidth + 4);
  const text = grade === 'not tried' ? `not tried: ${because}` : title;
  const [first, ...more] = wrapped(text, Math.max(20, width - indent.length));
  const head = [`${mark} ${name.padEnd(nameWidth)}  ${first}`, ...more.map((line) => indent + line)];
  if (grade !== 'fail') return head;
  return [
    ...head,
    ...blockText(detailsOf(result), Math.max(20, width - 4))
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`),
  ];
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
