// A messaging node as a pure machine: it registers, takes its routing table, originates packets when told to, answers
// with its counters, and leaves. Packets themselves go through overlay/packets.ts; the host moves their bytes.

import { type Address, formatAddress } from '../overlay/address.ts';
import { type Columns, installTable, removeTable } from '../overlay/columns.ts';
import type { Membership } from '../overlay/membership.ts';
import {
  EXTENSION_VERSION,
  type InitiateTask,
  type Message,
  type NodeRegistry,
  type RequestTrafficSummary,
  type TrafficSummary,
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
import { PeerLinks } from './peer-links.ts';
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
  readonly #hosts = new Map<Link, string>();
  readonly #replies = new Set<Link>();
  readonly #draft: Draft = { sink: 0, payload: 0, channel: 0 };

  #state: State = 'connecting';
  #nextLink: Link = -1;
  #registryLink: Link = 0;
  #registryHost = '';
  #registryOurs = false;
  #tries = 0;
  /** Whether the registry gives its orders on connections of its own; unknown before the first. */
  #registryDials: boolean | undefined;
  #address: Address | undefined;
  #epoch = 0;
  #run = 0;
  #membership: Membership | undefined;
  #peerIds: readonly number[] = [];
  #metric: Metric = 'clockwise';
  /** The connection that a NodeRegistry came on and is still to be answered on; 0: the registry has closed it. */
  #setupLink: Link | undefined;
  #answerDue = false;
  #registryClosed = false;
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
  }

  get id(): number {
    return this.#columns.id[this.#row]!;
  }

  /**
   * Whether peers that are not ours take one packet a connection. A registry that closes the connection of its order
   * (dialect B) has such nodes, other people's registries have not; undefined: ours has nodes of all kinds.
   */
  get onePacketEach(): boolean | undefined {
    return this.#registryOurs ? undefined : this.#registryClosed;
  }

  /** Makes the first try to reach the registry. */
  start(): void {
    this.#registryLink = this.#dial(this.#options.registry);
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
    if (link === this.#registryLink) {
      this.#registryHost = host;
      this.#effects.listen(localHost);
    } else if (this.#peers.opened(link)) {
      this.#answerSetup();
    }
  }

  #register(listening: Address): void {
    this.#address = this.#options.advertise ?? listening;
    this.#state = 'registering';
    this.#effects.send(this.#registryLink, {
      kind: 'registration',
      address: formatAddress(this.#address),
      ours: { version: EXTENSION_VERSION },
    });
    this.#effects.setTimer('register', this.#timing.registerMs);
  }

  #lost(link: Link, reason: string, broken = false): void {
    this.#hosts.delete(link);
    if (link === this.#setupLink) this.#setupLink = 0;
    if (this.#replies.delete(link)) return;
    if (link === this.#registryLink) return this.#registryLost(reason);
    const toPeer = broken ? this.#peers.broken(link, reason) : this.#peers.lost(link, reason);
    if (toPeer && this.#peers.failure !== undefined) this.#answerSetup();
  }

  #registryLost(reason: string): void {
    this.#registryLink = 0;
    this.#effects.clearTimer('register');
    if (this.#state === 'leaving') return this.#end(0);
    const detached = this.#state !== 'connecting' && this.#state !== 'registering';
    if (detached && !this.#registryOurs && this.#registryDials !== false) {
      return this.#note('the registry closed the connection; waiting for its orders');
    }
    this.#leaveOverlay();
    this.#state = 'connecting';
    const delay = this.#timing.retryRegistryMs[this.#tries];
    if (delay === undefined) {
      const tries = this.#timing.retryRegistryMs.length + 1;
      this.#effects.report({
        kind: 'gave-up',
        reason: `cannot reach the registry at ${formatAddress(this.#options.registry)}: ${reason}; tried ${tries} times`,
      });
      return this.#end(1);
    }
    if (detached) this.#effects.report({ kind: 'registry-lost', id: this.id, reason });
    this.#tries++;
    this.#effects.setTimer('registry', delay);
  }

  #timer(timer: string): void {
    if (timer === 'registry') {
      this.#registryLink = this.#dial(this.#options.registry);
    } else if (timer === 'register') {
      this.#effects.close(this.#registryLink);
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
      if (link === this.#registryLink) return;
      this.#effects.close(link);
      return this.#lost(link, reason);
    }
    const isOrder = message.kind === 'nodeRegistry' || message.kind === 'initiateTask';
    if (isOrder && this.#state === 'leaving') return; // it crossed our deregistration
    switch (message.kind) {
      case 'registrationResponse':
        return this.#registered(message.result, message.info, message.ours !== undefined);
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

  /** Orders come from the registry: on the connection that we dialled, or, of a registry that is not ours, from its host. */
  #whyNotFromHere(link: Link, { kind }: Message): string | undefined {
    const orders = ['nodeRegistry', 'initiateTask', 'requestTrafficSummary', 'deregistrationResponse'];
    if (kind === 'registrationResponse') {
      return link === this.#registryLink && this.#state === 'registering'
        ? undefined
        : `${kind} was not asked for`;
    }
    if (!orders.includes(kind)) return `${kind} is not for a messenger`;
    if (this.id < 0) return `${kind} before registration`;
    if (link === this.#registryLink || this.#replies.has(link)) return undefined;
    const fromRegistry = !this.#registryOurs && this.#hosts.get(link) === this.#registryHost;
    return fromRegistry ? undefined : `${kind} from someone who is not the registry`;
  }

  #registered(result: number, info: string, ours: boolean): void {
    this.#effects.clearTimer('register');
    if (result < 0) {
      this.#effects.report({ kind: 'refused', reason: info });
      return this.#end(1);
    }
    this.#columns.id[this.#row] = result;
    this.#registryOurs = ours;
    this.#tries = 0;
    this.#state = 'registered';
    this.#effects.report({ kind: 'registered', id: result, address: formatAddress(this.#address!), info });
  }

  // Set-up

  #setUp(link: Link, message: NodeRegistry): void {
    this.#registryDials = link !== this.#registryLink;
    this.#leaveOverlay();
    this.#state = 'setting up';
    this.#epoch = message.ours?.epoch ?? this.#epoch + 1;
    this.#setupLink = link;
    this.#answerDue = !this.#registryDials;
    if (this.#registryDials) this.#effects.setTimer('answer', this.#timing.answerMs);
    const table = readTable(this.id, message, this.#registryHost);
    if (typeof table === 'string') return this.#answerFailure(table);
    this.#membership = table.membership;
    this.#metric = message.ours?.metric ?? 'clockwise';
    this.#peerIds = table.peers.map(({ id }) => id);
    if (!this.#registryOurs) this.#install();
    this.#peers.connect(this.id, table.peers);
    this.#answerSetup();
  }

  #answerSetup(): void {
    if (this.#state !== 'setting up' || !this.#answerDue) return;
    if (this.#peers.failure !== undefined) return this.#answerFailure(this.#peers.failure);
    if (!this.#peers.ready) return;
    this.#state = 'ready';
    if (this.#registryOurs) this.#install();
    this.#sendSetupAnswer(this.id, 'Connected to every peer.');
    this.#effects.report({ kind: 'set-up', id: this.id, epoch: this.#epoch, peers: this.#peerIds });
  }

  /**
   * From now on packets are taken. Our registry starts no run before all have answered, so that what comes until we do is
   * of an older overlay, and not for this one's account; others may.
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
    const answer: Message = {
      kind: 'nodeRegistryResponse',
      result,
      info,
      ...(this.#registryOurs ? { ours: { epoch: this.#epoch } } : {}),
    };
    this.#registryClosed = this.#setupLink === 0;
    if (this.#setupLink) this.#effects.send(this.#setupLink, answer);
    else this.#reply(answer);
    this.#setupLink = undefined;
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
    this.#reply({
      kind: 'taskFinished',
      address: formatAddress(this.#address!),
      id: this.id,
      ...(this.#registryOurs ? { ours: { run: this.#run } } : {}),
    });
    this.#effects.report({ kind: 'finished', id: this.id, packets });
  }

  #answerSummary({ ours }: RequestTrafficSummary): void {
    // The last counters have gone out, and after them the registry knows us no more.
    if (this.#state === 'leaving' && this.#registryOurs) return;
    this.#reply(this.#takeSummary(ours));
  }

  #takeSummary(asked: RequestTrafficSummary['ours']): TrafficSummary {
    const dropped = this.#columns.dropped[this.#row]!;
    const summary = takeSummary(this.#columns, this.#row, this.#registryOurs ? asked : undefined);
    this.#total = addAnswer(this.#total, summary, dropped);
    return summary;
  }

  /** To a registry that dials us on a connection of its own, which we close; else on the registration connection. */
  #reply(message: Message): void {
    if (this.#registryLink !== 0 && !(this.#registryDials && !this.#registryOurs)) {
      return this.#effects.send(this.#registryLink, message);
    }
    const link = this.#dial(this.#options.registry);
    this.#replies.add(link);
    this.#effects.send(link, message);
    if (message.kind !== 'deregistration') this.#effects.end(link);
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
    if (this.#registryOurs) this.#reply(this.#takeSummary({ run: this.#run, round: 0, want: 'pairs' }));
    this.#state = 'leaving';
    this.#reply({ kind: 'deregistration', address: formatAddress(this.#address!), id: this.id });
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
    if (this.#registryLink !== 0) this.#effects.close(this.#registryLink);
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
