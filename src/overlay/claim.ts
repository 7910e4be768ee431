// What is signed when a node with a name registers: by the node, over all that it claims and who asked; by the registry's
// network, or a key that the network has signed, over its answer to just that.

import type { Claim } from './message.ts';
import type { Seal } from './seal.ts';

/** What the registry has asked, and what for. */
export interface Asked {
  readonly claim: Claim;
  /** As the node registers it. */
  readonly address: string;
  /** The network's key. */
  readonly network: Uint8Array;
  /** The registry's nonce. */
  readonly nonce: Uint8Array;
}

const PROOF = 'sinkward/1 registration';
const CERTIFICATE = 'sinkward/1 registry key';
const ANSWER = 'sinkward/1 registration answer';

/** So that a key which has other uses one day proves none of them by this. */
const ROLE = 'node';

export function proofText(seal: Seal, asked: Asked): Uint8Array {
  return seal.signedBytes(PROOF, claimFields(seal, asked));
}

/** `result`: the ID, or negative. */
export function answerText(seal: Seal, asked: Asked, result: number, info: string): Uint8Array {
  return seal.signedBytes(ANSWER, [...claimFields(seal, asked), integer(result), text(info)]);
}

/** What the network signs so that its registry has a key of its own. */
export function certificateText(seal: Seal, network: Uint8Array, key: Uint8Array): Uint8Array {
  return seal.signedBytes(CERTIFICATE, [seal.hash(network), text('registry'), key]);
}

function claimFields(seal: Seal, { claim, address, network, nonce }: Asked): Uint8Array[] {
  const { name, key, nonce: own, id } = claim;
  return [seal.hash(network), nonce, own, text(name), integer(id), text(address), text(ROLE), key];
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

/** Signed, 32-bit, big-endian. */
function integer(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value);
  return bytes;
}
