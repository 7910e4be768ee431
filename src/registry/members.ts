// The registered nodes: their IDs, which the seed determines, their addresses, and what is known of their programs.

import type { Dialect } from '../dialects/dialect.ts';
import type { Address } from '../overlay/address.ts';
import { formatAddress } from '../overlay/address.ts';
import type { Link } from '../overlay/node.ts';
import { STREAM, streamKey } from '../random/draw.ts';
import { indexOf, permute } from '../random/permutation.ts';
import type { Key } from '../random/threefry.ts';
import type { Named } from './names.ts';

/** What a node's program said that it can do. */
export interface Abilities {
  /** It answers heartbeats. */
  readonly presence: boolean;
  /** It keeps a living table. */
  readonly living: boolean;
}

export interface Member extends Abilities {
  readonly id: number;
  readonly address: Address;
  /** The host that its registration came from. */
  readonly from: string;
  /** Its program's dialect, as far as it has declared or shown it. */
  program: Dialect;
  /** The registration connection; 0 once the node has closed it. */
  home: Link;
  state: 'registered' | 'setting up' | 'ready' | 'failed';
  /** False once it has given its only summary: its program exits after one. */
  canBeAsked: boolean;
  /** Its name and key; undefined: it has none. */
  readonly named: Named | undefined;
}

/** A node that was registered, and keeps its ID for now. */
export interface LostNode {
  readonly id: number;
  /** '' where it has none. */
  readonly name: string;
  /** Where it was last. */
  readonly address: string;
  /** False for another program. */
  readonly ours: boolean;
}

export class Members {
  readonly #byId = new Map<number, Member>();
  readonly #byHome = new Map<Link, Member>();
  readonly #byAddress = new Map<string, Member>();
  readonly #key: Key;
  readonly #idBits: number;
  /** Returned places in the permutation of IDs; descending when #freeSorted. */
  readonly #free: number[] = [];
  #freeSorted = true;
  /** Places of all IDs that are not free. */
  readonly #taken = new Set<number>();
  /**
   * IDs that no node has now, and that are kept for one: its name stands, or it had none and is about to return (undefined). A
   * name that does not stand may have had the same one.
   */
  readonly #kept = new Map<number, Named | undefined>();
  #next = 0;

  constructor(key: Key, idBits: number) {
    this.#key = streamKey(key, STREAM.ids, idBits);
    this.#idBits = idBits;
  }

  get size(): number {
    return this.#byId.size;
  }

  get capacity(): number {
    return 2 ** this.#idBits;
  }

  /** Whether there is no ID left, for a newcomer or for the node that had that one, under that name. */
  isFull(id = -1, named?: Named): boolean {
    const hasOwn = this.#isKeptFor(id, named);
    return !hasOwn && this.size + this.#kept.size >= this.capacity;
  }

  /** All members in order of ID. */
  sorted(): Member[] {
    return [...this.#byId.values()].sort((a, b) => a.id - b.id);
  }

  byId(id: number): Member | undefined {
    return this.#byId.get(id);
  }

  byHome(link: Link): Member | undefined {
    return this.#byHome.get(link);
  }

  byAddress(address: Address): Member | undefined {
    return this.#byAddress.get(formatAddress(address));
  }

  /**
   * Assigns the ID that it had, unless another node has it; else the first free ID of the seed's sequence. `id`: that of its
   * name, or the one that it had otherwise. Throws when all are taken.
   */
  add(
    address: Address,
    from: string,
    home: Link,
    program: Dialect,
    {
      named,
      presence = false,
      living = false,
      id: had = named?.id ?? -1,
    }: { readonly named?: Named | undefined; readonly id?: number } & Partial<Abilities> = {},
  ): Member {
    if (this.isFull(had, named)) throw new RangeError(`all ${this.capacity} IDs are taken`);
    const place = this.#takePlaceOf(had, named) ?? this.#takePlace();
    const id = permute(this.#key, this.#idBits, place);
    const member: Member = {
      id,
      address,
      from,
      program,
      home,
      state: 'registered',
      canBeAsked: true,
      named,
      presence,
      living,
    };
    if (named !== undefined) Object.assign(named, { id, address: formatAddress(address) });
    this.#byId.set(id, member);
    this.#byHome.set(home, member);
    this.#byAddress.set(formatAddress(address), member);
    return member;
  }

  /** The member has closed its registration connection and stays registered. */
  detach(member: Member): void {
    this.#byHome.delete(member.home);
    member.home = 0;
  }

  remove(member: Member): void {
    this.#byId.delete(member.id);
    this.#byHome.delete(member.home);
    this.#byAddress.delete(formatAddress(member.address));
    const { id, named } = member;
    if (named !== undefined && named.daysLeft === undefined) this.#kept.set(id, named);
    else this.#giveBack(id);
  }

  /** No other node gets that ID, of one that was registered with this registry before it was started. */
  keep(id: number, named?: Named): void {
    if (this.#takePlaceOf(id, named) !== undefined) this.#kept.set(id, named);
  }

  /** It is kept for that name, or for a node without one, no longer. */
  release(id: number, named?: Named): void {
    if (this.#isKeptFor(id, named) && this.#kept.delete(id)) this.#giveBack(id);
  }

  #isKeptFor(id: number, named: Named | undefined): boolean {
    return this.#kept.has(id) && this.#kept.get(id) === named;
  }

  #giveBack(id: number): void {
    const place = indexOf(this.#key, this.#idBits, id);
    this.#taken.delete(place);
    if (place >= this.#next) return;
    this.#free.push(place);
    this.#freeSorted = false;
  }

  /** undefined: it is no ID, or another node's. */
  #takePlaceOf(id: number, named: Named | undefined): number | undefined {
    if (id < 0 || id >= this.capacity) return undefined;
    const place = indexOf(this.#key, this.#idBits, id);
    if (this.#isKeptFor(id, named) && this.#kept.delete(id)) return place;
    if (this.#taken.has(place)) return undefined;
    if (place < this.#next) this.#free.splice(this.#free.indexOf(place), 1);
    this.#taken.add(place);
    return place;
  }

  #takePlace(): number {
    if (!this.#freeSorted) this.#free.sort((a, b) => b - a);
    this.#freeSorted = true;
    let place = this.#free.pop();
    // Some may have been taken before their turn.
    while (place === undefined || this.#taken.has(place)) place = this.#next++;
    this.#taken.add(place);
    return place;
  }
}

/** Whether a connection from that host may be the member's. */
export function isFrom(host: string | undefined, { address, from }: Member): boolean {
  return host === from || host === address.host;
}
