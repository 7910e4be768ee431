// The parts of `sinkward compare` that run nothing: lists, cells, rows, the file that is gone on with, tables.

import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { cellCount, gridJobs, jobsMistake, specCells } from '../../src/commands/compare/cells.ts';
import { RowFile, type RowPlan } from '../../src/commands/compare/file.ts';
import { fractions, list } from '../../src/commands/compare/kinds.ts';
import { type CompareFlags, flagsMistake, seedsOf } from '../../src/commands/compare/options.ts';
import { bytesNeeded } from '../../src/flat/threads/memory.ts';
import { compareText } from '../../src/results/compare.ts';
import { type Cells, csvRows, jsonRows, type Row } from '../../src/results/rows.ts';
import { count } from '../../src/terminal/kinds.ts';
import { tooLong } from '../support/width.ts';

const readShares = (text: string) => fractions.parse(text, 'fail');

const FLAGS: CompareFlags = {
  seed: ['1'],
  geometries: ['chord', 'hypercube'],
  nodes: [1024, 16],
  packets: 100,
  fail: [0, 0.3],
  format: 'table',
};
const HOST = { threads: 2, availableBytes: 4e9 };

describe('a list of fractions', () => {
  it.each([
    ['0..0.5', [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    ['0..0.3:0.15', [0, 0.15, 0.3]],
    ['.05..0.24', [0.05, 0.15]],
    ['0.3,0, 0.3', [0.3, 0]],
    ['0,0.1..0.3,0.2', [0, 0.1, 0.2, 0.3]],
    ['0.7..0.7', [0.7]],
  ])('%s', (text, shares) => {
    expect(readShares(text)).toEqual(shares);
  });

  it('has in a range what has been typed out', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), fc.integer({ min: 1, max: 40 }), (a, b, step) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const written = (percent: number) => `0.${String(percent).padStart(2, '0')}`;
        const all = [];
        for (let percent = from; percent <= to; percent += step) all.push(written(percent));
        const range = `${written(from)}..${written(to)}:${written(step)}`;
        expect(readShares(range)).toEqual(readShares(all.join(',')));
        expect(readShares(range)).toEqual(all.map(Number));
      }),
    );
  });

  it('is printed so that it is read the same', () => {
    for (const text of ['0..0.5', '0.3,0', '0.000000001,0.999999999']) {
      expect(readShares(fractions.print(readShares(text)))).toEqual(readShares(text));
    }
  });

  it.each(['', '1', '0.5..0', '0..0.5:0', '0..1', '-0.1', '30%', '0..', '0...0.5', '0,', '1e-3', '00', '0.'])(
    '%j is none, and it is said what would be',
    (text) => {
      expect(() => readShares(text)).toThrow(
        /^fail must be fractions from 0 to below 1, such as 0,0\.1,0\.3 or/,
      );
    },
  );

  it('has at most 1000', () => {
    expect(readShares('0..0.999:0.001')).toHaveLength(1000);
    expect(() => readShares('0..0.999999999:0.000000001')).toThrow(
      'must be at most 1000 fractions; use a larger',
    );
    expect(() => readShares('0..0.999:0.001,0.0001')).toThrow('must be a list of at most 1000, not 1001');
  });
});

it('other lists have each item once, as first typed', () => {
  const numbers = list(count(0, 2000));
  expect(numbers.parse('1e3, 7,1000', 'nodes')).toEqual([1000, 7]);
  expect(numbers.print([1000, 7])).toBe('1000,7');
  expect(() => numbers.parse([...Array(1001).keys()].join(','), 'nodes')).toThrow('not 1001');
});

