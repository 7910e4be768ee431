// Nodes that claim a name and are asked to prove their key. Each is given a nonce for one proof; so many may be under way at a
// time, and the next wait their turn, in a queue with an end. Nodes that have proved their key are not counted any more.

import type { Address } from '../overlay/address.ts';
import { type Asked, answerText, certificateText, proofText } from '../overlay/claim.ts';
import type { Belonging, Certificate, Challenge, Claim } from '../overlay/message.ts';
import type { Effects, Link } from '../overlay/node.ts';
import { KEY_BYTES, NONCE_BYTES, type Signer } from '../overlay/seal.ts';
import type { Abilities } from './members.ts';

export interface ProofLimits {
  readonly perHost: number;
  readonly inAll: number;
  readonly waiting: number;
  /** How long a nonce may be answered, and a node may wait for its own. */
  readonly nonceMs: number;
}

export const DEFAULT_LIMITS: ProofLimits = { perHost: 64, inAll: 1024, waiting: 4096, nonceMs: 10_000 };

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
}

interface Claimant extends Unproved {
  readonly link: Link;
  /** undefined while it waits. */
  asked: Asked | undefined;
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
  /** In the order in which they came; also those that wait. */
  readonly #claimants = new Map<Link, Claimant>();
  readonly #perHost = new Map<string, number>();
  #underWay = 0;

  constructor(effects: Effects<unknown>, { network, own }: Signers, limits: ProofLimits = DEFAULT_LIMITS) {
    this.#effects = effects;
    this.#network = network;
    this.#own = own && { signer: own, certificate: certify(network, own) };
    this.#limits = limits;
  }

  /** Why nothing can be proved by that claim, at a glance; undefined: it can. */
  whyNotAsk(link: Link, { key, nonce }: Claim): string | undefined {
    if (this.#claimants.has(link)) return 'this connection has been asked for a proof already';
    if (key.length !== KEY_BYTES) return `its key has ${key.length} bytes, not ${KEY_BYTES}`;
    if (nonce.length !== NONCE_BYTES) return `its nonce has ${nonce.length} bytes, not ${NONCE_BYTES}`;
    if (this.#network.seal.isWeakKey(key))
      return 'its key is weak: it fits signatures that nobody made with it';
    const waiting = this.#claimants.size - this.#underWay;
    return waiting < this.#limits.waiting ? undefined : 'too many nodes register at this moment; try again';
  }

  /** Asks for a proof, now or when it is its turn. */
  ask(link: Link, unproved: Unproved): void {
    const claimant: Claimant = { ...unproved, link, asked: undefined };
    this.#claimants.set(link, claimant);
    this.#next();
    if (claimant.asked === undefined) this.#effects.setTimer(TIMER + link, this.#limits.nonceMs);
  }

  /** Takes a proof, once: whose, and what is proved or why nothing is; undefined: nobody was asked on that link. */
  take(link: Link, signature: Uint8Array): (Unproved & { proved: Proved | string }) | undefined {
    const claimant = this.#claimants.get(link);
    if (claimant?.asked === undefined) return undefined;
    this.gone(link);
    return { ...claimant, proved: this.#verify(claimant, claimant.asked, signature) };
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
    if (claimant.asked === undefined) return;
    this.#underWay--;
    const left = this.#perHost.get(claimant.host)! - 1;
    if (left > 0) this.#perHost.set(claimant.host, left);
    else this.#perHost.delete(claimant.host);
    this.#next();
  }

  /** True when it is the timer of a proof; `tooLate` takes the link whose time is over. */
  timer(timer: string, tooLate: (link: Link, reason: string) => void): boolean {
    if (!timer.startsWith(TIMER)) return false;
    const link = Number(timer.slice(TIMER.length));
    const seconds = this.#limits.nonceMs / 1000;
    const isAsked = this.#claimants.get(link)?.asked !== undefined;
    tooLate(
      link,
      isAsked ? `it did not prove its key within ${seconds} s` : `too many nodes registered for ${seconds} s`,
    );
    return true;
  }

  /** Asks those that wait, the first to come first, but for hosts that have as many under way as they may. */
  #next(): void {
    if (this.#underWay === this.#claimants.size) return;
    for (const claimant of this.#claimants.values()) {
      if (this.#underWay >= this.#limits.inAll) return;
      const ofHost = this.#perHost.get(claimant.host) ?? 0;
      if (claimant.asked !== undefined || ofHost >= this.#limits.perHost) continue;
      this.#perHost.set(claimant.host, ofHost + 1);
      this.#underWay++;
      this.#ask(claimant);
    }
  }

  #ask(claimant: Claimant): void {
    const { key: network } = this.#network;
    const nonce = this.#network.nonce();
    claimant.asked = { claim: claimant.claim, address: claimant.text, network, nonce };
    this.#effects.setTimer(TIMER + claimant.link, this.#limits.nonceMs);
    const challenge: Challenge = { kind: 'challenge', network, nonce };
    this.#effects.send(claimant.link, challenge);
  }
}

function certify(network: Signer, { key }: Signer): Certificate {
  return { key, signature: network.sign(certificateText(network.seal, network.key, key)) };
}
