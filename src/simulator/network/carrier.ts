// When what is sent arrives at the other end: it waits until a cut has healed, then for what was sent before it, takes the
// time of its bytes, then the link's delay.

import type { Key } from '../../random/threefry.ts';
import { EVENT } from '../events/event-kinds.ts';
import { createDelay, type DelayUs } from './delays.ts';
import { Disturbances } from './disturbances.ts';
import type { End } from './end.ts';
import { messageBytes, packetBytes } from './frame-bytes.ts';
import type { NetworkOptions } from './network-options.ts';
import type { Shared } from './surroundings.ts';

export class Carrier {
  readonly disturbances = new Disturbances();
  readonly #shared: Shared;
  readonly #bytesPerUs: number;
  readonly #delayUs: DelayUs;

  constructor(shared: Shared, { bytesPerSecond, latency }: NetworkOptions, key: Key) {
    this.#shared = shared;
    this.#bytesPerUs = bytesPerSecond / 1e6;
    this.#delayUs = createDelay(latency, key);
  }

  /** Of the next thing that is sent from the end: a draw. */
  delayUs(end: End): number {
    return this.#delayUs(end.node, end.other.node, end.sent++);
  }

  /** When what is sent now can leave, as far as cuts are concerned. */
  passesUs(end: End): number {
    return this.disturbances.passesUs(end.node, end.other.node, this.#shared.clock.nowUs);
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
    if (kind === EVENT.packet) return packetBytes(this.#shared.packets, b);
    return kind === EVENT.message ? messageBytes(this.#shared.messages.at(b)) : 0;
  }
}
