// What the Chrome trace event format asks for, and that a packet's way can be followed through it.

import { describe, expect, test } from 'vitest';
import { chooseScenario } from '../../src/commands/simulate/choose-scenario.ts';
import { run } from '../../src/commands/simulate/run-simulation.ts';
import { ChromeTrace } from '../../src/scenario/chrome-trace.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import type { EventRecord, World } from '../../src/simulator/world.ts';

interface ChromeEvent {
  readonly ph: string;
  readonly name: string;
  readonly cat?: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly id?: number;
  readonly bp?: string;
  readonly s?: string;
  readonly args?: { readonly [name: string]: unknown };
}

const small = chooseScenario({ nodes: 8, packets: 300, seed: 'chrome' }).scenario;
const crash: Scenario = {
  ...small,
  network: { ...small.network, latency: { kind: 'uniform', minMs: 1, maxMs: 30 }, bytesPerSecond: 16_000 },
  faults: [
    { atMs: 500, action: { kind: 'crash', nodes: { kind: 'drawn', count: 2 }, silent: false } },
    { atMs: 700, action: { kind: 'restart', nodes: { kind: 'range', from: 1, to: 8 } } },
  ],
};

function chromeOf(scenario: Scenario): { events: ChromeEvent[]; received: number } {
  const trace = new ChromeTrace(scenario.nodes);
  const lines = trace.head('1.2.3');
  const { result } = run(scenario, {
    codec: false,
    observe: (record, world) => lines.push(...trace.events(record, world)),
  });
  lines.push(...trace.tail());
  for (const line of lines) expect(line).not.toContain('\n');
  return {
    events: JSON.parse(`[${lines.join(',')}]`) as ChromeEvent[],
    received: result.world.truth.received,
  };
}

describe.each([
  ['calm', small],
  ['with a crash', crash],
])('%s', (_, scenario) => {
  const { events, received } = chromeOf(scenario);
  const slices = events.filter(({ ph }) => ph === 'X');
  const flows = events.filter(({ ph }) => 'stf'.includes(ph));

  test('every event has what its phase asks for', () => {
    for (const event of events) {
      expect(event).toMatchObject({
        name: expect.any(String),
        pid: expect.any(Number),
        tid: expect.any(Number),
      });
      if (event.ph === 'M') continue;
      expect(event.ts).toBeGreaterThanOrEqual(0);
      expect(event.cat).toMatch(/^(packet|control|command)$/);
      switch (event.ph) {
        case 'X':
          expect(event.dur).toBeGreaterThan(0);
          break;
        case 'i':
          expect(event.s).toBe('t');
          break;
        case 's':
        case 't':
        case 'f':
          expect(Number.isInteger(event.id)).toBe(true);
          break;
        default:
          expect.fail(`phase ${event.ph}`);
      }
    }
  });

  test('a lane a node, in the order of IDs, and one for the registry; none is the process', () => {
    const named = new Map(
      events.filter(({ name }) => name === 'thread_name').map(({ tid, args }) => [tid, args!['name']]),
    );
    expect(named.size).toBe(scenario.nodes + 1);
    for (const { tid, pid } of events) {
      expect(named.has(tid)).toBe(true);
      expect(tid).not.toBe(pid);
      expect(tid).toBeGreaterThan(0);
    }
    const order = new Map(
      events
        .filter(({ name }) => name === 'thread_sort_index')
        .map(({ tid, args }) => [tid, args!['sort_index']]),
    );
    for (const [tid, name] of named) {
      const id = /^ID (\d+) \(node \d+\)$/.exec(String(name))?.[1];
      expect(order.get(tid)).toBe(id === undefined ? -1 : Number(id));
    }
    expect(events.filter(({ name }) => name === 'process_name')).toHaveLength(1);
  });

  test('slices of a lane follow one another, and no later than drawing them takes', () => {
    const ends = new Map<number, number>();
    for (const { tid, ts, dur, args } of slices) {
      expect(ts!).toBeGreaterThanOrEqual((ends.get(tid) ?? 0) - 1e-6);
      ends.set(tid, ts! + dur!);
      expect(ts!).toBeGreaterThanOrEqual(args!['us'] as number);
      expect(ts! - (args!['us'] as number)).toBeLessThan(slices.length * dur!);
    }
  });

  test('an arrow begins and ends once, only goes on in time, and each of its points is on a slice of that packet', () => {
    const ways = new Map<number, ChromeEvent[]>();
    for (const flow of flows) ways.set(flow.id!, [...(ways.get(flow.id!) ?? []), flow]);
    for (const way of ways.values()) {
      const phases = way.map(({ ph }) => ph).join('');
      expect(phases).toMatch(scenario === crash ? /^st*f?$/ : /^st*f$/);
      way.slice(1).forEach((flow, i) => {
        expect(flow.ts!).toBeGreaterThan(way[i]!.ts!);
        expect(flow.tid).not.toBe(way[i]!.tid);
      });
      for (const { name, cat, ph, bp } of way) {
        expect({ name, cat, bp }).toEqual({
          name: 'packet',
          cat: 'packet',
          bp: ph === 'f' ? 'e' : undefined,
        });
      }
    }
    const deliveries = slices.filter(({ name }) => name === 'deliver');
    expect(deliveries).toHaveLength(received);
    const packets = slices.filter(({ cat }) => cat === 'packet');
    expect(packets).toHaveLength(flows.length);
    packets.forEach((slice, i) => {
      const { ts, tid } = flows[i]!;
      expect(tid).toBe(slice.tid);
      expect(ts!).toBeGreaterThan(slice.ts!);
      expect(ts!).toBeLessThan(slice.ts! + slice.dur!);
    });
  });

  test('what is said is told from packets by category and name', () => {
    const control = new Set(slices.filter(({ cat }) => cat === 'control').map(({ name }) => name));
    expect(control).toContain('nodeRegistry');
    const packets = new Set(slices.filter(({ cat }) => cat === 'packet').map(({ name }) => name));
    expect([...packets].filter((name) => control.has(name))).toEqual([]);
  });
});

test('a node that never registers has a lane all the same', () => {
  const scenario: Scenario = {
    ...small,
    startOverMs: 0,
    commands: [],
    faults: [{ atMs: 0, action: { kind: 'crash', nodes: { kind: 'list', nodes: [3] }, silent: true } }],
  };
  const names = chromeOf(scenario).events.filter(({ name }) => name === 'thread_name');
  expect(names.find(({ tid }) => tid === 3)?.args).toEqual({ name: 'node 3, never registered' });
});

test('a packet is drawn behind where it came from, though the way was shorter than its source takes to draw', () => {
  const trace = new ChromeTrace(2);
  const numbers = new Int32Array(100);
  const packets = { source: numbers, sink: numbers, hops: numbers };
  const world = { packets, columns: { originated: numbers } } as unknown as World;
  const draw = (record: EventRecord) =>
    trace.events(record, world).map((line) => JSON.parse(line) as ChromeEvent);
  const sent = Array.from({ length: 100 }, (_, detail) =>
    draw({ us: 0, what: 'send', node: 1, other: 2, detail }),
  );
  const arrived = draw({ us: 1, what: 'deliver', node: 2, other: 1, detail: 99 });
  expect(sent[99]![0]!.ts).toBeGreaterThan(1);
  expect(arrived[1]!.ts!).toBeGreaterThan(sent[99]![1]!.ts!);
});
