// Delivers orders to nodes: on the registration connection, or on a new connection to the node's listener, depending on
// the dialect of its program.

import type { Message } from '../overlay/message.ts';
import type { Effects, Link } from '../overlay/node.ts';
import type { RegistryReport } from '../overlay/report.ts';
import type { Member } from './members.ts';

/** Maximum open connections to one node's listener; some programs never close them. */
const MAX_DIALLED = 4;

export class Orders {
  readonly #effects: Effects<RegistryReport>;
  /** Connections that we dialled to deliver an order, or to knock; the answer to the order may come on them. */
  readonly #dialled = new Map<Link, Member>();
  readonly #knocks = new Set<Link>();
  #nextLink: Link = -1;

  constructor(effects: Effects<RegistryReport>) {
    this.#effects = effects;
  }

  /** Delivers an order where the program takes orders; to the listener while that is unknown. */
  give(member: Member, order: Message): void {
    if (member.program.messenger.takesOrders === 'home') this.giveOnRegistration(member, order);
    else this.#dial(member, order);
  }

  giveOnRegistration(member: Member, order: Message): void {
    if (member.home !== 0) this.#effects.send(member.home, order);
  }

  /** The member to whose listener we dialled this link. */
  dialledBy(link: Link): Member | undefined {
    return this.#dialled.get(link);
  }

  /** Dials the member's listener to see whether it still accepts: if not, the link is lost without having opened. */
  knock(member: Member): void {
    const link = this.#nextLink--;
    this.#dialled.set(link, member);
    this.#knocks.add(link);
    this.#effects.dial(link, member.address);
  }

  isKnock(link: Link): boolean {
    return this.#knocks.has(link);
  }

  /** A dialled link has opened; a knock is closed again. */
  opened(link: Link): void {
    if (!this.#knocks.delete(link)) return;
    this.#dialled.delete(link);
    this.#effects.close(link);
  }

  /** A dialled link is gone. */
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

  /** One connection per order, half-closed after it: some programs read until the end of the stream, others answer on it. */
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
