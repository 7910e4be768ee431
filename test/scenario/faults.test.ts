// Every kind of fault on the list: read, written, in the schema, done, shown, and drawn as its file says.

import { describe, expect, it, test } from 'vitest';
import {
  FAULT_KINDS,
  FAULT_PATTERN,
  type Fault,
  formatFault,
  kindOf,
  parseFault,
} from '../../src/scenario/faults/index.ts';
import { defaultCommands, type Scenario } from '../../src/scenario/scenario.ts';
import { nameOf } from '../../src/scenario/trace.ts';
import { DEFAULT_NETWORK } from '../../src/simulator/network/network-options.ts';
import { watch } from '../../src/swarm/watch.ts';

const NODES = 40;

const CALM: Scenario = {
  seed: 'faults',
  nodes: NODES,
  idBits: 7,
  minNodes: 2,
  geometry: 'hops',
  network: DEFAULT_NETWORK,
  startOverMs: 0,
  clockSkew: 0,
  commands: defaultCommands(NODES, 3, 20),
  faults: [],
};

const examples = FAULT_KINDS.flatMap(({ kind, verbs }) =>
  Object.entries(verbs).map(([verb, example]) => [example, verb, kind] as const),
);

function parsed(text: string, verb: string) {
  const fault = parseFault(verb, text, NODES);
  if (fault === undefined || 'wrong' in fault) throw new Error(`${text}: ${fault?.wrong}`);
  return fault.value;
}

describe.each(examples)('%s', (text, verb, kind) => {
  it('is read, written and read again', () => {
    const fault = parsed(text, verb);
    expect(fault.kind).toBe(kind);
    const written = formatFault(fault, NODES);
    expect(parsed(written, written.split(' ')[0]!)).toEqual(fault);
  });

  it('is in the schema', () => {
    expect(text).toMatch(new RegExp(`^(?:${FAULT_PATTERN})$`));
    expect(`${text} or so`).not.toMatch(new RegExp(`^(?:${FAULT_PATTERN})$`));
  });

  it('happens, breaks no check, and is seen', () => {
    const fault = parsed(text, verb);
    const seen = new Set<string>();
    const startNodes = kindOf(fault).wantsDown ? 10 : NODES;
    const scenario = { ...CALM, startNodes, faults: [{ atMs: 50, action: fault }] };
    const { violations } = watch(scenario, { observe: (record) => void seen.add(nameOf(record)) });
    expect(violations).toEqual([]);
    expect(seen).toContain(kind === 'restart' ? 'start' : kind);
  });

  it('shrinks to one node', () => {
    let fault: Fault = { ...parsed(text, verb), nodes: { kind: 'drawn', count: 3 } };
    for (const count of [2, 1]) {
      const smaller = kindOf(fault).shrink(fault);
      expect(smaller).toEqual({ ...fault, nodes: { kind: 'drawn', count } });
      fault = smaller!;
    }
    expect(kindOf(fault).shrink(fault)).toBeUndefined();
  });
});

test('every ticket of the swarm is given out once, and one is for commands', () => {
  const tickets = FAULT_KINDS.flatMap(({ drawn }) => Object.keys(drawn).map(Number));
  expect([...tickets, 6].sort((a, b) => a - b)).toEqual(
    Array.from({ length: tickets.length + 1 }, (_, i) => i),
  );
});
