// Nodes that claim a name and are asked to prove their key. Each is given a nonce for one proof; so many may be under way at a
// time, and the next wait their turn, in a queue with an end. Nodes that have proved their key are not counted any more.
// Strangers and nodes whose names stand are counted apart, so that no crowd of strangers is in the way of those that come back;
// under load a stranger works for its place.

import type { Address } from '../overlay/address.ts';
import { type Asked, answerText, certificateText, proofText } from '../overlay/claim.ts';
import type { Belonging, Certificate, Challenge, Claim, Proof } from '../overlay/message.ts';
import type { Effects, Link } from '../overlay/node.ts';
import { isSolution } from '../overlay/puzzle.ts';
import { KEY_BYTES, NONCE_BYTES, type Signer } from '../overlay/seal.ts';
import type { Abilities } from './members.ts';
import { type PlaceLimits, Places } from './places.ts';

/** Of strangers. Nodes that are known have as many places of their own, and may wait for as many. */
export interface ProofLimits extends PlaceLimits {
  /** While no more than so many places are taken, the next one costs no puzzle. */
  readonly free: number;
  readonly puzzleBits: number;
  /** Under way for a name that stands: whoever claims it once more takes the place of the one that has claimed it first. */
  readonly perName: number;
  /** How long a nonce may be answered, and a node may wait for its own. */
  readonly nonceMs: number;
  /** How long a nonce may be answered where a puzzle goes with it. */
  readonly puzzleMs: number;
}

export const DEFAULT_LIMITS: ProofLimits = {
  perHost: 64,
  inAll: 1024,
  waiting: 4096,
  free: 256,
  puzzleBits: 18,
  perName: 4,
  nonceMs: 10_000,
  puzzleMs: 30_000,
};

const TIMER = 'proof:';

/** A registration whose key is to be proved. */
export interface Unproved {
  readonly host: string;
  /** Its address as the node wrote it, which is what it signs. */
  readonly text: string;
  readonly address: Address;
  readonly claim: Claim;
  readonly abilities: Abilities;
  /** What it had; undefined: it knows neither memory nor certificates. */
  readonly memory: Belonging | undefined;
  /** It solves puzzles. */
  readonly solves: boolean;
}

interface Claimant extends Unproved {
  readonly link: Link;
  /** The name stands, and the key that it claims is the name's. */
  readonly isKnown: boolean;
  /** undefined while it waits. */
  asked: Asked | undefined;
  /** Bits of its puzzle; 0: none. */
  puzzle: number;
}

/** A node that has proved its key. */
export interface Proved {
  readonly address: Address;
  readonly name: string;
  readonly key: Uint8Array;
  /** The ID that it says it had last, or -1. */
  readonly id: number;
  /** The signature under an answer to it. */
  sign(result: number, info: string): Signed;
}

/** `certificate`: of the registry's own key; left out where the network's key has signed. */
export interface Signed {
  readonly signature: Uint8Array;
  readonly certificate?: Certificate;
}

/** The network's key, and the key that it certifies for this registry; without one it signs all itself. */
export interface Signers {
  readonly network: Signer;
  readonly own?: Signer | undefined;
}

export class Proofs {
  readonly #effects: Effects<unknown>;
  readonly #network: Signer;
  readonly #own: { readonly signer: Signer; readonly certificate: Certificate } | undefined;
  readonly #limits: ProofLimits;
  /** Also those that wait. */
  readonly #claimants = new Map<Link, Claimant>();
  readonly #strangers: Places<Claimant>;
  readonly #known: Places<Claimant>;

  constructor(effects: Effects<unknown>, { network, own }: Signers, limits: ProofLimits = DEFAULT_LIMITS) {
    this.#effects = effects;
    this.#network = network;
    this.#own = own && { signer: own, certificate: certify(network, own) };
    this.#limits = limits;
    this.#strangers = new Places(limits);
    this.#known = new Places({ ...limits, waiting: limits.inAll });
  }

