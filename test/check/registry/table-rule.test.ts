// The published rule by hand, and overlays that fall apart.

import { expect, test } from 'vitest';
import { peersByRule, unreachable } from '../../../src/check/registry/table-rule.ts';

const IDS = [101, 7, 0, 42, 55, 120, 9, 30, 99, 64];

test('the peers are 1, 2, 4 and 8 places on, in the order of the IDs as numbers', () => {
  // 0 7 9 30 42 55 64 99 101 120
  expect(peersByRule(IDS, 0, 4)).toEqual([7, 9, 42, 101]);
  expect(peersByRule(IDS, 101, 4)).toEqual([120, 0, 9, 64]);
});

test('a place that is a multiple of the number of nodes is the node itself', () => {
  expect(peersByRule([1, 2, 3, 4], 3, 3)).toEqual([4, 1, 3]);
});

test('a ring reaches all, and two rings do not', () => {
  const ring = (ids: readonly number[]) => ids.map((id, i) => [id, [ids[(i + 1) % ids.length]!]] as const);
  expect(unreachable(new Map(ring([4, 8, 15])), 8)).toEqual([]);
  expect(unreachable(new Map([...ring([4, 8]), ...ring([15, 16])]), 8)).toEqual([15, 16]);
});

test('a node without a table reaches nobody', () => {
  expect(
    unreachable(
      new Map([
        [4, []],
        [8, [4]],
      ]),
      4,
    ),
  ).toEqual([8]);
});
