// A messenger's connection to its registry, and what it takes the registry's program to be: whose orders are taken, where
// answers go, and whether the connection may close.

import type { Dialect, RegistrySide } from '../dialects/dialect.ts';
import { extension, introducesItself, introduction } from '../dialects/extension.ts';
import { peerProgram, recogniseRegistry, recogniseRegistryAgain } from '../dialects/recognise.ts';
import { unknown } from '../dialects/unknown.ts';
import type { Claim, Message, RegistrationResponse } from '../overlay/message.ts';
import type { Link } from '../overlay/node.ts';
import type { MessengerEffects, Timing } from './host.ts';
import type { Peer } from './peer-links.ts';

/** Of a reply's timer, before its number. */
const TIMER = 'reply:';

/** Connections with a reply that the registry has not closed yet, at most; then the oldest is closed. */
const MAX_REPLIES = 64;

/** A message that has a connection of its own. */
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
  /** Those that could not be delivered yet. */
  readonly #waiting = new Map<number, Reply>();
  #repliesBefore = 0;
  #program: Dialect = unknown;
  /** The connection that we register on; 0: there is none. */
  #home: Link = 0;
  /** The address that the registry was reached at. */
  host = '';
  #tries = 0;
  /** The connection that a NodeRegistry came on and is still to be answered on; 0: the registry has closed it. */
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

  /** What a peer that it told us of is taken to be. */
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

  /** It says that it is Sinkward's. */
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

  /** Forgets the connection that we registered on, which is gone. */
  detach(): void {
    this.#home = 0;
  }

  close(): void {
    if (this.isOpen) this.#effects.close(this.#home);
  }

  /** The pause before the next try to connect; undefined when there were as many as may be. */
  nextRetryMs(): number | undefined {
    return this.#retryMs[this.#tries++];
  }

  /** A link is gone. True when it was for one reply, which is tried again where the link was never open. */
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

  /** True when it is the timer of a reply. */
  timer(name: string): boolean {
    if (!name.startsWith(TIMER)) return false;
    const reply = this.#waiting.get(Number(name.slice(TIMER.length)));
    if (reply !== undefined) this.#deliver(reply);
    return true;
  }

  /** An order makes what could not be delivered before it meaningless: it would be taken for an answer to this one. */
  forgetReplies(): void {
    for (const { number, message } of this.#waiting.values()) {
      this.#effects.clearTimer(TIMER + number);
      this.#note(`cannot deliver ${message.kind} to the registry: it has given its next order`);
    }
    this.#waiting.clear();
  }

  /** Whether orders may still come when the connection that we registered on is closed. */
  get mayGoOnWithout(): boolean {
    return this.side.givesOrders !== 'home';
  }

  /** Whether what comes on a link is the registry's; `host` is where a link that was accepted comes from. */
  speaksOn(link: Link, host: string | undefined): boolean {
    if (link === this.#home || this.#replies.has(link)) return true;
    return !this.#program.declared && host === this.host;
  }

  /** It has taken us in. */
  registered(response: RegistrationResponse): void {
    this.#program = recogniseRegistryAgain(this.#program, response);
    this.#tries = 0;
  }

  /** A NodeRegistry came on that link. True when it may be answered at once; else the registry may yet close the link. */
  ordered(link: Link): boolean {
    this.#ordered = link;
    this.#orderedAt = this.isHome(link) ? 'home' : 'listener';
    this.#learn(undefined);
    return this.isHome(link);
  }

  /** Answers the last NodeRegistry where it came from, or like other messages if the registry has closed that connection. */
  answer(epoch: number, result: number, info: string): void {
    this.#learn(this.#ordered === 0);
    const answer: Message = { kind: 'nodeRegistryResponse', result, info, ...this.extension({ epoch }) };
    if (this.#ordered !== 0) this.#effects.send(this.#ordered, answer);
    else this.reply(answer);
  }

  #learn(closed: boolean | undefined): void {
    this.#program = recogniseRegistry(this.#program, { on: this.#orderedAt, closed });
  }

  /** `advertised`: the address is not the one that we listen on. `claim`: our name. */
  register(address: string, advertised: boolean, claim: Claim | undefined): void {
    this.#effects.send(this.#home, { kind: 'registration', address, ...introduction(advertised, claim) });
  }

  /** On the connection that we registered on, or on one that we open for it and close. */
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

  /** Extension fields of a message to the registry, if it takes any. */
  extension<T>(ours: T): { readonly ours?: T } {
    return extension(this.#program, ours);
  }
}
