// Scenarios that failed once, as the swarm shrunk them, by what was wrong. Each is run again with every test.

import type { Action, Scenario } from '../../src/scenario/scenario.ts';
import { DEFAULT_NETWORK, type NetworkOptions } from '../../src/simulator/network/network-options.ts';

type Command = Scenario['commands'][number]['command'];
type Knobs = Partial<Omit<Scenario, 'commands' | 'faults' | 'network'>> & {
  readonly nodes: number;
  readonly network?: Partial<NetworkOptions>;
};

function scenario(
  seed: number,
  { network, ...knobs }: Knobs,
  commands: readonly Command[],
  faults: readonly (readonly [atMs: number, action: Action])[],
): Scenario {
  return {
    seed: `swarm:${seed}`,
    idBits: 7,
    minNodes: 2,
    geometry: 'hops',
    startOverMs: 0,
    clockSkew: 0,
    ...knobs,
    network: { ...DEFAULT_NETWORK, ...network },
    commands: commands.map((command) => ({ atMs: 0, command })),
    faults: faults.map(([atMs, action]) => ({ atMs, action })),
  };
}

const setUp = (entries: number): Command => ({ name: 'setup-overlay', entries });
const start = (packets: number): Command => ({ name: 'start-rounds', packets });
const waitFor = (nodes: number): Command => ({ name: 'wait-for', nodes });
const first = (to: number) => ({ kind: 'range', from: 1, to }) as const;
const drawn = (count: number) => ({ kind: 'drawn', count }) as const;

