// The registry as a pure machine: it gives out IDs, sets up the overlay, starts runs, and accounts for every packet.

import type { Dialect } from '../dialects/dialect.ts';
import { cannotExchange } from '../dialects/exchange.ts';
import { extension } from '../dialects/extension.ts';
import { introduced } from '../dialects/recognise.ts';
import { type Address, formatAddress } from '../overlay/address.ts';
import type { RegistryCommand } from '../overlay/commands.ts';
import { EXTENSION_VERSION, type Message, type Registration } from '../overlay/message.ts';
import type { Effects, Link } from '../overlay/node.ts';
import type { RegistryReport, Summary } from '../overlay/report.ts';
import { STREAM, streamKey } from '../random/draw.ts';
import { entriesMistake, metricOf } from '../routing/geometry.ts';
import type { Space } from '../routing/space.ts';
import { Claims } from './claims.ts';
import { runCommand } from './commands.ts';
import { DEFAULT_TIMING, type RegistryEvent, type RegistryOptions, type Timing } from './host.ts';
import { type Member, Members } from './members.ts';
import { Orders } from './orders.ts';
import { leftResult, registeredAddress, whyNotDeregister, whyNotRegister } from './registration.ts';
import { Run } from './run.ts';
import { Senders } from './senders.ts';
import { type Outcome, Setup } from './setup.ts';

const SILENCE = 'silence:';

export class Registry {
  readonly #effects: Effects<RegistryReport>;
  readonly #options: RegistryOptions;
  readonly #timing: Timing;
  readonly #members: Members;
  readonly #orders: Orders;
  readonly #claims: Claims;
  readonly #senders: Senders;
  #epoch = 0;
  #runs = 0;
  #setup: Setup | undefined;
  #run: Run | undefined;
  #lastSummary: Summary | undefined;
  #pending: RegistryCommand | undefined;
  #awaitedNodes: number | undefined;

