// Exploring small worlds: all of one, no outcome lost by joining schedules at states, and planted faults that are found, though
// the default order does not show them.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { play } from '../../src/explore/play.ts';
import { formatSchedule, parseSchedule, tell } from '../../src/explore/schedule-text.ts';
import { playSchedule, shrinkSchedule } from '../../src/explore/shrink.ts';
import { HAPPENINGS, type SmallWorld, type SmallWorldOptions } from '../../src/explore/small-world.ts';
import { messengerGeometries } from '../../src/geometries/index.ts';
import { PeerLinks } from '../../src/messenger/peer-links.ts';
import { Claims } from '../../src/registry/claims.ts';
import { Living } from '../../src/registry/living.ts';
import { Setup } from '../../src/registry/setup.ts';
import type { CheckName } from '../../src/scenario/checks.ts';
import { SimulatedNode } from '../../src/simulator/nodes/simulated-node.ts';
import { answerBeforeLinks, keepFingersFromWrapping, keepIdsOfTheGone } from '../simulator/named-faults.ts';
import { isLong } from '../support/fresh.ts';
import { explored, worldWith } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('exploring', () => {
  it('plays every order of a run of two nodes, and says the same each time', () => {
    const all = { ended: 'explored', schedules: 152, merged: 605, states: 1235, deepest: 22, cut: 0 };
    const world = worldWith({ begin: 'run' });
    expect(explored(world, 100)).toMatchObject(all);
    expect(explored(world, 100)).toMatchObject(all);
  });

  it.runIf(isLong)('plays every order of a set-up and a run of two nodes', () => {
    const all = { ended: 'explored', schedules: 19_456, states: 158_674, deepest: 33, cut: 0 };
    expect(explored(worldWith(), 100, 1_000_000)).toMatchObject(all);
  });

  it('stops at the maximum of states, and counts what goes on beyond the depth', () => {
    const world = worldWith({ begin: 'run' });
    expect(explored(world, 100, 50)).toMatchObject({ ended: 'max-states', failure: undefined });
    const { ended, cut, states } = explored(world, 4);
    expect({ ended, isCut: cut > 0 }).toEqual({ ended: 'explored', isCut: true });
    expect(states).toBeLessThan(100);
  });
});

