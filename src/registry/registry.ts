// The registry as a pure machine: it assigns IDs, sets up the overlay, starts runs, and accounts for every packet.

import { formatAddress } from '../overlay/address.ts';
import { COMMAND_FORMS, type RegistryCommand } from '../overlay/commands.ts';
import type { Message } from '../overlay/message.ts';
import type { Link } from '../overlay/node.ts';
import { metricOf } from '../routing/geometry.ts';
import { awaitedBy } from './away.ts';
import { Claims } from './claims.ts';
import { runCommand } from './commands.ts';
import { Epochs } from './epochs.ts';
import {
  DEFAULT_TIMING,
  type RegistryEffects,
  type RegistryEvent,
  type RegistryOptions,
  type Timing,
} from './host.ts';
import { Living } from './living.ts';
import { type LostNode, type Member, Members } from './members.ts';
import { NamedNodes } from './named-nodes.ts';
import { Orders } from './orders.ts';
import { Presence } from './presence.ts';
import { Recovery } from './recovery.ts';
import { Registrar } from './registrar.ts';
import { Senders } from './senders.ts';
import { StaticOverlay } from './static-overlay.ts';
import { statusOf, type UnderWay } from './status.ts';

const SILENCE = 'silence:';
const WAIT = 'wait';
const AWAY = 'away:';

export class Registry {
  readonly #effects: RegistryEffects;
  readonly #options: RegistryOptions;
  readonly #timing: Timing;
  readonly #members: Members;
  readonly #orders: Orders;
  readonly #claims: Claims;
  readonly #senders: Senders;
  readonly #presence: Presence;
  readonly #named: NamedNodes | undefined;
  readonly #registrar: Registrar;
  readonly #recovery: Recovery | undefined;
  readonly #epochs: Epochs;
  readonly #living: Living | undefined;
  readonly #overlay: StaticOverlay;
  #pending: RegistryCommand | undefined;
  #awaitedNodes: number | undefined;
  #saidShort = false;

