// The registered nodes: their IDs, which the seed determines, their addresses, and what is known of their programs.

import type { Dialect } from '../dialects/dialect.ts';
import type { Address } from '../overlay/address.ts';
import { formatAddress } from '../overlay/address.ts';
import type { Link } from '../overlay/node.ts';
import { STREAM, streamKey } from '../random/draw.ts';
import { permute } from '../random/permutation.ts';
import type { Key } from '../random/threefry.ts';
import type { Named } from './names.ts';

export interface Member {
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
  /** It answers heartbeats. */
  readonly presence: boolean;
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
  readonly #placeOf = new Map<number, number>();
  /** IDs of nodes that are lost and have names which stand. A name that does not stand may have had the same one. */
  readonly #kept = new Map<number, Named>();
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

  /** Whether there is no ID left, for a newcomer or for the node that had that name. */
  isFull(named?: Named): boolean {
    const hasOwn = named !== undefined && this.#kept.get(named.id) === named;
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
   * Assigns the ID that the name had, unless another node has it; else the first free ID of the seed's sequence. Throws when
   * all are taken.
   */
  add(
    address: Address,
    from: string,
    home: Link,
    program: Dialect,
    { named, presence = false }: { readonly named?: Named | undefined; readonly presence?: boolean } = {},
  ): Member {
    if (this.isFull(named)) throw new RangeError(`all ${this.capacity} IDs are taken`);
    const place = this.#takePlaceOf(named) ?? this.#takePlace();
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
    };
    if (named !== undefined) Object.assign(named, { id, address: formatAddress(address) });
    this.#placeOf.set(id, place);
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

  /** The name of a node that is lost stands no longer. */
  release(named: Named): void {
    if (this.#giveUp(named)) this.#giveBack(named.id);
  }

  /** False: the ID is not kept for that name. */
  #giveUp(named: Named): boolean {
    return this.#kept.get(named.id) === named && this.#kept.delete(named.id);
  }

  #giveBack(id: number): void {
    this.#free.push(this.#placeOf.get(id)!);
    this.#freeSorted = false;
    this.#placeOf.delete(id);
  }

  #takePlaceOf(named: Named | undefined): number | undefined {
    if (named === undefined || named.id < 0) return undefined;
    if (this.#giveUp(named)) return this.#placeOf.get(named.id);
    const at = this.#free.findIndex((place) => permute(this.#key, this.#idBits, place) === named.id);
    return at < 0 ? undefined : this.#free.splice(at, 1)[0];
  }

  #takePlace(): number {
    if (!this.#freeSorted) this.#free.sort((a, b) => b - a);
    this.#freeSorted = true;
    return this.#free.pop() ?? this.#next++;
  }
}

/** Whether a connection from that host may be the member's. */
export function isFrom(host: string | undefined, { address, from }: Member): boolean {
  return host === from || host === address.host;
}