export const failures: readonly (readonly [what: string, scenario: Scenario])[] = [
  [
    'false match, seed 18: all nodes crash in a run before their first answer, and nothing received equals nothing sent',
    scenario(
      18,
      {
        nodes: 5,
        startOverMs: 2000,
        network: { latency: { kind: 'uniform', minMs: 0, maxMs: 31 }, windowPackets: 7 },
      },
      [waitFor(5), setUp(1), start(1), start(174)],
      [[2371, { kind: 'crash', nodes: first(8), silent: false }]],
    ),
  ],
  [
    'false match, seed 993: a node that leaves goes on sending after its last counters were taken',
    scenario(
      993,
      { nodes: 2, startOverMs: 2000, network: { windowPackets: 2 } },
      [waitFor(2), setUp(1), start(646)],
      [[2179, { kind: 'leave', nodes: first(2) }]],
    ),
  ],
  [
    'returns, seed 45: a node that crashed and told nobody is refused when it is back',
    {
      ...scenario(
        45,
        { nodes: 2, startOverMs: 2000 },
        [],
        [
          [23, { kind: 'restart', nodes: first(9) }],
          [1055, { kind: 'crash', nodes: first(6), silent: true }],
        ],
      ),
      commands: [{ atMs: 1488, command: { name: 'list-messaging-nodes' } }],
    },
  ],
  [
    'gives up, seed 226: a routing table crosses a deregistration, and the node begins anew',
    scenario(226, { nodes: 2 }, [], [[24, { kind: 'command', command: setUp(1) }]]),
  ],
  [
    'gives up, seed 72: the same after a second set-up, of which a node is lost',
    scenario(
      72,
      { nodes: 3, network: { latency: { kind: 'uniform', minMs: 10, maxMs: 52 } } },
      [waitFor(3), setUp(2), setUp(2)],
      [[260, { kind: 'crash', nodes: drawn(1), silent: false }]],
    ),
  ],
  [
    'returns, seed 778: a node that registers again is told to leave, and deregisters the ID of before',
    scenario(
      778,
      {
        nodes: 2,
        network: {
          latency: {
            kind: 'matrix',
            ms: [
              [28, 9],
              [44, 18],
            ],
          },
        },
      },
      [],
      [
        [5196, { kind: 'reset', nodes: first(7) }],
        [5387, { kind: 'slow', nodes: drawn(1), serviceUs: 20_000, forMs: 1 }],
      ],
    ),
  ],
  [
    'false alarm, seed 6250: after a run that failed, a packet of the overlay before counts in the next one',
    scenario(
      6250,
      {
        nodes: 18,
        idBits: 31,
        startOverMs: 200,
        clockSkew: 0.1,
        network: { latency: { kind: 'uniform', minMs: 1, maxMs: 40 }, windowPackets: 1 },
      },
      [waitFor(18), setUp(5), start(15), setUp(4), start(50), setUp(3), start(9)],
      [
        [1024, { kind: 'cut', nodes: drawn(10), forMs: 1 }],
        [1066, { kind: 'crash', nodes: drawn(13), silent: false }],
        [1074, { kind: 'restart', nodes: first(36) }],
        [5503, { kind: 'crash', nodes: drawn(7), silent: true }],
      ],
    ),
  ],
  [
    'complete, seed 16160: a node leaves when it has sent 18 of its 19 packets, and the run is done',
    scenario(
      16160,
      {
        nodes: 2,
        startOverMs: 2000,
        clockSkew: 0.1,
        network: {
          latency: {
            kind: 'matrix',
            ms: [
              [7, 5, 45],
              [15, 28, 4],
              [16, 13, 8],
            ],
          },
          windowPackets: 1,
        },
      },
      [waitFor(2), setUp(1), start(1), start(19)],
      [
        [707, { kind: 'restart', nodes: first(2) }],
        [1352, { kind: 'leave', nodes: drawn(1) }],
      ],
    ),
  ],
  [
    'stopped, seed 341: a run that is stopped before anything is known of it matches',
    scenario(
      341,
      {
        nodes: 2,
        startOverMs: 2000,
        network: { latency: { kind: 'constant', ms: 0.1 }, bytesPerSecond: 2_000_000, windowPackets: 1 },
      },
      [waitFor(2), setUp(1), start(28)],
      [
        [26, { kind: 'restart', nodes: first(2) }],
        [33, { kind: 'command', command: { name: 'stop' } }],
      ],
    ),
  ],
  [
    'reported, seed 2044: packets of a run that was stopped arrive in the next overlay, whose nodes are held to have invented them',
    scenario(
      2044,
      { nodes: 3, startOverMs: 200, network: { bytesPerSecond: 40_000 } },
      [waitFor(3), setUp(1), start(150), setUp(1), start(0)],
      [[255, { kind: 'command', command: { name: 'stop' } }]],
    ),
  ],
  [
    'away, seed 352935860: a node that stands still is held to be said to be away by a registry that has ended',
    scenario(
      352935860,
      {
        nodes: 3,
        startOverMs: 10,
        clockSkew: 0.1,
        heartbeatMs: 250,
        network: { latency: { kind: 'uniform', minMs: 0, maxMs: 56 } },
      },
      [waitFor(3), setUp(2), start(0), { name: 'exit' }],
      [
        [98, { kind: 'pause', nodes: drawn(1), forMs: 622 }],
        [1152, { kind: 'pause', nodes: drawn(1), forMs: 3296 }],
      ],
    ),
  ],
  [
    'reported, seed 342: a node that was cut off is back, and sends what it has left of a run before',
    scenario(
      342,
      {
        nodes: 6,
        names: ['node-0', 'node-1', 'node-2', 'node-3'],
        startOverMs: 2000,
        clockSkew: 0.1,
        network: {
          latency: {
            kind: 'matrix',
            ms: [
              [19, 16],
              [28, 20],
            ],
          },
          windowPackets: 1,
          timeoutMs: 500,
        },
      },
      [waitFor(6), setUp(1), start(135), setUp(2), start(4)],
      [
        [164, { kind: 'restart', nodes: { kind: 'list', nodes: [2] } }],
        [2201, { kind: 'cut', nodes: drawn(1), forMs: 1251 }],
        [2233, { kind: 'leave', nodes: drawn(1) }],
        [2375, { kind: 'crash', nodes: drawn(1), silent: true }],
        [2385, { kind: 'restart', nodes: first(6) }],
      ],
    ),
  ],
  [
    'owner, seed 572: a name that stands no longer had the ID that is kept for another',
    scenario(
      572,
      { nodes: 2, names: ['alice', 'bob'], startNodes: 1 },
      [],
      [
        [100, { kind: 'leave', nodes: first(1) }],
        [200, { kind: 'restart', nodes: { kind: 'list', nodes: [2] } }],
        [300, { kind: 'crash', nodes: { kind: 'list', nodes: [2] }, silent: false }],
        [400, { kind: 'restart', nodes: first(1) }],
        [500, { kind: 'restart', nodes: { kind: 'list', nodes: [2] } }],
      ],
    ),
  ],
  [
    'away, seed 1206138145: a node that crashes while its registration is on its way is held to be there',
    scenario(
      1206138145,
      {
        nodes: 9,
        startOverMs: 10,
        clockSkew: 0.1,
        heartbeatMs: 1000,
        living: true,
        network: { latency: { kind: 'uniform', minMs: 0, maxMs: 76 } },
      },
      [],
      [[31, { kind: 'crash', nodes: drawn(3), silent: true }]],
    ),
  ],
  [
    'living, seed 1105222573: a node that is lost at last has left tables before anybody can be told',
    scenario(
      1105222573,
      { nodes: 12, living: true, network: { latency: { kind: 'constant', ms: 1 } } },
      [],
      [
        [243, { kind: 'crash', nodes: drawn(2), silent: true }],
        [265, { kind: 'command', command: { name: 'remove', id: 12 } }],
      ],
    ),
  ],
  [
    'no core ever throws, seed 7001446: a summary that the registry has kept over a crash is held to end a run',
    scenario(
      7001446,
      { nodes: 2, diskMs: 0, living: true, network: { latency: { kind: 'constant', ms: 1 } } },
      [waitFor(2), start(0)],
      [
        [942, { kind: 'crash', nodes: { kind: 'registry' }, silent: false }],
        [1031, { kind: 'restart', nodes: { kind: 'registry' } }],
        [21_607, { kind: 'command', command: { name: 'traffic-summary' } }],
      ],
    ),
  ],
];
