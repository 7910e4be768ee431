import { describe, expect, test } from 'vitest';
import {
  listeningSentence,
  messengerSentence,
  registrySentence,
  seedSentence,
} from '../../src/results/sentences.ts';
import { runLine, verdictLines } from '../../src/results/verdict.ts';
import { count, printable } from '../../src/text/text.ts';
import { node, summaryOf, TEN } from './examples.ts';

describe("a registry's sentences", () => {
  test.each([
    [
      { kind: 'registered', id: 42, address: '127.0.0.1:5001', nodes: 5, ours: true },
      'Node 42 registered from 127.0.0.1:5001; 5 nodes are registered.',
    ],
    [
      { kind: 'registered', id: 42, address: '127.0.0.1:5001', nodes: 1, ours: false },
      'Node 42 registered from 127.0.0.1:5001 (not a Sinkward program); 1 node is registered.',
    ],
    [
      { kind: 'refused', what: 'registration', host: '10.0.0.7', reason: 'the address is not its own' },
      'Refused a registration from 10.0.0.7: the address is not its own.',
    ],
    [
      {
        kind: 'left',
        id: 42,
        address: '127.0.0.1:5001',
        nodes: 9,
        how: 'lost',
        reason: 'connection closed',
        consequence: 'The overlay needs a new set-up: setup-overlay.',
      },
      'Node 42 (127.0.0.1:5001) left: connection closed; 9 nodes are registered. The overlay needs a new set-up: setup-overlay.',
    ],
    [
      { kind: 'left', id: 4, address: 'a:1', nodes: 0, how: 'deregistered', reason: '', consequence: '' },
      'Node 4 (a:1) deregistered; 0 nodes are registered.',
    ],
    [
      { kind: 'setting-up', epoch: 1, entries: 3, nodes: 10, idBits: 7 },
      'Setting up the overlay: 10 nodes, 3 entries each, 7-bit IDs.',
    ],
    [
      { kind: 'ready', epoch: 1, entries: 1, nodes: 10 },
      'Registry now ready to initiate tasks. (10 nodes, 1 entry each)',
    ],
    [
      { kind: 'started', run: 2, packetsPerNode: 25_000, nodes: 10 },
      'Run 2: 10 nodes, 25,000 packets from each.',
    ],
    [
      { kind: 'progress', run: 1, sent: 9, received: 1234, relayed: 9, expected: 250_000 },
      '1,234 of 250,000 packets received.',
    ],
    [{ kind: 'path', source: 7, sink: 93, ids: [7, 21, 93] }, '7 → 21 → 93 (2 hops)'],
    [{ kind: 'path', source: 7, sink: 93, ids: [] }, 'There is no path from 7 to 93.'],
    [{ kind: 'note', text: 'Waiting for 3 nodes' }, 'Waiting for 3 nodes.'],
    [
      { kind: 'violation', host: '10.0.0.7', reason: 'length 0\x1b[2J\nregistered' },
      'Closed the connection of 10.0.0.7: length 0\\u{1b}[2J\\u{a}registered.',
    ],
    [
      {
        kind: 'ended',
        command: 'start-rounds',
        outcome: 'failed',
        reason: 'the overlay is not set up: setup-overlay',
      },
      'start-rounds failed: the overlay is not set up: setup-overlay.',
    ],
    [{ kind: 'ended', command: 'setup-overlay', outcome: 'done', reason: '' }, ''],
  ] as const)('%o', (report, sentence) => {
    expect(registrySentence(report)).toBe(sentence);
  });
});

describe("a messenger's sentences", () => {
  test.each([
    [
      { kind: 'registered', id: 42, address: '127.0.0.1:5001', info: 'Welcome' },
      'Registered as node 42, listening on 127.0.0.1:5001. The registry says: Welcome.',
    ],
    [{ kind: 'refused', reason: 'full' }, 'The registry refused: full.'],
    [{ kind: 'gave-up', reason: 'lost it' }, 'Gave up: lost it.'],
    [
      { kind: 'registry-lost', id: 7, reason: 'closed' },
      'Node 7 lost the registry: closed; trying to reach it again.',
    ],
    [
      { kind: 'dropped', id: 7, host: '10.0.0.1', source: 3, sink: 9, reason: 'unknown sink' },
      'Node 7 drops packets like one from 3 to 9 that came from 10.0.0.1: unknown sink.',
    ],
    [{ kind: 'set-up', id: 42, epoch: 1, peers: [54, 77, 3] }, 'Node 42 is set up; its peers are 54, 77, 3.'],
    [{ kind: 'set-up-failed', id: 42, reason: 'no answer' }, 'Node 42 could not be set up: no answer.'],
    [{ kind: 'started', id: 42, packets: 25_000 }, 'Node 42 sends 25,000 packets.'],
    [{ kind: 'finished', id: 42, packets: 1 }, 'Node 42 has sent its 1 packet.'],
    [{ kind: 'note', text: 'The registry is gone.' }, 'The registry is gone.'],
    [{ kind: 'violation', host: 'h', reason: 'r' }, 'Closed the connection of h: r.'],
    [{ kind: 'ended', command: 'exit-overlay', outcome: 'failed', reason: '' }, 'exit-overlay failed.'],
  ] as const)('%o', (report, sentence) => {
    expect(messengerSentence(report)).toBe(sentence);
  });
});

