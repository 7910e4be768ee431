// A messenger's connection to its registry, and the presumed dialect of the registry: whose orders to accept, where to send
// replies, and whether the registration connection may close.

import type { Dialect, RegistrySide } from '../dialects/dialect.ts';
import { extension, type Introduction, introducesItself, introduction } from '../dialects/extension.ts';
import { peerProgram, recogniseRegistry, recogniseRegistryAgain } from '../dialects/recognise.ts';
import { unknown } from '../dialects/unknown.ts';
import type { Message, Proof, RegistrationResponse } from '../overlay/message.ts';
import type { Link } from '../overlay/node.ts';
import type { MessengerEffects, Timing } from './host.ts';
import type { Peer } from './peer-links.ts';

/** Prefix of the name of a reply's timer. */
const TIMER = 'reply:';

/** Maximum open reply connections; beyond it the oldest is closed. */
const MAX_REPLIES = 64;

/** A message that is sent on a separate connection. */
interface Reply {
  readonly message: Message;
  readonly number: number;
  failures: number;
}

export class RegistryLink {
  readonly #effects: MessengerEffects;
  readonly #dial: () => Link;
  readonly #retryMs: readonly number[];
  readonly #retryReplyMs: readonly number[];
  readonly #note: (text: string) => void;
  readonly #replies = new Map<Link, Reply>();
  /** Replies that wait for their next attempt, by number. */
  readonly #waiting = new Map<number, Reply>();
  #repliesBefore = 0;
  #program: Dialect = unknown;
  /** The registration connection; 0 if there is none. */
  #home: Link = 0;
  /** The host at which the registry was reached. */
  host = '';
  /** It answers whoRequest. */
  tellsWho = false;
  #tries = 0;
  /** The connection on which the last NodeRegistry came; 0 once the registry has closed it. */
  #ordered: Link = 0;
  #orderedAt: 'home' | 'listener' = 'home';

  /** `dial` opens a connection to the registry. */
  constructor(
    effects: MessengerEffects,
    dial: () => Link,
    { retryRegistryMs, retryReplyMs }: Timing,
    note: (text: string) => void,
  ) {
    this.#effects = effects;
    this.#dial = dial;
    this.#retryMs = retryRegistryMs;
    this.#retryReplyMs = retryReplyMs;
    this.#note = note;
  }

  /** The presumed dialect of a peer in the registry's table. */
  programOf(peer: Peer): Dialect {
    return peerProgram(peer.declared, this.#program);
  }

  introducesUsTo(peer: Peer): boolean {
    return introducesItself(this.#program, this.programOf(peer));
  }

  /** What the registry's program does and takes. */
  get side(): RegistrySide {
    return this.#program.registry;
  }

  /** The registry has declared itself Sinkward's. */
  get isOurs(): boolean {
    return this.#program.declared;
  }

  get isOpen(): boolean {
    return this.#home !== 0;
  }

  connect(): void {
    this.#home = this.#dial();
  }

  isHome(link: Link): boolean {
    return link === this.#home;
  }

  /** The registration connection is lost. */
  detach(): void {
    this.#home = 0;
  }

  close(): void {
    if (this.isOpen) this.#effects.close(this.#home);
  }

  /** The backoff before the next attempt to connect; undefined when no attempt is left. */
  nextRetryMs(): number | undefined {
    return this.#retryMs[this.#tries++];
  }

  /** A link is lost. True if it carried a reply, which is retried if the link never opened. */
  lost(link: Link, opened: boolean, reason: string): boolean {
    if (link === this.#ordered) this.#ordered = 0;
    const reply = this.#replies.get(link);
    if (reply === undefined) return false;
    this.#replies.delete(link);
    if (!opened) this.#undelivered(reply, reason);
    return true;
  }

  #undelivered(reply: Reply, reason: string): void {
    const pauseMs = this.#retryReplyMs[reply.failures++];
    if (pauseMs === undefined) {
      const { message, failures } = reply;
      return this.#note(`cannot deliver ${message.kind} to the registry: ${reason}; tried ${failures} times`);
    }
    this.#waiting.set(reply.number, reply);
    this.#effects.setTimer(TIMER + reply.number, pauseMs);
  }

  /** True if the timer belongs to a reply. */
  timer(name: string): boolean {
    if (!name.startsWith(TIMER)) return false;
    const reply = this.#waiting.get(Number(name.slice(TIMER.length)));
    if (reply !== undefined) this.#deliver(reply);
    return true;
  }

  /** Discards undelivered replies when the next order comes: the registry would take them for answers to that order. */
  forgetReplies(): void {
    for (const { number, message } of this.#waiting.values()) {
      this.#effects.clearTimer(TIMER + number);
      this.#note(`cannot deliver ${message.kind} to the registry: it has given its next order`);
    }
    this.#waiting.clear();
  }

  /** Whether orders may still come after the registration connection has closed. */
  get survivesDetach(): boolean {
    return this.side.givesOrders !== 'home';
  }

  /** Whether messages on a link are accepted as the registry's. `host`: the remote host of an accepted link. */
  speaksOn(link: Link, host: string | undefined): boolean {
    if (link === this.#home || this.#replies.has(link)) return true;
    return !this.#program.declared && host === this.host;
  }

  /** The registration was accepted. */
  registered(response: RegistrationResponse): void {
    this.#program = recogniseRegistryAgain(this.#program, response);
    this.tellsWho = response.ours?.presence === true;
    this.#tries = 0;
  }

  /** A NodeRegistry came on that link. True if it may be answered at once; else the registry may still close the link. */
  ordered(link: Link): boolean {
    this.#ordered = link;
    this.#orderedAt = this.isHome(link) ? 'home' : 'listener';
    this.#learn(undefined);
    return this.isHome(link);
  }

  /** Answers the last NodeRegistry on its connection, or as a reply if the registry has closed that. */
  answer(epoch: number, result: number, info: string): void {
    this.#learn(this.#ordered === 0);
    const answer: Message = { kind: 'nodeRegistryResponse', result, info, ...this.extension({ epoch }) };
    if (this.#ordered !== 0) this.#effects.send(this.#ordered, answer);
    else this.reply(answer);
  }

  #learn(closed: boolean | undefined): void {
    this.#program = recogniseRegistry(this.#program, { on: this.#orderedAt, closed });
  }

  register(address: string, said: Introduction): void {
    this.#effects.send(this.#home, { kind: 'registration', address, ...introduction(said) });
  }

  prove(proof: Proof): void {
    this.#effects.send(this.#home, proof);
  }

  /** Sends a message on the registration connection, or on a new connection, depending on the registry's dialect. */
  reply(message: Message): void {
    if (this.isOpen && this.side.readsReplies === 'home') {
      return this.#effects.send(this.#home, message);
    }
    this.#deliver({ message, number: ++this.#repliesBefore, failures: 0 });
  }

  #deliver(reply: Reply): void {
    this.#waiting.delete(reply.number);
    const link = this.#dial();
    this.#replies.set(link, reply);
    this.#effects.send(link, reply.message);
    if (reply.message.kind !== 'deregistration') this.#effects.end(link);
    if (this.#replies.size <= MAX_REPLIES) return;
    const [oldest] = this.#replies.keys();
    this.#replies.delete(oldest!);
    this.#effects.close(oldest!);
  }

  /** Extension fields of a message to the registry; none unless it understands them. */
  extension<T>(ours: T): { readonly ours?: T } {
    return extension(this.#program, ours);
  }
}
