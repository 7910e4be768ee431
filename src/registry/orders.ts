// How an order reaches a node: on the connection that it registered on, or on a connection to its listener, as its program
// takes it.

import type { Message } from '../overlay/message.ts';
import type { Effects, Link } from '../overlay/node.ts';
import type { RegistryReport } from '../overlay/report.ts';
import type { Member } from './members.ts';

/** Connections to one node's listener that it has not closed yet, at most; some never do. */
const MAX_DIALLED = 4;

export class Orders {
  readonly #effects: Effects<RegistryReport>;
  /** Connections that we dialled to give an order on, and on which its answer may come. */
  readonly #dialled = new Map<Link, Member>();
  readonly #knocks = new Set<Link>();
  #nextLink: Link = -1;

  constructor(effects: Effects<RegistryReport>) {
    this.#effects = effects;
  }

  /** Gives an order the way that is known to work; to the listener where it is not known and there is one. */
  give(member: Member, order: Message): void {
    if (member.program.messenger.takesOrders === 'home') this.giveAtHome(member, order);
    else this.#dial(member, order);
  }

  giveAtHome(member: Member, order: Message): void {
    if (member.home !== 0) this.#effects.send(member.home, order);
  }

  /** The member that we dialled on this link. */
  dialledBy(link: Link): Member | undefined {
    return this.#dialled.get(link);
  }

  /** Dials its listener to see whether somebody is there: if not, that link is lost and was never open. */
  knock(member: Member): void {
    const link = this.#nextLink--;
    this.#dialled.set(link, member);
    this.#knocks.add(link);
    this.#effects.dial(link, member.address);
  }

  isKnock(link: Link): boolean {
    return this.#knocks.has(link);
  }

  /** A link that we dialled is open. */
  opened(link: Link): void {
    if (!this.#knocks.delete(link)) return;
    this.#dialled.delete(link);
    this.#effects.close(link);
  }

  /** The other side is done with a link that we dialled. */
  drop(link: Link): void {
    this.#knocks.delete(link);
    this.#dialled.delete(link);
  }

  forget(member: Member): void {
    for (const [link, other] of this.#dialled) {
      if (other === member) this.#close(link);
    }
  }

  #close(link: Link): void {
    this.#dialled.delete(link);
    this.#effects.close(link);
  }

  /** One connection an order, half-closed after it: some read one message and wait for the end, others answer on it. */
  #dial(member: Member, order: Message): void {
    const before = [...this.#dialled].filter(([, other]) => other === member);
    if (before.length >= MAX_DIALLED) this.#close(before[0]![0]);
    const link = this.#nextLink--;
    this.#dialled.set(link, member);
    this.#effects.dial(link, member.address);
    this.#effects.send(link, order);
    this.#effects.end(link);
  }
}
