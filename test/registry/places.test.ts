import { describe, expect, test } from 'vitest';
import { Places } from '../../src/registry/places.ts';
import { DEFAULT_LIMITS } from '../../src/registry/proofs.ts';
import { proofLimits } from '../../src/tcp/registry-host.ts';

interface Guest {
  readonly host: string;
  readonly name: number;
}

const limits = { perHost: 2, inAll: 5, waiting: 3 };

/** Places, and the names of those that have got one, in order. */
function places(isReady: (guest: Guest) => boolean = () => true) {
  const all = new Places<Guest>(limits);
  const seated: number[] = [];
  const fill = () => all.fill(isReady, ({ name }) => seated.push(name));
  const come = (host: string, name: number) => {
    const guest = { host, name };
    all.wait(guest);
    fill();
    return guest;
  };
  return { all, seated, fill, come };
}

describe('places', () => {
  test('are so many of a host and in all, and those that wait get them in order', () => {
    const { all, seated, fill, come } = places();
    const first = come('a', 1);
    for (const [host, name] of [
      ['a', 2],
      ['a', 3],
      ['b', 4],
      ['b', 5],
      ['c', 6],
      ['c', 7],
    ] as const)
      come(host, name);
    expect(seated).toEqual([1, 2, 4, 5, 6]);
    expect(all.taken).toBe(5);
    expect(all.isQueueFull).toBe(false);
    come('d', 8);
    expect(all.isQueueFull).toBe(true);
    expect(all.leave(first)).toBe(false);
    fill();
    expect(seated).toEqual([1, 2, 4, 5, 6, 3]);
    expect(all.isQueueFull).toBe(false);
  });

  test('one that only waited frees none, and one that has gone is gone', () => {
    const { all, come } = places();
    const guests = [1, 2, 3].map((name) => come('a', name));
    expect(all.leave(guests[2]!)).toBe(true);
    expect(all.taken).toBe(2);
    expect(all.leave(guests[0]!)).toBe(false);
    expect(all.leave(guests[0]!)).toBe(true);
    expect(all.taken).toBe(1);
  });

  test('who is not ready keeps its turn, and holds nobody up', () => {
    let isReady = false;
    const { seated, fill, come } = places(({ name }) => name > 1 || isReady);
    come('a', 1);
    come('a', 2);
    expect(seated).toEqual([2]);
    isReady = true;
    fill();
    expect(seated).toEqual([2, 1]);
  });
});

test.each([256, 1024, 4096, 20_000, 2 ** 30])(
  'with %i descriptors there is room left for nodes',
  (descriptors) => {
    const found = proofLimits(descriptors);
    // Strangers, and as many places for those that are known, of whom as many may wait.
    expect(found.inAll + found.waiting + 2 * found.inAll).toBeLessThanOrEqual((descriptors * 5) / 8);
    expect(found.perHost).toBeLessThan(found.inAll);
    expect(found.free).toBeGreaterThan(0);
    if (descriptors >= 16_384) expect(found).toEqual(DEFAULT_LIMITS);
  },
);