  constructor(effects: Effects<RegistryReport>, options: RegistryOptions) {
    this.#effects = effects;
    this.#options = options;
    this.#timing = { ...DEFAULT_TIMING, ...options.timing };
    this.#members = new Members(options.key, options.idBits);
    this.#orders = new Orders(effects);
    this.#senders = new Senders(this.#members, this.#orders);
    this.#claims = new Claims(effects, this.#timing, (member, reason) =>
      this.#remove(member, 'lost', reason),
    );
  }

  step(event: RegistryEvent): void {
    switch (event.kind) {
      case 'accepted':
        this.#senders.hosts.set(event.link, event.host);
        return this.#effects.setTimer(SILENCE + event.link, this.#timing.silenceMs);
      case 'opened':
        return;
      case 'message':
        return this.#message(event.link, event.message);
      case 'ended':
        this.#effects.close(event.link);
        return this.#gone(event.link, 'the connection was closed', true);
      case 'lost':
        return this.#gone(event.link, event.reason, event.opened);
      case 'garbled':
        return this.#violation(event.link, event.reason);
      case 'timer':
        return this.#timer(event.timer);
      case 'command':
        return this.#command(event.command);
      default:
        event satisfies never;
    }
  }

  // Connections

  #gone(link: Link, reason: string, opened: boolean): void {
    this.#effects.clearTimer(SILENCE + link);
    this.#senders.hosts.delete(link);
    this.#claims.lost(link);
    const member = this.#members.byHome(link);
    const dialled = this.#orders.dialledBy(link);
    if (dialled !== undefined) {
      this.#orders.drop(link);
      if (!opened) this.#listenerClosed(dialled, reason);
    }
    if (member === undefined) return;
    // One that takes its orders on its listener may close the connection that it registered on.
    if (member.program.messenger.takesOrders !== 'home') this.#members.detach(member);
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
    this.#effects.report({ kind: 'violation', host: this.#senders.hostOf(link), reason });
    this.#effects.close(link);
    this.#gone(link, reason, true);
  }

  /** No event follows for a link that we close: what is known of it goes now. */
  #close(link: Link): void {
    this.#effects.clearTimer(SILENCE + link);
    this.#senders.hosts.delete(link);
    this.#effects.close(link);
  }

  // Messages

  #message(link: Link, message: Message): void {
    if (this.#senders.hosts.has(link) && this.#members.byHome(link) === undefined) {
      this.#effects.setTimer(SILENCE + link, this.#timing.silenceMs);
    }
    switch (message.kind) {
      case 'registration':
        return this.#registration(link, message);
      case 'deregistration':
        return this.#deregistration(link, message.address, message.id);
      case 'nodeRegistryResponse': {
        const member = this.#senders.find(link, message.result, ({ state }) => state === 'setting up');
        if (member === undefined) return this.#unknownSender(link, message);
        this.#setup?.answer(member, this.#senders.cameOn(link), message);
        return;
      }
      case 'taskFinished': {
        const member = this.#senders.find(link, message.id, (m) => this.#run?.isUnfinished(m) ?? false);
        if (member === undefined) return this.#unknownSender(link, message);
        this.#run?.finished(member, message.ours?.run);
        return;
      }
      case 'trafficSummary': {
        const member = this.#senders.find(link, message.id, (m) => this.#run?.awaits(m) ?? false);
        if (member === undefined) return this.#unknownSender(link, message);
        if (!this.#claims.isAnswer(message)) this.#run?.answer(member, message);
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

  #unknownSender(link: Link, { kind }: Message): void {
    this.#violation(link, `${kind} from somebody who is not awaited`);
  }

  // Registration

  #registration(link: Link, message: Registration): void {
    const host = this.#senders.hosts.get(link);
    if (host === undefined) return this.#violation(link, 'registration on a connection that we dialled');
    const address = registeredAddress(message, host, this.#options);
    const reason = typeof address === 'string' ? address : whyNotRegister(link, address, this.#members);
    const program = introduced(message);
    const register = () => this.#register(link, address as Address, host, program);
    if (reason === undefined) return register();
    const refuse = () => {
      this.#effects.report({ kind: 'refused', what: 'registration', host, reason });
      this.#effects.send(link, {
        kind: 'registrationResponse',
        result: -1,
        info: `Registration refused: ${reason}`,
        ...extension(program, { version: EXTENSION_VERSION }),
      });
      if (this.#members.byHome(link) === undefined) this.#close(link);
    };
    const holder = typeof address === 'string' ? undefined : this.#members.byAddress(address);
    const mayBeGone = holder !== undefined && this.#members.byHome(link) === undefined;
    if (!mayBeGone || !this.#claims.canAsk(holder)) return refuse();
    this.#claims.ask(holder, { link, register, refuse }, this.#runs);
  }

  #register(link: Link, address: Address, host: string, program: Dialect): void {
    const member = this.#members.add(address, host, link, program);
    this.#effects.clearTimer(SILENCE + link);
    const nodes = this.#members.size;
    this.#effects.send(link, {
      kind: 'registrationResponse',
      result: member.id,
      info: `Registration request successful. The number of messaging nodes currently constituting the overlay is (${nodes}).`,
      ...extension(program, { version: EXTENSION_VERSION }),
    });
    const { id } = member;
    const ours = program.declared;
    this.#effects.report({ kind: 'registered', id, address: formatAddress(address), nodes, ours });
    if (this.#setup !== undefined) this.#setup.stale ??= `node ${id} registered after the set-up`;
    this.#checkWait();
  }

  #deregistration(link: Link, text: string, id: number): void {
    const host = this.#senders.hosts.get(link) ?? '';
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
      result: leftResult(link, member),
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
    if (this.#pending !== undefined) {
      const reason = `${this.#pending.name} has not ended yet`;
      if (command.name !== 'exit') return this.#ended(command, 'failed', reason);
      this.#fail('the registry was told to exit');
    }
    this.#pending = command;
    runCommand(
      {
        setup: this.#setup,
        lastSummary: this.#lastSummary,
        metric: metricOf(this.#options.geometry),
        members: () => this.#members.sorted(),
        report: (report) => this.#effects.report(report),
        done: () => this.#done(),
        fail: (reason) => this.#fail(reason),
        setUp: (entries) => this.#setUp(entries),
        startRun: (packets) => this.#startRun(packets),
        waitFor: (nodes) => this.#waitFor(nodes),
        exit: () => {
          this.#done();
          this.#effects.exit(0);
        },
      },
      command,
    );
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
    this.#awaitedNodes = undefined;
    this.#ended(command, outcome, reason);
  }

  #ended({ name }: RegistryCommand, outcome: 'done' | 'failed' | 'mismatch', reason: string): void {
    this.#effects.report({ kind: 'ended', command: name, outcome, reason });
  }

  #waitFor(nodes: number): void {
    this.#awaitedNodes = nodes;
    this.#checkWait();
  }

  #checkWait(): void {
    if (this.#awaitedNodes !== undefined && this.#members.size >= this.#awaitedNodes) this.#done();
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
    const metric = metricOf(geometry);
    const other = members.find(({ program }) => !program.messenger.metrics.includes(metric));
    if (other !== undefined) {
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
    for (const text of cannotExchange(members)) this.#effects.report({ kind: 'note', text });
    this.#effects.report({ kind: 'ready', epoch, entries, nodes: members.length });
    this.#done();
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
}

const LOST_IN_RUN = 'Packets on their way to it or through it are missing from the run.';
