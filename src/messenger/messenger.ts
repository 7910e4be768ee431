// A messaging node as a pure machine: it registers, installs its routing table, originates packets on a start order,
// reports its counters, and leaves. overlay/packets.ts decides on packets; the host moves their bytes.

import type { Dialect } from '../dialects/dialect.ts';
import { introduced } from '../dialects/recognise.ts';
import { type Address, formatAddress } from '../overlay/address.ts';
import { type Columns, installTable, removeTable } from '../overlay/columns.ts';
import { compareEpochs, type Epoch } from '../overlay/epoch.ts';
import type {
  Challenge,
  InitiateTask,
  Message,
  NodeRegistry,
  Proof,
  RegistrationResponse,
  RequestTrafficSummary,
} from '../overlay/message.ts';
import type { Event, Link } from '../overlay/node.ts';
import type { Diagnostics, MessengerCommand } from '../overlay/report.ts';
import { Enquiries } from './enquiries.ts';
import {
  DEFAULT_TIMING,
  type MessengerEffects,
  type MessengerEvent,
  type MessengerOptions,
  type Outlet,
  type Timing,
} from './host.ts';
import { Identity } from './identity.ts';
import { Living } from './living.ts';
import { type Peer, PeerLinks } from './peer-links.ts';
import { Reconnection } from './reconnection.ts';
import { RegistryLink } from './registry-link.ts';
import { type RoutingTable, readTable } from './routing-table.ts';
import { Traffic } from './traffic.ts';

const ORDERS: readonly Message['kind'][] = [
  'nodeRegistry',
  'initiateTask',
  'requestTrafficSummary',
  'deregistrationResponse',
  'heartbeat',
  'whoResponse',
];
const STILL_HERE: Message = { kind: 'heartbeatResponse' };

type State =
  | 'connecting'
  | 'registering'
  | 'registered'
  | 'setting up'
  | 'ready'
  | 'running'
  | 'leaving'
  | 'ended';

export class Messenger {
  readonly #columns: Columns;
  readonly #row: number;
  readonly #effects: MessengerEffects;
  readonly #options: MessengerOptions;
  readonly #timing: Timing;
  readonly #peers: PeerLinks;
  readonly #registry: RegistryLink;
  readonly #reconnection: Reconnection;
  readonly #hosts = new Map<Link, string>();
  readonly #traffic: Traffic;
  readonly #identity: Identity | undefined;
  readonly #enquiries: Enquiries;
  readonly #living: Living;

  #state: State = 'connecting';
  #nextLink: Link = -1;
  #address: Address | undefined;
  #epoch = 0;
  /** Of the last run: foreign nodes that appear to read many packets on one connection. */
  #readMany: readonly number[] = [];
  #run = 0;
  #table: RoutingTable | undefined;
  /** Why the registry was last lost. */
  #lostReason = '';
  #answerDue = false;
  /** All packets of the run are originated; the host has not confirmed yet that they are written. */
  #draining = false;

