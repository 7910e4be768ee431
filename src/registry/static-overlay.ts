// The overlay that a set-up makes of the nodes that are registered then, and the runs in it.

import { cannotExchange, mayNotTakeIds } from '../dialects/exchange.ts';
import type { Effects } from '../overlay/node.ts';
import type { RegistryReport, Summary } from '../overlay/report.ts';
import { defaultEntries, entriesMistake, loweredText, metricOf } from '../routing/geometry.ts';
import { leaveOut, runWaitsFor } from './away.ts';
import type { Claims } from './claims.ts';
import type { Epochs } from './epochs.ts';
import type { RegistryOptions, Timing } from './host.ts';
import type { Member, Members } from './members.ts';
import type { Orders } from './orders.ts';
import type { Presence } from './presence.ts';
import type { Recovery } from './recovery.ts';
import { Run, type RunEnd } from './run.ts';
import { type Outcome, Setup, spaceOf } from './setup.ts';

export interface StaticOverlayHost {
  readonly effects: Effects<RegistryReport>;
  readonly options: RegistryOptions;
  readonly timing: Timing;
  readonly members: Members;
  readonly orders: Orders;
  readonly claims: Claims;
  readonly presence: Presence;
  readonly epochs: Epochs;
  readonly recovery: Recovery | undefined;
  /** Removes a silent node. */
  silent(member: Member, reason: string): void;
  /** The set-up or run that was begun last has ended; `reason` is '' where it is done. */
  ended(outcome: 'done' | 'failed' | 'mismatch', reason: string): void;
}

export class StaticOverlay {
  readonly #host: StaticOverlayHost;
  /** A living overlay goes on beside it, so that nodes may come and go, and a run sets up what it needs. */
  readonly #isLiving: boolean;
  #runs: number;
  /** Upper bound of the packets still in flight from runs that ended early: they may arrive in the next overlay, over old links. */
  #underWay = 0;
  #setup: Setup | undefined;
  #isSettingUp = false;
  /** Packets from each node, of the run that follows the set-up; undefined: none does. */
  #packetsToCome: number | undefined;
  #run: Run | undefined;
  #lastSummary: Summary | undefined;

  constructor(host: StaticOverlayHost) {
    this.#host = host;
    this.#isLiving = host.options.living !== undefined;
    this.#runs = host.recovery?.kept.runs.last ?? 0;
    this.#lastSummary = host.recovery?.kept.summary;
  }

  /** The last one, ready or not. */
  get setup(): Setup | undefined {
    return this.#setup;
  }

  get isSettingUp(): boolean {
    return this.#isSettingUp;
  }

  /** The one under way. */
  get run(): Run | undefined {
    return this.#run;
  }

  /** How many have been begun. */
  get runs(): number {
    return this.#runs;
  }

  get lastSummary(): Summary | undefined {
    return this.#lastSummary;
  }

