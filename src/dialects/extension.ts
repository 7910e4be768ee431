// Which programs are sent Sinkward's extension fields: only those that have declared that they understand them.

import {
  type Belonging,
  type Claim,
  EXTENSION_VERSION,
  type NodeData,
  type Registration,
  type RegistrationResponse,
} from '../overlay/message.ts';
import type { Dialect } from './dialect.ts';

/**
 * `advertised`: the user chose the address; `presence`: it answers heartbeats; `claim`: it has a name; `living`: it keeps a
 * living table; `memory`: what it had.
 */
export interface Introduction {
  readonly advertised: boolean;
  readonly presence: boolean;
  readonly claim: Claim | undefined;
  readonly living: boolean;
  readonly memory: Belonging | undefined;
}

/** A messenger's declaration in its Registration, to any registry; foreign ones skip it. */
export function introduction(said: Introduction): Pick<Registration, 'ours'> {
  const { advertised, presence, claim, living, memory } = said;
  return {
    ours: {
      version: EXTENSION_VERSION,
      ...(advertised && { advertised }),
      ...(presence && { presence }),
      ...(claim && { claim, puzzles: true as const }),
      ...(living && { living }),
      ...(memory && { memory }),
    },
  };
}

/** The extension fields of a message to that program, to spread into the message: none unless it declared itself. */
export function extension<T>(to: Dialect, ours: T): { readonly ours?: T } {
  return to.declared ? { ours } : {};
}

/** Whether a node is told that its peer is Sinkward's: only if both are. */
export function isToldOf(node: Dialect, peer: Dialect): boolean {
  return node.declared && peer.declared;
}

/** Whether the first packet to a peer declares our program: a foreign registry does not say which peers are Sinkward's. */
export function introducesItself(registry: Dialect, peer: Dialect): boolean {
  return !registry.declared && !peer.declared;
}

/** Whether a packet's `ours` was written by the node that sent it, not passed on by a relay that skips unknown fields. */
export function isIntroduction({ ours, trace }: NodeData): boolean {
  return ours !== undefined && ours.relays === trace.length;
}

/** The answer of our node with that ID to an introduction. */
export function answerToIntroduction(id: number): RegistrationResponse {
  return { kind: 'registrationResponse', result: id, info: '', ours: { version: EXTENSION_VERSION } };
}
