// One set-up of the overlay: computes the routing tables, sends each node its own, and collects the answers.

import type { SetupSeen } from '../dialects/dialect.ts';
import { extension, isToldOf } from '../dialects/extension.ts';
import { recogniseMessenger } from '../dialects/recognise.ts';
import { formatAddress } from '../overlay/address.ts';
import { MAX_PEERS } from '../overlay/columns.ts';
import type { NodeRegistry, NodeRegistryResponse } from '../overlay/message.ts';
import type { Effects } from '../overlay/node.ts';
import type { RegistryReport, TableView } from '../overlay/report.ts';
import { STREAM, streamKey } from '../random/draw.ts';
import type { Key } from '../random/threefry.ts';
import { type Geometry, type Metric, metricOf } from '../routing/geometry.ts';
import { partition } from '../routing/reachability.ts';
import type { Space } from '../routing/space.ts';
import type { Member } from './members.ts';
import type { Orders } from './orders.ts';

export interface SetupTiming {
  /** A node that does not answer on its listener in this time gets its table on its registration connection too. */
  readonly listenerAnswerMs: number;
  /** When no answer has come for this long and some are due, the silent nodes are probed. */
  readonly setupMs: number;
  /** Timeout of the probe. */
  readonly claimMs: number;
}

export interface SetupHost {
  readonly orders: Orders;
  readonly effects: Effects<RegistryReport>;
  readonly timing: SetupTiming;
  /** Probes the node; `probeAnswered` is called when it answers. False if its program cannot be probed. */
  probe(member: Member): boolean;
  /** Removes a silent node. */
  silent(member: Member, reason: string): void;
  /** Called once. */
  ended(outcome: Outcome): void;
}

/** The connection that an answer came on: the registration connection, one that we dialled, or a new one. */
export type CameOn = Extract<SetupSeen, { kind: 'answer' }>['on'];

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

const ASK_ON_REGISTRATION = 'ask-at-home';
const DEADLINE = 'setup';
const PROBE_TIMEOUT = 'setup-there';

export class Setup {
  readonly epoch: number;
  readonly entries: number;
  /** In order of ID; a node's rank is its index. */
  readonly members: readonly Member[];
  readonly #included: ReadonlySet<Member>;
  readonly #tables: readonly (readonly number[])[];
  readonly #ids: readonly number[];
  readonly #metric: Metric;
  readonly #isMixed: boolean;
  readonly #host: SetupHost;
  /** Why the overlay needs a new set-up; undefined while it is usable or being set up. */
  stale: string | undefined;
  /** Upper bound of the packets of earlier runs that may still arrive. */
  unaccounted = 0;
  #over = false;
  #answersDue = 0;
  /** The first node's failure. The other answers are still awaited, to learn which nodes are silent. */
  #failure: string | undefined;
  /** Silent nodes that were probed and have not answered the probe. */
  #probed = new Set<Member>();

