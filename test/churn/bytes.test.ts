// The messages that churn counts are those of a living overlay: as long as their frames, and as many for the same joins,
// leaves and crashes.

import { describe, expect, it } from 'vitest';
import * as bytes from '../../src/churn/bytes.ts';
import { Cost } from '../../src/churn/maintenance-protocol.ts';
import { Nodes } from '../../src/churn/nodes.ts';
import { RegistryMaintenance } from '../../src/churn/registry-maintenance.ts';
import type { RegistryTables } from '../../src/churn/tables.ts';
import { definitions } from '../../src/geometries/definitions.ts';
import type { GeometryName } from '../../src/geometries/index.ts';
import { livingEntries, livingTables } from '../../src/geometries/living.ts';
import type { Message } from '../../src/overlay/message.ts';
import { seedKey } from '../../src/random/draw.ts';
import { Ring } from '../../src/routing/ring.ts';
import { simulate } from '../../src/scenario/run-scenario.ts';
import type { Action, Scenario } from '../../src/scenario/scenario.ts';
import { DEFAULT_NETWORK } from '../../src/simulator/network/network-options.ts';
import { encode } from '../../src/wire/codec.ts';

const ADDRESS = '10.0.0.1:12345';
const OURS = { version: 1, presence: true, living: true } as const;

function lengthOf(message: Message): number {
  return encode(message).length;
}

describe('the length of a frame', () => {
  it('registration', () => {
    expect(ADDRESS.length).toBe(bytes.ADDRESS_BYTES);
    expect(bytes.REGISTRATION_BYTES).toBe(lengthOf({ kind: 'registration', address: ADDRESS, ours: OURS }));
  });

  it('deregistration', () => {
    expect(bytes.DEREGISTRATION_BYTES).toBe(lengthOf({ kind: 'deregistration', address: ADDRESS, id: 7 }));
  });

  it.each([0, 1, 5, 6, 29, 31, 32, 500, 4000])('of a table of %i peers', (peers) => {
    const added = Array.from({ length: peers }, (_, id) => ({ id, address: ADDRESS }));
    const epoch = { term: 1, n: 1 };
    expect(bytes.tableBytes(peers)).toBe(lengthOf({ kind: 'tableChange', epoch, added, removed: [] }));
    for (const removed of [[], [0], added.map(({ id }) => id)]) {
      const change = { kind: 'tableChange', epoch, base: 1, added, removed } as const;
      expect(bytes.differenceBytes(peers, removed.length)).toBe(lengthOf(change));
    }
  });
});

interface Counted {
  readonly messages: number;
  readonly bytes: number;
}

type Happening = 'join' | 'leave' | 'crash';

/** Nodes 10 to 99, whose addresses have as many characters as those that churn counts, and what they do one after the other. */
const HAPPENINGS: readonly (readonly [number, Happening])[] = [
  ...Array.from({ length: 40 }, (_, i) => [10 + i, 'join'] as const),
  ...[11, 20, 33].map((node) => [node, 'leave'] as const),
  ...[12, 45].map((node) => [node, 'crash'] as const),
  ...Array.from({ length: 30 }, (_, i) => [50 + i, 'join'] as const),
  ...Array.from({ length: 30 }, (_, i) => [50 + i, i % 2 === 0 ? 'leave' : 'crash'] as const),
];

/** Longer than changes are gathered. */
const APART_MS = 2000;
const SEED = 'the same joins and leaves';

const COUNTED: readonly Message['kind'][] = [
  'registration',
  'registrationResponse',
  'deregistration',
  'deregistrationResponse',
  'tableChange',
];

function actionOf(node: number, what: Happening): Action {
  const nodes = { kind: 'list', nodes: [node] } as const;
  if (what === 'crash') return { kind: 'crash', nodes, silent: false };
  return { kind: what === 'join' ? 'restart' : 'leave', nodes };
}

/** What a registry and its nodes send, and the IDs that nodes got. */
function live(geometry: GeometryName): Counted & { readonly ids: ReadonlyMap<number, number> } {
  const scenario: Scenario = {
    seed: SEED,
    nodes: 99,
    idBits: 31,
    minNodes: 2,
    geometry,
    network: DEFAULT_NETWORK,
    startOverMs: 0,
    startNodes: 0,
    clockSkew: 0,
    heartbeatMs: 60_000,
    living: true,
    commands: [],
    faults: HAPPENINGS.map(([node, what], i) => ({ atMs: (i + 1) * APART_MS, action: actionOf(node, what) })),
  };
  const ids = new Map<number, number>();
  const counted = { messages: 0, bytes: 0 };
  let isOver = false;
  simulate(scenario, {
    pause: () => {
      isOver = true;
    },
    messengerReports(node, report) {
      if (report.kind === 'registered') ids.set(node, report.id);
    },
    observe(record) {
      if (isOver || record.what !== 'message' || !COUNTED.includes(record.detail.message.kind)) return;
      counted.messages++;
      counted.bytes += lengthOf(record.detail.message);
    },
  });
  return { ...counted, ids };
}

/** What the maintenance of `churn` counts. */
function modelled(geometry: GeometryName, ids: ReadonlyMap<number, number>): Counted {
  const slots = 128;
  const ring = new Ring(31, slots, slots);
  const tables = livingTables(geometry, seedKey(SEED))(ring, slots) as RegistryTables;
  const nodes = new Nodes(slots);
  const cost = new Cost();
  const slotOf = new Map<number, number>();
  let next = 0;
  const maintenance = new RegistryMaintenance(
    {
      nodes,
      ring,
      cost,
      options: { detection: 0 },
      controlDelay: 0,
      freshId: () => next,
      goUp: (slot: number, id: number) => void slotOf.set(id, slot),
      later: (_ticks: number, kind: number, slot: number, id: number) =>
        maintenance.handle(kind, Int32Array.of(0, 0, slot, id), 0),
    } as unknown as ConstructorParameters<typeof RegistryMaintenance>[0],
    tables,
  );
  for (const [node, what] of HAPPENINGS) {
    next = ids.get(node)!;
    if (what === 'join') maintenance.arrive();
    else maintenance.left(slotOf.get(next)!, next, what === 'crash');
  }
  return { messages: cost.messages, bytes: cost.bytes };
}

const both = Object.values(definitions)
  .filter(({ churn }) => 'maintenance' in churn && 'registry' in churn.maintenance)
  .map(({ name }) => name as GeometryName);

describe.each(both)('%s: for the same joins, leaves and crashes', (geometry) => {
  it('a registry sends what churn counts', () => {
    const { ids, ...real } = live(geometry);
    expect(ids.size).toBe(70);
    expect(livingEntries(geometry)).toBeGreaterThan(0);
    expect(real.messages).toBeGreaterThan(HAPPENINGS.length);
    expect(modelled(geometry, ids)).toEqual(real);
  });
});