describe('the cells', () => {
  it('are all combinations, by nodes, geometry, entries, seed, share', () => {
    const flags = { ...FLAGS, geometries: ['chord', 'symphony'], entries: [2, 1], seeds: 2 } as const;
    const jobs = gridJobs(flags);
    expect(jobs).toHaveLength(cellCount(flags));
    const named = jobs.map((job) =>
      [job.nodes, job.geometry.name, job.entries, job.seed, job.fail].join(' '),
    );
    expect(named).toHaveLength(32);
    expect(new Set(named).size).toBe(32);
    expect(named.slice(0, 5)).toEqual([
      '1024 chord 2 1 0',
      '1024 chord 2 1 0.3',
      '1024 chord 2 2 0',
      '1024 chord 2 2 0.3',
      '1024 chord 1 1 0',
    ]);
    expect(named[8]).toBe('1024 symphony 2 1 0');
    expect(named[16]).toBe('16 chord 2 1 0');
  });

  it('have the seeds that were named, those up to a number, or 1', () => {
    expect(seedsOf(FLAGS)).toEqual(['1']);
    expect(seedsOf({ ...FLAGS, seeds: 3 })).toEqual(['1', '2', '3']);
    expect(seedsOf({ ...FLAGS, seed: ['b', 'a'] })).toEqual(['b', 'a']);
  });

  it('are told with what was left out', () => {
    expect(specCells(gridJobs(FLAGS)[2]!, '0')).toMatchObject({
      geometry: 'hypercube',
      entries: 10,
      on_dead: 'next',
      max_hops: null,
    });
  });

  it('have a maximum of hops where it has an effect', () => {
    const jobs = gridJobs({ ...FLAGS, geometries: ['chord', 'flood'], nodes: [16], maxHops: 5 });
    expect(jobs.map((job) => specCells(job, '0')['max_hops'])).toEqual([null, 5, 5, 5]);
  });

  it.each([
    [
      { nodes: [1024, 1000, 100] },
      ' run: hypercube must have 2, 4, 8 or another power of two nodes, not 1000; ',
    ],
    [{ entries: [9] }, 'with 1024 nodes hypercube takes'],
    [{ onDead: 'successors' }, 'hypercube supports next, backtrack, stop, not successors'],
    [{ fail: [0.9999] }, 'nodes'],
    [{ geometries: ['flood'], nodes: [1e6], packets: 1e6 }, 'floods reach all nodes'],
    [{ geometries: ['chord', 'hops'], nodes: [16, 1e9] }, 'run: chord: 1,000,000,000 nodes need'],
    [
      { geometries: ['hypercube'], nodes: [3, 5, 6, 7, 9] },
      'nodes, not 6; and 2 more; use values that suit all cells',
    ],
  ] as const)('%o cannot all be run', (flags, message) => {
    const mistake = jobsMistake(gridJobs({ ...FLAGS, ...(flags as Partial<CompareFlags>) }), HOST);
    expect(mistake).toContain(message);
    expect(mistake).not.toContain('\n');
  });

  it('that are large have half of the room, when there are several', () => {
    const jobs = gridJobs({ ...FLAGS, geometries: ['chord'], nodes: [1e8], fail: [0], seeds: 2 });
    const oneNeeds = bytesNeeded(jobs[0]!, 2);
    expect(jobsMistake(jobs.slice(1), { threads: 2, availableBytes: oneNeeds })).toBeUndefined();
    expect(jobsMistake(jobs, { threads: 2, availableBytes: 2 * oneNeeds })).toBeUndefined();
    expect(jobsMistake(jobs, { threads: 2, availableBytes: 1.9 * oneNeeds })).toContain('nodes need');
  });

  it('can be run, when nothing is wrong', () => {
    expect(jobsMistake(gridJobs(FLAGS), HOST)).toBeUndefined();
    expect(flagsMistake({ ...FLAGS, failMode: 'range' }, false)).toBeUndefined();
  });

  it.each([
    [{ fail: [0], failMode: 'range' }, false, '--fail-mode has no effect without failed nodes'],
    [{ fail: [0], onDead: 'stop' }, false, '--on-dead has no effect without failed nodes'],
    [{ seeds: 2 }, true, '--seed and --seeds exclude each other'],
    [{ fail: [0], maxHops: 9 }, false, '--max-hops has no effect without failed nodes or floods'],
  ] as const)('%o is refused', (flags, seedIsTyped, message) => {
    expect(flagsMistake({ ...FLAGS, ...flags }, seedIsTyped)).toContain(message);
  });
});

const FORMS = { csv: csvRows, json: jsonRows };

/** Of fewer columns than a grid has. */
const rowOf = (first: Partial<Row> | undefined, digest: string) =>
  ({ ...first, delivered: 7, path_mean: 1 / 3, load_max: null, digest }) as Row;
