// Arrived items that an end has not taken in, in the order of sending: nothing overtakes.

import { EVENT } from '../events/event-kinds.ts';

/** Below this number of removed items copying the others does not pay. */
const MIN_GONE = 64;

export class Inbox {
  /** From #from on; an item packs two numbers: 8 x b + kind. */
  #items: number[] = [];
  #from = 0;
  /** Items at the front that are ready: the node has finished its work for them. */
  ready = 0;
  /** Packets among the items. */
  packets = 0;

  get length(): number {
    return this.#items.length - this.#from;
  }

  /** Allocated item places, free ones included. */
  get capacity(): number {
    return this.#items.length;
  }

  /** kind: of an event, below 8; b: 0 to 2^28. */
  push(kind: number, b: number): void {
    this.#items.push(8 * b + kind);
    if (kind === EVENT.packet) this.packets++;
  }

  /** Of the first item. */
  get kind(): number {
    return this.#items[this.#from]! & 7;
  }

  /** Of the first item. */
  get b(): number {
    return this.#items[this.#from]! >>> 3;
  }

  /** Removes the first item, ready or not. */
  shift(): void {
    if (this.kind === EVENT.packet) this.packets--;
    if (this.ready > 0) this.ready--;
    this.#from++;
    if (this.#from === this.#items.length) this.#items = [];
    else if (this.#from > MIN_GONE && 2 * this.#from > this.#items.length) {
      this.#items = this.#items.slice(this.#from);
    } else return;
    this.#from = 0;
  }
}
