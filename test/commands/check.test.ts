// `sinkward check`: rubrics, and its results in every form. What is checked is in test/check/, the program in test/process/.

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { groupOf, type Result } from '../../src/check/check.ts';
import { comparable, printedOf } from '../../src/check/printed.ts';
import { scoreOf, weighted } from '../../src/check/score.ts';
import { argumentMistake } from '../../src/commands/check/arguments.ts';
import { outcomeJson, readOutcome } from '../../src/commands/check/json.ts';
import { outcomeJunit } from '../../src/commands/check/junit.ts';
import { KITS } from '../../src/commands/check/kit.ts';
import type { CheckFlags } from '../../src/commands/check/options.ts';
import { outcomePage } from '../../src/commands/check/page.ts';
import { type Outcome, outcomeCsv, outcomeText } from '../../src/commands/check/report.ts';
import { namesOf, parseRubric, readRubricFile } from '../../src/commands/check/rubric.ts';
import { handedInDigest } from '../../src/commands/check/submissions/digest.ts';
import { findSubmissions } from '../../src/commands/check/submissions/find.ts';
import { KeptResults } from '../../src/commands/check/submissions/kept.ts';
import {
  type Graded,
  gradedCsv,
  gradedJson,
  gradedJunit,
  gradedPage,
  gradedText,
} from '../../src/commands/check/submissions/report.ts';
import { sameOnes } from '../../src/commands/check/submissions/same.ts';
import { eventSchema } from '../../src/results/event-schema/index.ts';
import { paint } from '../../src/text/text.ts';
import { xmlText } from '../../src/text/xml.ts';
import { markupMistakes } from '../support/markup.ts';

function result(name: string, fields: Partial<Result> = {}): Result {
  const given = { title: `does ${name}`, source: 'The rules', weight: 1, grade: 'pass' as const };
  return { name, group: groupOf(name), ...given, ...fields };
}

const STRANGE = `"<b>" & '\u001b[31m\u0000\ud800\n\t]]>`;

const RESULTS: readonly Result[] = [
  result('routing.closest', { weight: 3, dialect: 'kept connections: dialect C' }),
  result('routing.wraps', { grade: 'fail', expected: STRANGE, seen: STRANGE, hint: 'mod S', weight: 2 }),
  result('routing.own', { grade: 'not tried', because: 'routing.wraps did not pass' }),
  result('task.again', { grade: 'not tried', because: 'it ends (dialect A)', excused: true, weight: 2 }),
];

