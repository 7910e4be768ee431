// One run: sends the start orders, collects counters, and detects the end of traffic by polling, never by guessing.
//
// The registry polls the nodes' counters in rounds; a round ends when all have answered, and answers add up. While nodes
// originate, rounds show progress. When all have finished, rounds follow each other until received equals sent; then one
// more, 'close', must find that nothing moved (Mattern: Algorithms for Distributed Termination Detection, 1987, section 4:
// two counts that agree). If the totals differ and nothing moves any more, nodes are asked for their counts per peer. A
// node that exits after its first answer is asked once, when the others have stopped moving.

import { extension } from '../dialects/extension.ts';
import type { RequestTrafficSummary, TrafficSummary } from '../overlay/message.ts';
import type { Effects } from '../overlay/node.ts';
import type { RegistryReport, Summary } from '../overlay/report.ts';
import type { Key } from '../random/threefry.ts';
import { addAnswer, isBalanced, summarize, totalOf } from './accounting.ts';
import type { Member } from './members.ts';
import type { Orders } from './orders.ts';
import { impossible, type Possible } from './possible.ts';
import { emptyTally, type Tally } from './tally.ts';

export interface RunTiming {
  /** Pause between two rounds while nodes originate. */
  readonly progressMs: number;
  /** First pause between two rounds while the last packets arrive; it doubles while nothing moves, up to progressMs. */
  readonly drainMs: number;
  /** When totals differ and nothing has moved for this long, missing packets count as lost. */
  readonly settleMs: number;
  /** Timeout of a node's answer, and of progress while nodes have not finished. */
  readonly patienceMs: number;
  /** The run ends when no node has reported a packet sent or received for this long, whatever else nodes report. */
  readonly runMs: number;
}

export interface RunHost {
  readonly effects: Effects<RegistryReport>;
  readonly orders: Orders;
  readonly timing: RunTiming;
  /** Removes a node that has not answered in time. */
  silent(member: Member, reason: string): void;
  /** Called once. */
  ended(summary: Summary, end: RunEnd): void;
}

export interface RunEnd {
  /** What went wrong; undefined if every node finished and answered. */
  readonly problem: string | undefined;
  /** Why packets of this run may still be sent; undefined if none are. */
  readonly unfinished: string | undefined;
}

type Want = NonNullable<RequestTrafficSummary['ours']>['want'];

/** Maximum rounds after all nodes have finished: at least 50 s for packets that have all been sent. */
const MAX_DRAIN_ROUNDS = 10_000;

/** Ports of closed connections stay taken for a minute: for so long a node that opens one for each packet may stand still. */
const PORTS_RETURN_MS = 75_000;
/** So many connections may use up the ports of a machine. */
const MANY_CONNECTIONS = 10_000;

const NEXT_ROUND = 'round';
const ROUND_LATE = 'round-late';
const STANDS_STILL = 'run';

export class Run {
  readonly run: number;
  readonly #packets: number;
  readonly #host: RunHost;
  readonly #members: Set<Member>;
  readonly #tallies = new Map<number, Tally>();
  readonly #unfinished: Set<Member>;
  readonly #awaited = new Set<Member>();
  #round = 0;
  #want: Want = 'progress';
  /** A counter was not zero in this round. */
  #moved = false;
  /** A node sent or received packets in this round. */
  #progressed = false;
  /** A node sent or received packets since the STANDS_STILL timer was set. */
  #progressedInTime = false;
  /** Time since a counter last moved. */
  #idleMs = 0;
  /** Time since a node last sent or received packets. */
  #stuckMs = 0;
  #drainRounds = 0;
  /** The first round after which received equalled what was ordered. */
  #arrivedBy: number | undefined;
  /** A limit of the run is reached: the last rounds collect what is known. */
  #exhausted = false;
  #unfinishedWhy: string | undefined;
  #saidUnwatched = false;
  readonly #portsMs: number;
  #pauseMs: number;
  #settled = false;
  #saidSettling = false;
  #saidShort = false;
  #problem: string | undefined;
  /** The first node that left before it had sent all its packets: the run fails, even if its totals match. */
  #leftEarly: string | undefined;
  #isStopped = false;
  #over = false;

