// How long things take: delays that depend on who and how many, and on nothing else; and links that keep their order.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedKey } from '../../../src/random/draw.ts';
import { simulate } from '../../../src/scenario/run-scenario.ts';
import { defaultCommands, type Scenario } from '../../../src/scenario/scenario.ts';
import { createDelay } from '../../../src/simulator/network/delays.ts';
import type { End } from '../../../src/simulator/network/end.ts';
import { DEFAULT_NETWORK, type Latency } from '../../../src/simulator/network/network-options.ts';
import type { World } from '../../../src/simulator/world.ts';
import { instead } from '../instead.ts';

const key = seedKey('network');

const constant = fc.record({ kind: fc.constant('constant' as const), ms: fc.integer({ min: 0, max: 1000 }) });
const uniform = fc
  .tuple(fc.nat(500), fc.nat(500))
  .map(([minMs, more]) => ({ kind: 'uniform' as const, minMs, maxMs: minMs + more }));
const logNormal = fc.record({
  kind: fc.constant('log-normal' as const),
  medianMs: fc.integer({ min: 1, max: 500 }),
  sigma: fc.constantFrom(0, 0.25, 0.5, 1, 1.5),
});
const plane = fc.record({ kind: fc.constant('plane' as const), sideMs: fc.nat(300), minMs: fc.nat(10) });
const matrix = fc
  .integer({ min: 1, max: 4 })
  .chain((size) => fc.array(fc.array(fc.nat(200), { minLength: size, maxLength: size }), { minLength: 1 }))
  .map((ms) => ({ kind: 'matrix' as const, ms }));
const anyLatency: fc.Arbitrary<Latency> = fc.oneof(constant, uniform, logNormal, plane, matrix);
const node = fc.nat(2000);

/** The least and the greatest delay that a latency allows, in microseconds. */
function bounds(latency: Latency): [least: number, most: number] {
  switch (latency.kind) {
    case 'constant':
      return [1000 * latency.ms, 1000 * latency.ms];
    case 'uniform':
      return [1000 * latency.minMs, 1000 * latency.maxMs];
    case 'log-normal':
      return [0, 1000 * latency.medianMs * 17.91494 ** latency.sigma];
    case 'plane':
      return [1000 * latency.minMs, 1000 * (latency.minMs + latency.sideMs * Math.SQRT2)];
    case 'matrix':
      return [1000 * Math.min(...latency.ms.flat()), 1000 * Math.max(...latency.ms.flat())];
    default:
      return latency satisfies never;
  }
}

describe('a delay', () => {
  it('is a whole number of microseconds, at least 1, within the bounds of its kind', () => {
    fc.assert(
      fc.property(anyLatency, node, node, fc.nat(10_000), (latency, from, to, n) => {
        const delay = createDelay(latency, key)(from, to, n);
        const [least, most] = bounds(latency);
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(Math.max(1, Math.floor(least)));
        expect(delay).toBeLessThanOrEqual(Math.max(1, Math.ceil(most)));
      }),
    );
  });

  it('is the same whatever was asked before', () => {
    fc.assert(
      fc.property(anyLatency, fc.array(fc.tuple(node, node, fc.nat(100))), (latency, questions) => {
        const delay = createDelay(latency, key);
        const once = questions.map((question) => delay(...question));
        const again = createDelay(latency, key);
        const reversed = questions.toReversed().map((question) => again(...question));
        expect(reversed.toReversed()).toEqual(once);
      }),
    );
  });

  it('of a log-normal latency has its median in the middle', () => {
    const delay = createDelay({ kind: 'log-normal', medianMs: 20, sigma: 0.5 }, key);
    const draws = Array.from({ length: 4001 }, (_, n) => delay(1, 2, n)).sort((a, b) => a - b);
    expect(Math.abs(draws[2000]! / 20_000 - 1)).toBeLessThan(0.05);
    expect(new Set(draws).size).toBe(256);
  });

  it('on a plane is the same both ways, and never a detour', () => {
    const delay = createDelay({ kind: 'plane', sideMs: 100, minMs: 0 }, key);
    fc.assert(
      fc.property(node, node, node, (a, b, c) => {
        expect(delay(a, b, 0)).toBe(delay(b, a, 7));
        expect(delay(a, c, 0)).toBeLessThanOrEqual(delay(a, b, 0) + delay(b, c, 0) + 2);
      }),
    );
  });
});

describe('a link', () => {
  it('brings everything in order, whatever the latency, the bandwidth and the faults', () => {
    let received = 0;
    fc.assert(
      fc.property(
        anyLatency,
        fc.constantFrom(0, 30_000, 1_500_000),
        fc.integer({ min: 1, max: 9 }),
        (latency, bytesPerSecond, windowPackets) => {
          const network = { ...DEFAULT_NETWORK, latency, bytesPerSecond, windowPackets };
          const found = disorder({ ...SCENARIO, network });
          expect(found.wrong).toEqual([]);
          received += found.received;
        },
      ),
      { numRuns: 30 },
    );
    expect(received).toBeGreaterThan(1000);
  });
});

