// Traces as files: written in chunks, replayed event by event, and every way in which a file can be wrong.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Different, replay } from '../../src/cli/replay.ts';
import { run } from '../../src/cli/run.ts';
import { chooseScenario } from '../../src/cli/scenario.ts';
import { FileError, LineReader, LineWriter } from '../../src/cli/trace-file.ts';
import { openTrace, type TraceFormat } from '../../src/cli/trace-writer.ts';
import { programVersion } from '../../src/cli/version.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinkward-trace-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'run.jsonl');

function record(seed: string, format: TraceFormat = 'jsonl'): void {
  const { scenario } = chooseScenario({ nodes: 8, packets: 60, seed });
  const trace = openTrace(path, format, scenario);
  const { result, digest } = run(scenario, { codec: false, observe: trace.observe });
  trace.end(result, digest);
}

/** What replay says is wrong with the file. */
function wrong(): Error {
  try {
    replay(path);
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing is wrong');
}

describe('replay', () => {
  let lines: string[] = [];
  const rewrite = (changed: readonly string[]) => writeFileSync(path, `${changed.join('\n')}\n`);

  beforeEach(() => {
    record('replay');
    lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  });

  test('the same: how many events', () => {
    expect(replay(path)).toEqual({ events: lines.length - 2, program: programVersion() });
    expect(lines.length).toBeGreaterThan(1000);
  });

  test('one seed, one file', () => {
    const first = readFileSync(path);
    record('replay');
    expect(readFileSync(path).equals(first)).toBe(true);
    record('other');
    expect(readFileSync(path).equals(first)).toBe(false);
  });

  test('a line that was changed, wherever', () => {
    for (const at of [1, 2, 500, lines.length - 2, lines.length - 1]) {
      const changed = lines[at]!.replace(/\d+(?=\D*$)/, (digits) => String(Number(digits) + 1));
      expect(changed).not.toBe(lines[at]);
      rewrite(lines.with(at, changed));
      expect(wrong()).toMatchObject({ line: at + 1, expected: changed, got: lines[at] });
      expect(wrong()).toBeInstanceOf(Different);
    }
  });

  test('two events that changed places', () => {
    rewrite(lines.with(2, lines[1]!).with(1, lines[2]!));
    expect(wrong()).toMatchObject({ line: 2, expected: lines[2], got: lines[1] });
  });

  test('an event that is missing, and one too many', () => {
    rewrite(lines.toSpliced(700, 1));
    expect(wrong()).toMatchObject({ line: 701, expected: lines[701], got: lines[700] });
    rewrite(lines.toSpliced(700, 0, lines[699]!));
    expect(wrong()).toMatchObject({ line: 701, expected: lines[699], got: lines[700] });
  });

  test('another seed: the first packet that it draws otherwise', () => {
    rewrite(lines.with(0, lines[0]!.replace('"seed":"replay"', '"seed":"other"')));
    expect(wrong()).toBeInstanceOf(Different);
  });

  test.each<[string, (lines: string[]) => string, RegExp]>([
    [
      'cut off between lines',
      (all) => `${all.slice(0, 300).join('\n')}\n`,
      /is cut off: it ends before its last line$/,
    ],
    ['cut off within a line', (all) => all.join('\n').slice(0, 9000), /is cut off within line \d+$/],
    ['only a header', (all) => `${all[0]}\n`, /is cut off/],
    [
      'a line that is no JSON',
      (all) => all.with(42, '#').join('\n'),
      /is damaged: line 43 is no JSON object$/,
    ],
    [
      'line ends of another system',
      (all) => all.join('\r\n'),
      /is damaged: line 2 has a line end of another system$/,
    ],
    [
      'something behind the last line',
      (all) => `${[...all, all[1]].join('\n')}\n`,
      /goes on after its last line, at line \d+$/,
    ],
    ['empty', () => '', /is empty$/],
    ['no trace', () => 'node,sent\n', /cannot be replayed: it is no trace of ours/],
    [
      'a newer trace',
      (all) => all[0]!.replace('"version":1', '"version":9'),
      /version 9 of the format; .* reads version 1$/,
    ],
    [
      'a header of no scenario',
      (all) => all[0]!.replace('"nodes":8,"seed"', '"nodes":-8,"seed"'),
      /line 1: .*/,
    ],
    [
      'a header of a scenario that cannot be',
      (all) => all.with(0, all[0]!.replace('"kind":"constant"', '"kind":"none"')).join('\n'),
      /(?:the scenario of .* cannot be run|line 1): /,
    ],
    ['a line without an end', () => 'x'.repeat(2 ** 24 + 2), /line 1 of .* is too long for a trace$/],
  ])('%s: one line that says so', (_, change, says) => {
    writeFileSync(path, change(lines));
    const error = wrong();
    expect(error).toBeInstanceOf(FileError);
    expect(error.message).toMatch(says);
    expect(error.message).not.toContain('\n');
  });

  test('the last line break may be missing', () => {
    writeFileSync(path, lines.join('\n'));
    expect(replay(path).events).toBe(lines.length - 2);
  });

  test('what is no file', () => {
    expect(() => replay(join(folder, 'none'))).toThrow(/^cannot read .*none: no such file or directory$/);
    expect(() => replay(folder)).toThrow(/^cannot read .*: illegal operation on a directory$/);
  });

  test('a trace for Perfetto cannot be replayed', () => {
    record('replay', 'chrome');
    expect(wrong().message).toMatch(/it is no trace of ours/);
  });
});

test('a trace for Perfetto is one JSON array, an event a line', () => {
  record('chrome', 'chrome');
  const text = readFileSync(path, 'utf8');
  const events = JSON.parse(text) as unknown[];
  expect(events.length).toBeGreaterThan(1000);
  expect(text.split('\n')).toHaveLength(events.length + 3);
});

describe('lines', () => {
  test('come back as they were written, across chunks', () => {
    const texts = Array.from({ length: 3000 }, (_, i) => 'zwölf 🎲 '.repeat(i % 40));
    const writer = new LineWriter(path);
    for (const text of texts) writer.write(`${text}\n`);
    writer.write('🎲'.repeat(100_000));
    writer.close();
    const reader = new LineReader(path, 2 ** 20);
    for (const [i, text] of texts.entries()) {
      expect(reader.next()).toEqual({ number: i + 1, text, whole: true });
    }
    expect(reader.next()).toEqual({ number: 3001, text: '🎲'.repeat(100_000), whole: false });
    expect(reader.next()).toBeUndefined();
    reader.close();
  });

  test('that find no room on the disk: one line', () => {
    const writer = new LineWriter('/dev/full');
    const fill = () => {
      for (let i = 0; i < 100_000; i++) writer.write('a line of no importance\n');
    };
    expect(fill).toThrow(new FileError('cannot write /dev/full: no space left on device'));
  });

  test('of a file that cannot be made', () => {
    expect(() => new LineWriter(join(folder, 'none', 'x'))).toThrow(
      /^cannot write .*: no such file or directory$/,
    );
    expect(() => new LineWriter(folder)).toThrow(/^cannot write .*: illegal operation on a directory$/);
  });
});
