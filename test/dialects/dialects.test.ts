import { describe, expect, it, test } from 'vitest';
import { a } from '../../src/dialects/a.ts';
import { b } from '../../src/dialects/b.ts';
import { c } from '../../src/dialects/c.ts';
import { d } from '../../src/dialects/d.ts';
import type { Dialect, SetupSeen } from '../../src/dialects/dialect.ts';
import { cannotExchange } from '../../src/dialects/exchange.ts';
import { extension, isToldOf } from '../../src/dialects/extension.ts';
import { sinkward } from '../../src/dialects/ours.ts';
import {
  introduced,
  peerProgram,
  recogniseMessenger,
  recogniseRegistry,
  recogniseRegistryAgain,
} from '../../src/dialects/recognise.ts';
import { unknown } from '../../src/dialects/unknown.ts';

const OTHERS = [a, b, c, d];
const answer = (
  on: 'home' | 'dialled' | 'new',
  askedOnRegistration = false,
  result = 7,
  id = 7,
): SetupSeen => {
  return { kind: 'answer', on, askedOnRegistration, id, result };
};

describe('a messenger is recognised', () => {
  it.each<[string, SetupSeen, Dialect]>([
    ['no answer on its listener', { kind: 'silence' }, a],
    ['its ID, at home, where it was asked too', answer('home', true), a],
    ['a failure, at home, where it was asked too', answer('home', true, 128), a],
    ['0 at home, from a node with another ID', answer('home', true, 0), c],
    ['0 at home, from the node with ID 0', answer('home', true, 0, 0), a],
    ['at home, asked on its listener alone', answer('home'), c],
    ['on the connection of the order', answer('dialled', false, 0), d],
    ['on a new connection', answer('new'), b],
    ['a failure on a new connection', answer('new', false, -2), b],
    ['on a new connection, asked at home', answer('new', true), b],
  ])('by its answer: %s', (_, seen, dialect) => {
    for (const before of [unknown, ...OTHERS]) expect(recogniseMessenger(before, seen)).toBe(dialect);
  });

  it('by what it says, and by nothing else', () => {
    const program = introduced({ kind: 'registration', address: 'a:1', ours: { version: 1 } });
    expect(program).toBe(sinkward);
    expect(recogniseMessenger(program, answer('new'))).toBe(sinkward);
    expect(introduced({ kind: 'registration', address: 'a:1' })).toBe(unknown);
  });
});

describe('a registry is recognised', () => {
  it('by the connection of its order, and by whether it closes that', () => {
    for (const before of [unknown, ...OTHERS]) {
      expect(recogniseRegistry(before, { on: 'home', closed: false }).registry).toBe(a.registry);
      expect(recogniseRegistry(before, { on: 'listener', closed: true }).registry).toBe(b.registry);
      expect(recogniseRegistry(before, { on: 'listener', closed: false }).registry).toBe(d.registry);
    }
  });

  it('not anew by an order on the usual connection, until it is answered', () => {
    expect(recogniseRegistry(b, { on: 'listener', closed: undefined })).toBe(b);
    expect(recogniseRegistry(unknown, { on: 'listener', closed: undefined })).toBe(d);
    expect(recogniseRegistry(b, { on: 'home', closed: undefined })).toBe(a);
  });

  it('by what it says, when it is reached again, too', () => {
    const response = { kind: 'registrationResponse', result: 7, info: '' } as const;
    expect(recogniseRegistryAgain(unknown, { ...response, ours: { version: 1 } })).toBe(sinkward);
    expect(recogniseRegistryAgain(b, response)).toBe(b);
    expect(recogniseRegistryAgain(sinkward, response)).toBe(unknown);
    expect(recogniseRegistry(sinkward, { on: 'listener', closed: true })).toBe(sinkward);
  });
});

test('peers are of the registry’s dialect; under Sinkward’s registry only what it said is known', () => {
  for (const registry of OTHERS) expect(peerProgram(false, registry)).toBe(registry);
  expect(peerProgram(false, sinkward)).toBe(unknown);
  expect(peerProgram(true, sinkward)).toBe(sinkward);
});

describe('packets are exchanged', () => {
  const among = (...programs: Dialect[]) => cannotExchange(programs.map((program, id) => ({ id, program })));

  test('by two programs of one dialect, and by Sinkward with all', () => {
    for (const program of [...OTHERS, sinkward, unknown]) {
      expect(among(program, program)).toEqual([]);
      expect(among(program, sinkward)).toEqual([]);
    }
  });

  test('by different dialects, but for those pairs', () => {
    const pairs = OTHERS.flatMap((one) => OTHERS.map((other) => [one, other] as const));
    const failing = pairs.filter(([one, other]) => among(one, other).length > 0);
    expect(failing.map(([one, other]) => one.name + other.name)).toEqual([
      'AB',
      'AD',
      'BA',
      'BC',
      'CB',
      'DA',
    ]);
  });

  test('and a sentence says where not, with the first nodes that it concerns', () => {
    expect(among(sinkward, d, d, a)).toEqual([
      'Node 3 takes orders as dialect A does, which takes no new connections once a run has started, and node 1 opens one for each packet: packets from the second to the first may be missing.',
    ]);
    expect(among(b, c, c)).toEqual([
      'Node 1 keeps its connections, and node 0 answers as dialect B does, which reads one packet of each: packets from the first to the second may be missing.',
    ]);
    expect(among(a, b)).toHaveLength(2);
  });
});

test('extension fields go to programs that declared themselves, and to no other', () => {
  expect(extension(sinkward, { epoch: 3 })).toEqual({ ours: { epoch: 3 } });
  for (const program of [unknown, ...OTHERS]) {
    expect(extension(program, { epoch: 3 })).toEqual({});
    expect(isToldOf(program, sinkward)).toBe(false);
    expect(isToldOf(sinkward, program)).toBe(false);
  }
  expect(isToldOf(sinkward, sinkward)).toBe(true);
});

test('only what declares itself is asked more than the published protocol has', () => {
  for (const { declared, messenger, registry } of [sinkward, unknown, ...OTHERS]) {
    expect(messenger.summaries === 'any time').toBe(declared);
    expect(messenger.reportsHashes).toBe(declared);
    expect(registry.takesLastSummary).toBe(declared);
    expect(messenger.metrics.includes('xor')).toBe(declared);
  }
});
