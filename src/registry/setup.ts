// One set-up of the overlay: routing tables worked out, given to every node, and answered by every node.

import type { SetupSeen } from '../dialects/dialect.ts';
import { extension, isToldOf } from '../dialects/extension.ts';
import { recogniseMessenger } from '../dialects/recognise.ts';
import { formatAddress } from '../overlay/address.ts';
import { MAX_ENTRIES } from '../overlay/columns.ts';
import type { NodeRegistry, NodeRegistryResponse } from '../overlay/message.ts';
import type { Effects } from '../overlay/node.ts';
import type { RegistryReport, TableView } from '../overlay/report.ts';
import { type Geometry, type Metric, metricOf } from '../routing/geometry.ts';
import { partition } from '../routing/reachability.ts';
import type { Space } from '../routing/space.ts';
import type { Member } from './members.ts';
import type { Orders } from './orders.ts';

export interface SetupTiming {
  /** How long a node may be silent on its listener until it is asked on its registration connection. */
  readonly listenerAnswerMs: number;
  /** How long a node may take to connect to all its peers. */
  readonly setupMs: number;
}

/** The connection that an answer came on: the registration connection, one that we dialled, or one of the answer's own. */
export type CameOn = Extract<SetupSeen, { kind: 'answer' }>['on'];

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

const ASK_AT_HOME = 'ask-at-home';
const DEADLINE = 'setup';

export class Setup {
  readonly epoch: number;
  readonly entries: number;
  /** In order of ID; a node's rank is its index. */
  readonly members: readonly Member[];
  readonly #included: ReadonlySet<Member>;
  readonly #tables: readonly (readonly number[])[];
  readonly #ids: readonly number[];
  readonly #metric: Metric;
  readonly #orders: Orders;
  readonly #effects: Effects<RegistryReport>;
  readonly #timing: SetupTiming;
  readonly #ended: (outcome: Outcome) => void;
  /** Why the overlay cannot be used; undefined when it can, or may yet. */
  stale: string | undefined;
  /** Packets of earlier runs over this overlay that may still arrive. */
  unaccounted = 0;
  #over = false;
  #answersDue = 0;

  /** entries as entriesMistake allows; the geometry one that messengers can do. `ended` is called once. */
  constructor(
    epoch: number,
    entries: number,
    members: readonly Member[],
    geometry: Geometry,
    space: Space,
    orders: Orders,
    effects: Effects<RegistryReport>,
    timing: SetupTiming,
    ended: (outcome: Outcome) => void,
  ) {
    this.epoch = epoch;
    this.entries = entries;
    this.members = members;
    this.#included = new Set(members);
    this.#ids = members.map(({ id }) => id);
    this.#tables = members.map((_, rank) => geometry.peers(space, rank, entries));
    this.#metric = metricOf(geometry);
    this.#orders = orders;
    this.#effects = effects;
    this.#timing = timing;
    this.#ended = ended;
  }

  includes(member: Member): boolean {
    return this.#included.has(member);
  }

  get ready(): boolean {
    return this.stale === undefined && this.members.every(({ state }) => state === 'ready');
  }

  get tables(): TableView[] {
    return this.members.map(({ id }, rank) => ({
      id,
      peers: this.#peersOf(rank).map((peer) => ({ id: peer.id, address: formatAddress(peer.address) })),
    }));
  }

  /** Gives every node its table. */
  begin(): void {
    const { unreachable, cutOff } = partition(this.#tables);
    const stranded = [...unreachable, ...cutOff].map((rank) => this.#ids[rank]);
    if (stranded.length > 0)
      return this.#fail(`the tables would partition the overlay: ${stranded.join(', ')}`);
    const large = this.#tables.findIndex((peers) => peers.length > MAX_ENTRIES);
    if (large >= 0) {
      const { length } = this.#tables[large]!;
      return this.#fail(
        `node ${this.#ids[large]} would have ${length} peers; give fewer entries, for ${MAX_ENTRIES} at most`,
      );
    }
    this.#answersDue = this.members.length;
    for (const member of this.members) member.state = 'setting up';
    this.members.forEach((member, rank) => {
      this.#orders.give(member, this.#tableFor(member, rank));
    });
    this.#effects.setTimer(DEADLINE, this.#timing.setupMs);
    if (this.members.some(isUnknown)) {
      this.#effects.setTimer(ASK_AT_HOME, this.#timing.listenerAnswerMs);
    }
  }

  /** A node's answer. Those to an earlier set-up are passed over, where they say which they are to. */
  answer(member: Member, on: CameOn, { result, info, ours }: NodeRegistryResponse): void {
    if (this.#over || member.state !== 'setting up') return;
    if (member.program.declared && ours?.epoch !== this.epoch) return;
    const { id } = member;
    const askedAtHome = member.program.messenger.takesOrders === 'home';
    learn(member, { kind: 'answer', on, askedAtHome, id, result });
    if (!member.program.messenger.isConnected(result, id)) {
      member.state = 'failed';
      return this.#fail(`node ${id} could not set up: ${info || `it answered ${result}`}`);
    }
    member.state = 'ready';
    if (--this.#answersDue === 0) this.#end({ ok: true });
  }

  lost(member: Member, reason: string): void {
    if (!this.includes(member)) return;
    this.stale = `node ${member.id} left`;
    if (!this.#over) this.#fail(`node ${member.id} left during the set-up: ${reason}`);
  }

  /** Ends it now, without an overlay. */
  stop(reason: string): void {
    this.#fail(reason);
  }

  /** A dial to a node's listener failed. True while it is not known where it takes orders: then it is asked at home. */
  listenerClosed(member: Member): boolean {
    if (this.#over || !isUnknown(member) || member.home === 0) return false;
    this.#askAtHome(member);
    return true;
  }

  /** True when it is a timer of the set-up. */
  timer(name: string): boolean {
    if (name === ASK_AT_HOME) {
      for (const member of this.members) {
        if (member.state === 'setting up' && isUnknown(member)) this.#askAtHome(member);
      }
    } else if (name === DEADLINE) {
      const silent = this.members.filter(({ state }) => state === 'setting up').map(({ id }) => id);
      this.#fail(`no answer in ${this.#timing.setupMs / 1000} s from node ${silent.join(', ')}`);
    } else return false;
    return true;
  }

  #askAtHome(member: Member): void {
    if (member.home === 0) return;
    learn(member, { kind: 'silence' });
    this.#orders.giveAtHome(member, this.#tableFor(member, this.members.indexOf(member)));
  }

  #tableFor({ program }: Member, rank: number): NodeRegistry {
    return {
      kind: 'nodeRegistry',
      peers: this.#peersOf(rank).map((peer) => ({
        id: peer.id,
        address: formatAddress(peer.address),
        ours: isToldOf(program, peer.program),
      })),
      ids: this.#ids,
      ...extension(program, { epoch: this.epoch, metric: this.#metric }),
    };
  }

  #peersOf(rank: number): Member[] {
    return this.#tables[rank]!.map((peer) => this.members[peer]!);
  }

  #fail(reason: string): void {
    this.stale ??= 'its set-up failed';
    this.#end({ ok: false, reason });
  }

  #end(outcome: Outcome): void {
    if (this.#over) return;
    this.#over = true;
    this.#effects.clearTimer(DEADLINE);
    this.#effects.clearTimer(ASK_AT_HOME);
    this.#ended(outcome);
  }
}

function isUnknown({ program }: Member): boolean {
  return program.messenger.takesOrders === 'unknown';
}

function learn(member: Member, seen: SetupSeen): void {
  member.program = recogniseMessenger(member.program, seen);
}
