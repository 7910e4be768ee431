// Each check is able to fail: a fault is planted in a world that is in order, and the check that it is for finds it.

import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { geometries, messengerGeometries } from '../../src/geometries/index.ts';
import { LivingTable } from '../../src/messenger/living-table.ts';
import { PeerLinks } from '../../src/messenger/peer-links.ts';
import { MAX_PEERS } from '../../src/overlay/columns.ts';
import type { RegistryCommand } from '../../src/overlay/commands.ts';
import { countReceived } from '../../src/overlay/packets.ts';
import { Claims } from '../../src/registry/claims.ts';
import { Members } from '../../src/registry/members.ts';
import { Memory } from '../../src/registry/memory.ts';
import { NamedNodes } from '../../src/registry/named-nodes.ts';
import { Names } from '../../src/registry/names.ts';
import { Presence } from '../../src/registry/presence.ts';
import { Recovery } from '../../src/registry/recovery.ts';
import { Run } from '../../src/registry/run.ts';
import { CHECKS, type CheckName, check } from '../../src/scenario/checks.ts';
import { type SimulationOptions, simulate } from '../../src/scenario/run-scenario.ts';
import { defaultCommands, type Scenario } from '../../src/scenario/scenario.ts';
import type { End } from '../../src/simulator/network/end.ts';
import { DEFAULT_NETWORK } from '../../src/simulator/network/network-options.ts';
import { Disk } from '../../src/simulator/nodes/disk.ts';
import type { EventRecord, World } from '../../src/simulator/world.ts';
import { idSequence } from '../../src/swarm/id-sequence.ts';
import { watch } from '../../src/swarm/watch.ts';
import { instead } from './instead.ts';
import {
  answerBeforeLinks,
  keepCountsPerPeer,
  keepFingersFromWrapping,
  keepIdsOfTheGone,
} from './named-faults.ts';

const CALM: Scenario = {
  seed: 'planted',
  nodes: 7,
  idBits: 7,
  minNodes: 2,
  geometry: 'hops',
  network: { ...DEFAULT_NETWORK, windowPackets: 4 },
  startOverMs: 0,
  clockSkew: 0,
  commands: defaultCommands(7, 2, 40),
  faults: [],
};

const everybody = { kind: 'range', from: 1, to: 7 } as const;

/** Node 3 stands still for 6 s, and goes on for 3 more. */
const PAUSED: Partial<Scenario> = {
  heartbeatMs: 1000,
  faults: [
    { atMs: 2000, action: { kind: 'pause', nodes: { kind: 'list', nodes: [3] }, forMs: 6000 } },
    { atMs: 11_000, action: { kind: 'command', command: { name: 'status' } } },
  ],
};

/** Nodes come one after the other. */
const LIVING: Partial<Scenario> = { living: true, startOverMs: 1000 };
const alice = { kind: 'list', nodes: [1] } as const;

/** Node 1 has a name; it crashes, a newcomer registers, and it comes back. */
const NAMED: Partial<Scenario> = {
  names: ['alice'],
  startNodes: 6,
  commands: defaultCommands(6, 2, 40),
  faults: [
    { atMs: 1000, action: { kind: 'crash', nodes: alice, silent: false } },
    { atMs: 2000, action: { kind: 'command', command: { name: 'who' } } },
    { atMs: 3000, action: { kind: 'restart', nodes: { kind: 'list', nodes: [7] } } },
    { atMs: 4000, action: { kind: 'restart', nodes: alice } },
    { atMs: 5000, action: { kind: 'command', command: { name: 'status' } } },
  ],
};

/** The registry crashes after a set-up, and comes back with its disk; then there is another set-up. */
const REMEMBERED: Partial<Scenario> = {
  diskMs: 5,
  names: ['alice'],
  commands: [...defaultCommands(7, 2, 1), { atMs: 9000, command: { name: 'setup-overlay', entries: 2 } }],
  faults: [
    { atMs: 3000, action: { kind: 'crash', nodes: { kind: 'registry' }, silent: false } },
    { atMs: 3500, action: { kind: 'restart', nodes: { kind: 'registry' } } },
  ],
};

