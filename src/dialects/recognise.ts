// Which dialect a program speaks: the list of all of them, and what is concluded from what a program says and does.

import type { Registration, RegistrationResponse } from '../overlay/message.ts';
import { a } from './a.ts';
import { b } from './b.ts';
import { c } from './c.ts';
import { d } from './d.ts';
import type { Dialect, OrderSeen, SetupSeen } from './dialect.ts';
import { sinkward } from './ours.ts';
import { unknown } from './unknown.ts';

/** The first that fits is taken: one that looks closely stands before one that takes the rest (c: the rest of a). */
const RECOGNISED: readonly Dialect[] = [a, b, d, c];

/** The program behind a registration, or behind the answer to one, as far as that tells. */
export function introduced({ ours }: Registration | RegistrationResponse): Dialect {
  return ours === undefined ? unknown : sinkward;
}

/** What a messenger's program is taken to be after that was seen of it at set-up. */
export function recogniseMessenger(before: Dialect, seen: SetupSeen): Dialect {
  if (before.declared) return before;
  return RECOGNISED.find(({ messenger }) => messenger.fits(seen)) ?? before;
}

/** What a registry's program is taken to be after it answered a registration; it may be another one than last time. */
export function recogniseRegistryAgain(before: Dialect, response: RegistrationResponse): Dialect {
  const now = introduced(response);
  return now.declared || before.declared ? now : before;
}

/** What a registry's program is taken to be after it gave a NodeRegistry in that way. */
export function recogniseRegistry(before: Dialect, seen: OrderSeen): Dialect {
  if (before.declared) return before;
  if (seen.closed === undefined && before.registry.givesOrders === seen.on) return before;
  return RECOGNISED.find(({ registry }) => registry.fits(seen)) ?? before;
}

/**
 * What a peer's program is taken to be, given whether the registry said that it is Sinkward's. A registry of another dialect
 * has nodes of its own dialect; Sinkward's has nodes of all kinds.
 */
export function peerProgram(isSinkward: boolean, registry: Dialect): Dialect {
  if (isSinkward) return sinkward;
  return registry.declared ? unknown : registry;
}
