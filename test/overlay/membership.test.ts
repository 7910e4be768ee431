import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Membership } from '../../src/overlay/membership.ts';

describe('a membership', () => {
  it.each([
    { kind: 'few small IDs', max: 127 },
    { kind: 'IDs on both sides of 2^20, where an array by ID gives way to a map', max: 2 ** 21 },
    { kind: 'any ID', max: 2 ** 31 - 1 },
  ])('ranks $kind by place in the sorted IDs, and knows no other', ({ max }) => {
    const anId = fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.uniqueArray(anId, { maxLength: 300 }), anId, (ids, other) => {
        const membership = new Membership(ids);
        const sorted = ids.toSorted((a, b) => a - b);
        expect([...membership.ids]).toEqual(sorted);
        expect(membership.nodes).toBe(ids.length);
        expect(sorted.map((id) => membership.rankOf(id))).toEqual(sorted.map((_, rank) => rank));
        expect(membership.rankOf(other)).toBe(sorted.indexOf(other));
        expect(membership.rankOf(-1)).toBe(-1);
        expect(membership.rankOf(-(2 ** 31))).toBe(-1);
      }),
    );
  });

  it('is refused with an ID that stands there twice, or is negative', () => {
    expect(() => new Membership([7, 3, 7])).toThrow('ID 7 twice');
    expect(() => new Membership([2 ** 30, 3, 2 ** 30])).toThrow(`ID ${2 ** 30} twice`);
    expect(() => new Membership([7, -3])).toThrow('a negative ID, -3');
  });
});