const planOf = (form: keyof typeof FORMS, seeds: readonly string[], version = '1.0.0'): RowPlan => ({
  form: FORMS[form],
  columns: ['nodes', 'seed', 'max_hops', 'version', 'delivered', 'path_mean', 'load_max', 'digest'],
  rows: seeds.flatMap((seed) => [16, 1024].map((nodes) => ({ nodes, seed, max_hops: null, version }))),
});

const anySeed = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }).filter((text) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(text)),
  fc.constantFrom('",', ' a', '""', 'null', '{}', 'ä€😀'),
);

describe.each(['csv', 'json'] as const)('a row of %s', (form) => {
  it('is read as it was written, begins as was foretold, and no part of it is a row', () => {
    fc.assert(
      fc.property(anySeed, fc.nat(1e9), fc.nat(2), (seed, cut, place) => {
        const { columns, rows } = planOf(form, [seed]);
        const cells = rowOf(rows[0], 'ff');
        const line = FORMS[form].line(cells, place);
        const read = FORMS[form].read(line.trimEnd(), columns);
        const texts = (all: Cells) =>
          Object.entries(all).map(([column, value]) => [column, String(value ?? '')]);
        expect(texts(read!)).toEqual(texts(cells));
        expect(line.startsWith(FORMS[form].begin(rows[0]!, place))).toBe(true);
        // The last cell is a word that may break off within.
        const part = line.slice(0, cut % (line.length - 5));
        expect(FORMS[form].read(part, columns)).toBeUndefined();
      }),
    );
  });
});

