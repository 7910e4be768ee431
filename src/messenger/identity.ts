// A messenger's name and key towards its registry: it claims the name, proves the key when it is asked to, and takes answers
// only of the network that it knows.

import { type Asked, answerText, certificateText, proofText } from '../overlay/claim.ts';
import type { Challenge, Claim, KeyResponse, Proof, RegistrationResponse } from '../overlay/message.ts';
import { MAX_PUZZLE_BITS } from '../overlay/puzzle.ts';
import type { MessengerReport } from '../overlay/report.ts';
import { equalBytes, KEY_BYTES, NONCE_BYTES, type Signer } from '../overlay/seal.ts';

export interface IdentityOptions {
  readonly name: string;
  readonly signer: Signer;
  /** The key of the network that it belongs to; left out until it has registered for the first time. */
  readonly network?: Uint8Array;
}

/** `counter`: solves the puzzle with that nonce. */
export interface Solved {
  readonly kind: 'solved';
  readonly nonce: Uint8Array;
  readonly counter: number;
}

export class Identity {
  readonly name: string;
  readonly #signer: Signer;
  #network: Uint8Array | undefined;
  #claim: Claim | undefined;
  #asked: Asked | undefined;
  /** What waits for the solution of a puzzle. */
  #unsolved: Proof | undefined;

  constructor({ name, signer, network }: IdentityOptions) {
    this.name = name;
    this.#signer = signer;
    this.#network = network;
  }

  /** Begins a registration. `id`: the node's last ID, or -1. */
  claim(id: number): Claim {
    const { key } = this.#signer;
    this.#asked = undefined;
    this.#unsolved = undefined;
    this.#claim = { name: this.name, key, nonce: this.#signer.nonce(), id };
    return this.#claim;
  }

  /** Whether a challenge is due. */
  get awaitsChallenge(): boolean {
    return this.#claim !== undefined && this.#asked === undefined;
  }

  /** The answer to the registry's challenge, which waits for `solved` where there is a puzzle; or why it is none of ours. */
  prove({ network, nonce, puzzle = 0 }: Challenge, address: string): Proof | string {
    if (puzzle > MAX_PUZZLE_BITS) return TOO_HARD;
    if (network.length !== KEY_BYTES || nonce.length !== NONCE_BYTES)
      return 'the registry asks for a proof of no kind';
    if (this.#network !== undefined && !equalBytes(network, this.#network)) return OTHER_NETWORK;
    const asked: Asked = { claim: this.#claim!, address, network, nonce };
    this.#asked = asked;
    const proof = {
      kind: 'proof',
      signature: this.#signer.sign(proofText(this.#signer.seal, asked)),
    } as const;
    if (puzzle > 0) this.#unsolved = proof;
    return proof;
  }

  /** The proof with the solution of its puzzle; undefined: it was for a registration that is over. */
  solved({ nonce, counter }: Solved): Proof | undefined {
    const proof = this.#unsolved;
    if (proof === undefined || !equalBytes(nonce, this.#asked!.nonce)) return undefined;
    this.#unsolved = undefined;
    return { ...proof, counter };
  }

  /**
   * Why the registry's answer is not to be believed; undefined: it is. A network that was not known before is from now on: `pin`
   * takes its key.
   */
  doubt(
    { result, info, ours }: RegistrationResponse,
    pin: (network: Uint8Array) => void,
  ): string | undefined {
    const asked = this.#asked;
    if (asked === undefined) return NO_NAMES;
    const { seal } = this.#signer;
    const { network } = asked;
    const { signature = new Uint8Array(0), certificate } = ours ?? {};
    const key = certificate?.key ?? network;
    if (certificate !== undefined) {
      const isCertified = seal.verify(network, certificateText(seal, network, key), certificate.signature);
      if (!isCertified) return NOT_ITS_KEY;
    }
    if (!seal.verify(key, answerText(seal, asked, result, info), signature)) return NOT_ITS_KEY;
    this.#claim = undefined;
    if (this.#network === undefined) pin(network);
    this.#network = network;
    return undefined;
  }

  fingerprint(id: number): MessengerReport {
    const digits = this.#signer.seal.fingerprint(this.#signer.key);
    return { kind: 'fingerprint', id, name: this.name, digits };
  }

  /** What the registry says of another's key; a text says that it knows none. */
  fingerprintOf({ name, id, key }: KeyResponse): MessengerReport | string {
    if (key.length === KEY_BYTES && !this.#signer.seal.isWeakKey(key)) {
      return { kind: 'fingerprint', id, name, digits: this.#signer.seal.fingerprint(key) };
    }
    return name === '' ? `the registry knows no key of node ${id}` : `the registry knows no key of "${name}"`;
  }
}

const OTHER_NETWORK =
  'this registry belongs to another network than the one that --data knows; connect to your own, or use another --data';
const TOO_HARD = 'the registry asks for more work than any of ours would';
const NO_NAMES =
  'this registry does not ask for a proof, and keeps no names; start without --name and --data';
const NOT_ITS_KEY = 'the registry did not prove that it has the key of its network';
