// How long a link is busy with what it carries, and the bytes of that against the codec.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../../../src/scenario/run-scenario.ts';
import { defaultCommands, type Scenario } from '../../../src/scenario/scenario.ts';
import { packetBytes } from '../../../src/simulator/network/frame-bytes.ts';
import { DEFAULT_NETWORK, type NetworkOptions } from '../../../src/simulator/network/network-options.ts';
import { PacketPool } from '../../../src/simulator/network/packet-pool.ts';
import type { EventRecord } from '../../../src/simulator/world.ts';
import { encode } from '../../../src/wire/codec.ts';

const id = fc.oneof(fc.constant(0), fc.nat(2 ** 31 - 1));
const payload = fc.oneof(fc.constant(0), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));

test('a packet has the bytes of its frame, trace included', () => {
  fc.assert(
    fc.property(id, id, payload, fc.array(id, { maxLength: 70 }), (sink, source, sum, trace) => {
      const pool = new PacketPool();
      const packet = pool.add(source, sink, sum, 0);
      pool.hops[packet] = trace.length;
      const frame = encode({ kind: 'nodeData', sink, source, payload: sum, hops: trace.length, trace });
      expect(packetBytes(pool, packet)).toBe(frame.length);
    }),
  );
});

const TWO: Scenario = {
  seed: 'bandwidth',
  nodes: 2,
  idBits: 7,
  minNodes: 2,
  geometry: 'hops',
  network: { ...DEFAULT_NETWORK, bytesPerSecond: 1000, windowPackets: 4 },
  startOverMs: 0,
  clockSkew: 0,
  commands: defaultCommands(2, 1, 20),
  faults: [],
};

function events(network: Partial<NetworkOptions>): EventRecord[] {
  const seen: EventRecord[] = [];
  simulate(
    { ...TWO, network: { ...TWO.network, ...network } },
    { observe: (record) => void seen.push(record) },
  );
  return seen;
}

test('a message takes its bytes, and then the delay', () => {
  const [first] = events({}).flatMap((record) =>
    record.what === 'message' && record.detail.message.kind === 'registration' ? [record] : [],
  );
  const ms = encode(first!.detail.message).length; // a byte a millisecond
  // The dial there and back, then the message.
  expect(first!.us).toBe(1000 * (ms + 3));
});

test('a link carries one thing after the other, at its rate: a cut that heals lets them out no faster', () => {
  const cut = { kind: 'cut', nodes: { kind: 'list', nodes: [1] }, forMs: 3000 } as const;
  for (const faults of [[], [{ atMs: 500, action: cut }]]) {
    const arrivals = new Map<number, number[]>();
    simulate(
      { ...TWO, faults },
      {
        observe({ what, us, node }) {
          if (what === 'deliver') arrivals.set(node, [...(arrivals.get(node) ?? []), us]);
        },
      },
    );
    for (const times of arrivals.values()) {
      expect(times).toHaveLength(20);
      const gaps = times.slice(1).map((us, i) => us - times[i]!);
      // Three fields and ten bytes around them; one of the fields may be 0.
      for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(19_999);
    }
    expect(Math.max(...[...arrivals.values()].flat()) > 3_500_000).toBe(faults.length > 0);
  }
});

test('no bandwidth is no bound', () => {
  const { length } = events({ bytesPerSecond: 0, windowPackets: 64 }).filter(
    ({ what, us }) => what === 'deliver' && us < 20_000,
  );
  expect(length).toBe(40);
});