function outcome(results: readonly Result[] = RESULTS): Outcome {
  const again = ['sinkward check messenger', '-- x'];
  const printed = { digest: '0123456789abcdef', lines: 3 };
  return { kind: 'messenger', program: `x '${STRANGE}'`, results, score: scoreOf(results), again, printed };
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sinkward-check-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

describe('rubrics', () => {
  const KNOWN = { messenger: ['routing', 'task', 'routing.closest', 'routing.wraps', 'task.again'] };
  const read = (text: string) => parseRubric(text, 'my.yaml', KNOWN);

  test('points of checks and groups', () => {
    const rubric = read('title: Mine\nmessenger:\n  routing: 20\n  task.again: 2.5\n');
    expect(rubric).toEqual({ messenger: { routing: 20, 'task.again': 2.5 } });
    expect(weighted(RESULTS, rubric.messenger).map(({ weight }) => weight)).toEqual([
      10,
      20 / 3,
      10 / 3,
      2.5,
    ]);
    expect(scoreOf(weighted(RESULTS, { routing: 20 }))).toMatchObject({ points: 10, maxPoints: 20 });
  });

  test.each([
    [
      'messenger:\n  rooting: 2',
      "my.yaml:2:3: the messenger has no check or group 'rooting'; did you mean 'routing'?",
    ],
    [
      'messenger:\n  routing.closets: 2',
      "my.yaml:2:3: the messenger has no check or group 'routing.closets'; did you mean 'routing.closest'?",
    ],
    [
      'messenger:\n  zzz: 2',
      "my.yaml:2:3: the messenger has no check or group 'zzz'; there are routing and task",
    ],
    ['messenger:\n  routing: many', 'my.yaml:2:12: points are a number, such as 10 or 2.5'],
    ['messenger:\n  routing: -1', 'my.yaml:2:12: points are 0 or more'],
    ['messenger: 7', "my.yaml:1:12: these are 'name: points' lines, such as 'routing: 20'"],
    ['mesenger:\n  routing: 1', "my.yaml:1:1: unknown key 'mesenger'; did you mean 'messenger'?"],
    ['', "my.yaml:1:1: a rubric has the keys 'messenger' and 'registry'"],
    [
      'messenger:\n  routing: 1\n  routing: 2',
      'my.yaml:3:3: this key is a duplicate; each may be given once',
    ],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(new Error(message));
  });

  test('the one that is shipped names what there is, every group of a messenger, and 100 points', () => {
    const path = join(import.meta.dirname, '../../docs/course/rubric.yaml');
    const rubric = readRubricFile(path, KITS);
    const groups = namesOf(KITS[0]!)[1].filter((name) => !name.includes('.'));
    expect(Object.keys(rubric.messenger!)).toEqual(expect.arrayContaining(groups));
    for (const weights of Object.values(rubric)) {
      expect(Object.values(weights).reduce((sum, points) => sum + points, 0)).toBe(100);
    }
  });
});

describe('one program', () => {
  test('JUnit is well formed whatever a program says, and counts what failed', () => {
    const xml = outcomeJunit(outcome());
    expect(markupMistakes(xml)).toEqual([]);
    expect(xml).toContain('<testsuites name="sinkward check" tests="4" failures="1" errors="0" skipped="2">');
    expect(xml).toContain('<testsuite name="routing" tests="3" failures="1" errors="0" skipped="1">');
    expect(xml).toContain('\\u{1b}[31m\\u{0}\\u{d800}&#10;&#9;]]&gt;');
    expect(xml).toContain('<skipped message="it ends (dialect A)"/>');
  });

  test('any text can be written, and read back where XML can hold it', () => {
    // Lone surrogates too.
    const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const unescaped = (text: string) =>
      text
        .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
        .replace(/&(lt|gt|quot);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"' })[name as 'lt'])
        .replaceAll('&amp;', '&');
    fc.assert(
      fc.property(
        fc.string({ unit: codeUnit }),
        (text) => markupMistakes(`<a b="${xmlText(text)}">${xmlText(text)}</a>`).length === 0,
      ),
    );
    expect(unescaped(xmlText(`a <b> "c" & 'd'\r\n\té €`))).toBe(`a <b> "c" & 'd'\r\n\té €`);
  });

  test('the page is well formed, stands alone, and says all of a failure', () => {
    const html = outcomePage(outcome());
    expect(markupMistakes(html)).toEqual([]);
    expect(html).not.toMatch(/<script|<link|<img|https?:|url\(|@import/);
    expect(html).toMatch(
      /<dt>hint<\/dt><dd>mod S<\/dd>.*<dt>source<\/dt><dd>docs\/protocol\.md: The rules<\/dd>/,
    );
    expect(html).toContain('<li>kept connections: dialect C</li>');
    const columns = [...html.matchAll(/<th\b([^>]*)>/g)].map(([, attributes]) => attributes!);
    expect(columns.filter((attributes) => !/scope="(?:row|col)"/.test(attributes))).toEqual([]);
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1)).toBe(true);
  });

  test('its colours can be read in both schemes', () => {
    const style = /<style>([^<]*)<\/style>/.exec(outcomePage(outcome()))![1]!;
    const schemes = [...style.matchAll(/:root \{(.*)\}/g)].map(([, rules]) =>
      Object.fromEntries(
        [...rules!.matchAll(/--(\w+): (#\w{6})/g)].map(([, name, color]) => [name!, color!]),
      ),
    );
    expect(schemes).toHaveLength(3);
    for (const { back, line: _, ...texts } of schemes) {
      for (const color of Object.values(texts))
        if (back !== color) expect(contrast(color, back!)).toBeGreaterThan(6);
    }
  });

  test('JSON is of the schema, and what it says is read back', () => {
    const json = outcomeJson(outcome());
    for (const line of json.trimEnd().split('\n')) eventSchema.parse(JSON.parse(line));
    expect(readOutcome(json)).toEqual({
      results: RESULTS.map((one) => ({ ...one })),
      printed: outcome().printed,
    });
    expect(readOutcome(json.split('\n').slice(1).join('\n'))).toBeUndefined();
    expect(readOutcome(json.slice(0, -20))).toBeUndefined();
  });

  test('CSV has a line a check', () => {
    const lines = outcomeCsv(outcome()).split('\nmessenger,');
    expect(lines[1]).toBe(
      'routing.closest,routing,pass,3,3,does routing.closest,,,,,kept connections: dialect C,The rules',
    );
    expect(lines).toHaveLength(5);
  });

  test.each([40, 60, 80])('text fits %i columns', (width) => {
    const text = outcomeText(outcome([result('routing.closest'), RESULTS[2]!]), paint(false), width);
    expect(text.split('\n').filter((line) => line.length > width)).toEqual([]);
  });
});

/** WCAG 2: from 1 to 21. */
function contrast(one: string, other: string): number {
  const luminance = (color: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('what is the same', () => {
  const printed = (text: string) => printedOf(text, '/here');
  const one = (name: string, digest: string | undefined, output: string) => ({
    name,
    digest,
    printed: printed(output),
  });

  test('files, and output, which the same files explain', () => {
    const same = sameOnes([
      one('ana', 'f1', 'a\nb'),
      one('ben', 'f1', 'a\nb'),
      one('cyd', 'f2', 'c'),
      one('dan', 'f3', 'c'),
    ]);
    expect(same).toEqual([
      { what: 'files', names: ['ana', 'ben'], detail: 'the same files' },
      { what: 'output', names: ['cyd', 'dan'], detail: 'the same 1 line of output' },
    ]);
    const three = [one('ana', 'f1', 'a'), one('ben', 'f1', 'a'), one('cyd', 'f2', 'a')];
    expect(sameOnes(three).map(({ names }) => names)).toEqual([
      ['ana', 'ben'],
      ['ana', 'ben', 'cyd'],
    ]);
  });

  test('nothing printed is not the same, nor are files that could not be read', () => {
    expect(sameOnes([one('ana', 'f1', ''), one('ben', 'f2', ' \n'), one('cyd', undefined, '')])).toEqual([]);
    expect(sameOnes([one('ana', undefined, 'x'), one('ben', undefined, 'y')])).toEqual([]);
  });

  test('addresses, ports and folders are none of the program', () => {
    const ana = 'listening on 127.0.0.1:45123, registry [::1]:9999\nFile "/a/ana/my.py", line 12\n';
    const ben = 'listening on 192.168.0.7:33001, registry [::1]:12345\nFile "/b/ben/my.py", line 12';
    expect(comparable(ana, '/a/ana')).toBe(comparable(ben, '/b/ben'));
    expect(comparable(ana, '/a/ana')).toContain('line 12');
  });
});

describe('submissions', () => {
  /** hand-in/<name>/run.sh, where b has no such file. */
  function handIn(): string {
    const root = folder();
    for (const name of ['a', 'b', 'c', '.git']) mkdirSync(join(root, 'hand-in', name), { recursive: true });
    for (const name of ['a', 'c', '.git']) writeFileSync(join(root, 'hand-in', name, 'run.sh'), name);
    writeFileSync(join(root, 'hand-in/c/my(1).py'), 'x');
    return root;
  }

  test('are named by what the pattern leaves open', () => {
    const root = handIn();
    const names = (pattern: string) => findSubmissions(join(root, pattern)).map(({ name }) => name);
    expect(names('hand-in/*/run.sh')).toEqual(['a', 'c']);
    expect(names('*/?/run.sh')).toEqual(['hand-in/a', 'hand-in/c']);
    expect(names('hand-in/c/*')).toEqual(['my(1).py', 'run.sh']);
    expect(names('hand-in/c/my(1).*')).toEqual(['my(1).py']);
    expect(names('hand-in/a/run.sh')).toEqual(['a']);
    expect(findSubmissions(join(root, 'hand-in/*/run.sh'))[0]).toEqual({
      name: 'a',
      file: join(root, 'hand-in/a/run.sh'),
      handedIn: join(root, 'hand-in/a'),
    });
    expect(() => names('hand-in/*/nothing')).toThrow(/^no file matches .*nothing$/);
  });

  test('have a digest of names, bytes and links, which are not followed', () => {
    const root = handIn();
    const [a, c] = ['a', 'c'].map((name) => join(root, 'hand-in', name));
    const before = handedInDigest(a!);
    expect(before).toMatch(/^[0-9a-f]{32}$/);
    expect(handedInDigest(c!)).not.toBe(before);
    rmSync(c!, { recursive: true });
    mkdirSync(c!);
    writeFileSync(join(c!, 'run.sh'), 'a');
    expect(handedInDigest(c!)).toBe(before);
    symlinkSync('/', join(c!, 'all'));
    expect(handedInDigest(c!)).toMatch(/^[0-9a-f]{32}$/);
    expect(handedInDigest(c!)).not.toBe(before);
    chmodSync(join(a!, 'run.sh'), 0o755);
    expect(handedInDigest(a!)).not.toBe(before);
    expect(handedInDigest(join(root, 'nothing'))).toBeUndefined();
  });

  test('are found again by their files before and after, with the same settings, if they could be checked', () => {
    const out = join(folder(), 'graded');
    const checked = { file: '/f', results: RESULTS, printed: undefined, seconds: 1, reason: undefined };
    const first = new KeptResults(out, 'settings');
    const path = first.keep({ name: 'a/b', digest: 'd'.repeat(32), digestAfter: 'e'.repeat(32), ...checked });
    expect(path).toBe(join(out, `a_b-${'d'.repeat(12)}.json`));
    first.keep({
      name: 'c',
      digest: 'd'.repeat(32),
      digestAfter: undefined,
      ...checked,
      reason: 'no python',
    });
    writeFileSync(join(out, 'x.json'), readFileSync(path, 'utf8').slice(0, 40));
    const again = new KeptResults(out, 'settings');
    expect(again.find('a/b', 'd'.repeat(32))).toMatchObject({ name: 'a/b', results: RESULTS });
    expect(again.find('a/b', 'e'.repeat(32))).toMatchObject({ name: 'a/b' });
    expect(again.find('a', 'd'.repeat(32))).toBeUndefined();
    expect(again.find('c', 'd'.repeat(32))).toBeUndefined();
    expect(again.find('a/b', undefined)).toBeUndefined();
    expect(new KeptResults(out, 'others').find('a/b', 'd'.repeat(32))).toBeUndefined();
  });

  const row = { file: '/f', results: RESULTS, score: scoreOf(RESULTS), reason: undefined, seconds: 4.25 };
  const graded: Graded = {
    kind: 'messenger',
    rows: [
      { ...row, name: `ana${STRANGE}`, resumed: true, kept: 'graded/ana.json' },
      { ...row, name: 'ben', resumed: false, kept: 'graded/ben.json' },
      {
        ...row,
        name: 'cyd-with-a-long-name',
        reason: 'cannot start run.sh',
        resumed: false,
        kept: 'graded/cyd.json',
      },
    ],
    same: [{ what: 'output', names: ['ben', 'cyd-with-a-long-name'], detail: 'the same 7 lines of output' }],
    total: 4,
    out: 'graded',
    again: ['sinkward check messenger', "--submissions 'hand-in/*/run.sh'"],
  };

  test.each([60, 80, 120])('as a table of %i columns', (width) => {
    const [first, ...others] = graded.rows;
    const text = gradedText({ ...graded, rows: [{ ...first!, name: 'ana' }, ...others] }, width, false);
    expect(text.split('\n').filter((line) => line.length > width)).toEqual([]);
    expect(text).toMatch(/ana .* 3 .* 1 .* 1 .* routing\.wraps/);
    expect(text).toContain('cyd-with-a-long-name: cannot start run.sh');
    expect(text).toContain('1 submission not checked');
  });

  test('as CSV, JSON, JUnit and a page', () => {
    expect(gradedCsv(graded).split('\n').at(-2)).toBe(
      'messenger,cyd-with-a-long-name,3,6,1,1,2,routing.wraps,cannot start run.sh,4.25,,ben,graded/cyd.json',
    );
    const lines = gradedJson(graded).trimEnd().split('\n');
    expect(lines.map((line) => eventSchema.parse(JSON.parse(line)).event)).toEqual([
      ...Array(3).fill('submission'),
      'same',
    ]);
    expect(markupMistakes(gradedJunit(graded))).toEqual([]);
    expect(gradedJunit(graded)).toContain('<testsuite name="ben: routing" tests="3"');
    expect(markupMistakes(gradedPage(graded))).toEqual([]);
    expect(gradedPage(graded)).toContain('<li>ben, cyd-with-a-long-name: the same 7 lines of output</li>');
  });
});

describe('arguments', () => {
  const flags = { patience: 1000, timeLimit: 1000, format: 'table' } as const;
  const attach = { host: '127.0.0.1', port: 1 };
  const places = ['registry', 'port'];

  test.each<[string, string[], Partial<CheckFlags>, string]>([
    [
      'no command',
      [],
      {},
      'the command of your program is missing: put it after --, such as -- python3 my.py {registry}',
    ],
    ['no place', ['my'], {}, 'the command must have {registry} or {port} where the address goes'],
    [
      'attached, with a command',
      ['my', '{port}'],
      { attach },
      '--attach is for a program that runs already; use it without a command',
    ],
    [
      'attached submissions',
      [],
      { attach, submissions: 'x' },
      'submissions are started here, and --attach is for a program that runs already; use one of them',
    ],
    ['jobs of one', ['my', '{port}'], { jobs: 2 }, '--jobs is for many programs; use it with --submissions'],
    ['out of one', ['my', '{port}'], { out: 'x' }, '--out is for many programs; use it with --submissions'],
    [
      'a pattern that the shell has filled in',
      ['b/run.sh'],
      { submissions: 'a/run.sh' },
      'the command must have {registry} or {port} where the address goes; or quote the pattern of --submissions',
    ],
  ])('%s', (_, words, given, mistake) => {
    expect(argumentMistake(words, { ...flags, ...given }, places)).toBe(mistake);
  });

  test.each<[string[], Partial<CheckFlags>]>([
    [['my', '--at={port}'], {}],
    [[], { attach }],
    [[], { submissions: 'x' }],
    [['my', '{file}', '{registry}'], { submissions: 'x', jobs: 2, out: 'y' }],
  ])('%j %j is right', (words, given) => {
    expect(argumentMistake(words, { ...flags, ...given }, places)).toBeUndefined();
  });
});
