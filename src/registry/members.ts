// Who is registered: IDs given out from the seed, addresses, and what is known of each node's program.

import type { Address } from '../overlay/address.ts';
import { formatAddress } from '../overlay/address.ts';
import type { Link } from '../overlay/node.ts';
import { STREAM, streamKey } from '../random/draw.ts';
import { permute } from '../random/permutation.ts';
import type { Key } from '../random/threefry.ts';

export interface Member {
  readonly id: number;
  readonly address: Address;
  readonly ours: boolean;
  /** The connection it registered on; 0 when it has closed that. */
  home: Link;
  /** Where it takes orders: on its registration connection, or on connections to its listener. Ours: always 'home'. */
  takes: 'home' | 'listener' | 'unknown';
  /** Where a foreign node's answer to the set-up came from: that tells its dialect. */
  answers: 'home' | 'dialled' | 'new' | 'unknown';
  state: 'registered' | 'setting up' | 'ready' | 'failed';
  /** False once it has been asked for the summary that it ends after (a node that takes orders at home and is not ours). */
  canBeAsked: boolean;
}

export class Members {
  readonly #byId = new Map<number, Member>();
  readonly #byHome = new Map<Link, Member>();
  readonly #byAddress = new Map<string, Member>();
  readonly #key: Key;
  readonly #idBits: number;
  /** Places in the permutation of IDs that were given back; smallest last once they are sorted. */
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

  /** Gives out the next ID of the seed's sequence: the first that nobody has. Throws when all are taken. */
  add(address: Address, home: Link, ours: boolean): Member {
    if (this.size >= this.capacity) throw new RangeError(`all ${this.capacity} IDs are taken`);
    const place = this.#takePlace();
    const id = permute(this.#key, this.#idBits, place);
    const member: Member = {
      id,
      address,
      ours,
      home,
      takes: ours ? 'home' : 'unknown',
      answers: 'unknown',
      state: 'registered',
      canBeAsked: true,
    };
    this.#placeOf.set(id, place);
    this.#byId.set(id, member);
    this.#byHome.set(home, member);
    this.#byAddress.set(formatAddress(address), member);
    return member;
  }

  /** The member has closed the connection that it registered on, and goes on without. */
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
