// Which node a message is from: known by its connection, or, of a program that opens connections as it likes, by what the
// message says and who is awaited.

import type { Link } from '../overlay/node.ts';
import { isFrom, type Member, type Members } from './members.ts';
import type { Orders } from './orders.ts';
import type { CameOn } from './setup.ts';

export class Senders {
  readonly #members: Members;
  readonly #orders: Orders;
  /** Connections that others opened, by the host that they come from. */
  readonly hosts = new Map<Link, string>();

  constructor(members: Members, orders: Orders) {
    this.#members = members;
    this.#orders = orders;
  }

  cameOn(link: Link): CameOn {
    if (this.#members.byHome(link) !== undefined) return 'home';
    return this.#orders.dialledBy(link) !== undefined ? 'dialled' : 'new';
  }

  /** Where the other side of a link is, for a report. */
  hostOf(link: Link): string {
    return this.hosts.get(link) ?? this.#orders.dialledBy(link)?.address.host ?? 'a node';
  }

  /** The node that a message on that link, with that ID in it, is from; undefined: nobody who may send it now. */
  find(link: Link, id: number, isAwaited: (member: Member) => boolean): Member | undefined {
    const known = this.#members.byHome(link) ?? this.#orders.dialledBy(link);
    return known ?? this.#guess(link, id, isAwaited);
  }

  /**
   * By the ID that it gives, which is its own whether it is awaited or not; else, since some give none and 0 may mean that,
   * it is one of those that are awaited. One that declared its program uses its registration connection alone.
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
