// A messenger's part in a living overlay: its table, kept up by the registry, and messages that are routed over it hop by hop,
// beside the test traffic of a set-up. So far they are the probes of `trace` and their answers.

import type {
  Message,
  RegistrationResponse,
  TableChange,
  TraceAnswer,
  TraceOutcome,
  TraceProbe,
} from '../overlay/message.ts';
import type { Link } from '../overlay/node.ts';
import type { MessengerEffects } from './host.ts';
import { LivingLinks } from './living-links.ts';
import { LivingTable } from './living-table.ts';
import type { Peer } from './peer-links.ts';
import type { RegistryLink } from './registry-link.ts';

/** What a node sends to another over living tables. */
type Routed = TraceProbe | TraceAnswer;

/** A message that has been passed on so often goes no further. */
export const MAX_LIVING_HOPS = 128;

const TIMER = 'trace';
/** A probe is given up after this. */
export const TRACE_MS = 5000;

export interface LivingHost {
  readonly effects: MessengerEffects;
  readonly registry: RegistryLink;
  /** The node's ID; -1 while it has none. */
  id(): number;
  dial(peer: Peer): Link;
}

export class Living {
  readonly #host: LivingHost;
  readonly #links: LivingLinks;
  /** undefined: the overlay is not living. */
  #table: LivingTable | undefined;
  /** The registry was asked for the whole table. */
  #isAsked = false;
  #traces = 0;
  /** The probe whose answer is due. */
  #traced: TraceProbe | undefined;

