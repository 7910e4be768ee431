// A node's living table: which changes it takes, and where it sends a message.

import { describe, expect, it } from 'vitest';
import { LivingTable } from '../../src/messenger/living-table.ts';
import type { Peer } from '../../src/messenger/peer-links.ts';
import type { TableChange } from '../../src/overlay/message.ts';
import type { Metric } from '../../src/routing/geometry.ts';

function change(n: number, added: readonly number[], more: Partial<TableChange> = {}): TableChange {
  const peers = added.map((id) => ({ id, address: `10.0.0.${id}:5000` }));
  return { kind: 'tableChange', epoch: { term: 1, n }, added: peers, removed: [], ...more };
}

function tableOf(peers: readonly number[], metric: Metric = 'clockwise'): LivingTable {
  const table = new LivingTable(metric);
  table.take(change(1, peers));
  return table;
}

const nobody = () => false;
const idOf = (hop: Peer | string) => (typeof hop === 'string' ? hop : hop.id);

describe('changes', () => {
  it('are taken in order, each to the version that it is of', () => {
    const table = tableOf([10, 20]);
    expect(table.take(change(4, [30], { base: 1, removed: [10] }))).toBe('taken');
    expect(table.peerIds).toEqual([20, 30]);
    expect(table.epoch).toEqual({ term: 1, n: 4 });
    expect(table.take(change(9, [40], { base: 4 }))).toBe('taken');
    expect(table.peerIds).toEqual([20, 30, 40]);
  });

  it('that are older are ignored', () => {
    const table = tableOf([10]);
    table.take(change(5, [20], { base: 1 }));
    expect(table.take(change(3, [30], { base: 1 }))).toBe('old');
    expect(table.take(change(5, [30], { base: 1 }))).toBe('old');
    expect(table.take(change(4, [30]))).toBe('old');
    expect(table.peerIds).toEqual([10, 20]);
    expect(table.epoch).toEqual({ term: 1, n: 5 });
  });

  it('of another version leave a gap, which the whole table fills', () => {
    const table = tableOf([10]);
    expect(table.take(change(7, [20], { base: 6 }))).toBe('gap');
    expect(table.take(change(7, [20], { base: 1, epoch: { term: 2, n: 7 } }))).toBe('gap');
    expect(table.peerIds).toEqual([10]);
    expect(table.take(change(8, [20, 30]))).toBe('taken');
    expect(table.peerIds).toEqual([20, 30]);
    expect(new LivingTable('xor').take(change(2, [], { base: 1 }))).toBe('gap');
  });

  it('of a later term are later, whatever their n', () => {
    const table = tableOf([10]);
    expect(table.take(change(1, [20], { epoch: { term: 2, n: 1 } }))).toBe('taken');
    expect(table.take(change(9, [30]))).toBe('old');
    expect(table.peerIds).toEqual([20]);
  });

  it('with an address that is none are refused', () => {
    const table = tableOf([10]);
    const added = [{ id: 20, address: 'nowhere' }];
    expect(table.take(change(2, [], { base: 1, added }))).toEqual({
      invalid: 'peer 20 has the address "nowhere"',
    });
    expect(
      table.take(
        change(
          2,
          Array.from({ length: 1025 }, (_, id) => id % 256),
        ),
      ),
    ).toBe('taken');
    const many = Array.from({ length: 1025 }, (_, id) => ({ id, address: '10.0.0.1:5000' }));
    expect(table.take(change(3, [], { added: many }))).toMatchObject({ invalid: '1025 peers' });
  });

  it('replace the address of a peer', () => {
    const table = tableOf([10]);
    table.take(change(2, [], { base: 1, added: [{ id: 10, address: '10.0.0.99:5000' }] }));
    expect(table.nextHop(1, 10, nobody)).toMatchObject({ address: { host: '10.0.0.99' } });
  });
});

describe('the next hop', () => {
  it('is the nearest to the sink that is not past it, clockwise', () => {
    const table = tableOf([20, 40, 80, 5]);
    expect(idOf(table.nextHop(10, 79, nobody))).toBe(40);
    expect(idOf(table.nextHop(10, 80, nobody))).toBe(80);
    expect(idOf(table.nextHop(10, 7, nobody))).toBe(5);
  });

  it('is the nearest to the sink by XOR', () => {
    const table = tableOf([0b0100, 0b1000, 0b1100], 'xor');
    expect(idOf(table.nextHop(0b0001, 0b1111, nobody))).toBe(0b1100);
    expect(idOf(table.nextHop(0b0001, 0b0101, nobody))).toBe(0b0100);
  });

  it('is the next best where peers do not answer, down to the successor', () => {
    const table = tableOf([20, 40, 80]);
    const down = new Set<number>();
    const next = () => idOf(table.nextHop(10, 100, ({ id }) => down.has(id)));
    expect([80, 40, 20, 0].map((id) => [next(), down.add(id)][0])).toEqual([80, 40, 20, 'nobody answers']);
  });

  it('is none where nobody is nearer', () => {
    expect(tableOf([20, 40]).nextHop(10, 15, nobody)).toBe('no such node');
    expect(tableOf([0b0100], 'xor').nextHop(0b1000, 0b1001, nobody)).toBe('no such node');
    expect(new LivingTable('clockwise').nextHop(10, 15, nobody)).toBe('no such node');
  });
});