  constructor(columns: Columns, row: number, effects: MessengerEffects, options: MessengerOptions) {
    this.#columns = columns;
    this.#row = row;
    this.#effects = effects;
    this.#options = options;
    this.#timing = { ...DEFAULT_TIMING, ...options.timing };
    this.#traffic = new Traffic(columns, row);
    this.#identity = options.identity && new Identity(options.identity);
    this.#peers = new PeerLinks(
      {
        dial: ({ address, declared }) => this.#dial(address, declared),
        close: (link) => effects.close(link),
        setTimer: (timer, delayMs) => effects.setTimer(timer, delayMs),
        clearTimer: (timer) => effects.clearTimer(timer),
        carry: (channel, link, peer) => effects.carry(channel, link, peer),
        note: (text) => this.#note(text),
      },
      this.#timing.peerTries,
      this.#timing.peerRetryMs,
    );
    const dial = () => this.#dial(options.registry);
    this.#registry = new RegistryLink(effects, dial, this.#timing, (text) => this.#note(text));
    this.#reconnection = new Reconnection(effects, options.reconnectMs ?? 0, options.key);
    this.#enquiries = new Enquiries(effects, this.#registry, this.#identity, this.#timing.enquiryMs);
    this.#living = new Living({
      effects,
      registry: this.#registry,
      id: () => this.id,
      dial: ({ address }) => this.#dial(address, true),
    });
  }

  get id(): number {
    return this.#columns.id[this.#row]!;
  }

  /** The table of this node in a living overlay; undefined where there is none. */
  get livingTable(): Living['table'] {
    return this.#living.table;
  }

  /** The node has no registry, hence no overlay: packets that still arrive belong to no run. */
  get isAlone(): boolean {
    return this.#state === 'connecting' || this.#state === 'ended';
  }

  /** The presumed dialect of a peer. It may be refined until the first packet is sent to the peer. */
  programOf(peer: Peer): Dialect {
    return this.#registry.programOf(peer);
  }

  /** Whether a foreign peer reads many packets on one connection, as far as the registry can tell. */
  appearsToReadMany({ id }: Peer): boolean {
    return this.#readMany.includes(id);
  }

  /** Whether the first packet to a peer says that it is from Sinkward. */
  introducesItselfTo(peer: Peer): boolean {
    return this.#registry.introducesUsTo(peer);
  }

  /** Dials the registry for the first time. */
  start(): void {
    this.#registry.connect();
  }

  step(event: MessengerEvent): void {
    if (this.#state === 'ended') return;
    switch (event.kind) {
      case 'accepted':
        return void this.#hosts.set(event.link, event.host);
      case 'opened':
        return this.#opened(event);
      case 'listening':
        return this.#register(event.address);
      case 'message':
        return this.#message(event.link, event.message);
      case 'ended':
        this.#effects.close(event.link);
        return this.#lost(event.link, 'closed by the other side');
      case 'lost':
        return this.#lost(event.link, event.reason, event.opened);
      case 'garbled':
        this.#violation(event.link, event.reason);
        return this.#lost(event.link, event.reason, true, true);
      case 'timer':
        return this.#timer(event.timer);
      case 'drained':
        return this.#drained();
      case 'solved':
        return this.#prove(this.#identity?.solved(event));
      case 'command':
        return this.#command(event.command);
      default:
        event satisfies never;
    }
  }

  /** Originates up to `limit` packets while there is room; true if some remain. */
  originate(limit: number, outlet: Outlet): boolean {
    const then = this.#traffic.originate(limit, outlet);
    if (then === 'finished') {
      this.#draining = true;
      this.#effects.drain();
    }
    return then === 'more';
  }

  // The registry's connection

  #opened({ link, host, localHost }: Extract<Event, { kind: 'opened' }>): void {
    if (this.#registry.isHome(link)) {
      this.#registry.host = host;
      this.#effects.listen(localHost);
    } else if (this.#peers.opened(link)) {
      this.#answerSetup();
    } else this.#living.opened(link);
  }

  #register(listening: Address): void {
    this.#address = this.#options.advertise ?? listening;
    this.#state = 'registering';
    const { advertise, presence = false, living = false } = this.#options;
    const claim = this.#identity?.claim(this.id);
    const memory = this.#reconnection.belonging(this.id, this.#lastEpoch);
    const said = { advertised: advertise !== undefined, presence, claim, living, memory };
    this.#registry.register(formatAddress(this.#address), said);
    this.#effects.setTimer('register', this.#timing.registerMs);
  }

  #lost(link: Link, reason: string, opened = true, broken = false): void {
    this.#hosts.delete(link);
    if (this.#registry.lost(link, opened, reason) || this.#living.lost(link)) return;
    if (this.#registry.isHome(link)) return this.#registryLost(reason);
    const toPeer = broken ? this.#peers.broken(link, reason) : this.#peers.lost(link, reason);
    if (toPeer && this.#peers.failure !== undefined) this.#answerSetup();
  }

  #registryLost(reason: string): void {
    this.#registry.detach();
    this.#enquiries.gone(reason);
    this.#effects.clearTimer('register');
    if (this.#state === 'leaving') return this.#end(0);
    const detached = this.#state !== 'connecting' && this.#state !== 'registering';
    if (detached && this.#registry.survivesDetach) {
      return this.#note('the registry closed the connection; waiting for its orders');
    }
    this.#leaveOverlay();
    this.#state = 'connecting';
    const delay = this.#reconnection.nextRetryMs(this.id) ?? this.#registry.nextRetryMs();
    if (delay === undefined) {
      return this.#notReached(`${reason}; tried ${this.#timing.retryRegistryMs.length + 1} times`);
    }
    this.#lostReason = reason;
    if (detached) this.#effects.report({ kind: 'registry-lost', id: this.id, reason });
    this.#effects.setTimer('registry', delay);
  }

  #notReached(why: string): void {
    this.#giveUp(`cannot reach the registry at ${formatAddress(this.#options.registry)}: ${why}`);
  }

  #timer(timer: string): void {
    const tried = this.#reconnection.timer(timer);
    if (tried !== undefined) return this.#notReached(`${this.#lostReason}; ${tried}`);
    if (timer === 'registry') {
      this.#registry.connect();
    } else if (timer === 'register') {
      this.#registry.close();
      this.#registryLost('it does not answer');
    } else if (timer === 'answer') {
      this.#answerDue = true;
      this.#answerSetup();
    } else if (timer === 'deregister') {
      this.#giveUp('the registry did not answer the deregistration');
    } else {
      const others = [this.#registry, this.#enquiries, this.#living, this.#peers];
      others.some((other) => other.timer(timer));
    }
  }

  /** Of the tables that it has had. A set-up names no term: the registry's own, as long as it has no other. */
  get #lastEpoch(): Epoch {
    const setUp = { term: this.#epoch > 0 ? 1 : 0, n: this.#epoch };
    const living = this.#living.table?.epoch;
    return living !== undefined && compareEpochs(living, setUp) > 0 ? living : setUp;
  }

  // Messages

  #message(link: Link, message: Message): void {
    const reason = this.#violationOf(link, message);
    if (reason !== undefined) return this.#refuse(link, reason);
    const isOrder = message.kind === 'nodeRegistry' || message.kind === 'initiateTask';
    if (isOrder && this.#state === 'leaving') return; // it crossed our deregistration
    switch (message.kind) {
      case 'registrationResponse':
        if (introduced(message).declared && this.#peers.recognised(link, message.result)) return;
        return this.#registry.isHome(link) ? this.#registered(message) : undefined;
      case 'nodeRegistry':
        return this.#setUp(link, message);
      case 'initiateTask':
        return this.#startRun(message);
      case 'requestTrafficSummary':
        return this.#answerSummary(message);
      case 'deregistrationResponse':
        return this.#deregistered(message.result, message.info);
      case 'heartbeat':
        // To one that has left, an answer would be from a stranger.
        return this.#state === 'leaving' ? undefined : this.#registry.reply(STILL_HERE);
      case 'whoResponse':
        return this.#enquiries.who(message);
      case 'challenge':
        return this.#challenged(message);
      case 'keyResponse':
        return this.#enquiries.key(message);
      case 'tableChange':
      case 'traceProbe':
      case 'traceAnswer': {
        const invalid = this.#living.message(message);
        return invalid === undefined ? undefined : this.#refuse(link, invalid);
      }
      default:
        return;
    }
  }

  #refuse(link: Link, reason: string): void {
    this.#violation(link, reason);
    if (this.#registry.isHome(link)) return;
    this.#effects.close(link);
    this.#lost(link, reason);
  }

  #violationOf(link: Link, message: Message): string | undefined {
    const { kind } = message;
    const inLiving = this.#living.violationOf(link, message);
    if (inLiving !== 'other') return inLiving;
    if (kind === 'registrationResponse') {
      if (this.#peers.hostOf(link) !== undefined) return undefined;
      const isAwaited = this.#registry.isHome(link) && this.#state === 'registering';
      return isAwaited ? undefined : `unexpected ${kind}`;
    }
    if (kind === 'challenge' || kind === 'keyResponse') {
      const isDue =
        kind === 'challenge' ? this.#identity?.awaitsChallenge : this.#enquiries.isOpen('fingerprint');
      return isDue && this.#registry.isHome(link) ? undefined : `${kind} was not asked for`;
    }
    if (!ORDERS.includes(kind)) return `${kind} is not for a messenger`;
    if (this.id < 0) return `${kind} before registration`;
    if (this.#registry.speaksOn(link, this.#hosts.get(link))) return undefined;
    return `${kind} from someone who is not the registry`;
  }

  #challenged(challenge: Challenge): void {
    const proof = this.#identity!.prove(challenge, formatAddress(this.#address!));
    if (typeof proof === 'string') return this.#giveUp(proof);
    if (challenge.puzzle === undefined) return this.#prove(proof);
    this.#note('many nodes register at this moment; solving the puzzle that the registry asks of newcomers');
    this.#effects.setTimer('register', this.#timing.puzzleMs);
    this.#effects.solve(challenge.nonce, challenge.puzzle);
  }

  #prove(proof: Proof | undefined): void {
    if (proof === undefined || this.#state !== 'registering') return;
    this.#effects.setTimer('register', this.#timing.registerMs);
    this.#registry.prove(proof);
  }

  #giveUp(reason: string): void {
    this.#effects.report({ kind: 'gave-up', reason });
    this.#end(1);
  }

  #registered(response: RegistrationResponse): void {
    const { result, info } = response;
    this.#effects.clearTimer('register');
    if (result < 0) {
      this.#effects.report({ kind: 'refused', reason: info });
      return this.#end(1);
    }
    const doubt =
      this.#identity?.doubt(response, (network) => this.#effects.pin(network)) ??
      this.#reconnection.doubt(response);
    if (doubt !== undefined) return this.#giveUp(doubt);
    const change = this.#reconnection.registered(response, this.id);
    this.#columns.id[this.#row] = result;
    if (change !== '') this.#note(change);
    this.#registry.registered(response);
    this.#living.registered(response);
    this.#effects.expectPeers(this.#registry.isOurs ? 0 : Number.POSITIVE_INFINITY);
    this.#state = 'registered';
    this.#effects.report({ kind: 'registered', id: result, address: formatAddress(this.#address!), info });
  }

  // Set-up

  #setUp(link: Link, message: NodeRegistry): void {
    this.#registry.forgetReplies();
    this.#answerDue = this.#registry.ordered(link);
    this.#leaveOverlay();
    const allShowThemselves = this.#registry.isOurs && message.ours?.mixed !== true;
    this.#effects.expectPeers(allShowThemselves ? 0 : message.ids.length);
    this.#state = 'setting up';
    this.#epoch = message.ours?.epoch ?? this.#epoch + 1;
    if (!this.#answerDue) this.#effects.setTimer('answer', this.#timing.answerMs);
    const table = readTable(this.id, message, this.#registry.host);
    if (typeof table === 'string') return this.#answerFailure(table);
    this.#table = table;
    if (!this.#registry.side.startsTogether) this.#install();
    this.#peers.connect(this.id, table.peers);
    this.#answerSetup();
  }

  #answerSetup(): void {
    if (this.#state !== 'setting up' || !this.#answerDue) return;
    if (this.#peers.failure !== undefined) return this.#answerFailure(this.#peers.failure);
    if (!this.#peers.ready) return;
    this.#state = 'ready';
    if (this.#registry.side.startsTogether) this.#install();
    this.#registry.answer(this.#epoch, this.id, 'Connected to every peer.');
    this.#effects.report({ kind: 'set-up', id: this.id, epoch: this.#epoch, peers: this.#peerIds });
  }

  /**
   * From now on packets are accepted. If the registry starts no run before all nodes have answered, a packet that arrives
   * before our answer belongs to an older overlay and must not be counted in this one.
   */
  #install(): void {
    const { membership, metric } = this.#table!;
    installTable(this.#columns, this.#row, membership, this.#peerIds, metric);
  }

  #answerFailure(reason: string): void {
    this.#leaveOverlay();
    this.#state = 'registered';
    this.#registry.answer(this.#epoch, -1, reason);
    this.#effects.report({ kind: 'set-up-failed', id: this.id, reason });
  }

  #leaveOverlay(): void {
    this.#effects.clearTimer('answer');
    this.#peers.disconnect();
    removeTable(this.#columns, this.#row);
    this.#table = undefined;
  }

  // A run

  #startRun({ packets, ours }: InitiateTask): void {
    const nodes = this.#columns.memberships[this.#row]?.nodes ?? 0;
    if (this.#state !== 'ready' || nodes < 2 || (ours !== undefined && ours.epoch !== this.#epoch)) {
      return this.#note(`a start order came while ${this.#state}; not taken`);
    }
    this.#registry.forgetReplies();
    this.#readMany = ours?.readMany ?? [];
    this.#run = ours?.run ?? this.#run + 1;
    this.#traffic.begin(this.#run, ours?.key ?? this.#options.key, packets);
    this.#state = 'running';
    this.#draining = false;
    this.#effects.report({ kind: 'started', id: this.id, packets });
    if (packets === 0) this.#finished();
    else this.#effects.originate();
  }

  #drained(): void {
    if (this.#state === 'running' && this.#draining) this.#finished();
  }

  #finished(): void {
    this.#draining = false;
    this.#state = 'ready';
    const packets = this.#traffic.stop();
    this.#registry.reply({
      kind: 'taskFinished',
      address: formatAddress(this.#address!),
      id: this.id,
      ...this.#registry.extension({ run: this.#run }),
    });
    this.#effects.report({ kind: 'finished', id: this.id, packets });
  }

  #answerSummary({ ours }: RequestTrafficSummary): void {
    // The final counters are sent, and the registry forgets this node after them.
    if (this.#state === 'leaving' && this.#registry.side.takesLastSummary) return;
    this.#registry.reply(this.#traffic.takeSummary(this.#registry.extension(ours).ours));
  }

  // Commands

  #command(command: MessengerCommand): void {
    const { name } = command;
    if (name === 'who' || name === 'fingerprint') return this.#enquiries.command(command, this.id);
    if (name === 'trace') return this.#living.trace(command.who);
    if (name === 'print-counters-and-diagnostics') {
      this.#effects.report({ kind: 'diagnostics', diagnostics: this.#diagnostics() });
      this.#effects.report({ kind: 'ended', command: name, outcome: 'done', reason: '' });
    } else if (this.id < 0 || this.#state === 'connecting' || this.#state === 'registering') {
      this.#end(0);
    } else if (this.#state !== 'leaving') {
      this.#leave();
    }
  }

  /** Stops originating, and sends the final counters before the deregistration, so that the registry's totals stay complete. */
  #leave(): void {
    this.#traffic.stop();
    if (this.#registry.side.takesLastSummary) {
      this.#registry.reply(this.#traffic.takeSummary({ run: this.#run, round: 0, want: 'pairs' }));
    }
    this.#state = 'leaving';
    this.#registry.reply({ kind: 'deregistration', address: formatAddress(this.#address!), id: this.id });
    this.#effects.setTimer('deregister', this.#timing.deregisterMs);
  }

  #deregistered(result: number, info: string): void {
    if (this.#state !== 'leaving') {
      if (result !== this.id || !this.#registry.isOurs) return;
      return this.#giveUp(`the registry removed node ${this.id}: ${info}`);
    }
    if (result < 0) this.#effects.report({ kind: 'refused', reason: info });
    this.#end(result < 0 ? 1 : 0);
  }

  #end(code: number): void {
    const leaving = this.#state === 'leaving';
    this.#enquiries.gone('the node ends');
    for (const timer of ['deregister', 'registry', 'register']) this.#effects.clearTimer(timer);
    this.#reconnection.end();
    this.#leaveOverlay();
    this.#living.end();
    this.#registry.close();
    this.#state = 'ended';
    if (leaving) {
      const outcome = code === 0 ? 'done' : 'failed';
      this.#effects.report({ kind: 'ended', command: 'exit-overlay', outcome, reason: '' });
    }
    this.#effects.exit(code);
  }

  #diagnostics(): Diagnostics {
    const { toSend, drops, ...counters } = this.#traffic.diagnostics();
    const address = this.#address === undefined ? '' : formatAddress(this.#address);
    return { ...counters, id: this.id, address, state: this.#state, peers: this.#peerIds, toSend, drops };
  }

  get #peerIds(): number[] {
    return this.#table?.peers.map(({ id }) => id) ?? [];
  }

  #dial(address: Address, isOurs = false): Link {
    const link = this.#nextLink--;
    this.#effects.dial(link, address, isOurs);
    return link;
  }

  #violation(link: Link, reason: string): void {
    const host = this.#hosts.get(link) ?? this.#peers.hostOf(link) ?? 'the registry';
    this.#effects.report({ kind: 'violation', host, reason });
  }

  #note(text: string): void {
    this.#effects.report({ kind: 'note', text: this.id < 0 ? text : `node ${this.id}: ${text}` });
  }
}