interface Plant {
  readonly check: CheckName;
  readonly what: string;
  /** Called before the first event. */
  world?(world: World): void;
  /** Called before each event. */
  event?(record: EventRecord, world: World): void;
  readonly scenario?: Partial<Scenario>;
  readonly options?: SimulationOptions;
  prepare?(): void;
}

const plants: readonly Plant[] = [
  {
    check: 'throws',
    what: 'a node has lost its list of nodes',
    event: onFirst('send', (_, world) => world.columns.memberships.fill(undefined)),
  },
  { check: 'ends', what: 'too few events are allowed', options: { maxEvents: 100 } },
  {
    check: 'account',
    what: 'a packet vanishes',
    world: insteadOfASend((world, _end, packet) => world.packets.remove(packet)),
  },
  { check: 'alive', what: 'a packet never arrives', world: insteadOfASend(() => {}) },
  {
    check: 'unchanged',
    what: 'a bit of a payload flips',
    world: insteadOfASend((world, end, packet, put) => {
      world.packets.payload[packet]! ^= 1;
      put(end, packet);
    }),
  },
  {
    check: 'unchanged',
    what: 'a packet is sent on twice',
    world: insteadOfASend((_world, end, packet, put) => {
      put(end, packet);
      put(end, packet);
    }),
  },
  { check: 'overshoot', what: 'a node sends every packet to its furthest peer', world: misroute },
  {
    check: 'overshoot',
    what: 'the same by exclusive or',
    world: misroute,
    scenario: { geometry: 'kademlia', commands: defaultCommands(7, 1, 40) },
  },
  {
    check: 'twice',
    what: 'a packet comes back to a relay',
    world: sendBack,
  },
  {
    check: 'false match',
    what: 'a node says that it received what was lost',
    world: insteadOfASend((world, end, packet) => {
      const { columns, packets, truth } = world;
      const row = columns.id.indexOf(packets.sink[packet]!);
      countReceived(columns, row, packets.source[packet]!, packets.payload[packet]!);
      world.observer.tell('lose', end.node, -1, packet);
      truth.lost++;
      packets.remove(packet);
    }),
  },
  {
    check: 'false alarm',
    what: 'a node counts a packet that it never sent',
    event: onFirst('deliver', (_, world) => world.columns.sent[0]!++),
  },
  {
    check: 'reported',
    what: 'a node counts a packet that it never relayed',
    event: onFirst('deliver', (_, world) => world.columns.relayed[0]!++),
  },
  {
    check: 'complete',
    what: 'a node sends one packet less than was ordered',
    event: onFirst('send', (_, world) => world.columns.toOriginate[3]!--),
  },
  {
    check: 'outcome',
    what: 'a node forgets to say that it has finished, and the timers of the registry never fire',
    world: (world) => {
      withoutMessages((kind) => kind === 'taskFinished')(world);
      instead(world.timers, 'set', (set, node, timer, delayMs) => {
        if (node > 0) set(node, timer, delayMs);
      });
    },
  },
  {
    check: 'gives up',
    what: 'a node forgets its summaries',
    world: withoutMessages((kind, node) => kind === 'trafficSummary' && node === 3),
  },
  {
    check: 'gives up',
    what: 'a registration is never answered',
    world: withoutMessages((kind) => kind === 'registrationResponse'),
  },
  {
    check: 'epoch',
    what: 'a routing table changes once it was given out',
    event: (record, world) => {
      if (record.what !== 'message' || record.node !== 0 || record.detail.kind !== 'message') return;
      if (record.detail.message.kind === 'nodeRegistryResponse') world.columns.peers[2 * MAX_PEERS]! ^= 1;
    },
  },
  {
    check: 'tables',
    what: 'fingers do not go past the highest ID',
    scenario: { geometry: 'chord' },
    prepare: keepFingersFromWrapping,
  },
  ...messengerGeometries.map(
    (name): Plant => ({
      check: 'tables',
      what: `the first node has another in place of a peer, in ${name}`,
      scenario: { nodes: 14, geometry: name, commands: defaultCommands(14, name === 'tree' ? 1 : 2, 40) },
      prepare: () => {
        const { peers } = geometries[name];
        vi.spyOn(geometries[name], 'peers').mockImplementation((space, rank, entries) => {
          const right = peers(space, rank, entries);
          const other = [...space.ids.keys()].findLast((one) => one !== rank && !right.includes(one))!;
          return rank === 0 ? [...right.slice(1), other] : right;
        });
      },
    }),
  ),
  {
    check: 'links',
    what: 'a messenger answers a set-up before its links are open',
    prepare: answerBeforeLinks,
  },
  {
    check: 'ids',
    what: 'the ID of a node that left does not come back',
    prepare: keepIdsOfTheGone,
    scenario: {
      faults: [
        { atMs: 100, action: { kind: 'crash', nodes: { kind: 'list', nodes: [3] }, silent: false } },
        { atMs: 200, action: { kind: 'restart', nodes: { kind: 'list', nodes: [3] } } },
        { atMs: 500, action: { kind: 'reset', nodes: { kind: 'list', nodes: [] } } },
      ],
    },
  },
  {
    check: 'named',
    what: 'counts per peer are not forgotten at the close of a run',
    scenario: { commands: [...defaultCommands(7, 2, 40), ...defaultCommands(7, 2, 40).slice(-1)] },
    prepare: keepCountsPerPeer,
    world: (world) => {
      let sends = 0;
      instead(world.traffic, 'put', (put, end, packet) => {
        const isNew = world.packets.hops[packet] === 0;
        if (isNew) sends++;
        if (isNew && (sends === 10 || sends === 290)) world.traffic.lose(end, packet);
        else put(end, packet);
      });
    },
  },
  {
    check: 'connection',
    what: 'a messenger forgets to close its links to peers',
    prepare: () => void vi.spyOn(PeerLinks.prototype, 'disconnect').mockImplementation(() => {}),
  },
  {
    check: 'connection',
    what: 'a node sends on a link that it has closed',
    event: onFirst('send', ({ node }, world) => world.network.close(world.nodes[node]!.channelEnd(0)!)),
  },
  {
    check: 'away',
    what: 'the registry does not count what is not answered',
    prepare: () => void vi.spyOn(Presence.prototype, 'timer').mockReturnValue(true),
    scenario: PAUSED,
  },
  {
    check: 'away',
    what: 'answers to heartbeats are lost',
    world: withoutMessages((kind, node) => kind === 'heartbeatResponse' && node === 3),
    scenario: {
      heartbeatMs: 1000,
      faults: [{ atMs: 9000, action: { kind: 'command', command: { name: 'status' } } }],
    },
  },
  {
    check: 'away',
    what: 'a node that goes on is not taken for back',
    prepare: () => {
      const { answered, isAway } = Presence.prototype;
      vi.spyOn(Presence.prototype, 'answered').mockImplementation(function (this: Presence, member) {
        if (!isAway.call(this, member)) answered.call(this, member);
      });
    },
    scenario: PAUSED,
  },
  {
    check: 'away',
    what: 'a node is away after one heartbeat',
    prepare: () => {
      const { timer } = Presence.prototype;
      vi.spyOn(Presence.prototype, 'timer').mockImplementation(function (this: Presence, name) {
        return timer.call(this, name) && timer.call(this, name) && timer.call(this, name);
      });
    },
    scenario: PAUSED,
  },
  {
    check: 'living',
    what: 'changes of a living table are lost',
    world: (world) => {
      instead(world.network, 'send', (send, end, message) => {
        const isChange = message.kind === 'tableChange' && message.base !== undefined;
        if (!isChange || end.other.node !== 3) send(end, message);
      });
    },
    scenario: LIVING,
  },
  {
    check: 'living',
    what: 'the epochs of a node fall',
    prepare: () => {
      const { take } = LivingTable.prototype;
      const epoch = vi.spyOn(LivingTable.prototype, 'epoch', 'get');
      vi.spyOn(LivingTable.prototype, 'take').mockImplementation(function (this: LivingTable, change) {
        epoch.mockReturnValue({ term: 1, n: 100 - change.epoch.n });
        return take.call(this, change);
      });
    },
    scenario: LIVING,
  },
  {
    check: 'traced',
    what: 'answers of traces are lost on their way',
    world: withoutMessages((kind) => kind === 'traceAnswer'),
    scenario: LIVING,
  },
  {
    check: 'timer',
    what: 'a messenger that ends forgets that it wanted to dial a peer again',
    prepare: () => void vi.spyOn(PeerLinks.prototype, 'disconnect').mockImplementation(() => {}),
    scenario: {
      faults: [
        { atMs: 100, action: { kind: 'crash', nodes: { kind: 'list', nodes: [3] }, silent: false } },
        { atMs: 110, action: { kind: 'leave', nodes: everybody } },
      ],
    },
  },
  {
    check: 'queue',
    what: 'a node sends without asking whether there is room',
    world: (world) => {
      for (const node of world.nodes) node.hasRoom = (channel) => node.channelEnd(channel) !== undefined;
    },
  },
  {
    check: 'stays',
    what: 'a node does not leave',
    world: (world) => {
      world.nodes[1]!.leave = () => {};
    },
  },
  {
    check: 'stays',
    what: 'a node does not notice that its registry has crashed',
    world: (world) => {
      const step = world.nodes[2]!.step.bind(world.nodes[2]!);
      world.nodes[2]!.step = (event) =>
        event.kind === 'lost' && event.link === -1 ? undefined : step(event);
    },
    scenario: {
      faults: [{ atMs: 100, action: { kind: 'crash', nodes: { kind: 'registry' }, silent: false } }],
    },
  },
  {
    check: 'stopped',
    what: 'a run that is stopped goes on',
    prepare: () => void vi.spyOn(Run.prototype, 'stop').mockImplementation(() => {}),
    scenario: byHand({ name: 'stop' }),
  },
  {
    check: 'reported',
    what: 'the answers of a node are not known when a run is stopped',
    prepare: () => {
      const { answer } = Run.prototype;
      vi.spyOn(Run.prototype, 'answer').mockImplementation(function (this: Run, member, summary) {
        answer.call(this, member, { ...summary, sent: 0 });
      });
    },
    scenario: byHand({ name: 'stop' }),
  },
  {
    check: 'removed',
    what: 'a node that is to be removed is not found',
    prepare: () => void vi.spyOn(Members.prototype, 'byId').mockReturnValue(undefined),
    scenario: byHand({ name: 'remove', id: idSequence(CALM)(2) }),
  },
  {
    check: 'removed',
    what: 'nodes do not listen when they are told that they were removed',
    world: (world) => {
      for (const node of world.nodes.slice(1)) {
        instead(node, 'step', (step, event) => {
          const isRemoval = event.kind === 'message' && event.message.kind === 'deregistrationResponse';
          if (!isRemoval) step(event);
        });
      }
    },
    scenario: byHand({ name: 'remove', id: idSequence(CALM)(2) }),
  },
  {
    check: 'status',
    what: 'what was sent is told as what was received',
    prepare: () => {
      const { get } = Object.getOwnPropertyDescriptor(Run.prototype, 'status')!;
      vi.spyOn(Run.prototype, 'status', 'get').mockImplementation(function (this: Run) {
        const { text, waitsFor }: Run['status'] = get!.call(this);
        return { text: text.replace(/(\d+) packets sent, \d+/, '$1 packets sent, $1'), waitsFor };
      });
    },
    scenario: byHand({ name: 'status' }),
  },
  {
    check: 'owner',
    what: 'the ID of a node that is lost and has a name is free',
    prepare: () => {
      const { remove } = Members.prototype;
      vi.spyOn(Members.prototype, 'remove').mockImplementation(function (this: Members, member) {
        remove.call(this, { ...member, named: undefined });
      });
    },
    scenario: NAMED,
  },
  {
    check: 'owner',
    what: 'a name is given to another key',
    prepare: () => void vi.spyOn(Names.prototype, 'whyNot').mockReturnValue(undefined),
    scenario: { names: ['alice', 'alice'], startOverMs: 1000 },
  },
  {
    check: 'owner',
    what: 'a name that is forgotten stands',
    prepare: () => void vi.spyOn(NamedNodes.prototype, 'forget').mockReturnValue(false),
    scenario: { ...byHand({ name: 'forget', who: 'alice' }), names: ['alice'] },
  },
  {
    check: 'who',
    what: 'nodes that are lost are not shown',
    prepare: () => void vi.spyOn(NamedNodes.prototype, 'lost').mockReturnValue([]),
    scenario: NAMED,
  },
  {
    check: 'who',
    what: 'nobody remembers since when a node is lost',
    prepare: () => {
      const { who } = Presence.prototype;
      vi.spyOn(Presence.prototype, 'who').mockImplementation(function (this: Presence, members, lost) {
        const { nodes, ...rest } = who.call(this, members, lost);
        return { ...rest, nodes: nodes.map((node) => ({ ...node, seconds: 0 })) };
      });
    },
    scenario: {
      ...NAMED,
      heartbeatMs: 1000,
      faults: NAMED.faults!.map((step) => (step.atMs > 1000 ? { ...step, atMs: step.atMs + 9000 } : step)),
    },
  },
  {
    check: 'kept',
    what: 'the disk says too early that it has written',
    prepare: () => void vi.spyOn(Disk.prototype, 'commit').mockImplementation((_changes, done) => done()),
    scenario: REMEMBERED,
  },
  {
    check: 'falls',
    what: 'epochs are neither kept nor learned',
    prepare: () => {
      vi.spyOn(Memory.prototype, 'epoch').mockImplementation(() => {});
      vi.spyOn(Recovery.prototype, 'sees').mockImplementation(() => {});
    },
    scenario: REMEMBERED,
  },
  {
    check: 'owners',
    what: 'a stranger gets the ID of a node that is about to return',
    prepare: () => void vi.spyOn(Members.prototype, 'keep').mockImplementation(() => {}),
    scenario: {
      ...REMEMBERED,
      nodes: 8,
      startNodes: 7,
      faults: [
        ...REMEMBERED.faults!,
        { atMs: 3501, action: { kind: 'restart', nodes: { kind: 'list', nodes: [8] } } },
      ],
    },
  },
  {
    check: 'names',
    what: 'another key is kept when a node with a name returns',
    prepare: () => {
      const { named } = Memory.prototype;
      let keys = 0;
      vi.spyOn(Memory.prototype, 'named').mockImplementation(function (this: Memory, one) {
        named.call(this, { ...one, key: Uint8Array.of(keys++) });
      });
    },
    scenario: {
      ...REMEMBERED,
      faults: [
        { atMs: 3000, action: { kind: 'crash', nodes: { kind: 'list', nodes: [1] }, silent: false } },
        { atMs: 3500, action: { kind: 'restart', nodes: { kind: 'list', nodes: [1] } } },
      ],
    },
  },
  {
    check: 'says',
    what: 'a node that gives up says nothing',
    event: onFirst('send', (_, world) => {
      world.observer.tell('exit', 3);
      for (const end of world.nodes[3]!.liveEnds()) world.network.close(end);
      world.nodes[3]!.stop();
    }),
  },
  {
    check: 'returns',
    what: 'the registry believes in whoever was there first',
    prepare: () => void vi.spyOn(Claims.prototype, 'canAsk').mockReturnValue(false),
    scenario: {
      faults: [
        { atMs: 100, action: { kind: 'crash', nodes: everybody, silent: true } },
        { atMs: 200, action: { kind: 'restart', nodes: everybody } },
        { atMs: 500, action: { kind: 'reset', nodes: { kind: 'list', nodes: [] } } },
      ],
    },
  },
];

