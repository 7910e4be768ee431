// Nodes with names at the registry: who may have one, who has proved it, and what the others are told of it.

import type { Claim, KeyRequest, KeyResponse, Proof, Registration } from '../overlay/message.ts';
import type { Effects, Link } from '../overlay/node.ts';
import type { Member, Members } from './members.ts';
import { type Named, type NameKeeper, Names } from './names.ts';
import { type ProofLimits, Proofs, type Proved, type Signers, type Unproved } from './proofs.ts';

export class NamedNodes {
  readonly #members: Members;
  readonly #names: Names;
  readonly #proofs: Proofs;

  constructor(
    effects: Effects<unknown>,
    members: Members,
    signers: Signers,
    limits?: ProofLimits,
    keeper?: NameKeeper,
  ) {
    this.#members = members;
    this.#names = new Names(effects, keeper);
    this.#proofs = new Proofs(effects, signers, limits);
  }

  /** Names that were kept, and with those that stand the IDs of their nodes. */
  restore(names: readonly Named[]): void {
    this.#names.restore(names);
    for (const named of this.#names.standing()) this.#members.keep(named.id, named);
  }

  /** What is to be proved before a registration on that link is answered; undefined: nothing. */
  claimOf(link: Link, { ours }: Registration): Claim | undefined {
    return this.#members.byHome(link) === undefined ? ours?.claim : undefined;
  }

  /** Asks for a proof; or says why that is of no use. `drop`: as of Proofs.ask. */
  ask(link: Link, unproved: Unproved, drop: (link: Link, reason: string) => void): string | undefined {
    const { claim } = unproved;
    const isKnown = this.#names.isKnown(claim.name, claim.key);
    const reason = this.#proofs.whyNotAsk(link, claim, isKnown) ?? this.#names.whyNot(claim.name, claim.key);
    if (reason === undefined) this.#proofs.ask(link, unproved, isKnown, drop);
    return reason;
  }

  /** As Proofs.take. */
  prove(link: Link, proof: Proof): ReturnType<Proofs['take']> {
    return this.#proofs.take(link, proof);
  }

  /** Names may have been taken since the proof was asked for. */
  whyNot({ name, key }: Proved): string | undefined {
    return this.#names.whyNot(name, key);
  }

  /** The node that is registered under a name which somebody has proved. */
  memberOf({ name }: Pick<Proved, 'name'>): Member | undefined {
    const named = this.#names.find(name);
    return named === undefined ? undefined : this.#memberWith(named);
  }

  find({ name }: Pick<Proved, 'name'>): Named | undefined {
    return this.#names.find(name);
  }

  /** `isLost`: a name that is not known may have been, and has the ID that its node says it had. */
  take({ name, key, id }: Proved, isLost = false): Named {
    const named = this.#names.take(name, key);
    if (named.id < 0 && isLost) named.id = id;
    return named;
  }

  /** Before a member is removed. */
  leaves({ named }: Member, how: 'deregistered' | 'lost'): void {
    if (named !== undefined && how === 'deregistered') this.#names.free(named);
  }

  /** Ends a name: what its node was, if it is registered, for its removal. False: there is no such name. */
  forget(name: string, remove: (member: Member) => void): boolean {
    const named = this.#names.find(name);
    if (named === undefined) return false;
    const member = this.#memberWith(named);
    this.#names.forget(named);
    if (member !== undefined) remove(member);
    this.#members.release(named.id, named);
    return true;
  }

  /** Nodes that are lost and keep name and ID. */
  lost(): Named[] {
    return [...this.#names.standing()].filter((named) => this.#memberWith(named) === undefined);
  }

  keyOf({ name, id }: KeyRequest): KeyResponse {
    const standing = [...this.#names.standing()];
    const named = name === '' ? standing.find((one) => one.id === id) : this.#names.find(name);
    if (named === undefined || named.daysLeft !== undefined) {
      return { kind: 'keyResponse', name, id, key: new Uint8Array(0) };
    }
    return { kind: 'keyResponse', name: named.name, id: named.id, key: named.key };
  }

  gone(link: Link): void {
    this.#proofs.gone(link);
  }

  /** True when it is a timer of names or proofs; `tooLate`: as of Proofs.timer. */
  timer(timer: string, tooLate: (link: Link, reason: string) => void): boolean {
    return this.#names.timer(timer) || this.#proofs.timer(timer, tooLate);
  }

  #memberWith(named: Named): Member | undefined {
    const member = this.#members.byId(named.id);
    return member?.named === named ? member : undefined;
  }
}
