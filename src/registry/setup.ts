// One set-up of the overlay: routing tables worked out, given to every node, and answered by every node.

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
  /** How long a foreign node's silence on its listener lasts until it is asked on its registration connection. */
  readonly listenerAnswerMs: number;
  /** How long a node may take to connect to all its peers. */
  readonly setupMs: number;
}

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
    if (this.members.some(({ takes }) => takes === 'unknown')) {
      this.#effects.setTimer(ASK_AT_HOME, this.#timing.listenerAnswerMs);
    }
  }

  /** A node's answer, from where it came. Answers to an earlier set-up are passed over. */
  answer(member: Member, from: Member['answers'], { result, info, ours }: NodeRegistryResponse): void {
    if (this.#over || member.state !== 'setting up') return;
    if (member.ours && ours?.epoch !== this.epoch) return;
    this.#learn(member, from, result);
    // Good is the ID or 0, depending on the dialect; failures are negative, or an ID that no node can have.
    if (result !== member.id && result !== 0) {
      member.state = 'failed';
      return this.#fail(`node ${member.id} could not set up: ${info || `it answered ${result}`}`);
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

  /** A dial to a foreign node's listener failed while it was not known where it takes orders: it is asked at home. */
  listenerClosed(member: Member): boolean {
    if (this.#over || member.takes !== 'unknown' || member.home === 0) return false;
    this.#askAtHome(member);
    return true;
  }

  /** True when the timer is one of ours. */
  timer(name: string): boolean {
    if (name === ASK_AT_HOME) {
      for (const member of this.members) {
        if (member.state === 'setting up' && member.takes === 'unknown') this.#askAtHome(member);
      }
    } else if (name === DEADLINE) {
      const silent = this.members.filter(({ state }) => state === 'setting up').map(({ id }) => id);
      this.#fail(`no answer in ${this.#timing.setupMs / 1000} s from node ${silent.join(', ')}`);
    } else return false;
    return true;
  }

  #askAtHome(member: Member): void {
    if (member.home === 0) return;
    member.takes = 'home';
    this.#orders.giveAtHome(member, this.#tableFor(member, this.members.indexOf(member)));
  }

  /** An answer at home to a table given at both places: 0 from a node with another ID is a listener's way to say yes. */
  #learn(member: Member, from: Member['answers'], result: number): void {
    if (member.ours) return;
    member.answers = from;
    const atHome = from === 'home' && member.takes === 'home' && !(result === 0 && member.id !== 0);
    member.takes = atHome ? 'home' : 'listener';
  }

  #tableFor({ ours }: Member, rank: number): NodeRegistry {
    return {
      kind: 'nodeRegistry',
      peers: this.#peersOf(rank).map((peer) => ({
        id: peer.id,
        address: formatAddress(peer.address),
        ours: ours && peer.ours,
      })),
      ids: this.#ids,
      ...(ours ? { ours: { epoch: this.epoch, metric: this.#metric } } : {}),
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
