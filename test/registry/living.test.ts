// What a registry sends in a living overlay: differences, gathered where many come together, and the whole table on request.

import { describe, expect, it } from 'vitest';
import { sinkward } from '../../src/dialects/ours.ts';
import { livingTables } from '../../src/geometries/living.ts';
import { LivingTable } from '../../src/messenger/living-table.ts';
import type { Message, TableChange } from '../../src/overlay/message.ts';
import type { Effects, Link } from '../../src/overlay/node.ts';
import type { RegistryReport } from '../../src/overlay/report.ts';
import { seedKey } from '../../src/random/draw.ts';
import { Epochs } from '../../src/registry/epochs.ts';
import { Living, MAX_GATHER_MS } from '../../src/registry/living.ts';
import { type Member, Members } from '../../src/registry/members.ts';

const KEY = seedKey('living registry');

class Stage {
  readonly living: Living;
  readonly members = new Members(KEY, 31);
  readonly epochs = new Epochs();
  readonly tables = new Map<Member, LivingTable>();
  sent = 0;
  gatherMs: number | undefined;
  /** Changes on their way to this node are lost. */
  deaf: Member | undefined;
  #links: Link = 0;

  constructor(geometry: 'chord' | 'hops' = 'chord') {
    const effects = {
      send: (link: Link, message: Message) =>
        this.#deliver(this.members.byHome(link)!, message as TableChange),
      setTimer: (_: string, delayMs: number) => {
        this.gatherMs = delayMs;
      },
      clearTimer: () => {
        this.gatherMs = undefined;
      },
    } as unknown as Effects<RegistryReport>;
    const create = livingTables(geometry, KEY);
    this.living = new Living(effects, this.epochs, { metric: 'clockwise', idBits: 31, create });
  }

  #deliver(member: Member, change: TableChange): void {
    this.sent++;
    if (member === this.deaf) return;
    if (this.tables.get(member)!.take(change) === 'gap') {
      this.living.requested(member);
    }
  }

  join(living = true): Member {
    const link = ++this.#links;
    const address = { host: `10.0.${link >> 8}.${link & 255}`, port: 5000 };
    const member = this.members.add(address, address.host, link, sinkward, { living });
    this.tables.set(member, new LivingTable('clockwise'));
    this.living.joined(member);
    return member;
  }

  leave(member: Member): void {
    this.members.remove(member);
    this.tables.delete(member);
    this.living.left(member);
  }

  /** Lets the time pass for which changes are gathered. */
  settle(): void {
    while (this.gatherMs !== undefined) {
      this.gatherMs = undefined;
      this.living.timer('living');
    }
  }

  /** What the registry says the tables are, and what nodes have. */
  compare(): void {
    const views = new Map(this.living.tables.map(({ id, peers }) => [id, peers.map((peer) => peer.id)]));
    for (const [{ id }, table] of this.tables) {
      expect(ascending(table.peerIds)).toEqual(ascending(views.get(id) ?? []));
    }
  }
}

function ascending(ids: readonly number[]): number[] {
  return [...ids].sort((a, b) => a - b);
}

describe('changes', () => {
  it('reach every node that they concern, as nodes join and leave', () => {
    const stage = new Stage();
    const members: Member[] = [];
    for (let i = 0; i < 200; i++) {
      members.push(stage.join());
      if (i % 3 === 2) stage.leave(members.splice((7 * i) % members.length, 1)[0]!);
      if (i % 5 === 0) stage.settle();
    }
    stage.settle();
    expect(stage.tables.size).toBe(134);
    stage.compare();
  });

  it('come at once when nothing is under way, and are gathered for a bounded time then', () => {
    const stage = new Stage('hops');
    stage.join();
    expect(stage.sent).toBe(1);
    expect(stage.gatherMs).toBe(50);
    for (let i = 0; i < 999; i++) stage.join();
    expect(stage.sent).toBe(1);
    stage.settle();
    // One message for each node, not for each pair of them.
    expect(stage.sent).toBe(1001);
    stage.compare();
    const member = stage.join();
    expect(stage.sent).toBeGreaterThan(1001);
    expect(stage.gatherMs).toBeGreaterThan(50);
    expect(stage.gatherMs).toBeLessThanOrEqual(MAX_GATHER_MS);
    expect(stage.tables.get(member)!.peerIds.length).toBe(10);
  });

  it('wait for nodes that come back to a registry which was started again', () => {
    const stage = new Stage();
    stage.living.hold();
    for (let i = 0; i < 20; i++) stage.join();
    expect([stage.sent, stage.epochs.current.n]).toEqual([0, 0]);
    stage.living.release();
    expect([stage.sent, stage.epochs.current.n]).toEqual([20, 1]);
    stage.compare();
    stage.living.release();
    stage.join();
    stage.settle();
    stage.compare();
  });

  it('wait no longer than a bound for those that do not come back', () => {
    const stage = new Stage();
    stage.living.hold();
    stage.join();
    stage.join();
    stage.settle();
    expect(stage.sent).toBe(2);
    expect(stage.living.isHeld).toBe(false);
    stage.compare();
  });

  it('cost no epoch when they cancel each other', () => {
    const stage = new Stage();
    for (let i = 0; i < 20; i++) stage.join();
    stage.settle();
    stage.join(); // begins to gather
    const { n } = stage.epochs.current;
    const { sent } = stage;
    stage.leave(stage.join());
    stage.settle();
    expect(stage.sent).toBe(sent);
    expect(stage.epochs.current.n).toBe(n);
  });

  it('say it when an ID is given to another node', () => {
    const stage = new Stage();
    const first = Array.from({ length: 10 }, () => stage.join());
    stage.settle();
    const other = stage.join(); // begins to gather
    stage.leave(first[3]!);
    const heir = stage.join();
    expect(heir.id).toBe(first[3]!.id);
    stage.settle();
    stage.compare();
    const table = stage.tables.get(other)!;
    expect(table.nextHop(other.id, heir.id, () => false)).toMatchObject({
      id: heir.id,
      address: heir.address,
    });
  });
});

describe('a node that has missed a change', () => {
  it('asks for the whole table', () => {
    const stage = new Stage();
    const members = Array.from({ length: 12 }, () => stage.join());
    stage.settle();
    stage.deaf = members[5];
    for (let i = 0; i < 6; i++) stage.join();
    stage.settle();
    stage.deaf = undefined;
    expect(() => stage.compare()).toThrow();
    for (let i = 0; i < 6; i++) stage.join();
    stage.settle();
    stage.compare();
  });
});

describe('nodes that keep no living table', () => {
  it('are in none, and are sent none', () => {
    const stage = new Stage();
    for (let i = 0; i < 4; i++) stage.join();
    const old = stage.join(false);
    stage.settle();
    expect(stage.living.nodes).toBe(4);
    expect(stage.living.requested(old)).toBe(false);
    expect(stage.tables.get(old)!.epoch).toBeUndefined();
    for (const { id, peers } of stage.living.tables) {
      expect(id).not.toBe(old.id);
      expect(peers.map((peer) => peer.id)).not.toContain(old.id);
    }
    stage.leave(old);
    stage.compare();
  });
});
