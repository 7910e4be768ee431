import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hopsTable as hops } from '../../src/geometries/hops/table.ts';
import { partition } from '../../src/routing/reachability.ts';
import { spaceOf } from '../support/ids.ts';

const aSize = fc.integer({ min: 2, max: 300 });
const tablesOf = (nodes: number, entries: number) =>
  Array.from({ length: nodes }, (_, rank) => hops.peers(spaceOf([...Array(nodes).keys()]), rank, entries));

test('the geometry leaves no partition', () => {
  fc.assert(
    fc.property(aSize, fc.nat(), (nodes, any) => {
      const entries = 1 + (any % hops.maxEntries(nodes));
      expect(partition(tablesOf(nodes, entries))).toEqual({ unreachable: [], cutOff: [] });
    }),
  );
});

test('a planted one is seen: nobody points at the last nodes, or they point at nobody else', () => {
  fc.assert(
    fc.property(aSize, aSize, (front, back) => {
      const others = tablesOf(back, 1).map((peers) => peers.map((rank) => rank + front));
      const last = others.map((_, i) => front + i);
      const oneWay = [...tablesOf(front, 1), ...others];
      expect(partition(oneWay)).toEqual({ unreachable: last, cutOff: last });
      oneWay[front] = [0];
      expect(partition(oneWay)).toEqual({ unreachable: last, cutOff: [] });
      oneWay[front] = [front + 1];
      oneWay[0] = [front, 1];
      expect(partition(oneWay)).toEqual({ unreachable: [], cutOff: last });
    }),
  );
});

test('one node, and none', () => {
  expect(partition([[]])).toEqual({ unreachable: [], cutOff: [] });
  expect(partition([])).toEqual({ unreachable: [], cutOff: [] });
});
