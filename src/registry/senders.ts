// Which node a message is from: known by its connection or, if its program opens new connections, by the ID in the message
// and by whose answers are due.

import type { Link } from '../overlay/node.ts';
import { isFrom, type Member, type Members } from './members.ts';
import type { Orders } from './orders.ts';
import type { CameOn } from './setup.ts';

export class Senders {
  readonly #members: Members;
  readonly #orders: Orders;
  /** Remote host of each accepted connection. */
  readonly hosts = new Map<Link, string>();

  constructor(members: Members, orders: Orders) {
    this.#members = members;
    this.#orders = orders;
  }

  cameOn(link: Link): CameOn {
    if (this.#members.byHome(link) !== undefined) return 'home';
    return this.#orders.dialledBy(link) !== undefined ? 'dialled' : 'new';
  }

  /** The remote host of a link, for reports. */
  hostOf(link: Link): string {
    return this.hosts.get(link) ?? this.#orders.dialledBy(link)?.address.host ?? 'a node';
  }

  /** The node that sent a message with that ID on that link; undefined if no node may send it now. */
  find(link: Link, id: number, isAwaited: (member: Member) => boolean): Member | undefined {
    const known = this.#members.byHome(link) ?? this.#orders.dialledBy(link);
    return known ?? this.#guess(link, id, isAwaited);
  }

  /**
   * The foreign node at that host with that ID, awaited or not. Some programs leave the ID out, which reads as 0: then the
   * first awaited foreign node at that host. A declared program uses only its registration connection.
   */
  #guess(link: Link, id: number, isAwaited: (member: Member) => boolean): Member | undefined {
    const host = this.hosts.get(link);
    const isThere = (member: Member) => !member.program.declared && isFrom(host, member);
    const named = this.#members.byId(id);
    const isNamed = named !== undefined && isThere(named) && (id !== 0 || isAwaited(named));
    const candidates = isNamed ? [named] : this.#members.sorted();
    return candidates.find((member) => isThere(member) && isAwaited(member));
  }
}
