// Traces as files: written in chunks, replayed event by event, and every way in which a file can be wrong.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { replay } from '../../src/commands/replay/command.ts';
import { chooseScenario } from '../../src/commands/simulate/choose-scenario.ts';
import { simulateTable } from '../../src/commands/simulate/options.ts';
import { run } from '../../src/commands/simulate/run-simulation.ts';
import { openTrace, type TraceFormat } from '../../src/commands/simulate/trace-writer.ts';
import { FileError, LineReader, LineWriter, readText } from '../../src/commands/trace-file.ts';
import { programVersion } from '../../src/commands/version.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import { InputError } from '../../src/terminal/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinkward-trace-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'run.jsonl');

function record(seed: string, format?: TraceFormat): void {
  write(chooseScenario({ nodes: 8, packets: 60, seed }).scenario, format);
}

function write(scenario: Scenario, format: TraceFormat = 'jsonl'): void {
  const trace = openTrace(path, format, scenario);
  const { result, digest } = run(scenario, { codec: false, observe: trace.observe });
  trace.end(result, digest);
}

/** What replay says is wrong with the file: an error, or the first difference. */
async function wrong(): Promise<{ readonly message?: string; readonly line?: number }> {
  try {
    const { different } = await replay(path);
    if (different !== undefined) return different;
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

  test('the same: how many events', async () => {
    expect(await replay(path)).toEqual({ events: lines.length - 2, program: programVersion() });
    expect(lines.length).toBeGreaterThan(1000);
  });

  test('one seed, one file', () => {
    const first = readFileSync(path);
    record('replay');
    expect(readFileSync(path).equals(first)).toBe(true);
    record('other');
    expect(readFileSync(path).equals(first)).toBe(false);
  });

  test('a line that was changed, wherever', async () => {
    for (const at of [1, 2, 500, lines.length - 2, lines.length - 1]) {
      const changed = lines[at]!.replace(/\d+(?=\D*$)/, (digits) => String(Number(digits) + 1));
      expect(changed).not.toBe(lines[at]);
      rewrite(lines.with(at, changed));
      const error = await wrong();
      expect(error).toMatchObject({ line: at + 1, expected: changed, got: lines[at] });
      expect(error).not.toBeInstanceOf(Error);
    }
  });

  test('two events that changed places', async () => {
    rewrite(lines.with(2, lines[1]!).with(1, lines[2]!));
    expect(await wrong()).toMatchObject({ line: 2, expected: lines[2], got: lines[1] });
  });

  test('an event that is missing, and one too many', async () => {
    rewrite(lines.toSpliced(700, 1));
    expect(await wrong()).toMatchObject({ line: 701, expected: lines[701], got: lines[700] });
    rewrite(lines.toSpliced(700, 0, lines[699]!));
    expect(await wrong()).toMatchObject({ line: 701, expected: lines[699], got: lines[700] });
  });

  test('another seed: the first packet that it draws otherwise', async () => {
    rewrite(lines.with(0, lines[0]!.replace('"seed":"replay"', '"seed":"other"')));
    expect(await wrong()).not.toBeInstanceOf(Error);
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
    ['no trace', () => 'node,sent\n', /cannot be replayed: not a Sinkward trace/],
    [
      'a newer trace',
      (all) => all[0]!.replace('"version":2', '"version":9'),
      /version 9 of the format; .* reads version 2$/,
    ],
    [
      'a header of no scenario',
      (all) => all[0]!.replace('"nodes":8,', '"nodes":-8,'),
      /run\.jsonl:1:1: nodes must be a whole number from 2 to 1,000,000, not -8$/,
    ],
    [
      'a header of a scenario that cannot be',
      (all) => all.with(0, all[0]!.replace('"constant":', '"none":')).join('\n'),
      /run\.jsonl:1:1: unknown key 'none'; there are constant, /,
    ],
    ['a line without an end', () => 'x'.repeat(2 ** 25 + 2), /line 1 of .* is too long for a trace$/],
  ])('%s: one line that says so', async (_, change, says) => {
    writeFileSync(path, change(lines));
    const error = await wrong();
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(says);
    expect(error.message).not.toContain('\n');
  });

  test('the last line break may be missing', async () => {
    writeFileSync(path, lines.join('\n'));
    expect((await replay(path)).events).toBe(lines.length - 2);
  });

  test.each([
    ['null', 'a scenario must be a map with keys such as nodes, not nothing'],
    ['{"nodes":4,"timeline":[{"at 1s":"crash 5 nodes"}]}', "'5 nodes' exceeds the number of nodes, 4"],
    ['{"startOverMs":0}', "unknown key 'startOverMs'; did you mean 'start-over'?"],
    [
      '{"network":{"latency":{"matrix-ms":"ping.csv"}}}',
      "'ping.csv' cannot be read here; write the rows instead",
    ],
    ['{"seed":7}', 'seed must be text, not 7'],
    ['{"__proto__":{"nodes":4}}', "unknown key '__proto__'"],
  ])('a header with the scenario %s', async (scenario, says) => {
    writeFileSync(path, `{"format":"sinkward trace","version":2,"program":"1","scenario":${scenario}}\n`);
    const error = await wrong();
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toContain(`run.jsonl:1:1: ${says}`);
  });

  test('a scenario with faults, and all kinds of links', async () => {
    const text = readFileSync(new URL('../../scenarios/crash-mid-run.yaml', import.meta.url), 'utf8');
    const scenario = parseScenario(text, 'x', { overrides: { packets: 20 } });
    for (const latency of ['uniform:250us,3ms', 'log-normal:1.5ms,0.25', 'plane:7ms,1us']) {
      write({
        ...scenario,
        network: { ...scenario.network, latency: simulateTable.latency.kind.parse(latency, 'latency') },
      });
      expect((await replay(path)).events).toBeGreaterThan(100);
    }
    const ms = Array.from({ length: 41 }, (_, a) =>
      Array.from({ length: 41 }, (_, b) => 1 + Math.abs(a - b) / 3),
    );
    write({ ...scenario, network: { ...scenario.network, latency: { kind: 'matrix', ms } } });
    expect((await replay(path)).events).toBeGreaterThan(100);
  });

  test('what is no file', async () => {
    await expect(replay(join(folder, 'none'))).rejects.toThrow(
      /^cannot read .*none: no such file or directory$/,
    );
    await expect(replay(folder)).rejects.toThrow(/^cannot read .*: illegal operation on a directory$/);
  });

  test('a trace for Perfetto cannot be replayed', async () => {
    record('replay', 'chrome');
    expect((await wrong()).message).toMatch(/not a Sinkward trace/);
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

  test('as long as they may be, and one character longer', () => {
    writeFileSync(path, `${'x'.repeat(100_000)}\n${'y'.repeat(100_001)}\n`);
    const reader = new LineReader(path, 100_000);
    expect(reader.next()!.text).toBe('x'.repeat(100_000));
    expect(() => reader.next()).toThrow(new InputError(`line 2 of ${path} is too long for a trace`));
    reader.close();
  });

  test('of a file that ends within a character', () => {
    writeFileSync(path, Buffer.from([0x61, 0x0a, 0x62, 0xc3]));
    const reader = new LineReader(path, 10);
    expect(reader.next()).toEqual({ number: 1, text: 'a', whole: true });
    expect(reader.next()).toEqual({ number: 2, text: 'b\ufffd', whole: false });
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

describe('the text of a file', () => {
  test('of as many bytes as it may have, and of one more', () => {
    writeFileSync(path, 'ü'.repeat(50_000));
    expect(readText(path, 100_000)).toBe('ü'.repeat(50_000));
    const large = () => readText(path, 99_999);
    expect(large).toThrow(new InputError(`cannot read ${path}: it has more than 99,999 bytes`));
  });

  test('without an end', () => {
    expect(() => readText('/dev/zero', 100_000)).toThrow(
      /^cannot read \/dev\/zero: it has more than 100,000 bytes$/,
    );
  });
});
