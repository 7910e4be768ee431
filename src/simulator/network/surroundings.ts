// What the parts of the network share: the clock, the machines they connect, and data in flight.

import type { Message } from '../../overlay/message.ts';
import type { Clock } from '../events/clock.ts';
import type { Slots } from '../events/slots.ts';
import type { Addresses } from './addresses.ts';
import type { Ends } from './ends.ts';
import type { Machine } from './machine.ts';
import type { PacketPool } from './packet-pool.ts';

/** What the world gives to the network. */
export interface Surroundings {
  readonly clock: Clock;
  /** By index; the registry is 0. */
  readonly machines: readonly Machine[];
  readonly addresses: Addresses;
  readonly packets: PacketPool;
}

/** What its parts share besides. */
export interface Shared extends Surroundings {
  readonly ends: Ends;
  /** In flight, or waiting at an end. */
  readonly messages: Slots<Message>;
}
