// Ends of connections: numbers are used again when nothing speaks of them any more, and not before.

import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { simulate } from '../../../src/scenario/run-scenario.ts';
import type { Action, Scenario } from '../../../src/scenario/scenario.ts';
import type { End } from '../../../src/simulator/network/end.ts';
import { Ends } from '../../../src/simulator/network/ends.ts';
import { DEFAULT_NETWORK } from '../../../src/simulator/network/network-options.ts';

const step = fc.record({ kind: fc.constantFrom('connect', 'close', 'expect', 'arrive'), which: fc.nat(999) });

it('finds every end by its number while it is open, or an event speaks of it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 500 }), (steps) => {
      const ends = new Ends();
      const all: End[] = [];
      const names = new Set<number>();
      for (const { kind, which } of steps) {
        const end = all[which % Math.max(1, all.length)];
        if (kind === 'connect') {
          const dialler = ends.connect(1, -1, 2);
          expect(names.has(dialler.other.link)).toBe(false);
          names.add(dialler.other.link);
          all.push(dialler, dialler.other);
        } else if (end === undefined || ends.at(end.id) !== end) continue;
        else if (kind === 'expect') end.expected++;
        else if (kind === 'arrive') end.expected = Math.max(0, end.expected - 1);
        else if (end.state !== 'closed') {
          end.state = 'closed';
          ends.closed(end);
        }
        for (const one of all) {
          const { other } = one;
          const spokenOf = one.expected + other.expected > 0;
          if (spokenOf || one.state === 'open' || other.state === 'open') expect(ends.at(one.id)).toBe(one);
        }
      }
    }),
    { numRuns: 50 },
  );
});

it('keeps as many as are open, and some more, however many there were', () => {
  const ends = new Ends();
  for (let i = 0; i < 20_000; i++) {
    const end = ends.connect(1, -1 - i, 2);
    for (const side of [end, end.other]) {
      side.state = 'closed';
      ends.closed(side);
    }
  }
  expect(ends.places).toBeLessThan(200);
  expect(ends.size).toBeLessThanOrEqual(ends.places);
});

test('a long simulation with much reconnecting stays as small as a short one', () => {
  const all = { kind: 'range', from: 1, to: 4 } as const;
  const places = (rounds: number) => {
    const faults = Array.from({ length: rounds }, (_, i): { atMs: number; action: Action } => {
      const action = (
        [
          { kind: 'reset', nodes: all },
          { kind: 'crash', nodes: all, silent: false },
          { kind: 'restart', nodes: all },
          { kind: 'cut', nodes: all, forMs: 20 },
        ] as const
      )[i % 4]!;
      return { atMs: 150 * i, action };
    });
    const scenario: Scenario = {
      seed: 'ends',
      nodes: 4,
      idBits: 7,
      minNodes: 2,
      geometry: 'hops',
      network: DEFAULT_NETWORK,
      startOverMs: 0,
      clockSkew: 0,
      commands: [],
      faults,
    };
    const { world, complete } = simulate(scenario);
    expect(complete).toBe(true);
    return { dialled: world.network.ends.connections, places: world.network.ends.places };
  };
  const short = places(200);
  const long = places(4000);
  expect(long.dialled).toBeGreaterThan(15 * short.dialled);
  expect(short.dialled).toBeGreaterThan(150);
  expect(long.places).toBe(short.places);
});