describe('a node that was slow', () => {
  it('takes what comes after that behind what waits', () => {
    const network = { ...DEFAULT_NETWORK, bytesPerSecond: 30_000 };
    const everybody = { kind: 'range', from: 1, to: 5 } as const;
    const slow = { kind: 'slow', nodes: everybody, serviceUs: 9000, forMs: 20 } as const;
    const found = disorder({ ...SCENARIO, network, faults: [{ atMs: 10, action: slow }] });
    expect(found).toEqual({ wrong: [], received: 150 });
  });
});

describe('a node that is slow', () => {
  const slow = { ...DEFAULT_NETWORK, serviceUs: 2000 };

  it('hears that a link has ended once it has handled what came before', () => {
    const leave = { kind: 'leave', nodes: { kind: 'list', nodes: [2] } } as const;
    const { wrong } = disorder({ ...SCENARIO, network: slow, faults: [{ atMs: 40, action: leave }] });
    expect(wrong).toEqual([]);
  });

  it('takes as long for a message as for a packet', () => {
    const commands = defaultCommands(5, 2, 1).slice(0, 2);
    const seconds = (serviceUs: number) =>
      simulate({ ...SCENARIO, faults: [], commands, network: { ...slow, serviceUs } }).virtualSeconds;
    // Two messages come to each node: that it is registered, and its routing table.
    expect(seconds(1_000_000) - seconds(0)).toBeCloseTo(2, 9);
  });
});

const SCENARIO: Scenario = {
  seed: 'order',
  nodes: 5,
  idBits: 7,
  minNodes: 2,
  geometry: 'hops',
  network: DEFAULT_NETWORK,
  startOverMs: 5,
  clockSkew: 0,
  commands: defaultCommands(5, 2, 30),
  faults: [
    { atMs: 40, action: { kind: 'cut', nodes: { kind: 'drawn', count: 2 }, forMs: 60 } },
    { atMs: 60, action: { kind: 'reset', nodes: { kind: 'drawn', count: 1 } } },
    { atMs: 80, action: { kind: 'slow', nodes: { kind: 'drawn', count: 2 }, serviceUs: 900, forMs: 50 } },
  ],
};

/**
 * What a node was told before something that was sent earlier on the same link: packets, messages, and the link's end. And
 * how many packets arrived.
 */
function disorder(scenario: Scenario): { wrong: string[]; received: number } {
  const wrong: string[] = [];
  /** What is on its way on each link, in the order of sending, by the end that it goes to. */
  const onWay = new Map<string, unknown[]>();
  const linkOf = new Map<number, string>();
  const nameOf = (node: number, link: number) => `link ${link} of node ${node}`;
  const sent = ({ other }: End, what: unknown) => {
    const name = nameOf(other.node, other.link);
    if (typeof what === 'number') linkOf.set(what, name);
    if (!onWay.has(name)) onWay.set(name, []);
    onWay.get(name)!.push(what);
  };
  const told = (link: string, what: unknown, how: string) => {
    const before = onWay.get(link)?.indexOf(what) ?? 0;
    if (before > 0) wrong.push(`${link}: ${how}, and ${before} things were sent before it`);
    onWay.get(link)?.splice(before, 1);
  };
  const listen = ({ traffic, network }: World) => {
    instead(traffic, 'put', (put, end, packet) => {
      sent(end, packet);
      put(end, packet);
    });
    instead(network, 'send', (send, end, message) => {
      if (end.state !== 'closed' && !end.ended) sent(end, message);
      send(end, message);
    });
  };
  let first = true;
  const { world } = simulate(scenario, {
    observe(record, world) {
      if (first) listen(world);
      first = false;
      switch (record.what) {
        case 'relay':
        case 'deliver':
        case 'drop':
          return told(linkOf.get(record.detail)!, record.detail, record.what);
        case 'lose': {
          const queue = onWay.get(linkOf.get(record.detail)!)!;
          queue.splice(queue.indexOf(record.detail), 1);
          return;
        }
        case 'message':
          return told(nameOf(record.node, record.detail.link), record.detail.message, 'a message');
        case 'ended': {
          const link = nameOf(record.node, record.detail.link);
          const left = onWay.get(link)?.length ?? 0;
          if (left > 0) wrong.push(`${link}: ended, and ${left} things were sent before it`);
          return;
        }
        default:
      }
    },
  });
  return { wrong, received: world.truth.received };
}