const folder = mkdtempSync(join(tmpdir(), 'sinkward-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'grid');

/** Goes on with the file, to its end; the rows that were there. */
function goOn(plan: RowPlan): number {
  const file = new RowFile(path, plan);
  for (const [place, cells] of plan.rows.entries()) {
    if (place >= file.found.length) file.add(rowOf(cells, `digest${place}`));
  }
  file.close();
  return file.found.length;
}

function whole(plan: RowPlan): Buffer {
  rmSync(path, { force: true });
  expect(goOn(plan)).toBe(0);
  return readFileSync(path);
}

describe.each(['csv', 'json'] as const)('a file of %s', (form) => {
  const plan = planOf(form, ['a', 'ä€😀,"']);

  it('that broke off at any byte is gone on with, to the same bytes', () => {
    const bytes = whole(plan);
    expect(bytes.length).toBeGreaterThan(150);
    for (let cut = 0; cut <= bytes.length; cut++) {
      writeFileSync(path, bytes.subarray(0, cut));
      const found = goOn(plan);
      const lines = bytes.subarray(0, cut).toString().split('\n').length - 1;
      expect(found).toBe(Math.max(0, form === 'csv' ? lines - 1 : lines));
      expect(readFileSync(path).equals(bytes)).toBe(true);
    }
  });

  it('is the beginning of a longer grid', () => {
    const longer = planOf(form, ['a', 'ä€😀,"', 'z']);
    const bytes = whole(longer);
    whole(plan);
    expect(goOn(longer)).toBe(4);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  const b = planOf(form, ['b', 'a']);
  it.each([
    [
      'of another grid',
      b,
      /grid is of another grid: its row 1 has seed a, not b; use another --out, or move/,
    ],
    [
      'of another version',
      planOf(form, ['a', 'x'], '2'),
      /of another version .* row 1 has version 1\.0\.0, not 2;/,
    ],
    ['of a longer grid', planOf(form, ['a']), /of another grid, of 4 rows or more, and this one has 2;/],
    ['with other columns', { ...plan, columns: plan.columns.toReversed() }, /not a file of this grid/],
  ] as const)('%s is refused, and left as it is', (_, other, message) => {
    const bytes = whole(plan);
    expect(() => goOn(other as RowPlan)).toThrow(message);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it.each(['my notes', 'my notes\n', '\n', '{}\n', 'nodes,seeds', '{"event":"cell","nodes":17'])(
    "%j, which is somebody else's, is refused, and left as it is",
    (text) => {
      writeFileSync(path, text);
      expect(() => goOn(plan)).toThrow('is not a file of this grid');
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  it('to which somebody else writes is not written to', () => {
    rmSync(path, { force: true });
    const file = new RowFile(path, plan);
    file.add(rowOf(plan.rows[0], ''));
    appendFileSync(path, 'x');
    expect(() => file.add(rowOf(plan.rows[0], ''))).toThrow('another program has written to it');
    truncateSync(path);
    expect(() => file.add(rowOf(plan.rows[0], ''))).toThrow('another program has written');
    file.close();
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});

it.each([
  ['/dev/null', '--out must be a regular file, which /dev/null is not'],
  ['/dev/full', '--out must be a regular file'],
  [folder, 'cannot write'],
  [join(folder, 'none/grid'), 'no such file or directory'],
])('%s is no file for rows', (place, message) => {
  expect(() => new RowFile(place, planOf('csv', ['a']))).toThrow(message);
});

describe('the tables', () => {
  const cellsOf = (job: ReturnType<typeof gridJobs>[number], more: Cells = {}): Cells => ({
    ...specCells(job, '0'),
    delivered: 99,
    path_mean: 12.346,
    theory_path_mean: job.fail === 0 ? 11 : '',
    ...more,
  });
  const rowsOf = (flags: Partial<CompareFlags>, more: Cells = {}) =>
    gridJobs({ ...FLAGS, ...flags }).map((job) => cellsOf(job, more));
  const draw = (rows: readonly Cells[], width = 80) => compareText(rows, { width, color: false });

  const usual = rowsOf({
    geometries: ['hops', 'chord', 'kademlia', 'pastry', 'symphony', 'debruijn', 'flood'],
    nodes: [1000, 10_000, 100_000],
    fail: readShares('0..0.5'),
  });

  it('fit 80 columns in one piece, and 60 too, of the usual grid', () => {
    for (const width of [80, 60]) {
      const lines = draw(usual, width).split('\n');
      expect(lines.filter((line) => line.length > width)).toEqual([]);
      expect(lines.filter((line) => line.includes('Geometry'))).toHaveLength(2);
    }
  });

  it.each([20, 40])('fit %i columns, with every geometry', (width) => {
    const text = draw(usual, width);
    expect(tooLong(text, width)).toEqual([]);
    for (const name of ['hops', 'kademlia', 'debruijn']) expect(text).toContain(name);
  });

  it('of more shares are in blocks one under the other', () => {
    const lines = draw(rowsOf({ fail: readShares('0..0.9:0.05') }), 60).split('\n');
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
    const heads = lines.filter((line) => line.includes('Geometry'));
    expect(heads.length).toBeGreaterThan(2);
    const shares = heads
      .slice(0, heads.length / 2)
      .join(' ')
      .match(/0\.\d+|\b0\b/g);
    expect(shares!.map(Number)).toEqual(readShares('0..0.9:0.05'));
  });

  it('are of paths alone where no node has failed', () => {
    const text = draw(rowsOf({ fail: [0] }));
    expect(text).toMatch(/^IDs of 31 bits\nMean hops of delivered packets\n/);
    expect(text).not.toContain('%');
    expect(text).toMatch(/│ +1,024 │ chord +│ +12\.35 │ +11\.00 │/);
  });

  it('take seeds together, each packet as much as another', () => {
    const [job] = gridJobs({ ...FLAGS, fail: [0.3] });
    const rows = [
      cellsOf(job!, { delivered: 100, path_mean: 2 }),
      cellsOf({ ...job!, seed: '2' }, { delivered: 50, path_mean: 5 }),
    ];
    expect(draw(rows)).toMatch(/│ 75\.0 │[\s\S]*│ 3\.00 │/);
  });

  it('tell the entries where there are several', () => {
    expect(draw(rowsOf({ geometries: ['chord'], entries: [1, 2] }))).toMatch(/│ +1,024 │ chord +│ +2 │/);
    expect(draw(usual)).not.toContain('Entries');
  });

  it('say 100 only when all arrived, and nothing of what was not run', () => {
    expect(draw(rowsOf({ fail: [0.3] }, { delivered: 100 }))).toMatch(/│ 100 │/);
    expect(draw(rowsOf({ fail: [0.3], packets: 100_000 }, { delivered: 99_999 }))).toMatch(/│ 99\.9 │/);
    expect(draw(rowsOf({ fail: [0.3] }, { delivered: 0, path_mean: 0 }))).toMatch(/│ 0\.0 │[\s\S]*│ +- │/);
    expect(draw(rowsOf({}).slice(0, 3))).toMatch(/│ +99\.0 │ +- │/);
  });
});
