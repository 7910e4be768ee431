// All ends of connections, by number, as events refer to them. Once both sides have closed and no event
// refers to them, they are forgotten and their numbers reused.

import type { Link } from '../../overlay/node.ts';
import { Slots } from '../events/slots.ts';
import { End } from './end.ts';

/** Below this number of closed ends a search for ends to forget does not pay. */
const MIN_CLOSED = 64;

export class Ends {
  readonly #slots = new Slots<End>();
  /** Connections so far. */
  connections = 0;
  /** The dialling ends of connections that a side has closed. */
  #closed: End[] = [];
  /** Number of them at which the next search pays. */
  #enough = MIN_CLOSED;

  /** A connection: the end that dials. */
  connect(node: number, link: Link, to: number): End {
    if (this.#closed.length >= this.#enough) this.#forget();
    // An accepted end gets a number that was never used before.
    const end = new End(node, link, { to, name: 2 * this.connections++ + 1 });
    end.id = this.#slots.put(end);
    end.other.id = this.#slots.put(end.other);
    return end;
  }

  at(id: number): End {
    return this.#slots.at(id);
  }

  /** The end has closed. */
  closed(end: End): void {
    this.#closed.push(end.link < 0 ? end : end.other);
  }

  /** Ends stored, and the capacity for them. */
  get size(): number {
    return this.#slots.size;
  }

  get places(): number {
    return this.#slots.places;
  }

  [Symbol.iterator](): Generator<End> {
    return this.#slots[Symbol.iterator]();
  }

  /** Searches all closed connections now and then, at a cost proportional to their number. */
  #forget(): void {
    const kept = new Set<End>();
    for (const end of this.#closed) {
      const { other } = end;
      // An end that was never accepted never closes.
      if (end.state !== 'closed' || other.state === 'open' || end.expected + other.expected > 0)
        kept.add(end);
      else if (this.#slots.at(end.id) === end) {
        this.#slots.take(end.id);
        this.#slots.take(other.id);
      }
    }
    this.#closed = [...kept];
    this.#enough = Math.max(MIN_CLOSED, 2 * this.#closed.length);
  }
}