/** A command while a long run is under way. */
function byHand(command: RegistryCommand): Partial<Scenario> {
  return {
    commands: defaultCommands(7, 2, 2000),
    faults: [{ atMs: 400, action: { kind: 'command', command } }],
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('without a fault nothing is found', () => {
  expect(watch(CALM).violations).toEqual([]);
  expect(watch({ ...CALM, ...NAMED }).violations).toEqual([]);
});

describe('a planted fault is found', () => {
  it.each(plants.map((plant) => [plant.check, plant.what, plant] as const))(
    '%s: %s',
    (name, _what, plant) => {
      plant.prepare?.();
      let planted = false;
      const { violations } = watch(
        { ...CALM, ...plant.scenario },
        {
          ...plant.options,
          observe(record, world) {
            if (!planted) plant.world?.(world);
            planted = true;
            plant.event?.(record, world);
          },
        },
      );
      expect(violations.map((violation) => violation.check)).toContain(name);
    },
  );

  it('sums: a total is one too high', () => {
    const result = simulate(CALM);
    const [summary] = result.summaries;
    const totals = { ...summary!.totals, relayed: summary!.totals.relayed + 1 };
    expect(check(result, CALM)).toEqual([]);
    const found = check({ ...result, summaries: [{ ...summary!, totals }] }, CALM);
    expect(found.map((violation) => violation.check)).toEqual(['sums', 'sums']);
  });

  it('for every check', () => {
    const planted = new Set<CheckName>(['sums', ...plants.map((plant) => plant.check)]);
    expect([...planted].sort(compare)).toEqual((Object.keys(CHECKS) as CheckName[]).sort(compare));
  });
});

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function onFirst(what: EventRecord['what'], act: (record: EventRecord, world: World) => void) {
  let done = false;
  return (record: EventRecord, world: World) => {
    if (done || record.what !== what) return;
    done = true;
    act(record, world);
  };
}

type Put = World['traffic']['put'];

/** Does something else with the tenth packet that goes on a link. */
function insteadOfASend(act: (world: World, end: End, packet: number, put: Put) => void) {
  return (world: World) => {
    let sends = 0;
    instead(world.traffic, 'put', (put, end, packet) => {
      if (++sends === 10) act(world, end, packet, put);
      else put(end, packet);
    });
  };
}

function withoutMessages(isLost: (kind: string, node: number) => boolean) {
  return (world: World) => {
    instead(world.network, 'send', (send, end, message) => {
      if (!isLost(message.kind, end.node)) send(end, message);
    });
  };
}

/** The first packet that is relayed goes on a link to its relay. */
function sendBack(world: World): void {
  let done = false;
  instead(world.traffic, 'put', (put, end, packet) => {
    const isFirst = !done && world.packets.hops[packet]! > 0;
    done ||= isFirst;
    const isBack = (one: End) => one.link < 0 && one.node > 0 && one.other.node === end.node;
    put(isFirst ? [...world.network.ends].find(isBack)! : end, packet);
  });
}

function misroute(world: World): void {
  const node = world.nodes[2]!;
  const channelEnd = node.channelEnd.bind(node);
  node.channelEnd = () => channelEnd(2);
}
