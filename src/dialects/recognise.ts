// Recognises the dialect of a program from its declaration and behaviour; lists all dialects.

import type { Registration, RegistrationResponse } from '../overlay/message.ts';
import { a } from './a.ts';
import { b } from './b.ts';
import { c } from './c.ts';
import { d } from './d.ts';
import type { Dialect, OrderSeen, SetupSeen } from './dialect.ts';
import { sinkward } from './ours.ts';
import { unknown } from './unknown.ts';

/** The first match wins, so stricter dialects come first: c takes what a rejects. */
const RECOGNISED: readonly Dialect[] = [a, b, d, c];

/** The dialect that a registration, or the answer to one, declares. */
export function introduced({ ours }: Registration | RegistrationResponse): Dialect {
  return ours === undefined ? unknown : sinkward;
}

/** A messenger's presumed dialect after an observation at set-up. */
export function recogniseMessenger(before: Dialect, seen: SetupSeen): Dialect {
  if (before.declared) return before;
  return RECOGNISED.find(({ messenger }) => messenger.fits(seen)) ?? before;
}

/** A registry's presumed dialect after its answer to a registration; the program may have changed since the last one. */
export function recogniseRegistryAgain(before: Dialect, response: RegistrationResponse): Dialect {
  const now = introduced(response);
  return now.declared || before.declared ? now : before;
}

/** A registry's presumed dialect after it sent a NodeRegistry in the observed way. */
export function recogniseRegistry(before: Dialect, seen: OrderSeen): Dialect {
  if (before.declared) return before;
  if (seen.closed === undefined && before.registry.givesOrders === seen.on) return before;
  return RECOGNISED.find(({ registry }) => registry.fits(seen)) ?? before;
}

/**
 * A peer's presumed dialect, given whether the registry says that it is Sinkward's. A foreign registry is presumed to have
 * nodes of its own dialect; Sinkward's has nodes of any.
 */
export function peerProgram(isSinkward: boolean, registry: Dialect): Dialect {
  if (isSinkward) return sinkward;
  return registry.declared ? unknown : registry;
}
