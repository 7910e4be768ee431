// Results as one self-contained HTML page: no script, no external resources; light and dark, narrow screens, print.

import type { Result } from '../../check/check.ts';
import { type Score, scoreOf } from '../../check/score.ts';
import { decimalText } from '../../text/number.ts';
import { count } from '../../text/text.ts';
import { xmlText } from '../../text/xml.ts';
import { DIALECTS_HEAD, detailsOf, type Outcome, remarksOf, scoreText } from './report.ts';

export function outcomePage(outcome: Outcome): string {
  const { kind, program, results, score, again } = outcome;
  return page(`Checks of a ${kind}`, [
    `<h1>Checks of a ${kind}</h1>`,
    `<p><code>${xmlText(program)}</code></p>`,
    ...outcomeParts(results, score, 2),
    '<h2>Again</h2>',
    `<p><code>${xmlText(again.join(' '))}</code></p>`,
  ]);
}

/** The score, a table of groups, and each check. `level`: level of its headings, 2 to 4. */
export function outcomeParts(results: readonly Result[], score: Score, level: number): string[] {
  const groups = [...new Set(results.map(({ group }) => group))].map((group) => ({
    group,
    own: results.filter((result) => result.group === group),
  }));
  const remarks = remarksOf(results);
  const heading = (text: string) => `<h${level}>${xmlText(text)}</h${level}>`;
  return [
    `<p class="score">${xmlText(scoreText(score))}.</p>`,
    ...(remarks.length === 0
      ? []
      : [
          heading('Dialects'),
          `<p>${xmlText(DIALECTS_HEAD)}</p>`,
          `<ul>${remarks.map((remark) => `<li>${xmlText(remark)}</li>`).join('')}</ul>`,
        ]),
    heading('Groups'),
    '<table>',
    headRow(['Group', '#Passed', '#Failed', '#Not tried', '#Points']),
    '<tbody>',
    ...groups.map(({ group, own }) => groupRow(group, scoreOf(own))),
    '</tbody></table>',
    heading('Checks'),
    ...groups.flatMap(({ group, own }) => [
      `<h${level + 1}>${xmlText(group)}</h${level + 1}>`,
      '<table>',
      headRow(['Result', 'Check', '#Points']),
      '<tbody>',
      ...own.map(checkRow),
      '</tbody></table>',
    ]),
  ];
}

/** The document. `title` is plain text, `parts` are HTML. */
export function page(title: string, parts: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${xmlText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${parts.join('\n')}
</main>
</body>
</html>
`;
}

/** A header row. A cell that begins with # heads a column of numbers. */
export function headRow(cells: readonly string[]): string {
  const head = cells.map((cell) =>
    cell.startsWith('#')
      ? `<th scope="col" class="number">${xmlText(cell.slice(1))}</th>`
      : `<th scope="col">${xmlText(cell)}</th>`,
  );
  return `<thead><tr>${head.join('')}</tr></thead>`;
}

export function numberCell(value: number | string): string {
  return `<td class="number">${typeof value === 'number' ? count(value) : xmlText(value)}</td>`;
}

/** `80 of 84`. */
export function pointsText({ points, maxPoints }: Pick<Score, 'points' | 'maxPoints'>): string {
  return `${decimalText(points)} of ${decimalText(maxPoints)}`;
}

function groupRow(group: string, score: Score): string {
  const numbers = [score.passed, score.failed, score.notTried].map(numberCell).join('');
  return `<tr><th scope="row">${xmlText(group)}</th>${numbers}${numberCell(pointsText(score))}</tr>`;
}

const MARKS = {
  pass: '<span class="good"><span aria-hidden="true">✓ </span>passed</span>',
  fail: '<span class="bad"><span aria-hidden="true">✗ </span>failed</span>',
  'not tried': '<span class="muted">not tried</span>',
} as const;

function checkRow(result: Result): string {
  const { name, title, source, grade, because, dialect, excused } = result;
  const details: readonly (readonly [string, string])[] =
    grade === 'fail'
      ? detailsOf(result)
      : [
          ...(grade === 'not tried' ? [['because', because!] as const] : []),
          ...(dialect === undefined ? [] : [['dialect', dialect] as const]),
          ['source', `docs/protocol.md: ${source}`],
        ];
  const list = details.map(([label, text]) => `<div><dt>${label}</dt><dd>${xmlText(text)}</dd></div>`);
  const points = decimalText(rounded(grade === 'pass' ? result.weight : 0));
  const most = decimalText(rounded(excused === true ? 0 : result.weight));
  return [
    `<tr><td>${MARKS[grade]}</td>`,
    `<th scope="row"><code>${xmlText(name)}</code><p>${xmlText(title)}</p><dl>${list.join('')}</dl></th>`,
    `${numberCell(`${points} of ${most}`)}</tr>`,
  ].join('');
}

const rounded = (points: number) => Math.round(100 * points) / 100;

/** The contrast of text is at least 6 to 1 in both colour schemes. */
const STYLE = `
:root { --text: #1b1f23; --back: #ffffff; --line: #c4cad0; --muted: #54595f; --good: #0a662b; --bad: #a8071a; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8eaed; --back: #14171a; --line: #454b52; --muted: #b0b7be; --good: #6bd68f; --bad: #ff9a96; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
h3, h4, h5 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
p { margin: 0.25rem 0; }
.score { font-size: 1.15rem; font-weight: 600; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.5rem 0.35rem 0; border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; width: 99%; }
tbody th code { font-weight: 600; }
thead th, td { white-space: nowrap; }
.number { text-align: right; padding-right: 0; padding-left: 0.75rem; font-variant-numeric: tabular-nums; }
.good { color: var(--good); font-weight: 600; }
.bad { color: var(--bad); font-weight: 600; }
.muted { color: var(--muted); }
.wrap { white-space: normal; }
a { color: inherit; }
dl { margin: 0.25rem 0 0; color: var(--muted); font-size: 0.9em; }
dl div { display: flex; gap: 0.5rem; }
dt { flex: 0 0 4.5rem; }
dd { margin: 0; min-width: 0; }
@media (max-width: 30rem) {
  main { padding: 0.75rem; }
  thead th { white-space: normal; overflow-wrap: normal; font-size: 0.8rem; }
  dl div { display: block; }
  dd { margin-left: 0.75rem; }
}
@media print {
  :root { --text: #000000; --back: #ffffff; --line: #999999; --muted: #333333; --good: #0a662b; --bad: #a8071a; }
  main { max-width: none; padding: 0; }
  tr { break-inside: avoid; }
  h2, h3, h4, h5 { break-after: avoid; }
}
`;