/** What each node was told in the first steps of a schedule, in order, and what the registry said; of all schedules. */
function histories(world: SmallWorld, depth: number, joins: boolean) {
  const seen = new Set<string>();
  const states = new Set<number>();
  let schedules = 0;
  for (let prefix: readonly number[] | undefined = []; prefix !== undefined; ) {
    const fixed: readonly number[] = prefix;
    const told: string[] = [];
    const add = (node: number, what: string, detail: unknown) => {
      const text = JSON.stringify(detail, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
      told[node] = `${told[node] ?? ''} ${what} ${text}`;
    };
    const { choices, violations } = play(world, {
      choose(step, _enabled, state) {
        if (step === depth + 1) seen.add(told.join('\n'));
        const isOld = step > fixed.length && step <= depth + 1 && states.size === states.add(state()).size;
        return isOld && joins ? undefined : (fixed[step - 1] ?? 0);
      },
      observe(record) {
        const message = record.what === 'message' ? record.detail.message : undefined;
        add(record.node, `${record.what} ${record.other}`, message);
      },
      registryReports: (report) => add(0, 'reports', report),
    });
    expect(violations).toEqual([]);
    schedules++;
    const tree = choices.slice(0, depth);
    const turn = tree.findLastIndex(({ chosen, of }) => chosen + 1 < of);
    const first = tree.slice(0, turn).map(({ chosen }) => chosen);
    prefix = turn < 0 ? undefined : [...first, tree[turn]!.chosen + 1];
  }
  return { seen, states, schedules };
}

describe('schedules that join at a state lose no history', () => {
  it.each([
    ['of a set-up with a crash', { happenings: ['crash'] }, 4, 7],
    [
      'of a run with a join, a leave and a crash',
      { happenings: ['join', 'leave', 'crash'], begin: 'run' },
      3,
      5,
    ],
    ['of a node that loses power and is back', { happenings: ['power-loss', 'return'], begin: 'run' }, 4, 7],
    [
      'of a run that is stopped, with timers',
      { happenings: ['leave', 'stop'], begin: 'run', maxDelayMs: 300 },
      3,
      6,
    ],
    ['of registrations', { happenings: ['crash'], begin: 'start' }, 4, 8],
  ] as const)('%s', (_, options, few, many) => {
    const depth = isLong ? many : few;
    const all = histories(worldWith(options), depth, false);
    const joined = histories(worldWith(options), depth, true);
    expect(joined.seen).toEqual(all.seen);
    expect(joined.states).toEqual(all.states);
    expect(joined.schedules).toBeLessThan(all.schedules);
  });
});

/** A node loses packets that come before its start order. */
function loseEarlyPackets(): void {
  const { step, takePacket } = SimulatedNode.prototype;
  const started = new WeakSet<SimulatedNode>();
  vi.spyOn(SimulatedNode.prototype, 'step').mockImplementation(function (this: SimulatedNode, event) {
    if (event.kind === 'message' && event.message.kind === 'initiateTask') started.add(this);
    step.call(this, event);
  });
  vi.spyOn(SimulatedNode.prototype, 'takePacket').mockImplementation(function (this: SimulatedNode, ...at) {
    return started.has(this) ? takePacket.apply(this, at) : true;
  });
}

interface Plant {
  readonly what: string;
  readonly check: CheckName;
  readonly plant: () => void;
  readonly options: Partial<SmallWorldOptions>;
  /** The least depth at which it is found, and the shortest schedule. 0: the default order shows it. */
  readonly depth: number;
  readonly schedule: string;
}

const plants: readonly Plant[] = [
  {
    what: 'a messenger answers a set-up before its links are open',
    check: 'links',
    plant: answerBeforeLinks,
    options: { nodes: 3 },
    depth: 0,
    schedule: 'default',
  },
  {
    what: 'fingers of chord do not go past the highest ID',
    check: 'tables',
    plant: keepFingersFromWrapping,
    options: { nodes: 3, geometry: 'chord' },
    depth: 0,
    schedule: 'default',
  },
  {
    what: 'a node that leaves forgets to close its links',
    check: 'connection',
    plant: () => void vi.spyOn(PeerLinks.prototype, 'disconnect').mockImplementation(() => {}),
    options: { happenings: ['leave'] },
    depth: 0,
    schedule: 'default',
  },
  {
    what: 'the ID of a node that crashed does not come back',
    check: 'ids',
    plant: keepIdsOfTheGone,
    options: { happenings: ['join', 'crash'] },
    depth: 2,
    schedule: '1:1,2:2',
  },
  {
    what: 'the registry believes in whoever was there first',
    check: 'returns',
    plant: () => void vi.spyOn(Claims.prototype, 'canAsk').mockReturnValue(false),
    options: { happenings: ['power-loss', 'return'] },
    depth: 2,
    schedule: '1:1,2:2',
  },
  {
    what: 'a packet that comes before the start order is lost',
    check: 'alive',
    plant: loseEarlyPackets,
    options: { begin: 'run' },
    depth: 4,
    schedule: '3:1,4:1',
  },
  {
    what: 'a set-up does not notice that a node is gone',
    check: 'outcome',
    plant: () => void vi.spyOn(Setup.prototype, 'lost').mockImplementation(() => {}),
    options: { happenings: ['crash'] },
    depth: 8,
    schedule: '7:2,8:3',
  },
];

describe('a planted fault is found at its depth, and not before', () => {
  it.each(plants)('$check: $what', ({ check, plant, options, depth, schedule }) => {
    plant();
    const world = worldWith(options);
    expect(playSchedule(world, []).violations.length > 0).toBe(depth === 0);
    if (depth > 1) expect(explored(world, depth - 1).ended).toBe('explored');
    const { failure } = explored(world, Math.max(1, depth));
    expect(failure?.violations[0]?.check).toBe(check);
    const shrunk = shrinkSchedule(world, failure!, 300);
    expect(formatSchedule(shrunk.schedule)).toBe(schedule);
    expect(shrunk.violations[0]?.check).toBe(check);
    vi.restoreAllMocks();
    expect(playSchedule(world, shrunk.schedule).violations).toEqual([]);
  });
});

describe('a schedule', () => {
  it('is told step by step', () => {
    const world = worldWith({ happenings: ['crash'] });
    const { lines, violations } = tell(world, [0, 2]);
    expect(violations).toEqual([]);
    expect(lines.slice(0, 5)).toMatchInlineSnapshot(`
      [
        {
          "departs": false,
          "step": 1,
          "text": "the registry is given setup-overlay 1",
        },
        {
          "departs": true,
          "step": 2,
          "text": "node 2 crashes",
        },
        {
          "departs": false,
          "step": 3,
          "text": "node 1 receives nodeRegistry from the registry",
        },
        {
          "departs": false,
          "step": 4,
          "text": "the registry loses its link to node 2: the connection broke; setup-overlay ends: failed, node 107 left during the set-up: the connection broke",
        },
        {
          "departs": false,
          "step": 5,
          "text": "a dial of node 1 reaches node 2, which refuses it",
        },
      ]
    `);
  });

  it('names what it cannot choose', () => {
    expect(() => tell(worldWith(), [0, 7])).toThrow(RangeError);
  });

  it.each([
    [[], 'default'],
    [[0, 0, 2], '3:2'],
    [[1, 0, 12], '1:1,3:12'],
  ])('%j is written %s', (schedule, text) => {
    expect(formatSchedule(schedule)).toBe(text);
    expect(parseSchedule(text)).toEqual(schedule);
  });

  it.each(['', '0:1', '3:1,3:2', '3:1,2:1', '3', '3:', '3:1;4:1', '3:1,', 'Default'])(
    '%j is none',
    (text) => {
      expect(parseSchedule(text)).toBeUndefined();
    },
  );
});

describe('no schedule fails', () => {
  const each = messengerGeometries.map((geometry) => [geometry, { geometry, entries: undefined }] as const);
  it.each([
    ...each,
    ['all that may happen', { happenings: HAPPENINGS }],
    ['the same with timers while messages are under way', { happenings: HAPPENINGS, maxDelayMs: 20 }],
    ['the same in a run', { happenings: HAPPENINGS, begin: 'run', maxDelayMs: 300 }],
    ['the same in registrations', { happenings: HAPPENINGS, begin: 'start' }],
  ] as const)('%s', (_, options) => {
    const world = worldWith({ nodes: 3, happenings: ['join', 'leave', 'crash'], ...options });
    const { failure, ended } = explored(world, isLong ? 9 : 3, isLong ? 20_000 : 40);
    expect(failure).toBeUndefined();
    expect(ended).toMatch(/^(explored|max-states)$/);
  });
});

describe('a living overlay', () => {
  const world = worldWith({
    isLiving: true,
    nodes: 3,
    begin: 'start',
    happenings: ['join', 'leave', 'crash'],
  });

  it('has the tables of its definition, whatever comes when', () => {
    expect(explored(world, isLong ? 7 : 3)).toMatchObject({ ended: 'explored', failure: undefined });
  });

  it('has not where a node that left stays in the tables', () => {
    vi.spyOn(Living.prototype, 'left').mockImplementation(() => {});
    const { failure } = explored(world, 1);
    expect(failure?.violations.map(({ check }) => check)).toContain('living');
  });
});
