// Arrival times: data waits until cuts have healed, then for earlier data, takes the time of its bytes, then
// the link's delay.

import type { Message } from '../../overlay/message.ts';
import type { Key } from '../../random/threefry.ts';
import type { Clock } from '../events/clock.ts';
import { EVENT } from '../events/event-kinds.ts';
import type { Slots } from '../events/slots.ts';
import { createDelay, type DelayUs } from './delays.ts';
import { Disturbances } from './disturbances.ts';
import type { End } from './end.ts';
import { messageBytes, packetBytes } from './frame-bytes.ts';
import type { NetworkOptions } from './network-options.ts';
import type { PacketPool } from './packet-pool.ts';
import type { Shared } from './surroundings.ts';

export class Carrier {
  readonly disturbances = new Disturbances();
  readonly #clock: Clock;
  readonly #packets: PacketPool;
  readonly #messages: Slots<Message>;
  readonly #bytesPerUs: number;
  readonly #delayUs: DelayUs;

  constructor({ clock, packets, messages }: Shared, { bytesPerSecond, latency }: NetworkOptions, key: Key) {
    this.#clock = clock;
    this.#packets = packets;
    this.#messages = messages;
    this.#bytesPerUs = bytesPerSecond / 1e6;
    this.#delayUs = createDelay(latency, key);
  }

  /** The drawn delay of the next data from an end. */
  delayUs(end: End): number {
    return this.#delayUs(end.node, end.other.node, end.sent++);
  }

  /** When data sent now can leave, considering only cuts. */
  passesUs(end: End): number {
    return this.disturbances.passesUs(end.node, end.other.node, this.#clock.nowUs);
  }

  /** When data arrives whose first byte leaves at that time; not before what was sent earlier. */
  arrivalUs(end: End, fromUs: number, kind: number, b: number): number {
    const leftUs = this.#leftUs(end, fromUs, kind, b);
    end.lastArrivalUs = Math.max(leftUs + this.delayUs(end), end.lastArrivalUs);
    return end.lastArrivalUs;
  }

  /** When its last byte has left. */
  #leftUs(end: End, fromUs: number, kind: number, b: number): number {
    if (this.#bytesPerUs === 0) return fromUs;
    end.freeUs = fromUs + this.#bytes(kind, b) / this.#bytesPerUs;
    return Math.ceil(end.freeUs);
  }

  #bytes(kind: number, b: number): number {
    if (kind === EVENT.packet) return packetBytes(this.#packets, b);
    return kind === EVENT.message ? messageBytes(this.#messages.at(b)) : 0;
  }
}