describe('the verdict', () => {
  const lossy = (rest: Parameters<typeof summaryOf>[1]) =>
    verdictLines(
      summaryOf([node(7, { sent: 250_000, received: 250_000 })], { matched: false, ...rest }),
      false,
    );

  test('when all was received', () => {
    expect(verdictLines(TEN, false)).toBe(
      '✓ sent 250,000 = received 250,000; sums -493,827,160,505 = -493,827,160,505\n',
    );
  });

  test('when packets are missing: one line a fault', () => {
    const faults = [
      { kind: 'missing', packets: 1, source: 7, sink: 93 },
      { kind: 'duplicated', packets: 2, source: 7, sink: 94 },
      { kind: 'changed', packets: 1000, source: 8, sink: 94 },
    ] as const;
    const summary = summaryOf([node(7, { sent: 250_000, received: 249_999 })], {
      matched: false,
      faults,
      faultCount: 15,
    });
    expect(verdictLines(summary, false)).toBe(
      [
        '✗ NOT verified: 1 packet missing (sent 250,000, received 249,999)',
        '  missing: 1 packet from 7 to 93',
        '  duplicated: 2 packets from 7 to 94',
        '  changed: 1,000 packets from 8 to 94',
        '  and 12 more',
        '',
      ].join('\n'),
    );
  });

  test('when there are too many, other sums, or other packets', () => {
    expect(lossy({ missing: -2 })).toContain('NOT verified: 2 packets too many (sent 250,000, ');
    const sums = summaryOf([node(7, { sent: 5, received: 5, sumSent: -1000n })], { matched: false });
    expect(verdictLines(sums, false)).toBe(
      '✗ NOT verified: 5 packets sent and received, but sums differ (sent -1,000, received 0)\n',
    );
    expect(lossy({})).toBe(
      '✗ NOT verified: 250,000 packets sent and received with equal sums, but not the same packets (hashes differ)\n',
    );
  });

  test('when the run was stopped: nothing is missing yet', () => {
    expect(lossy({ missing: 5, stopped: true })).toBe(
      '✗ NOT verified: the run was stopped (sent 250,000, received 250,000)\n',
    );
  });

  test('is coloured when asked', () => {
    expect(verdictLines(TEN, true)).toContain('\x1b[32m✓\x1b[39m sent');
    expect(lossy({})).not.toContain('\x1b');
  });

  test('has the figures of the run beside it', () => {
    expect(runLine(TEN, 1.2344)).toBe('Run 1: 10 nodes, 25,000 packets a node, 631,885 hops in 1.234 s.');
    expect(runLine(TEN, undefined)).toBe('Run 1: 10 nodes, 25,000 packets a node, 631,885 hops.');
  });
});

test('where it listens, and the seed as a shell would take it', () => {
  expect(listeningSentence('127.0.0.1', 12345)).toBe('Listening on 127.0.0.1:12345.');
  expect(listeningSentence('::1', 1)).toBe('Listening on [::1]:1.');
  expect(seedSentence('k3y', true)).toBe('Seed: k3y (drawn; --seed k3y repeats the run).');
  expect(seedSentence("it's", false)).toBe("Seed: 'it'\\''s'.");
});

test('numbers and foreign text', () => {
  expect([0, 999, 1000, -1000, -100, 2 ** 53].map(count)).toEqual([
    '0',
    '999',
    '1,000',
    '-1,000',
    '-100',
    '9,007,199,254,740,992',
  ]);
  expect(count(-(2n ** 63n))).toBe('-9,223,372,036,854,775,808');
  expect(printable('ü → ✓ \u009b31m \ud800')).toBe('ü → ✓ \\u{9b}31m \\u{d800}');
  expect(printable('x'.repeat(10_000))).toBe(`${'x'.repeat(500)}...`);
});
