// The registered nodes: their IDs, which the seed determines, their addresses, and what is known of their programs.

import type { Dialect } from '../dialects/dialect.ts';
import type { Address } from '../overlay/address.ts';
import { formatAddress } from '../overlay/address.ts';
import type { Link } from '../overlay/node.ts';
import { STREAM, streamKey } from '../random/draw.ts';
import { permute } from '../random/permutation.ts';
import type { Key } from '../random/threefry.ts';

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

  /** Assigns the first free ID of the seed's sequence. Throws when all are taken. */
  add(address: Address, from: string, home: Link, program: Dialect): Member {
    if (this.size >= this.capacity) throw new RangeError(`all ${this.capacity} IDs are taken`);
    const place = this.#takePlace();
    const id = permute(this.#key, this.#idBits, place);
    const member: Member = {
      id,
      address,
      from,
      program,
      home,
      state: 'registered',
      canBeAsked: true,
    };
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
    this.#free.push(this.#placeOf.get(member.id)!);
    this.#freeSorted = false;
    this.#placeOf.delete(member.id);
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