  /** Why nothing can be proved by that claim, at a glance; undefined: it can. */
  whyNotAsk(link: Link, { key, nonce }: Claim, isKnown: boolean): string | undefined {
    if (this.#claimants.has(link)) return 'this connection has been asked for a proof already';
    if (key.length !== KEY_BYTES) return `its key has ${key.length} bytes, not ${KEY_BYTES}`;
    if (nonce.length !== NONCE_BYTES) return `its nonce has ${nonce.length} bytes, not ${NONCE_BYTES}`;
    if (this.#network.seal.isWeakKey(key))
      return 'its key is weak: it fits signatures that nobody made with it';
    const { isQueueFull } = isKnown ? this.#known : this.#strangers;
    return isQueueFull ? 'too many nodes register at this moment; try again' : undefined;
  }

  /** Asks for a proof, now or when it is its turn. `drop` takes a link that makes room for it. */
  ask(link: Link, unproved: Unproved, isKnown: boolean, drop: (link: Link, reason: string) => void): void {
    if (isKnown) this.#makeRoomFor(unproved.claim, drop);
    const claimant: Claimant = { ...unproved, link, isKnown, asked: undefined, puzzle: 0 };
    this.#claimants.set(link, claimant);
    (isKnown ? this.#known : this.#strangers).wait(claimant);
    this.#next();
    if (claimant.asked === undefined) this.#effects.setTimer(TIMER + link, this.#limits.nonceMs);
  }

  /** Or somebody who claims a name again and again without its key would hold its node up. */
  #makeRoomFor({ name }: Claim, drop: (link: Link, reason: string) => void): void {
    const same = [...this.#known.seated()].filter(({ claim }) => claim.name === name);
    if (same.length >= this.#limits.perName)
      drop(same[0]!.link, 'its name was claimed by others before it was proved');
  }

  /** Takes a proof, once: whose, and what is proved or why nothing is; undefined: nobody was asked on that link. */
  take(link: Link, { signature, counter = 0 }: Proof): (Unproved & { proved: Proved | string }) | undefined {
    const claimant = this.#claimants.get(link);
    if (claimant?.asked === undefined) return undefined;
    this.gone(link);
    const { asked, puzzle } = claimant;
    const isWorked = puzzle === 0 || isSolution(this.#network.seal, asked.nonce, puzzle, counter);
    const proved = isWorked ? this.#verify(claimant, asked, signature) : 'its puzzle is not solved';
    return { ...claimant, proved };
  }

  #verify({ claim, address, memory }: Unproved, asked: Asked, signature: Uint8Array): Proved | string {
    const { seal } = this.#network;
    if (!seal.verify(claim.key, proofText(seal, asked), signature))
      return 'its proof is not by the key that it claims';
    return {
      address,
      name: claim.name,
      key: claim.key,
      id: claim.id,
      sign: (result, info) => this.#sign(answerText(seal, asked, result, info), memory !== undefined),
    };
  }

  #sign(text: Uint8Array, knowsCertificates: boolean): Signed {
    const own = knowsCertificates ? this.#own : undefined;
    if (own === undefined) return { signature: this.#network.sign(text) };
    return { signature: own.signer.sign(text), certificate: own.certificate };
  }

  /** That connection is gone, or is asked no more. */
  gone(link: Link): void {
    const claimant = this.#claimants.get(link);
    if (claimant === undefined) return;
    this.#claimants.delete(link);
    this.#effects.clearTimer(TIMER + link);
    const onlyWaited = (claimant.isKnown ? this.#known : this.#strangers).leave(claimant);
    if (!onlyWaited) this.#next();
  }

  /** True when it is the timer of a proof; `tooLate` takes the link whose time is over. */
  timer(timer: string, tooLate: (link: Link, reason: string) => void): boolean {
    if (!timer.startsWith(TIMER)) return false;
    const link = Number(timer.slice(TIMER.length));
    const claimant = this.#claimants.get(link);
    const { nonceMs } = this.#limits;
    const reason =
      claimant?.asked === undefined
        ? `too many nodes registered for ${nonceMs / 1000} s`
        : `it did not prove its key within ${this.#timeFor(claimant) / 1000} s`;
    tooLate(link, reason);
    return true;
  }

  #next(): void {
    this.#known.fill(
      () => true,
      (claimant) => this.#ask(claimant, 0),
    );
    // One that solves no puzzles waits for a place that costs none.
    const strangers = this.#strangers;
    strangers.fill(
      ({ solves }) => solves || strangers.taken < this.#limits.free,
      (claimant) => this.#ask(claimant, strangers.taken > this.#limits.free ? this.#limits.puzzleBits : 0),
    );
  }

  #ask(claimant: Claimant, puzzle: number): void {
    const { key: network } = this.#network;
    const nonce = this.#network.nonce();
    claimant.asked = { claim: claimant.claim, address: claimant.text, network, nonce };
    claimant.puzzle = puzzle;
    this.#effects.setTimer(TIMER + claimant.link, this.#timeFor(claimant));
    const challenge: Challenge = { kind: 'challenge', network, nonce, ...(puzzle > 0 && { puzzle }) };
    this.#effects.send(claimant.link, challenge);
  }

  #timeFor({ puzzle }: Claimant): number {
    return puzzle > 0 ? this.#limits.puzzleMs : this.#limits.nonceMs;
  }
}

function certify(network: Signer, { key }: Signer): Certificate {
  return { key, signature: network.sign(certificateText(network.seal, network.key, key)) };
}
