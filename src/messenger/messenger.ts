// A messaging node as a pure machine: it registers, takes its routing table, originates packets when told to, answers
// with its counters, and leaves. Packets themselves go through overlay/packets.ts; the host moves their bytes.

import type { Dialect } from '../dialects/dialect.ts';
import { INTRODUCTION } from '../dialects/extension.ts';
import { peerProgram } from '../dialects/recognise.ts';
import { type Address, formatAddress } from '../overlay/address.ts';
import { type Columns, installTable, removeTable } from '../overlay/columns.ts';
import type { Membership } from '../overlay/membership.ts';
import type {
  InitiateTask,
  Message,
  NodeRegistry,
  RegistrationResponse,
  RequestTrafficSummary,
  TrafficSummary,
} from '../overlay/message.ts';
import type { Event, Link } from '../overlay/node.ts';
import { countDropped, countSent, DROP_LINK_LOST, type Draft, draftPacket } from '../overlay/packets.ts';
import type { Counters, Diagnostics, MessengerCommand } from '../overlay/report.ts';
import { takeSummary } from '../overlay/summary.ts';
import { STREAM, streamKey } from '../random/draw.ts';
import type { Metric } from '../routing/geometry.ts';
import {
  DEFAULT_TIMING,
  type MessengerEffects,
  type MessengerEvent,
  type MessengerOptions,
  type Outlet,
  type Timing,
} from './host.ts';
import { type Peer, PeerLinks } from './peer-links.ts';
import { RegistryLink } from './registry-link.ts';
import { readTable } from './routing-table.ts';
import { addAnswer, dropsByReason, NOTHING_COUNTED, withUnanswered } from './run-total.ts';

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
  readonly #hosts = new Map<Link, string>();
  readonly #draft: Draft = { sink: 0, payload: 0, channel: 0 };

  #state: State = 'connecting';
  #nextLink: Link = -1;
  #address: Address | undefined;
  #epoch = 0;
  #run = 0;
  #membership: Membership | undefined;
  #peerIds: readonly number[] = [];
  #metric: Metric = 'clockwise';
  #answerDue = false;
  #total: Counters = NOTHING_COUNTED;

  constructor(columns: Columns, row: number, effects: MessengerEffects, options: MessengerOptions) {
    this.#columns = columns;
    this.#row = row;
    this.#effects = effects;
    this.#options = options;
    this.#timing = { ...DEFAULT_TIMING, ...options.timing };
    this.#peers = new PeerLinks(
      {
        dial: (address) => this.#dial(address),
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
    this.#registry = new RegistryLink(effects, dial, this.#timing.retryRegistryMs);
  }

  get id(): number {
    return this.#columns.id[this.#row]!;
  }

  /** What a peer's program is taken to be. It may become better known as long as no packet was sent to the peer. */
  programOf(peer: Peer): Dialect {
    return peerProgram(peer.declared, this.#registry.program);
  }

  /** Makes the first try to reach the registry. */
  start(): void {
    this.#registry.connect();
  }

  step(event: MessengerEvent): void {
    if (this.#state === 'ended') return;
    switch (event.kind) {
      case 'accepted':
        this.#hosts.set(event.link, event.host);
        break;
      case 'opened':
        this.#opened(event);
        break;
      case 'listening':
        this.#register(event.address);
        break;
      case 'message':
        this.#message(event.link, event.message);
        break;
      case 'ended':
        this.#effects.close(event.link);
        this.#lost(event.link, 'closed by the other side');
        break;
      case 'lost':
        this.#lost(event.link, event.reason);
        break;
      case 'garbled':
        this.#violation(event.link, event.reason);
        this.#lost(event.link, event.reason, true);
        break;
      case 'timer':
        this.#timer(event.timer);
        break;
      case 'command':
        this.#command(event.command);
        break;
      default:
        event satisfies never;
    }
  }

  /** Originates at most so many packets, as long as there is room; true when more are to come. */
  originate(limit: number, outlet: Outlet): boolean {
    const c = this.#columns;
    const row = this.#row;
    const draft = this.#draft;
    if (c.toOriginate[row] === 0) return false;
    for (let n = 0; n < limit; n++) {
      if (c.originated[row]! >= c.toOriginate[row]!) {
        this.#finished();
        return false;
      }
      draftPacket(c, row, draft);
      if (!outlet.hasRoom(draft.channel)) return true;
      const taken = outlet.emit(draft.channel, draft.sink, draft.payload);
      countSent(c, row, draft);
      if (!taken) countDropped(c, row, DROP_LINK_LOST);
    }
    return true;
  }

  // The registry's connection

  #opened({ link, host, localHost }: Extract<Event, { kind: 'opened' }>): void {
    if (this.#registry.isHome(link)) {
      this.#registry.host = host;
      this.#effects.listen(localHost);
    } else if (this.#peers.opened(link)) {
      this.#answerSetup();
    }
  }

  #register(listening: Address): void {
    this.#address = this.#options.advertise ?? listening;
    this.#state = 'registering';
    const address = formatAddress(this.#address);
    this.#registry.register({ kind: 'registration', address, ...INTRODUCTION });
    this.#effects.setTimer('register', this.#timing.registerMs);
  }

  #lost(link: Link, reason: string, broken = false): void {
    this.#hosts.delete(link);
    if (this.#registry.lost(link)) return;
    if (this.#registry.isHome(link)) return this.#registryLost(reason);
    const toPeer = broken ? this.#peers.broken(link, reason) : this.#peers.lost(link, reason);
    if (toPeer && this.#peers.failure !== undefined) this.#answerSetup();
  }

  #registryLost(reason: string): void {
    this.#registry.detach();
    this.#effects.clearTimer('register');
    if (this.#state === 'leaving') return this.#end(0);
    const detached = this.#state !== 'connecting' && this.#state !== 'registering';
    if (detached && this.#registry.mayGoOnWithout) {
      return this.#note('the registry closed the connection; waiting for its orders');
    }
    this.#leaveOverlay();
    this.#state = 'connecting';
    const delay = this.#registry.nextRetryMs();
    if (delay === undefined) {
      const tries = this.#timing.retryRegistryMs.length + 1;
      this.#effects.report({
        kind: 'gave-up',
        reason: `cannot reach the registry at ${formatAddress(this.#options.registry)}: ${reason}; tried ${tries} times`,
      });
      return this.#end(1);
    }
    if (detached) this.#effects.report({ kind: 'registry-lost', id: this.id, reason });
    this.#effects.setTimer('registry', delay);
  }

  #timer(timer: string): void {
    if (timer === 'registry') {
      this.#registry.connect();
    } else if (timer === 'register') {
      this.#registry.close();
      this.#registryLost('it does not answer');
    } else if (timer === 'answer') {
      this.#answerDue = true;
      this.#answerSetup();
    } else if (timer === 'deregister') {
      this.#effects.report({ kind: 'gave-up', reason: 'the registry did not answer the deregistration' });
      this.#end(1);
    } else {
      this.#peers.timer(timer);
    }
  }

  // Messages

  #message(link: Link, message: Message): void {
    const reason = this.#whyNotFromHere(link, message);
    if (reason !== undefined) {
      this.#violation(link, reason);
      if (this.#registry.isHome(link)) return;
      this.#effects.close(link);
      return this.#lost(link, reason);
    }
    const isOrder = message.kind === 'nodeRegistry' || message.kind === 'initiateTask';
    if (isOrder && this.#state === 'leaving') return; // it crossed our deregistration
    switch (message.kind) {
      case 'registrationResponse':
        return this.#registered(message);
      case 'nodeRegistry':
        return this.#setUp(link, message);
      case 'initiateTask':
        return this.#startRun(message);
      case 'requestTrafficSummary':
        return this.#answerSummary(message);
      case 'deregistrationResponse':
        return this.#deregistered(message.result, message.info);
      default:
        return;
    }
  }

  #whyNotFromHere(link: Link, { kind }: Message): string | undefined {
    const orders = ['nodeRegistry', 'initiateTask', 'requestTrafficSummary', 'deregistrationResponse'];
    if (kind === 'registrationResponse') {
      return this.#registry.isHome(link) && this.#state === 'registering'
        ? undefined
        : `${kind} was not asked for`;
    }
    if (!orders.includes(kind)) return `${kind} is not for a messenger`;
    if (this.id < 0) return `${kind} before registration`;
    return this.#registry.speaksOn(link, this.#hosts.get(link))
      ? undefined
      : `${kind} from someone who is not the registry`;
  }

  #registered(response: RegistrationResponse): void {
    const { result, info } = response;
    this.#effects.clearTimer('register');
    if (result < 0) {
      this.#effects.report({ kind: 'refused', reason: info });
      return this.#end(1);
    }
    this.#columns.id[this.#row] = result;
    this.#registry.registered(response);
    this.#state = 'registered';
    this.#effects.report({ kind: 'registered', id: result, address: formatAddress(this.#address!), info });
  }

  // Set-up

  #setUp(link: Link, message: NodeRegistry): void {
    this.#answerDue = this.#registry.ordered(link);
    this.#leaveOverlay();
    this.#state = 'setting up';
    this.#epoch = message.ours?.epoch ?? this.#epoch + 1;
    if (!this.#answerDue) this.#effects.setTimer('answer', this.#timing.answerMs);
    const table = readTable(this.id, message, this.#registry.host);
    if (typeof table === 'string') return this.#answerFailure(table);
    this.#membership = table.membership;
    this.#metric = message.ours?.metric ?? 'clockwise';
    this.#peerIds = table.peers.map(({ id }) => id);
    if (!this.#registry.program.registry.startsTogether) this.#install();
    this.#peers.connect(this.id, table.peers);
    this.#answerSetup();
  }

  #answerSetup(): void {
    if (this.#state !== 'setting up' || !this.#answerDue) return;
    if (this.#peers.failure !== undefined) return this.#answerFailure(this.#peers.failure);
    if (!this.#peers.ready) return;
    this.#state = 'ready';
    if (this.#registry.program.registry.startsTogether) this.#install();
    this.#sendSetupAnswer(this.id, 'Connected to every peer.');
    this.#effects.report({ kind: 'set-up', id: this.id, epoch: this.#epoch, peers: this.#peerIds });
  }

  /**
   * From now on packets are taken. Under a registry that starts no run before all have answered, what comes until we do is of
   * an older overlay, and not for this one's account.
   */
  #install(): void {
    installTable(this.#columns, this.#row, this.#membership!, this.#peerIds, this.#metric);
  }

  #answerFailure(reason: string): void {
    this.#leaveOverlay();
    this.#state = 'registered';
    this.#sendSetupAnswer(-1, reason);
    this.#effects.report({ kind: 'set-up-failed', id: this.id, reason });
  }

  #sendSetupAnswer(result: number, info: string): void {
    const ours = this.#registry.extension({ epoch: this.#epoch });
    this.#registry.answer({ kind: 'nodeRegistryResponse', result, info, ...ours });
  }

  #leaveOverlay(): void {
    this.#effects.clearTimer('answer');
    this.#peers.disconnect();
    removeTable(this.#columns, this.#row);
    this.#peerIds = [];
  }

  // A run

  #startRun({ packets, ours }: InitiateTask): void {
    const nodes = this.#columns.memberships[this.#row]?.nodes ?? 0;
    if (this.#state !== 'ready' || nodes < 2 || (ours !== undefined && ours.epoch !== this.#epoch)) {
      return this.#note(`a start order came while ${this.#state}; not taken`);
    }
    const c = this.#columns;
    this.#run = ours?.run ?? this.#run + 1;
    const key = ours?.key ?? this.#options.key;
    [c.runKey0[this.#row], c.runKey1[this.#row]] = streamKey(key, STREAM.packets, this.#run);
    [c.redrawKey0[this.#row], c.redrawKey1[this.#row]] = streamKey(key, STREAM.redraw, this.#run);
    c.originated[this.#row] = 0;
    c.toOriginate[this.#row] = packets;
    this.#total = NOTHING_COUNTED;
    this.#state = 'running';
    this.#effects.report({ kind: 'started', id: this.id, packets });
    if (packets === 0) this.#finished();
    else this.#effects.originate();
  }

  #finished(): void {
    const c = this.#columns;
    this.#state = 'ready';
    const packets = c.toOriginate[this.#row]!;
    c.toOriginate[this.#row] = 0;
    this.#registry.reply({
      kind: 'taskFinished',
      address: formatAddress(this.#address!),
      id: this.id,
      ...this.#registry.extension({ run: this.#run }),
    });
    this.#effects.report({ kind: 'finished', id: this.id, packets });
  }

  #answerSummary({ ours }: RequestTrafficSummary): void {
    // The last counters have gone out, and after them the registry knows us no more.
    if (this.#state === 'leaving' && this.#registry.program.registry.takesLastSummary) return;
    this.#registry.reply(this.#takeSummary(ours));
  }

  #takeSummary(asked: RequestTrafficSummary['ours']): TrafficSummary {
    const dropped = this.#columns.dropped[this.#row]!;
    const summary = takeSummary(
      this.#columns,
      this.#row,
      this.#registry.program.declared ? asked : undefined,
    );
    this.#total = addAnswer(this.#total, summary, dropped);
    return summary;
  }

  // Leaving

  #command({ name }: MessengerCommand): void {
    if (name === 'print-counters-and-diagnostics') {
      this.#effects.report({ kind: 'diagnostics', diagnostics: this.#diagnostics() });
      this.#effects.report({ kind: 'ended', command: name, outcome: 'done', reason: '' });
    } else if (this.id < 0 || this.#state === 'connecting' || this.#state === 'registering') {
      this.#end(0);
    } else if (this.#state !== 'leaving') {
      this.#leave();
    }
  }

  /** Nothing is sent any more; the last counters go first, so that the registry's account stays whole. */
  #leave(): void {
    this.#columns.toOriginate[this.#row] = 0;
    if (this.#registry.program.registry.takesLastSummary) {
      this.#registry.reply(this.#takeSummary({ run: this.#run, round: 0, want: 'pairs' }));
    }
    this.#state = 'leaving';
    this.#registry.reply({ kind: 'deregistration', address: formatAddress(this.#address!), id: this.id });
    this.#effects.setTimer('deregister', this.#timing.deregisterMs);
  }

  #deregistered(result: number, info: string): void {
    if (this.#state !== 'leaving') return;
    if (result < 0) this.#effects.report({ kind: 'refused', reason: info });
    this.#end(result < 0 ? 1 : 0);
  }

  #end(code: number): void {
    const leaving = this.#state === 'leaving';
    this.#effects.clearTimer('deregister');
    this.#effects.clearTimer('registry');
    this.#effects.clearTimer('register');
    this.#leaveOverlay();
    this.#registry.close();
    this.#state = 'ended';
    if (leaving) {
      const outcome = code === 0 ? 'done' : 'failed';
      this.#effects.report({ kind: 'ended', command: 'exit-overlay', outcome, reason: '' });
    }
    this.#effects.exit(code);
  }

  #diagnostics(): Diagnostics {
    const c = this.#columns;
    const row = this.#row;
    return {
      ...withUnanswered(this.#total, c, row),
      id: this.id,
      address: this.#address === undefined ? '' : formatAddress(this.#address),
      state: this.#state,
      peers: this.#peerIds,
      toSend: c.toOriginate[row] === 0 ? 0 : c.toOriginate[row]! - c.originated[row]!,
      drops: dropsByReason(c, row),
    };
  }

  #dial(address: Address): Link {
    const link = this.#nextLink--;
    this.#effects.dial(link, address);
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
