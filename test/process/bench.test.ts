// The benches in their small size: none of them rots. What they measure is not looked at.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { GEOMETRY_NAMES } from '../../src/geometries/index.ts';

function bench(name: string): string {
  const path = fileURLToPath(new URL(`../../bench/${name}.ts`, import.meta.url));
  const args = ['--import', 'tsx', path, '--size', 'small', '--runs', '1', '--seed', 'test'];
  return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

test('bench/live.ts runs its processes, loses nothing and prints a row', () => {
  const row = bench('live')
    .split('\n')
    .find((line) => line.includes('1 process of 10 nodes'));
  const cells = row!.split('│').map((cell) => cell.trim());
  expect(cells.slice(2, 4)).toEqual(['200', '3,810']);
  expect(cells[7]).toBe('0');
});

test('bench/crowd.ts sets up and runs many nodes of one process and prints a row for each', () => {
  const rows = bench('crowd')
    .split('\n')
    .filter((line) => /│\s+30 │/.test(line))
    .map((line) => line.split('│').map((cell) => cell.trim()));
  expect(rows.map(([, nodes, what]) => [nodes, what])).toEqual([
    ['30', 'set-up'],
    ['30', '10 packets a node'],
  ]);
  expect(rows[1]![7]).toMatch(/^[0-9a-f]{12}$/);
});

test('bench/living.ts has nodes join and leave, and prints a row', () => {
  const row = bench('living')
    .split('\n')
    .find((line) => /│\s+20 │/.test(line));
  const cells = row!.split('│').map((cell) => cell.trim());
  expect(cells[2]).toBe('chord');
  expect(Number(cells[10])).toBeGreaterThan(5);
  expect(Number(cells[12])).toBeLessThan(1000);
});

test('bench/simulation.ts gives one result twice and prints a row', () => {
  const row = bench('simulation')
    .split('\n')
    .find((line) => /│\s+20 │/.test(line));
  expect(
    row!
      .split('│')
      .map((cell) => cell.trim())
      .slice(1, 4),
  ).toEqual(['20', '3', '50']);
});

test('bench/route.ts walks with one thread and several, and gives the hash of the reference', () => {
  const rows = bench('route')
    .split('\n')
    .filter((line) => /│\s+1,0(?:00|24) │/.test(line));
  expect(rows).toHaveLength(GEOMETRY_NAMES.length);
  for (const row of rows) expect(row).toMatch(/ [0-9a-f]{16} /);
});
