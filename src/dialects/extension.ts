// Sinkward's extension fields: who is sent any. What a program did not say it understands is never sent to it.

import { EXTENSION_VERSION } from '../overlay/message.ts';
import type { Dialect } from './dialect.ts';

/** What a messenger says of itself in its Registration, whoever the registry is; others skip it. */
export const INTRODUCTION = { ours: { version: EXTENSION_VERSION } } as const;

/** The extension fields of a message to that program, to be spread into the message: none where it did not declare itself. */
export function extension<T>(to: Dialect, ours: T): { readonly ours?: T } {
  return to.declared ? { ours } : {};
}

/** Whether a node may be told that its peer is Sinkward's: both must be. */
export function isToldOf(node: Dialect, peer: Dialect): boolean {
  return node.declared && peer.declared;
}