  readonly #possible: Possible;
  /** Packets of earlier runs may still be in flight in this overlay. */
  readonly #hasOlder: boolean;

  /** older: upper bound of the packets of earlier runs that may still arrive. */
  constructor(run: number, packets: number, members: readonly Member[], older: number, host: RunHost) {
    this.run = run;
    this.#possible = { sent: packets, arrived: packets * (members.length - 1) + older };
    this.#hasOlder = older > 0;
    this.#packets = packets;
    this.#host = host;
    this.#members = new Set(members);
    this.#unfinished = new Set(members);
    this.#pauseMs = host.timing.drainMs;
    const inAll = packets * members.length;
    this.#portsMs = members.some((member) => mayLackPorts(member, inAll)) ? PORTS_RETURN_MS : 0;
    for (const { id, program } of members) {
      this.#tallies.set(id, emptyTally(id, program.messenger.reportsHashes));
    }
  }

  begin(epoch: number, key: Key): void {
    const readMany = [...this.#members].filter(appearsToReadMany).map(({ id }) => id);
    const ours = { epoch, run: this.run, key, ...(readMany.length > 0 ? { readMany } : {}) };
    for (const member of this.#members) {
      const task = {
        kind: 'initiateTask',
        packets: this.#packets,
        ...extension(member.program, ours),
      } as const;
      this.#host.orders.give(member, task);
    }
    this.#host.effects.setTimer(STANDS_STILL, this.#host.timing.runMs);
    this.#pauseBeforeRound(this.#host.timing.progressMs);
  }

  /** The node has originated all its packets. */
  finished(member: Member, run: number | undefined): void {
    if (run !== undefined && run !== this.run) return;
    if (!this.#unfinished.delete(member) || this.#unfinished.size > 0) return;
    this.#idleMs = 0;
    this.#stuckMs = 0;
    if (this.#awaited.size === 0) this.#nextRound();
  }

  isUnfinished(member: Member): boolean {
    return this.#unfinished.has(member);
  }

  awaits(member: Member): boolean {
    return this.#awaited.has(member);
  }

  answer(member: Member, summary: TrafficSummary): void {
    const tally = this.#tallies.get(member.id);
    if (this.#over || tally === undefined || !this.#members.has(member)) return;
    if (summary.ours !== undefined && summary.ours.run !== this.run) return;
    const asked = this.#awaited.delete(member);
    const unasked = summary.ours?.round === 0; // the last summary of a node that is leaving
    this.#count(tally, summary, unasked || this.#want === 'pairs');
    if (endsAfterFirstSummary(member)) member.canBeAsked = false;
    if (asked && this.#awaited.size === 0) this.#roundEnded();
  }

  /** Adds counters that no round asked for, as the answer to a probe carries. They end no round. */
  add(member: Member, summary: TrafficSummary): void {
    const tally = this.#tallies.get(member.id);
    if (this.#over || tally === undefined || !this.#members.has(member)) return;
    this.#count(tally, summary, false);
  }

  /** Impossible counters are not added, nor any later ones of that node. */
  #count(tally: Tally, summary: TrafficSummary, withPairs: boolean): void {
    tally.doubt ??= impossible(tally, summary, this.#possible) ?? this.#tooLate(summary);
    if (tally.doubt !== undefined) {
      this.#problem ??= `node ${tally.id} ${tally.doubt}`;
      return;
    }
    if (addAnswer(tally, summary, withPairs)) this.#moved = true;
    if (summary.sent + summary.received > 0) this.#progressed = true;
  }

  /** In the round after all packets arrived, counters may still be from before; two rounds after, they must be 0. */
  #tooLate({ sent, received, relayed }: TrafficSummary): string | undefined {
    if (this.#arrivedBy === undefined || this.#round < this.#arrivedBy + 2) return undefined;
    if (relayed === 0 || sent + received > 0) return undefined;
    return `reports ${relayed} relayed when all packets had long arrived`;
  }

  /** The totals so far, and the nodes whose answers are due. */
  get status(): { readonly text: string; readonly waitsFor: readonly Member[] } {
    const { sent, received } = totalOf(this.#all());
    const known = `${sent} packets sent, ${received} received of ${this.#packets * this.#tallies.size}`;
    if (this.#unfinished.size > 0)
      return { text: `${known}; nodes still send`, waitsFor: [...this.#unfinished] };
    if (this.#awaited.size > 0) return { text: `${known}; counters are due`, waitsFor: [...this.#awaited] };
    return { text: `${known}; packets are on their way`, waitsFor: [] };
  }

  /** Ends the run now, with the counters known so far. */
  stop(reason: string): void {
    this.#problem = reason;
    this.#isStopped = true;
    this.#end();
  }

  /** An order to the member waits for a free port here: its timeout starts again. The host limits the wait. */
  wait(member: Member): void {
    if (!this.#members.has(member)) return;
    this.#stuckMs = 0;
    if (this.awaits(member)) this.#host.effects.setTimer(ROUND_LATE, this.#host.timing.patienceMs);
  }

  has(member: Member): boolean {
    return this.#members.has(member);
  }

  /** A node has left; the run goes on with the others. */
  lost(member: Member): void {
    const tally = this.#tallies.get(member.id);
    if (!this.#members.delete(member) || tally === undefined) return;
    // A node that exits after its first answer has reported everything.
    tally.left = !tally.isFinal && member.canBeAsked;
    if (this.#unfinished.delete(member) && !tally.left && tally.sent < this.#packets) {
      this.#leftEarly ??= `node ${member.id} left when it had sent ${tally.sent} of its ${this.#packets} packets`;
    }
    const asked = this.#awaited.delete(member);
    if (this.#members.size === 0) {
      this.#problem ??= 'every node went away during the run';
      this.#end();
    } else if (asked && this.#awaited.size === 0) this.#roundEnded();
    else if (this.#unfinished.size === 0 && this.#awaited.size === 0) this.#nextRound();
  }

  /** True if the timer belongs to the run. */
  timer(name: string): boolean {
    if (name === NEXT_ROUND) this.#nextRound();
    else if (name === ROUND_LATE) this.#roundLate();
    else if (name === STANDS_STILL) this.#timeUp();
    else return false;
    return true;
  }

  #pauseBeforeRound(delayMs: number): void {
    this.#idleMs += delayMs;
    this.#stuckMs += delayMs;
    this.#host.effects.setTimer(NEXT_ROUND, delayMs);
  }

  /** The nodes to ask in this round. While nodes originate, only those that answer at any time: others may exit afterwards. */
  #askable(): Member[] {
    const originating = this.#unfinished.size > 0;
    return [...this.#members].filter((member) => {
      if (originating || this.#want !== 'progress') return canBeAskedAnyTime(member);
      return member.canBeAsked && (this.#settled || !endsAfterFirstSummary(member));
    });
  }

  #nextRound(): void {
    if (this.#over || this.#awaited.size > 0) return;
    this.#host.effects.clearTimer(NEXT_ROUND);
    this.#round++;
    this.#moved = false;
    this.#progressed = false;
    const askable = this.#askable();
    for (const member of askable) this.#awaited.add(member);
    for (const member of askable) {
      this.#host.orders.give(member, {
        kind: 'requestTrafficSummary',
        ...extension(member.program, { run: this.run, round: this.#round, want: this.#want }),
      });
    }
    if (askable.length > 0) this.#host.effects.setTimer(ROUND_LATE, this.#host.timing.patienceMs);
    else this.#roundEnded();
  }

  #roundLate(): void {
    const seconds = this.#host.timing.patienceMs / 1000;
    for (const member of [...this.#awaited]) {
      this.#problem ??= `node ${member.id} did not answer for ${seconds} s`;
      this.#host.silent(member, `no answer for ${seconds} s`);
    }
  }

  #roundEnded(): void {
    this.#host.effects.clearTimer(ROUND_LATE);
    this.#reportProgress();
    this.#sayShort();
    if (this.#progressed) {
      this.#stuckMs = 0;
      this.#progressedInTime = true;
    }
    const isShort = this.#short.length > 0;
    if ((this.#moved || isShort) && this.#stuckMs < this.#patienceMs) {
      this.#idleMs = 0;
      this.#pauseMs = isShort ? this.#host.timing.progressMs : this.#host.timing.drainMs;
    }
    if (this.#exhausted) this.#lastRounds();
    else if (this.#unfinished.size > 0) this.#stillOriginating();
    else if (++this.#drainRounds > MAX_DRAIN_ROUNDS)
      this.#exhaust(`counters still move after ${MAX_DRAIN_ROUNDS} rounds`);
    else this.#afterOriginating();
  }

  /** Nodes whose packets wait for a free port or descriptor of their machine. */
  get #short(): Member[] {
    return [...this.#members].filter(({ id }) => this.#tallies.get(id)!.awaitingSockets > 0);
  }

  #sayShort(): void {
    const ids = this.#short.map(({ id }) => id).join(', ');
    if (ids === '' || this.#saidShort) return;
    this.#saidShort = true;
    const seconds = this.#host.timing.runMs / 1000;
    const text = `Packets at node ${ids} wait for a free port or file, for ${seconds} s at most.`;
    this.#host.effects.report({ kind: 'note', text });
  }

  /** Timeout of progress: longer while a node is short of ports, or may be and cannot say so. */
  get #patienceMs(): number {
    const { patienceMs, runMs } = this.#host.timing;
    return this.#short.length > 0 ? runMs : Math.max(patienceMs, this.#portsMs);
  }

  #afterOriginating(): void {
    if (this.#hasArrived()) this.#arrivedBy ??= this.#round;
    if (this.#stuckMs >= this.#patienceMs) return this.#lastRounds();
    if (this.#want === 'close' && !this.#moved) this.#end();
    else if (this.#unasked().length > 0) this.#settle();
    else if (isBalanced(this.#all())) this.#ask('close');
    else if (this.#want === 'pairs' && !this.#moved) this.#ask('close');
    else this.#drain();
  }

  /** All ordered packets have been sent and received. */
  #hasArrived(): boolean {
    if (this.#hasOlder || !isBalanced(this.#all())) return false;
    return totalOf(this.#all()).sent === this.#packets * this.#tallies.size;
  }

  #timeUp(): void {
    const { effects, timing } = this.#host;
    if (this.#progressedInTime) {
      this.#progressedInTime = false;
      return effects.setTimer(STANDS_STILL, timing.runMs);
    }
    this.#exhaust(`nothing was sent or received for ${timing.runMs / 1000} s`);
  }

  /** A limit is reached: collects the last counters and counts per peer, then ends the run. */
  #exhaust(reason: string): void {
    this.#exhausted = true;
    this.#giveUpUnfinished(reason);
    this.#problem ??= reason;
    if (this.#awaited.size === 0) this.#lastRounds();
  }

  #lastRounds(): void {
    this.#exhausted = true;
    if (this.#unasked().length > 0 && !this.#settled) {
      this.#settled = true;
      this.#ask('progress');
    } else if (this.#want === 'close') this.#end();
    else this.#ask(this.#want === 'pairs' || isBalanced(this.#all()) ? 'close' : 'pairs');
  }

  /** Stops waiting for unfinished nodes. They may go on sending, so the next run needs a new set-up. */
  #giveUpUnfinished(reason: string): void {
    if (this.#unfinished.size === 0) return;
    const ids = [...this.#unfinished].map(({ id }) => id).join(', ');
    this.#problem ??= `node ${ids} did not finish, and ${reason}`;
    this.#unfinishedWhy = `node ${ids} had not finished a run`;
    this.#unfinished.clear();
  }

  #stillOriginating(): void {
    const { progressMs, runMs } = this.#host.timing;
    const patienceMs = this.#patienceMs;
    // A node that cannot be asked yet is watched through the nodes that receive its packets.
    const watched = [...this.#members].some(canBeAskedAnyTime);
    const ids = [...this.#unfinished].map(({ id }) => id).join(', ');
    const limitMs = watched ? patienceMs : runMs;
    if (this.#stuckMs < limitMs) {
      if (this.#stuckMs >= this.#host.timing.patienceMs && !this.#saidUnwatched) {
        this.#saidUnwatched = true;
        const why = watched ? 'which may be short of ports' : 'whose progress is not known';
        const text = `Still waiting for node ${ids}, ${why}, for ${limitMs / 1000} s at most.`;
        this.#host.effects.report({ kind: 'note', text });
      }
      return this.#pauseBeforeRound(progressMs);
    }
    this.#giveUpUnfinished(`nothing was sent or received for ${this.#stuckMs / 1000} s`);
    this.#ask('progress'); // all nodes can be asked now
  }

  /** Nodes that can be asked only once are asked when nothing has moved for settleMs. */
  #settle(): void {
    const { settleMs } = this.#host.timing;
    if (this.#idleMs >= settleMs) {
      this.#settled = true;
      return this.#ask('progress');
    }
    if (!this.#saidSettling) {
      this.#saidSettling = true;
      const ids = this.#unasked().map(({ id }) => id);
      const text = `Node ${ids.join(', ')} can be asked only once: waiting until nothing has moved for ${settleMs / 1000} s.`;
      this.#host.effects.report({ kind: 'note', text });
    }
    this.#pauseBeforeRound(this.#host.timing.progressMs);
  }

  #unasked(): Member[] {
    return [...this.#members].filter((member) => member.canBeAsked && endsAfterFirstSummary(member));
  }

  /** Totals differ: asks again after a pause, or for counts per peer when nothing has moved for settleMs. */
  #drain(): void {
    const { settleMs, progressMs } = this.#host.timing;
    if (this.#idleMs >= settleMs) return this.#ask('pairs');
    this.#want = 'progress';
    for (const tally of this.#tallies.values()) tally.isFinal = false;
    this.#pauseBeforeRound(this.#pauseMs);
    this.#pauseMs = Math.min(2 * this.#pauseMs, progressMs);
  }

  #ask(want: Want): void {
    this.#want = want;
    this.#nextRound();
  }

  #reportProgress(): void {
    const { sent, received, relayed } = totalOf(this.#all());
    const expected = this.#packets * this.#tallies.size;
    this.#host.effects.report({ kind: 'progress', run: this.run, sent, received, relayed, expected });
  }

  #all(): Tally[] {
    return [...this.#tallies.values()];
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#host.effects.clearTimer(NEXT_ROUND);
    this.#host.effects.clearTimer(ROUND_LATE);
    this.#host.effects.clearTimer(STANDS_STILL);
    const summary = summarize(this.run, this.#packets, this.#all(), this.#isStopped);
    this.#host.ended(summary, {
      problem: this.#problem ?? (summary.matched ? this.#leftEarly : undefined),
      unfinished: this.#unfinishedWhy,
    });
  }
}

/** Whether the node opens so many connections in a run that its machine may run out of ports, and cannot say so. */
function mayLackPorts({ program }: Member, packets: number): boolean {
  return program.messenger.sends === 'connection each' && packets >= MANY_CONNECTIONS;
}

function canBeAskedAnyTime({ program }: Member): boolean {
  return program.messenger.summaries === 'any time';
}

function endsAfterFirstSummary({ program }: Member): boolean {
  return program.messenger.summaries === 'once';
}

/** Of nodes that do not say so themselves. Dialect A is left out: it is taken for one that ignores its listener, whatever it is. */
function appearsToReadMany({ program: { declared, messenger } }: Member): boolean {
  return !declared && messenger.reads === 'many' && messenger.acceptsInRun;
}
