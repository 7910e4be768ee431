// Sinkward's extension fields: who is sent any. What a program did not say it understands is never sent to it.

import {
  type Claim,
  EXTENSION_VERSION,
  type NodeData,
  type Registration,
  type RegistrationResponse,
} from '../overlay/message.ts';
import type { Dialect } from './dialect.ts';

/** What a messenger says of itself in its Registration, whoever the registry is; others skip it. */
export function introduction(advertised: boolean, claim?: Claim): Pick<Registration, 'ours'> {
  return { ours: { version: EXTENSION_VERSION, ...(advertised && { advertised }), ...(claim && { claim }) } };
}

/** The extension fields of a message to that program, to be spread into the message: none where it did not declare itself. */
export function extension<T>(to: Dialect, ours: T): { readonly ours?: T } {
  return to.declared ? { ours } : {};
}

/** Whether a node may be told that its peer is Sinkward's: both must be. */
export function isToldOf(node: Dialect, peer: Dialect): boolean {
  return node.declared && peer.declared;
}

/** Whether the first packet to a peer says that it is from Sinkward: its registry did not say whose the peer is. */
export function introducesItself(registry: Dialect, peer: Dialect): boolean {
  return !registry.declared && !peer.declared;
}

/** Whether a packet's `ours` was written by who sent it, and is not passed on by a relay that does not know it. */
export function isIntroduction({ ours, trace }: NodeData): boolean {
  return ours !== undefined && ours.relays === trace.length;
}

/** What a node of ours with that ID answers to an introduction. */
export function answerToIntroduction(id: number): RegistrationResponse {
  return { kind: 'registrationResponse', result: id, info: '', ours: { version: EXTENSION_VERSION } };
}
