// The registry as a pure machine: it gives out IDs, sets up the overlay, starts runs, and accounts for every packet.

import { type Address, formatAddress } from '../overlay/address.ts';
import { EXTENSION_VERSION, type Message, type Registration } from '../overlay/message.ts';
import type { Effects, Link } from '../overlay/node.ts';
import type { RegistryCommand, RegistryReport, Summary } from '../overlay/report.ts';
import { STREAM, streamKey } from '../random/draw.ts';
import { entriesMistake, metricOf } from '../routing/geometry.ts';
import { path } from '../routing/path.ts';
import type { Space } from '../routing/space.ts';
import { Claims } from './claims.ts';
import { DEFAULT_TIMING, type RegistryEvent, type RegistryOptions, type Timing } from './host.ts';
import { type Member, Members } from './members.ts';
import { Orders } from './orders.ts';
import { registeredAddress, whyNotDeregister, whyNotRegister } from './registration.ts';
import { Run } from './run.ts';
import { type Outcome, Setup } from './setup.ts';

const SILENCE = 'silence:';

export class Registry {
  readonly #effects: Effects<RegistryReport>;
  readonly #options: RegistryOptions;
  readonly #timing: Timing;
  readonly #members: Members;
  readonly #orders: Orders;
  readonly #claims: Claims;
  /** Connections that others opened, by the host that they come from. */
  readonly #hosts = new Map<Link, string>();
  #epoch = 0;
  #runs = 0;
  #setup: Setup | undefined;
  #run: Run | undefined;
  #lastSummary: Summary | undefined;
  #pending: RegistryCommand | undefined;