  constructor(effects: RegistryEffects, options: RegistryOptions) {
    this.#effects = effects;
    this.#options = options;
    this.#timing = { ...DEFAULT_TIMING, ...options.timing };
    this.#members = new Members(options.key, options.idBits);
    this.#orders = new Orders(effects);
    this.#senders = new Senders(this.#members, this.#orders);
    const { network, own, proofs, memory, living, geometry, idBits } = options;
    const recovery = memory && new Recovery(effects, this.#members, memory, () => this.#learned());
    this.#recovery = recovery;
    this.#epochs = new Epochs(recovery?.kept.epoch, (epoch) => recovery?.memory.epoch(epoch));
    this.#named =
      network && new NamedNodes(effects, this.#members, { network, own }, proofs, recovery?.memory);
    if (recovery) this.#named?.restore(recovery.kept.names);
    this.#living =
      living && new Living(effects, this.#epochs, { metric: metricOf(geometry), idBits, create: living });
    this.#claims = new Claims(effects, this.#timing, (member, reason) =>
      this.#remove(member, 'lost', reason),
    );
    this.#presence = new Presence(effects, this.#timing, (member, change, seconds) =>
      this.#presenceChanged(member, change, seconds),
    );
    this.#overlay = new StaticOverlay({
      effects,
      options,
      timing: this.#timing,
      members: this.#members,
      orders: this.#orders,
      claims: this.#claims,
      presence: this.#presence,
      epochs: this.#epochs,
      recovery,
      silent: (member, reason) => this.#remove(member, 'lost', reason),
      ended: (outcome, reason) => this.#end(outcome, reason),
    });
    this.#registrar = new Registrar({
      effects,
      options,
      members: this.#members,
      claims: this.#claims,
      named: this.#named,
      recovery,
      epochs: this.#epochs,
      runs: () => this.#overlay.runs,
      joined: (member) => this.#joined(member),
      deregistered: (member) => this.#remove(member, 'deregistered', 'it deregistered'),
      expel: (member, info, reason) => this.#expel(member, info, reason),
      silenceIsOver: (link) => effects.clearTimer(SILENCE + link),
      violation: (link, reason) => this.#violation(link, reason),
      close: (link) => this.#close(link),
    });
  }

  /** Before the first event: goes on with what it has kept. */
  begin(): void {
    this.#recovery?.begin();
    if (this.#recovery?.isLearning || this.#lost().length > 0) this.#living?.hold();
  }

  #learned(): void {
    this.#living?.release();
    this.#checkWait();
  }

  step(event: RegistryEvent): void {
    switch (event.kind) {
      case 'accepted':
        this.#senders.hosts.set(event.link, event.host);
        return this.#effects.setTimer(SILENCE + event.link, this.#timing.silenceMs);
      case 'opened':
        return this.#orders.opened(event.link);
      case 'message':
        return this.#message(event.link, event.message);
      case 'ended':
        this.#effects.close(event.link);
        return this.#gone(event.link, 'the connection was closed', true);
      case 'lost':
        if (event.shortage) this.#dialFailed(event.link, event.reason);
        return this.#gone(event.link, event.reason, event.opened);
      case 'garbled':
        return this.#violation(event.link, event.reason);
      case 'timer':
        return this.#timer(event.timer);
      case 'command':
        return this.#command(event.command);
      case 'short':
        return this.#short(event.link, event.reason);
      default:
        event satisfies never;
    }
  }

  // Connections

  /** An order that waits for a free port here is not the node's fault: its timeouts are extended. */
  #short(link: Link, reason: string): void {
    const member = this.#orders.dialledBy(link);
    if (member === undefined) return;
    if (!this.#saidShort) {
      this.#saidShort = true;
      this.#note(`Orders to node ${member.id} wait: ${reason}.`);
    }
    this.#overlay.wait(member);
  }

  #gone(link: Link, reason: string, opened: boolean): void {
    this.#effects.clearTimer(SILENCE + link);
    this.#senders.hosts.delete(link);
    this.#claims.lost(link);
    this.#named?.gone(link);
    this.#recovery?.gone(link);
    const member = this.#members.byHome(link);
    const dialled = this.#orders.dialledBy(link);
    if (dialled !== undefined) {
      this.#orders.drop(link);
      if (!opened) this.#listenerClosed(dialled, reason);
    }
    if (member === undefined) return;
    // A node that takes its orders on its listener may close its registration connection.
    if (member.program.messenger.takesOrders !== 'home') {
      this.#members.detach(member);
      this.#effects.setTimer(AWAY + member.id, this.#timing.awayMs);
    } else this.#remove(member, 'lost', reason);
  }

  /** No descriptor or port was free: the node is not blamed, but a set-up or run that needs it ends. */
  #dialFailed(link: Link, reason: string): void {
    const member = this.#orders.dialledBy(link);
    if (member === undefined) return;
    const isKnock = this.#orders.isKnock(link);
    this.#orders.drop(link);
    if (isKnock) this.#effects.setTimer(AWAY + member.id, this.#timing.awayMs);
    else if (this.#overlay.needs(member)) this.#stop(`cannot dial node ${member.id}: ${reason}`);
  }

  #listenerClosed(member: Member, reason: string): void {
    if (this.#overlay.setup?.listenerClosed(member)) return;
    this.#remove(member, 'lost', reason);
  }

  #timer(timer: string): void {
    if (timer === WAIT) return this.#waitTimedOut();
    if (timer.startsWith(AWAY)) {
      const member = this.#members.byId(Number(timer.slice(AWAY.length)));
      if (member?.home === 0) this.#orders.knock(member);
      return;
    }
    if (!timer.startsWith(SILENCE)) {
      if (this.#named?.timer(timer, (link, reason) => this.#violation(link, reason))) return;
      if (this.#recovery?.timer(timer)) return;
      if (this.#overlay.timer(timer) || this.#claims.timer(timer)) return;
      if (this.#living?.timer(timer)) return;
      this.#presence.timer(timer);
      return;
    }
    const link = Number(timer.slice(SILENCE.length));
    this.#violation(link, `said nothing for ${this.#timing.silenceMs / 1000} s`);
  }

  /** Closes the connection of a peer that violated the protocol; other peers are unaffected. */
  #violation(link: Link, reason: string): void {
    this.#effects.report({ kind: 'violation', host: this.#senders.hostOf(link), reason });
    this.#effects.close(link);
    this.#gone(link, reason, true);
  }

  /** No event follows for a link that we close, so its state is dropped here. */
  #close(link: Link): void {
    this.#effects.clearTimer(SILENCE + link);
    this.#senders.hosts.delete(link);
    this.#named?.gone(link);
    this.#recovery?.gone(link);
    this.#effects.close(link);
  }

  // Messages

  #message(link: Link, message: Message): void {
    if (this.#senders.hosts.has(link) && this.#members.byHome(link) === undefined) {
      this.#effects.setTimer(SILENCE + link, this.#timing.silenceMs);
    }
    switch (message.kind) {
      case 'registration':
        return this.#registrar.registration(link, this.#senders.hosts.get(link), message);
      case 'proof':
        return this.#registrar.proof(link, message);
      case 'keyRequest':
        if (this.#members.byHome(link)?.named === undefined) return this.#unknownSender(link, message);
        return this.#effects.send(link, this.#named!.keyOf(message));
      case 'deregistration':
        return this.#registrar.deregistration(link, this.#senders.hosts.get(link) ?? '', message);
      case 'nodeRegistryResponse': {
        const member = this.#senders.find(link, message.result, ({ state }) => state === 'setting up');
        if (member === undefined) return this.#unknownSender(link, message);
        this.#overlay.setup?.answer(member, this.#senders.cameOn(link), message);
        return;
      }
      case 'taskFinished': {
        const member = this.#senders.find(
          link,
          message.id,
          (m) => this.#overlay.run?.isUnfinished(m) ?? false,
        );
        if (member === undefined) return this.#unknownSender(link, message);
        this.#overlay.run?.finished(member, message.ours?.run);
        return;
      }
      case 'trafficSummary': {
        const member = this.#senders.find(link, message.id, (m) => this.#overlay.run?.awaits(m) ?? false);
        if (member === undefined) return this.#unknownSender(link, message);
        const { setup, run } = this.#overlay;
        if (!this.#claims.isAnswer(message)) run?.answer(member, message);
        else {
          run?.add(member, message);
          this.#claims.answered(member);
          setup?.probeAnswered(member);
        }
        return;
      }
      case 'tableRequest': {
        const member = this.#members.byHome(link);
        if (member === undefined || !this.#living?.requested(member)) this.#unknownSender(link, message);
        return;
      }
      case 'heartbeatResponse':
      case 'whoRequest': {
        const member = this.#members.byHome(link);
        if (member === undefined || !this.#presence.isKnown(member))
          return this.#unknownSender(link, message);
        if (message.kind === 'heartbeatResponse') return this.#presence.answered(member);
        const { nodes, more } = this.#presence.who(this.#members.sorted(), this.#lost());
        return this.#effects.send(link, { kind: 'whoResponse', nodes, more });
      }
      default:
        return this.#violation(link, `${message.kind} is not for a registry`);
    }
  }

  #unknownSender(link: Link, { kind }: Message): void {
    this.#violation(link, `${kind} from an unexpected sender`);
  }

  // Registration

  #joined(member: Member): void {
    if (member.presence) this.#presence.joined(member);
    const { id, named } = member;
    this.#effects.report({
      kind: 'registered',
      id,
      address: formatAddress(member.address),
      nodes: this.#members.size,
      ours: member.program.declared,
      ...(named && { name: named.name }),
    });
    this.#living?.joined(member);
    const isAwaiting = this.#recovery?.isLearning || (this.#living?.isHeld && this.#lost().length > 0);
    if (!isAwaiting) this.#living?.release();
    this.#overlay.joined(member);
    this.#checkWait();
  }

  #remove(member: Member, how: 'deregistered' | 'lost', reason: string): void {
    if (this.#members.byId(member.id) !== member) return;
    this.#named?.leaves(member, how);
    this.#members.remove(member);
    this.#living?.left(member);
    if (member.named === undefined) this.#recovery?.memory.left(member.id);
    if (member.home === 0) this.#effects.clearTimer(AWAY + member.id);
    const inOverlay = this.#living === undefined && (this.#overlay.setup?.includes(member) ?? false);
    const consequence = [this.#overlay.run?.has(member) ? LOST_IN_RUN : '', inOverlay ? NEEDS_SETUP : ''];
    this.#effects.report({
      kind: 'left',
      id: member.id,
      address: formatAddress(member.address),
      nodes: this.#members.size,
      how,
      reason,
      consequence: consequence.filter((text) => text !== '').join(' '),
    });
    this.#orders.forget(member);
    this.#overlay.lost(member, reason);
    if (member.home !== 0 && how === 'lost') this.#close(member.home);
    else if (member.home !== 0) this.#effects.setTimer(SILENCE + member.home, this.#timing.silenceMs);
    this.#claims.gone(member);
    this.#presence.left(member);
    this.#checkWait();
  }

  #presenceChanged(member: Member, kind: 'away' | 'back', seconds: number): void {
    const isMissed = kind === 'back' && this.#overlay.back(member);
    const consequence =
      kind === 'away' ? awaitedBy(member, this.#overlay) : isMissed && !this.#living ? NEEDS_SETUP : '';
    const address = formatAddress(member.address);
    this.#effects.report({ kind, id: member.id, address, seconds, consequence });
  }

  // Commands

  #command(command: RegistryCommand): void {
    const beside = COMMAND_FORMS.get(command.name)?.anyTime === true;
    if (!beside && this.#pending !== undefined) {
      const reason = `${this.#pending.name} has not ended yet`;
      if (command.name !== 'exit') return this.#ended(command, 'failed', reason);
      this.#fail('the registry was told to exit');
    }
    if (!beside) this.#pending = command;
    runCommand(
      {
        tables: (this.#living ?? this.#overlay.setup)?.tables,
        lastSummary: this.#overlay.lastSummary,
        metric: metricOf(this.#options.geometry),
        presence: this.#presence,
        members: () => this.#members.sorted(),
        report: (report) => this.#effects.report(report),
        done: () => (beside ? this.#ended(command, 'done', '') : this.#done()),
        fail: (reason) => (beside ? this.#ended(command, 'failed', reason) : this.#fail(reason)),
        setUp: (entries) => this.#overlay.setUp(entries),
        startRun: (packets) => this.#overlay.startRun(packets),
        waitFor: (nodes) => this.#waitFor(nodes),
        remove: (id) => this.#removeByHand(id),
        lost: () => this.#lost(),
        forget: (name) =>
          this.#named?.forget(name, (member) => this.#expel(member, FORGOTTEN, 'its name was forgotten')) ??
          false,
        status: () => statusOf(this.#current),
        stop: () => this.#stop(),
        exit: () => {
          this.#done();
          this.#effects.exit(0);
        },
      },
      command,
    );
  }

  /** Nodes that are not registered, and keep their IDs. */
  #lost(): LostNode[] {
    return [...(this.#named?.lost() ?? []), ...(this.#recovery?.lost ?? [])];
  }

  get #current(): UnderWay {
    const command = this.#pending?.name;
    const nodes = this.#members.size;
    return { command, nodes, awaitedNodes: this.#awaitedNodes, overlay: this.#overlay, living: this.#living };
  }

  #done(): void {
    this.#end('done', '');
  }

  #fail(reason: string): void {
    this.#end('failed', reason);
  }

  #end(outcome: 'done' | 'failed' | 'mismatch', reason: string): void {
    const command = this.#pending!;
    this.#pending = undefined;
    if (this.#awaitedNodes !== undefined) this.#effects.clearTimer(WAIT);
    this.#awaitedNodes = undefined;
    this.#ended(command, outcome, reason);
  }

  #ended({ name }: RegistryCommand, outcome: 'done' | 'failed' | 'mismatch', reason: string): void {
    this.#effects.report({ kind: 'ended', command: name, outcome, reason });
  }

  #waitFor(nodes: number): void {
    this.#awaitedNodes = nodes;
    const { waitMs } = this.#timing;
    if (waitMs > 0 && this.#members.size < nodes) this.#effects.setTimer(WAIT, waitMs);
    this.#checkWait();
  }

  #waitTimedOut(): void {
    const seconds = this.#timing.waitMs / 1000;
    this.#fail(`${this.#members.size} of ${this.#awaitedNodes} nodes are registered after ${seconds} s`);
  }

  #removeByHand(id: number): boolean {
    const member = this.#members.byId(id);
    if (member === undefined) return this.#recovery?.forget(id) ?? false;
    this.#expel(member, `Node ${id} was removed from the overlay.`, 'it was removed');
    return true;
  }

  /** A messenger of ours would register again if it only lost its connection: it is told. */
  #expel(member: Member, info: string, reason: string): void {
    if (member.program.declared) {
      this.#effects.send(member.home, { kind: 'deregistrationResponse', result: member.id, info });
    }
    this.#remove(member, 'lost', reason);
  }

  /**
   * Ends the command under way; false if there is none. Nodes may go on sending until the next set-up; packets in flight
   * then may arrive in the next run, whose limits allow for them.
   */
  #stop(reason = STOPPED): boolean {
    if (this.#pending === undefined) return false;
    if (!this.#overlay.stop(reason)) this.#fail(reason);
    return true;
  }

  #checkWait(): void {
    const wanted = this.#awaitedNodes;
    if (wanted === undefined) return;
    const registered = this.#members.size;
    if (registered >= wanted && !this.#recovery?.isLearning) return this.#done();
    this.#effects.report({ kind: 'waiting', registered, wanted });
  }

  #note(text: string | undefined): void {
    if (text !== undefined) this.#effects.report({ kind: 'note', text });
  }
}

const NEEDS_SETUP = 'The overlay needs a new set-up: setup-overlay.';
const FORGOTTEN = 'its name was forgotten.';
const STOPPED = 'it was stopped';
const LOST_IN_RUN = 'Packets on their way to it or through it are missing from the run.';
