// Results as JUnit XML for build servers and course systems: a testsuite per group, a testcase per check.

import type { Result } from '../../check/check.ts';
import { xmlText } from '../../text/xml.ts';
import { failureText, type Outcome } from './report.ts';

export function outcomeJunit(outcome: Outcome): string {
  return junit([{ results: outcome.results, kind: outcome.kind }]);
}

export interface Checked {
  /** The submission's name, a prefix of its groups' names. */
  readonly name?: string;
  readonly kind: Outcome['kind'];
  readonly results: readonly Result[];
  readonly seconds?: number;
}

/** One document for all programs. */
export function junit(checked: readonly Checked[]): string {
  const all = checked.flatMap(({ results }) => results);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sinkward check"${numbers(all)}>`,
    ...checked.flatMap(suites),
    '</testsuites>',
    '',
  ].join('\n');
}

function suites({ name, kind, results }: Checked): string[] {
  const groups = [...new Set(results.map(({ group }) => group))];
  const before = name === undefined ? '' : `${name}: `;
  return groups.flatMap((group) => {
    const own = results.filter((result) => result.group === group);
    const suite = xmlText(`${before}${group}`);
    return [
      `  <testsuite name="${suite}"${numbers(own)}>`,
      ...own.map((result) => testcase(result, `${before}${kind}.${group}`)),
      '  </testsuite>',
    ];
  });
}

function numbers(results: readonly Result[]): string {
  const failures = results.filter(({ grade }) => grade === 'fail').length;
  const skipped = results.filter(({ grade }) => grade === 'not tried').length;
  return ` tests="${results.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
}

function testcase(result: Result, className: string): string {
  const { name, title, grade, expected, seen, because, dialect } = result;
  const head = `    <testcase classname="${xmlText(className)}" name="${xmlText(`${name}: ${title}`)}"`;
  if (grade === 'fail') {
    const message = xmlText(`expected ${expected}; seen: ${seen}`);
    return `${head}><failure message="${message}" type="mismatch">${xmlText(failureText(result))}</failure></testcase>`;
  }
  if (grade === 'not tried') return `${head}><skipped message="${xmlText(because!)}"/></testcase>`;
  if (dialect === undefined) return `${head}/>`;
  return `${head}><system-out>${xmlText(dialect)}</system-out></testcase>`;
}
