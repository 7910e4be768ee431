// When what is sent arrives at the other end: it waits until a cut has healed, then for what was sent before it, takes the
// time of its bytes, then the link's delay.

import type { Message } from '../overlay/message.ts';
import type { Key } from '../random/threefry.ts';
import { Disturbances } from './disturbances.ts';
import type { End } from './end.ts';
import { EVENT } from './events.ts';
import { messageBytes, packetBytes } from './frame-bytes.ts';
import { createDelay, type DelayUs, type NetworkOptions } from './network.ts';
import type { Slots } from './slots.ts';
import type { World } from './world.ts';

export class Carrier {
  readonly disturbances = new Disturbances();
  readonly #world: World;
  readonly #messages: Slots<Message>;
  readonly #bytesPerUs: number;
  readonly #delayUs: DelayUs;

  constructor(world: World, messages: Slots<Message>, { bytesPerSecond, latency }: NetworkOptions, key: Key) {
    this.#world = world;
    this.#messages = messages;
    this.#bytesPerUs = bytesPerSecond / 1e6;
    this.#delayUs = createDelay(latency, key);
  }

  /** Of the next thing that is sent from the end: a draw. */
  delayUs(end: End): number {
    return this.#delayUs(end.node, end.other.node, end.sent++);
  }

  /** When what is sent now can leave, as far as cuts are concerned. */
  passesUs(end: End): number {
    return this.disturbances.passesUs(end.node, end.other.node, this.#world.nowUs);
  }

  /** When something arrives whose first byte leaves then; not before what was sent earlier. */
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
    if (kind === EVENT.packet) return packetBytes(this.#world.packets, b);
    return kind === EVENT.message ? messageBytes(this.#messages.at(b)) : 0;
  }
}