  /** A node has registered. */
  joined({ id }: Member): void {
    if (this.#setup !== undefined) this.#setup.stale ??= `node ${id} registered after the set-up`;
  }

  /** A node was away, and is back. True if the overlay does without it. */
  back(member: Member): boolean {
    if (this.#setup === undefined || this.#setup.includes(member)) return false;
    this.#setup.stale ??= `node ${member.id} was away at the set-up`;
    return true;
  }

  /** A node is no longer registered. */
  lost(member: Member, reason: string): void {
    const run = this.#run;
    this.#setup?.lost(member, reason);
    run?.lost(member);
  }

  /** What is under way needs the node. */
  needs(member: Member): boolean {
    return this.#setup?.isAwaiting(member) === true || this.#run?.has(member) === true;
  }

  /** An order to the node waits for a free port here: its timeouts are extended. */
  wait(member: Member): void {
    this.#setup?.wait(member);
    this.#run?.wait(member);
  }

  /** True if the timer belongs to a set-up or run. */
  timer(name: string): boolean {
    return this.#setup?.timer(name) === true || this.#run?.timer(name) === true;
  }

  /** Ends what is under way; false if nothing is. */
  stop(reason: string): boolean {
    if (this.#run !== undefined) {
      this.#setup!.stale ??= 'a run was stopped';
      this.#run.stop(reason);
    } else if (this.#isSettingUp) this.#setup!.stop(reason);
    else return false;
    return true;
  }

  /** `asked`: the entries of each routing table; undefined: the default. */
  setUp(asked: number | undefined): void {
    const { options, effects, orders, timing, claims } = this.#host;
    if (this.#host.recovery?.isLearning) return this.#fail(LEARNING);
    const { there: members, away } = this.#host.presence.split(this.#host.members.sorted());
    const nodes = members.length;
    const { minNodes, geometry, idBits } = options;
    if (nodes < minNodes) {
      const are = away.length > 0 ? `registered and not away (${away.length} are)` : 'registered';
      return this.#fail(`an overlay needs ${minNodes} nodes (--min-nodes); ${nodes} are ${are}`);
    }
    const entries = asked ?? defaultEntries(geometry, nodes);
    const mistake = entriesMistake(geometry, nodes, entries);
    if (mistake !== undefined) return this.#fail(mistake);
    const metric = metricOf(geometry);
    const other = members.find(({ program }) => !program.messenger.metrics.includes(metric));
    if (other !== undefined) {
      return this.#fail(
        `node ${other.id} is another program, which routes clockwise and cannot do ${geometry.name}`,
      );
    }
    const epoch = this.#host.epochs.next().n;
    const lowered = asked === undefined ? loweredText(geometry, nodes) : undefined;
    for (const text of [lowered, leaveOut(away)]) this.#note(text);
    effects.report({ kind: 'setting-up', epoch, entries, nodes, idBits });
    this.#isSettingUp = true;
    this.#setup = new Setup(epoch, entries, members, geometry, spaceOf(members, options), {
      orders,
      effects,
      timing,
      probe: (member) => {
        const canBeAsked = claims.canAsk(member);
        if (canBeAsked) claims.probe(member, this.#runs);
        return canBeAsked;
      },
      silent: (member, reason) => this.#host.silent(member, reason),
      ended: (outcome) => this.#setupEnded(outcome),
    });
    this.#setup.unaccounted = this.#underWay;
    this.#setup.begin();
  }

  #setupEnded(outcome: Outcome): void {
    this.#isSettingUp = false;
    if (!outcome.ok) return this.#fail(outcome.reason);
    const setup = this.#setup!;
    const { epoch, entries, members, stale } = setup;
    if (stale !== undefined && !this.#isLiving) return this.#fail(`the overlay needs a new set-up: ${stale}`);
    for (const text of cannotExchange(members)) this.#note(text);
    if (this.#isLiving) this.#note(mayNotTakeIds(members, this.#host.options.idBits));
    this.#host.effects.report({ kind: 'ready', epoch, entries, nodes: members.length });
    if (this.#packetsToCome === undefined) this.#end('done', '');
    else this.#beginRun(setup, this.#packetsToCome);
  }

  startRun(packets: number): void {
    const setup = this.#setup;
    if (this.#isLiving && setup?.ready !== true) {
      this.#note('The run begins with a set-up of the nodes that are registered now.');
      this.#packetsToCome = packets;
      return this.setUp(undefined);
    }
    if (setup === undefined) return this.#fail('there is no overlay yet: setup-overlay');
    if (!setup.ready) return this.#fail(`the overlay needs a new set-up (setup-overlay): ${setup.stale}`);
    this.#beginRun(setup, packets);
  }

  #beginRun(setup: Setup, packets: number): void {
    const { effects, orders, timing, options, presence, recovery } = this.#host;
    const ended = setup.members.find(({ canBeAsked }) => !canBeAsked);
    if (ended !== undefined) return this.#fail(`node ${ended.id} ends after its first run, and has had it`);
    this.#runs++;
    const nodes = setup.members.length;
    if (nodes < 2) return this.#fail('a packet needs two nodes, a source and a sink');
    recovery?.memory.runs({ last: this.#runs, underWay: true });
    effects.report({ kind: 'started', run: this.#runs, packetsPerNode: packets, nodes });
    this.#note(runWaitsFor(presence.split(setup.members).away));
    this.#run = new Run(this.#runs, packets, setup.members, setup.unaccounted, {
      effects,
      orders,
      timing,
      silent: (member, reason) => this.#host.silent(member, reason),
      ended: (summary, end) => this.#runEnded(setup, summary, end),
    });
    this.#run.begin(setup.epoch, options.key);
  }

  #runEnded(setup: Setup, summary: Summary, { problem, unfinished }: RunEnd): void {
    this.#run = undefined;
    setup.stale ??= unfinished;
    const packets = summary.packetsPerNode * summary.nodes.length;
    if (summary.matched) this.#underWay = 0;
    else setup.unaccounted += packets;
    // A node that was lost may be cut off only, and send what it has left when it is back.
    const isOneLost = summary.nodes.some(({ left }) => left);
    if (summary.stopped || unfinished !== undefined || isOneLost) this.#underWay += packets;
    this.#lastSummary = summary;
    this.#host.recovery?.memory.ran(summary);
    this.#host.effects.report({ kind: 'summary', summary });
    if (problem !== undefined) this.#fail(problem);
    else if (summary.matched) this.#end('done', '');
    else this.#end('mismatch', 'what was received is not what was sent');
  }

  #fail(reason: string): void {
    this.#end('failed', reason);
  }

  #end(outcome: 'done' | 'failed' | 'mismatch', reason: string): void {
    this.#packetsToCome = undefined;
    this.#host.ended(outcome, reason);
  }

  #note(text: string | undefined): void {
    if (text !== undefined) this.#host.effects.report({ kind: 'note', text });
  }
}

const LEARNING = 'the registry asks its nodes which table was the last, as its records are lost; try again';