  constructor(host: LivingHost) {
    const { effects } = host;
    this.#host = host;
    this.#links = new LivingLinks({
      dial: (peer) => host.dial(peer),
      close: (link) => effects.close(link),
      send: (link, message) => effects.send(link, message),
      setTimer: (timer, delayMs) => effects.setTimer(timer, delayMs),
      clearTimer: (timer) => effects.clearTimer(timer),
      undelivered: (messages) => {
        for (const message of messages) this.#route(message as Routed);
      },
    });
  }

  /** undefined: the overlay is not living. */
  get table(): Pick<LivingTable, 'epoch' | 'peerIds'> | undefined {
    return this.#table;
  }

  /**
   * The registration was accepted: the registry sends the node's table. Until then a node that comes back to a registry that
   * remembers goes on with the table that it has; epochs of other registries begin anew.
   */
  registered({ ours }: RegistrationResponse): void {
    this.#isAsked = false;
    if (ours?.living === undefined) this.#table = undefined;
    else if (ours.network === undefined || this.#table?.metric !== ours.living) {
      this.#table = new LivingTable(ours.living);
    }
  }

  /** Why that message must not come on that link; undefined where it may, 'other' where it is none of a living overlay. */
  violationOf(link: Link, { kind }: Message): string | undefined {
    switch (kind) {
      case 'tableChange':
        if (this.#table !== undefined && this.#host.registry.isHome(link)) return undefined;
        return `unexpected ${kind}`;
      case 'traceProbe':
      case 'traceAnswer':
        if (this.#table !== undefined && (link > 0 || this.#links.has(link))) return undefined;
        return `unexpected ${kind}`;
      default:
        return 'other';
    }
  }

  /** A message that may come. Returns why it is invalid. */
  message(message: TableChange | Routed): string | undefined {
    switch (message.kind) {
      case 'tableChange':
        return this.#change(message);
      case 'traceProbe':
        this.#probe(message);
        return undefined;
      case 'traceAnswer':
        this.#answer(message);
        return undefined;
      default:
        return message satisfies never;
    }
  }

  opened(link: Link): boolean {
    return this.#links.opened(link);
  }

  lost(link: Link): boolean {
    return this.#links.lost(link);
  }

  /** True if it is a timer of the living overlay. */
  timer(name: string): boolean {
    if (name !== TIMER) return this.#links.timer(name);
    this.#traceEnded(`no answer has come in ${TRACE_MS / 1000} s`);
    return true;
  }

  /** The node ends. */
  end(): void {
    if (this.#traced !== undefined) this.#traceEnded('the node ends');
    this.#links.closeAll();
    this.#table = undefined;
  }

  // The table

  #change(change: TableChange): string | undefined {
    const taken = this.#table!.take(change);
    if (typeof taken === 'object') return `a living table: ${taken.invalid}`;
    if (taken === 'taken' && change.base === undefined) this.#isAsked = false;
    if (taken !== 'gap' || this.#isAsked) return undefined;
    this.#isAsked = true;
    this.#host.registry.reply({ kind: 'tableRequest' });
    return undefined;
  }

  // Routing

  /** Sends it to the next hop; a probe that cannot go on is answered with the reason. */
  #route(message: Routed): void {
    const table = this.#table;
    if (table === undefined) return;
    const isProbe = message.kind === 'traceProbe';
    const sink = isProbe ? message.sink : message.source;
    const hops = isProbe ? message.path.length - 1 : message.hops;
    const next =
      hops >= MAX_LIVING_HOPS
        ? 'too many hops'
        : table.nextHop(this.#host.id(), sink, (peer) => this.#links.isDown(peer));
    if (typeof next === 'object') return this.#links.send(next, message);
    if (isProbe) this.#answerProbe(message, next);
  }

  // Traces

  /** `who`: an ID. Ends with a report, within TRACE_MS. */
  trace(who: string): void {
    const id = this.#host.id();
    if (this.#traced !== undefined) return this.#ended('the last trace has not ended yet');
    if (!/^\d{1,10}$/.test(who) || Number(who) >= 2 ** 31) {
      return this.#ended(`"${who}" is not the ID of a node: 0 to ${2 ** 31 - 1}`);
    }
    if (id < 0) return this.#ended('this node is not registered');
    if (this.#table === undefined) return this.#ended('the overlay is not living: registry --living');
    this.#traced = { kind: 'traceProbe', source: id, sink: Number(who), number: ++this.#traces, path: [] };
    this.#host.effects.setTimer(TIMER, TRACE_MS);
    this.#probe(this.#traced);
  }

  #probe(probe: TraceProbe): void {
    const visited = { ...probe, path: [...probe.path, this.#host.id()] };
    if (probe.sink === this.#host.id()) this.#answerProbe(visited, 'arrived');
    else this.#route(visited);
  }

  #answerProbe({ source, number, path }: TraceProbe, outcome: TraceOutcome): void {
    this.#answer({ kind: 'traceAnswer', source, number, path, outcome, hops: 0 });
  }

  #answer(answer: TraceAnswer): void {
    if (answer.source !== this.#host.id()) return this.#route({ ...answer, hops: answer.hops + 1 });
    if (answer.number !== this.#traced?.number) return;
    if (answer.outcome !== 'arrived') return this.#traceEnded(unroutable(answer));
    const { source, sink } = this.#traced;
    this.#host.effects.report({ kind: 'trace', source, sink, ids: answer.path });
    this.#traceEnded('');
  }

  #traceEnded(reason: string): void {
    this.#traced = undefined;
    this.#host.effects.clearTimer(TIMER);
    this.#ended(reason);
  }

  #ended(reason: string): void {
    const outcome = reason === '' ? 'done' : 'failed';
    this.#host.effects.report({ kind: 'ended', command: 'trace', outcome, reason });
  }
}

function unroutable({ outcome, path }: TraceAnswer): string {
  const at = path.at(-1);
  const way = path.length > 1 ? `; the way there: ${path.join(', ')}` : '';
  switch (outcome) {
    case 'no such node':
      return `no node has that ID, as far as node ${at} knows${way}`;
    case 'nobody answers':
      return `node ${at} has peers that are nearer, and none of them answers${way}`;
    default:
      return `it was passed on ${MAX_LIVING_HOPS} times, to node ${at} at last, and has not arrived`;
  }
}