  constructor(effects: Effects<RegistryReport>, options: RegistryOptions) {
    this.#effects = effects;
    this.#options = options;
    this.#timing = { ...DEFAULT_TIMING, ...options.timing };
    this.#members = new Members(options.key, options.idBits);
    this.#orders = new Orders(effects);
    this.#claims = new Claims(effects, this.#timing, (member, reason) =>
      this.#remove(member, 'lost', reason),
    );
  }

  step(event: RegistryEvent): void {
    switch (event.kind) {
      case 'accepted':
        this.#hosts.set(event.link, event.host);
        this.#effects.setTimer(SILENCE + event.link, this.#timing.silenceMs);
        break;
      case 'opened':
        break;
      case 'message':
        this.#message(event.link, event.message);
        break;
      case 'ended':
        this.#effects.close(event.link);
        this.#gone(event.link, 'the connection was closed', true);
        break;
      case 'lost':
        this.#gone(event.link, event.reason, event.opened);
        break;
      case 'garbled':
        this.#violation(event.link, event.reason);
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

  // Connections

  #gone(link: Link, reason: string, opened: boolean): void {
    this.#effects.clearTimer(SILENCE + link);
    this.#hosts.delete(link);
    this.#claims.lost(link);
    const member = this.#members.byHome(link);
    const dialled = this.#orders.dialledBy(link);
    if (dialled !== undefined) {
      this.#orders.drop(link);
      if (!opened) this.#listenerClosed(dialled, reason);
    }
    if (member === undefined) return;
    // A foreign program may close the connection that it registered on, and take orders on its listener.
    if (!member.ours && member.takes !== 'home') this.#members.detach(member);
    else this.#remove(member, 'lost', reason);
  }

  #listenerClosed(member: Member, reason: string): void {
    if (this.#setup?.listenerClosed(member)) return;
    this.#remove(member, 'lost', reason);
  }

  #timer(timer: string): void {
    if (!timer.startsWith(SILENCE)) {
      if (this.#setup?.timer(timer) || this.#run?.timer(timer) || this.#claims.timer(timer)) return;
      return;
    }
    const link = Number(timer.slice(SILENCE.length));
    this.#violation(link, `said nothing for ${this.#timing.silenceMs / 1000} s`);
  }

  /** Costs the peer its connection, and nobody else anything. */
  #violation(link: Link, reason: string): void {
    const host = this.#hosts.get(link) ?? this.#orders.dialledBy(link)?.address.host ?? 'a node';
    this.#effects.report({ kind: 'violation', host, reason });
    this.#effects.close(link);
    this.#gone(link, reason, true);
  }

  /** No event follows for a link that we close: what is known of it goes now. */
  #close(link: Link): void {
    this.#effects.clearTimer(SILENCE + link);
    this.#hosts.delete(link);
    this.#effects.close(link);
  }

  // Messages

  #message(link: Link, message: Message): void {
    const host = this.#hosts.get(link);
    if (host !== undefined) {
      if (this.#members.byHome(link) === undefined) {
        this.#effects.setTimer(SILENCE + link, this.#timing.silenceMs);
      }
    }
    switch (message.kind) {
      case 'registration':
        return this.#registration(link, message);
      case 'deregistration':
        return this.#deregistration(link, message.address, message.id);
      case 'nodeRegistryResponse': {
        const from = this.#cameBy(link);
        const member = this.#sender(link) ?? this.#guess(link, message.result, (m) => this.#isSettingUp(m));
        if (member === undefined) return this.#unknownSender(link, message);
        this.#setup?.answer(member, from, message);
        return;
      }
      case 'taskFinished': {
        const member =
          this.#sender(link) ?? this.#guess(link, message.id, (m) => this.#run?.isUnfinished(m) ?? false);
        if (member === undefined) return this.#unknownSender(link, message);
        this.#run?.finished(member, message.ours?.run);
        return;
      }
      case 'trafficSummary': {
        const member =
          this.#sender(link) ?? this.#guess(link, message.id, (m) => this.#run?.awaits(m) ?? false);
        if (member === undefined) return this.#unknownSender(link, message);
        if (!this.#claims.isAnswer(message.ours)) this.#run?.answer(member, message);
        else {
          this.#run?.add(member, message);
          this.#claims.answered(member);
        }
        return;
      }
      default:
        return this.#violation(link, `${message.kind} is not for a registry`);
    }
  }

  /** A node is known by its connection. */
  #sender(link: Link): Member | undefined {
    return this.#members.byHome(link) ?? this.#orders.dialledBy(link);
  }

  #cameBy(link: Link): Member['answers'] {
    if (this.#members.byHome(link) !== undefined) return 'home';
    return this.#orders.dialledBy(link) !== undefined ? 'dialled' : 'new';
  }

  /**
   * Else by the ID that it gives, which is its own whether it is awaited or not; else, since some give none and 0 may mean
   * that, it is one of those that are awaited. Ours need no guess.
   */
  #guess(link: Link, id: number, awaited: (member: Member) => boolean): Member | undefined {
    const host = this.#hosts.get(link);
    const isThere = (m: Member) => !m.ours && m.address.host === host;
    const named = this.#members.byId(id);
    const isNamed = named !== undefined && isThere(named) && (id !== 0 || awaited(named));
    const candidates = isNamed ? [named] : this.#members.sorted();
    return candidates.find((m) => isThere(m) && awaited(m));
  }

  #unknownSender(link: Link, { kind }: Message): void {
    this.#violation(link, `${kind} from somebody who is not awaited`);
  }

  #isSettingUp({ state }: Member): boolean {
    return state === 'setting up';
  }

  // Registration

  #registration(link: Link, { address: text, ours }: Registration): void {
    const host = this.#hosts.get(link);
    if (host === undefined) return this.#violation(link, 'registration on a connection that we dialled');
    const address = registeredAddress(text, host);
    const reason = typeof address === 'string' ? address : whyNotRegister(link, address, this.#members);
    const register = () => this.#register(link, address as Address, ours !== undefined);
    if (reason === undefined) return register();
    const refuse = () => {
      this.#effects.report({ kind: 'refused', what: 'registration', host, reason });
      this.#effects.send(link, {
        kind: 'registrationResponse',
        result: -1,
        info: `Registration refused: ${reason}`,
        ...(ours === undefined ? {} : { ours: { version: EXTENSION_VERSION } }),
      });
      if (this.#members.byHome(link) === undefined) this.#close(link);
    };
    const holder = typeof address === 'string' ? undefined : this.#members.byAddress(address);
    const mayBeGone = holder !== undefined && this.#members.byHome(link) === undefined;
    if (!mayBeGone || !this.#claims.canAsk(holder)) return refuse();
    this.#claims.ask(holder, { link, register, refuse }, this.#runs);
  }

  #register(link: Link, address: Address, ours: boolean): void {
    const member = this.#members.add(address, link, ours);
    this.#effects.clearTimer(SILENCE + link);
    const nodes = this.#members.size;
    this.#effects.send(link, {
      kind: 'registrationResponse',
      result: member.id,
      info: `Registration request successful. The number of messaging nodes currently constituting the overlay is (${nodes}).`,
      ...(ours ? { ours: { version: EXTENSION_VERSION } } : {}),
    });
    this.#effects.report({ kind: 'registered', id: member.id, address: formatAddress(address), nodes, ours });
    if (this.#setup !== undefined) this.#setup.stale ??= `node ${member.id} registered after the set-up`;
    this.#checkWait();
  }

  #deregistration(link: Link, text: string, id: number): void {
    const host = this.#hosts.get(link) ?? '';
    const member = this.#members.byId(id);
    const reason = whyNotDeregister(link, host, text, id, member);
    if (reason !== undefined || member === undefined) {
      const why = reason ?? '';
      this.#effects.report({ kind: 'refused', what: 'deregistration', host, reason: why });
      const info = `Deregistration refused: ${why}`;
      return this.#effects.send(link, { kind: 'deregistrationResponse', result: -1, info });
    }
    this.#effects.send(link, {
      kind: 'deregistrationResponse',
      result: id,
      info: `Node ${id} has left the overlay.`,
    });
    this.#remove(member, 'deregistered', 'it deregistered');
  }

  #remove(member: Member, how: 'deregistered' | 'lost', reason: string): void {
    if (this.#members.byId(member.id) !== member) return;
    this.#members.remove(member);
    const inOverlay = this.#setup?.includes(member) ?? false;
    const run = this.#run;
    const consequence = [
      run?.has(member) ? LOST_IN_RUN : '',
      inOverlay ? 'The overlay needs a new set-up: setup-overlay.' : '',
    ];
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
    this.#setup?.lost(member, reason);
    run?.lost(member);
    if (member.home !== 0 && how === 'lost') this.#close(member.home);
    else if (member.home !== 0) this.#effects.setTimer(SILENCE + member.home, this.#timing.silenceMs);
    this.#claims.gone(member);
  }

  // Commands

  #command(command: RegistryCommand): void {
    if (command.name === 'stop') return this.#stop();
    if (this.#pending !== undefined && command.name === 'exit') {
      this.#fail('the registry was told to exit');
    } else if (this.#pending !== undefined) {
      return this.#ended(command, 'failed', `${this.#pending.name} has not ended yet`);
    }
    this.#pending = command;
    switch (command.name) {
      case 'list-messaging-nodes':
        this.#effects.report({
          kind: 'nodes',
          members: this.#members.sorted().map(({ id, address, ours, state }) => {
            return { id, address: formatAddress(address), ours, state };
          }),
        });
        return this.#done();
      case 'list-routing-tables':
        if (this.#setup === undefined) return this.#fail('there is no overlay yet: setup-overlay');
        this.#effects.report({ kind: 'tables', tables: this.#setup.tables });
        return this.#done();
      case 'traffic-summary':
        if (this.#lastSummary === undefined)
          return this.#fail('there was no run yet: start-rounds <packets>');
        this.#effects.report({ kind: 'summary', summary: this.#lastSummary });
        return this.#done();
      case 'setup-overlay':
        return this.#setUp(command.entries);
      case 'start-rounds':
        return this.#startRun(command.packets);
      case 'path':
        return this.#path(command.source, command.sink);
      case 'wait-for':
        return this.#checkWait();
      case 'exit':
        this.#done();
        return this.#effects.exit(0);
      default:
        command satisfies never;
    }
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
    this.#ended(command, outcome, reason);
  }

  #ended({ name }: RegistryCommand, outcome: 'done' | 'failed' | 'mismatch', reason: string): void {
    this.#effects.report({ kind: 'ended', command: name, outcome, reason });
  }

  /** Nodes may still send, and packets be under way: only a new set-up keeps them out of the next run. */
  #stop(): void {
    const under = this.#pending;
    if (under === undefined) {
      return this.#ended({ name: 'stop' }, 'failed', 'no command is under way');
    }
    const run = this.#run;
    if (run !== undefined) {
      this.#setup!.stale ??= 'a run was stopped';
      run.stop(STOPPED);
    } else if (under.name === 'setup-overlay') this.#setup!.stop(STOPPED);
    else this.#fail(STOPPED);
    this.#ended({ name: 'stop' }, 'done', '');
  }

  #checkWait(): void {
    if (this.#pending?.name === 'wait-for' && this.#members.size >= this.#pending.nodes) this.#done();
  }

  #setUp(entries: number): void {
    const nodes = this.#members.size;
    const { minNodes, geometry } = this.#options;
    if (nodes < minNodes) {
      return this.#fail(`an overlay needs ${minNodes} nodes (--min-nodes); ${nodes} are registered`);
    }
    const mistake = entriesMistake(geometry, nodes, entries);
    if (mistake !== undefined) return this.#fail(mistake);
    const members = this.#members.sorted();
    const other = members.find(({ ours }) => !ours);
    if (other !== undefined && metricOf(geometry) !== 'clockwise') {
      return this.#fail(
        `node ${other.id} is another program, which routes clockwise and cannot do ${geometry.name}`,
      );
    }
    this.#epoch++;
    this.#effects.report({ kind: 'setting-up', epoch: this.#epoch, entries, nodes });
    this.#setup = new Setup(
      this.#epoch,
      entries,
      members,
      geometry,
      this.#spaceOf(members),
      this.#orders,
      this.#effects,
      this.#timing,
      (outcome) => this.#setupEnded(outcome),
    );
    this.#setup.begin();
  }

  #spaceOf(members: readonly Member[]): Space {
    const { key, idBits } = this.#options;
    return {
      ids: Int32Array.from(members, ({ id }) => id),
      bits: idBits,
      key: streamKey(key, STREAM.links, 0),
    };
  }

  #setupEnded(outcome: Outcome): void {
    if (!outcome.ok) return this.#fail(outcome.reason);
    const { epoch, entries, members, stale } = this.#setup!;
    if (stale !== undefined) return this.#fail(`the overlay needs a new set-up: ${stale}`);
    this.#warnOfDialects(members);
    this.#effects.report({ kind: 'ready', epoch, entries, nodes: members.length });
    this.#done();
  }

  /** Kinds of foreign program that cannot exchange packets, by their nature. */
  #warnOfDialects(members: readonly Member[]): void {
    const foreign = members.filter(({ ours }) => !ours);
    const closing = foreign.find(({ takes }) => takes === 'home');
    const opening = foreign.find(({ takes, answers }) => takes === 'listener' && answers !== 'home');
    const keeping = foreign.find(({ answers }) => answers === 'home');
    const readingOne = foreign.find(({ takes, answers }) => takes === 'listener' && answers === 'new');
    const note = (text: string) => this.#effects.report({ kind: 'note', text });
    if (closing !== undefined && opening !== undefined) {
      note(
        `Node ${closing.id} takes no new connections once a run has started, and node ${opening.id} opens one for ` +
          'each packet: packets from the second to the first will be missing.',
      );
    }
    if (keeping !== undefined && readingOne !== undefined) {
      note(
        `Node ${keeping.id} keeps its connections, and node ${readingOne.id} reads one packet of each: packets from ` +
          'the first to the second will be missing.',
      );
    }
  }

  #startRun(packets: number): void {
    const setup = this.#setup;
    if (setup === undefined) return this.#fail('there is no overlay yet: setup-overlay');
    if (!setup.ready) return this.#fail(`the overlay needs a new set-up (setup-overlay): ${setup.stale}`);
    const ended = setup.members.find(({ canBeAsked }) => !canBeAsked);
    if (ended !== undefined) return this.#fail(`node ${ended.id} ends after its first run, and has had it`);
    this.#runs++;
    const nodes = setup.members.length;
    if (nodes < 2) return this.#fail('a packet needs two nodes, a source and a sink');
    this.#effects.report({ kind: 'started', run: this.#runs, packetsPerNode: packets, nodes });
    this.#run = new Run(this.#runs, packets, setup.members, {
      effects: this.#effects,
      orders: this.#orders,
      timing: this.#timing,
      silent: (member, reason) => this.#remove(member, 'lost', reason),
      ended: (summary, problem) => this.#runEnded(summary, problem),
    });
    this.#run.begin(setup.epoch, this.#options.key);
  }

  #runEnded(summary: Summary, problem: string | undefined): void {
    this.#run = undefined;
    this.#lastSummary = summary;
    this.#effects.report({ kind: 'summary', summary });
    if (problem !== undefined) this.#fail(problem);
    else if (summary.matched) this.#done();
    else this.#end('mismatch', 'what was received is not what was sent');
  }

  #path(source: number, sink: number): void {
    const tables = new Map(
      this.#setup?.tables.map(({ id, peers }) => [id, Int32Array.from(peers, (p) => p.id)]),
    );
    if (tables.size === 0) return this.#fail('there is no overlay yet: setup-overlay');
    const unknown = [source, sink].find((id) => !tables.has(id));
    if (unknown !== undefined)
      return this.#fail(`no node ${unknown} is in the overlay: list-messaging-nodes`);
    const ids = path(source, sink, tables.size, (id) => tables.get(id)!, metricOf(this.#options.geometry));
    if (ids === undefined) return this.#fail(`no path leads from ${source} to ${sink}`);
    this.#effects.report({ kind: 'path', source, sink, ids });
    this.#done();
  }
}

const STOPPED = 'it was stopped';
const LOST_IN_RUN = 'Packets on their way to it or through it are missing from the run.';
