// What has come to an end and was not taken in yet, in the order in which it was sent: nothing overtakes anything.

import { EVENT } from '../events/event-kinds.ts';

/** Fewer items that are gone are not worth copying the others. */
const MIN_GONE = 64;

export class Inbox {
  /** From #from on; an item is its two numbers in one: 8 x b + kind. */
  #items: number[] = [];
  #from = 0;
  /** So many, from the first on, may be taken in: the node has done its work for them. */
  ready = 0;
  /** How many of the items are packets. */
  packets = 0;

  get length(): number {
    return this.#items.length - this.#from;
  }

  /** Places for items that it keeps, free ones included. */
  get capacity(): number {
    return this.#items.length;
  }

  /** kind: that of an event, below 8; b: 0 to 2^28. */
  push(kind: number, b: number): void {
    this.#items.push(8 * b + kind);
    if (kind === EVENT.packet) this.packets++;
  }

  /** Of the first. */
  get kind(): number {
    return this.#items[this.#from]! & 7;
  }

  /** Of the first. */
  get b(): number {
    return this.#items[this.#from]! >>> 3;
  }

  /** Takes the first out, ready or not. */
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
