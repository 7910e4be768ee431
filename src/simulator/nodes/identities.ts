// Names and keys of simulated nodes. Keys and nonces are draws from the seed, where a process asks its system; what a node
// keeps with its key is there after a crash.

import type { IdentityOptions } from '../../messenger/identity.ts';
import { KEY_BYTES, NONCE_BYTES, type Signer } from '../../overlay/seal.ts';
import { STREAM, streamKey } from '../../random/draw.ts';
import { type Key, threefry2x32 } from '../../random/threefry.ts';

/** Makes a signer of a private key and a source of nonces; seal/ has one. */
export type MakeSigner = (privateKey: Uint8Array, nonce: () => Uint8Array) => Signer;

const REGISTRY = 0;

export class Identities {
  readonly #key: Key;
  readonly #names: readonly string[];
  readonly #makeSigner: MakeSigner;
  /** By node: how often it was started, so that no nonce comes twice. */
  readonly #starts = new Map<number, number>();
  readonly #networks = new Map<number, Uint8Array>();

  /** `names`: those of nodes 1, 2, ... */
  constructor(key: Key, names: readonly string[], makeSigner: MakeSigner) {
    this.#key = key;
    this.#names = names;
    this.#makeSigner = makeSigner;
  }

  /** The signer of the network, which the registry has. */
  network(): Signer {
    return this.#signerOf(REGISTRY);
  }

  /** Of a node that starts; undefined: it has no name. */
  start(node: number): IdentityOptions | undefined {
    const name = this.#names[node - 1];
    if (name === undefined) return undefined;
    const network = this.#networks.get(node);
    return { name, signer: this.#signerOf(node), ...(network && { network }) };
  }

  pin(node: number, network: Uint8Array): void {
    this.#networks.set(node, network);
  }

  #signerOf(node: number): Signer {
    const start = this.#starts.get(node) ?? 0;
    this.#starts.set(node, start + 1);
    const nonces = streamKey(streamKey(this.#key, STREAM.nonces, node), STREAM.nonces, start);
    let drawn = 0;
    const privateKey = drawBytes(streamKey(this.#key, STREAM.keys, node), 0, KEY_BYTES);
    return this.#makeSigner(privateKey, () => drawBytes(nonces, drawn++, NONCE_BYTES));
  }
}

/** `length`: a multiple of 8. */
function drawBytes(key: Key, index: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  const words = new Int32Array(2);
  for (let at = 0; at < length; at += 8) {
    threefry2x32(key[0], key[1], index, at, words);
    view.setInt32(at, words[0]!);
    view.setInt32(at + 4, words[1]!);
  }
  return bytes;
}
