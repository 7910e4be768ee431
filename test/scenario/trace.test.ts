// The lines of a trace: what they say, and that they are the same for one seed.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseScenario } from '../../src/commands/simulate/choose-scenario.ts';
import { run } from '../../src/commands/simulate/run-simulation.ts';
import { scenarioFile } from '../../src/scenario/format.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import {
  canonicalJson,
  parseTraceHeader,
  TraceLines,
  traceEnd,
  traceHeader,
} from '../../src/scenario/trace.ts';

interface Line {
  readonly us: number;
  readonly what: string;
  readonly node: number;
  readonly from?: number;
  readonly to?: number;
  readonly packet?: string;
  readonly hops?: number;
}

const small = chooseScenario({ nodes: 6, packets: 20, seed: 'trace' }).scenario;

/** Two nodes end in the middle of a run, with packets on their way to them. */
const crash: Scenario = {
  ...small,
  nodes: 12,
  network: { ...small.network, latency: { kind: 'uniform', minMs: 1, maxMs: 30 }, bytesPerSecond: 16_000 },
  commands: chooseScenario({ nodes: 12, packets: 300, seed: 'x' }).scenario.commands,
  faults: [{ atMs: 500, action: { kind: 'crash', nodes: { kind: 'drawn', count: 2 }, silent: false } }],
};

function traceOf(scenario: Scenario): string[] {
  const lines = new TraceLines();
  const text = [traceHeader('1.2.3', scenario)];
  const { result, digest } = run(scenario, {
    codec: false,
    observe: (record, world) => text.push(lines.line(record, world)),
  });
  return [...text, traceEnd(result, lines.count, digest)];
}

const events = (trace: readonly string[]) => trace.slice(1, -1).map((line) => JSON.parse(line) as Line);

test('one seed, one text; another seed, another', () => {
  for (const scenario of [small, crash]) {
    const trace = traceOf(scenario);
    expect(traceOf(scenario)).toEqual(trace);
    expect(traceOf({ ...scenario, seed: 'another' })).not.toEqual(trace);
  }
});

test('begins with the scenario, and ends with totals', () => {
  const trace = traceOf(small);
  expect(parseTraceHeader(trace[0]!)).toEqual({ program: '1.2.3', scenario: scenarioFile(small) });
  expect(JSON.parse(trace.at(-1)!)).toEqual({
    end: {
      originated: 120,
      received: 120,
      dropped: 0,
      lost: 0,
      hops: expect.any(Number),
      virtualUs: expect.any(Number),
      lines: trace.length - 2,
      digest: expect.stringMatching(/^[0-9a-f]{16}$/),
    },
  });
});

test('a line of each kind', () => {
  const trace = traceOf(crash);
  const first = (what: string) => trace.find((line) => line.includes(`"what":"${what}"`));
  expect(first('start')).toBe('{"us":0,"what":"start","node":1}');
  expect(first('command')).toBe(
    '{"us":0,"what":"command","node":0,"command":{"name":"wait-for","nodes":12}}',
  );
  expect(first('accepted')).toMatch(/^\{"us":\d+,"what":"accepted","node":0,"from":\d+\}$/);
  expect(first('message')).toMatch(
    /^\{"us":\d+,"what":"message","node":0,"from":\d+,"message":"registration"\}$/,
  );
  expect(trace.find((line) => line.includes('registrationResponse'))).toMatch(
    /^\{"us":\d+,"what":"message","node":\d+,"from":0,"message":"registrationResponse","id":\d+\}$/,
  );
  expect(first('send')).toMatch(
    /^\{"us":\d+,"what":"send","node":\d+,"to":\d+,"packet":"\d+\/\d+\/0","hops":0\}$/,
  );
  expect(first('deliver')).toMatch(
    /"what":"deliver","node":\d+,"from":\d+,"packet":"\d+\/\d+\/\d+","hops":\d+\}$/,
  );
  expect(first('crash')).toMatch(/^\{"us":500000,"what":"crash","node":\d+\}$/);
  expect(first('lost')).toMatch(/"what":"lost","node":\d+,"from":\d+,"reason":"the connection broke"\}$/);
  expect(first('lose')).toMatch(/"what":"lose","node":\d+,"to":\d+,"packet":/);
  expect(first('timer')).toMatch(/"what":"timer","node":\d+,"timer":"[^"]+"\}$/);
});

describe.each([
  ['calm', small],
  ['with a crash', crash],
])('%s', (_, scenario) => {
  const lines = events(traceOf(scenario));

  test('time never goes back', () => {
    lines.slice(1).forEach((line, i) => {
      expect(line.us).toBeGreaterThanOrEqual(lines[i]!.us);
    });
  });

  test('each packet can be followed from node to node, to one end', () => {
    const ways = new Map<string, Line[]>();
    for (const line of lines)
      if (line.packet) ways.set(line.packet, [...(ways.get(line.packet) ?? []), line]);
    const ends = new Set<string>();
    for (const way of ways.values()) {
      const [first, ...rest] = way;
      expect(first!.what).toBe('send');
      rest.forEach((line, i) => {
        const before = way[i]!;
        expect(['send', 'relay']).toContain(before.what);
        if (line.what === 'lose') return;
        expect(line.node).toBe(before.to);
        expect(line.us).toBeGreaterThan(before.us);
        expect(line.hops).toBe(line.what === 'relay' ? before.hops! + 1 : before.hops);
        if (line.what === 'deliver') expect(line.from).toBe(before.node);
      });
      ends.add(way.at(-1)!.what);
    }
    expect([...ends].toSorted()).toEqual(scenario === small ? ['deliver'] : ['deliver', 'drop', 'lose']);
  });

  test('a source numbers its packets from 0', () => {
    const next = new Map<string, number>();
    for (const { what, packet } of lines) {
      if (what !== 'send') continue;
      const [source, , index] = packet!.split('/') as [string, string, string];
      const least = next.get(source) ?? 0;
      if (scenario === small) expect(Number(index)).toBe(least);
      // One that found no link to go out on has its number, and no line of its own.
      else expect(Number(index)).toBeGreaterThanOrEqual(least);
      next.set(source, Number(index) + 1);
    }
    expect(next.size).toBe(scenario.nodes);
  });

  test('whether somebody looks changes nothing', () => {
    const looked = run(scenario, { codec: false, observe: () => {} });
    expect(looked.digest).toBe(run(scenario, { codec: false }).digest);
  });
});

test('canonical JSON: equal values, equal text, whatever the order of their keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const text = canonicalJson(value);
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(canonicalJson({ b: 1, a: [{ d: 1, c: 2 }, undefined] })).toBe('{"a":[{"c":2,"d":1},null],"b":1}');
});

test.each([
  ['', 'not a Sinkward trace: the header line is missing'],
  ['[', 'not a Sinkward trace: the header line is missing'],
  ['{"format":"x"}', 'not a Sinkward trace: the header line is missing'],
  ['{"format":"sinkward trace","version":1}', 'it has version 1 of the format; this program reads version 2'],
  ['{"format":"sinkward trace"}', 'it has version undefined of the format; this program reads version 2'],
  ['{"format":"sinkward trace","version":2,"scenario":{}}', 'its header is damaged'],
  ['{"format":"sinkward trace","version":2,"program":"1"}', 'its header is damaged'],
])('the header %s', (line, wrong) => {
  expect(parseTraceHeader(line)).toBe(wrong);
});