  /** `entries` as entriesMistake allows; a geometry that messengers support. */
  constructor(
    epoch: number,
    entries: number,
    members: readonly Member[],
    geometry: Geometry,
    space: Space,
    host: SetupHost,
  ) {
    this.epoch = epoch;
    this.entries = entries;
    this.members = members;
    this.#included = new Set(members);
    this.#ids = members.map(({ id }) => id);
    this.#tables = members.map((_, rank) => geometry.peers(space, rank, entries));
    this.#metric = metricOf(geometry);
    this.#isMixed = members.some(({ program }) => !program.declared);
    this.#host = host;
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
    const large = this.#tables.findIndex((peers) => peers.length > MAX_PEERS);
    if (large >= 0) {
      const { length } = this.#tables[large]!;
      return this.#fail(
        `node ${this.#ids[large]} would have ${length} peers, more than the maximum of ${MAX_PEERS}; use fewer entries`,
      );
    }
    this.#answersDue = this.members.length;
    for (const member of this.members) member.state = 'setting up';
    this.members.forEach((member, rank) => {
      this.#host.orders.give(member, this.#tableFor(member, rank));
    });
    const { effects, timing } = this.#host;
    effects.setTimer(DEADLINE, timing.setupMs);
    if (this.members.some(isUnknown)) effects.setTimer(ASK_ON_REGISTRATION, timing.listenerAnswerMs);
  }

  /** A node's answer. One that names an earlier epoch is ignored. */
  answer(member: Member, on: CameOn, { result, info, ours }: NodeRegistryResponse): void {
    if (this.#over || member.state !== 'setting up') return;
    if (member.program.declared && ours?.epoch !== this.epoch) return;
    const { id } = member;
    const askedOnRegistration = member.program.messenger.takesOrders === 'home';
    learn(member, { kind: 'answer', on, askedOnRegistration, id, result });
    if (!member.program.messenger.isConnected(result, id)) {
      member.state = 'failed';
      this.#failure ??= `node ${id} could not set up: ${info || `it answered ${result}`}`;
    } else member.state = 'ready';
    this.#probed.delete(member);
    if (--this.#answersDue > 0) return this.#host.effects.setTimer(DEADLINE, this.#host.timing.setupMs);
    if (this.#failure === undefined) this.#end({ ok: true });
    else this.#fail(this.#failure);
  }

  /** Nodes whose answers are due. */
  get silent(): Member[] {
    return this.#over ? [] : this.members.filter(({ state }) => state === 'setting up');
  }

  isAwaiting(member: Member): boolean {
    return this.silent.includes(member);
  }

  /** A probed node has answered: it is alive, and still connecting to its peers. */
  probeAnswered(member: Member): void {
    if (this.#probed.delete(member) && this.#probed.size === 0 && !this.#over) this.#timedOut();
  }

  /** The node's table waits for a free port here: the timeouts start again. The host limits the wait. */
  wait(member: Member): void {
    if (this.#over || member.state !== 'setting up') return;
    const { effects, timing } = this.#host;
    effects.setTimer(DEADLINE, timing.setupMs);
    if (isUnknown(member)) effects.setTimer(ASK_ON_REGISTRATION, timing.listenerAnswerMs);
  }

  lost(member: Member, reason: string): void {
    if (!this.includes(member)) return;
    this.stale = `node ${member.id} left`;
    if (!this.#over) this.#fail(`node ${member.id} left during the set-up: ${reason}`);
  }

  /** Ends the set-up now, as failed. */
  stop(reason: string): void {
    this.#fail(reason);
  }

  /** A dial to a node's listener failed. True if a retry on the registration connection follows: its dialect is not known yet. */
  listenerClosed(member: Member): boolean {
    if (this.#over || !isUnknown(member) || member.home === 0) return false;
    this.#askOnRegistration(member);
    return true;
  }

  /** True if the timer belongs to the set-up. */
  timer(name: string): boolean {
    if (name === ASK_ON_REGISTRATION) {
      for (const member of this.members) {
        if (member.state === 'setting up' && isUnknown(member)) this.#askOnRegistration(member);
      }
    } else if (name === DEADLINE) {
      this.#probeSilent();
    } else if (name === PROBE_TIMEOUT) {
      this.#timedOut();
    } else return false;
    return true;
  }

  /** Probes the silent nodes: a live node may be silent only because it waits for a peer that is gone. */
  #probeSilent(): void {
    this.#probed = new Set(this.silent);
    const asked = this.silent.filter((member) => this.#host.probe(member));
    if (asked.length === 0) this.#timedOut();
    else this.#host.effects.setTimer(PROBE_TIMEOUT, this.#host.timing.claimMs);
  }

  /** Fails the set-up and removes the nodes that did not answer the probe, so that the next set-up does without them. */
  #timedOut(): void {
    const said = `no answer in ${this.#host.timing.setupMs / 1000} s`;
    const gone = this.silent.filter((member) => this.#probed.has(member));
    const waiting = this.silent.filter((member) => !this.#probed.has(member));
    const reasons = [
      ...(gone.length > 0 ? [`${said} from node ${idsOf(gone)}`] : []),
      ...(waiting.length > 0 ? [`still connecting to its peers: node ${idsOf(waiting)}`] : []),
      ...(this.#failure === undefined ? [] : [this.#failure]),
    ];
    this.stale ??= 'its set-up failed';
    this.#close();
    for (const member of gone) this.#host.silent(member, said);
    this.#host.ended({ ok: false, reason: reasons.join('; ') });
  }

  #askOnRegistration(member: Member): void {
    if (member.home === 0) return;
    learn(member, { kind: 'silence' });
    this.#host.orders.giveOnRegistration(member, this.#tableFor(member, this.members.indexOf(member)));
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
      ...extension(program, {
        epoch: this.epoch,
        metric: this.#metric,
        ...(this.#isMixed && { mixed: true as const }),
      }),
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
    this.#close();
    this.#host.ended(outcome);
  }

  #close(): void {
    this.#over = true;
    for (const timer of [DEADLINE, ASK_ON_REGISTRATION, PROBE_TIMEOUT]) this.#host.effects.clearTimer(timer);
  }
}

/** The members' IDs, in their order, for a geometry. */
export function spaceOf(
  members: readonly Member[],
  { key, idBits }: { readonly key: Key; readonly idBits: number },
): Space {
  const ids = Int32Array.from(members, ({ id }) => id);
  return { ids, bits: idBits, key: streamKey(key, STREAM.links, 0) };
}

function idsOf(members: readonly Member[]): string {
  return members.map(({ id }) => id).join(', ');
}

function isUnknown({ program }: Member): boolean {
  return program.messenger.takesOrders === 'unknown';
}

function learn(member: Member, seen: SetupSeen): void {
  member.program = recogniseMessenger(member.program, seen);
}
