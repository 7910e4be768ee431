// All ends of connections, by number, since events speak of them so. Once both sides have closed, and no event speaks of them
// any more, they are forgotten, and their numbers are used again.

import type { Link } from '../../overlay/node.ts';
import { Slots } from '../events/slots.ts';
import { End } from './end.ts';

/** With fewer closed ends it is not worth looking which of them can be forgotten. */
const MIN_CLOSED = 64;

export class Ends {
  readonly #slots = new Slots<End>();
  /** Connections so far. */
  connections = 0;
  /** The dialling ends of connections of which a side has closed. */
  #closed: End[] = [];
  /** So many of them make it worth looking again. */
  #enough = MIN_CLOSED;

  /** A connection: the end that dials. */
  connect(node: number, link: Link, to: number): End {
    if (this.#closed.length >= this.#enough) this.#forget();
    // What is accepted has a name that nothing had before.
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

  /** How many are kept, and how many there were room for. */
  get size(): number {
    return this.#slots.size;
  }

  get places(): number {
    return this.#slots.places;
  }

  [Symbol.iterator](): Generator<End> {
    return this.#slots[Symbol.iterator]();
  }

  /** Looks at each closed connection once in a while, so that it costs as much as there are. */
  #forget(): void {
    const kept = new Set<End>();
    for (const end of this.#closed) {
      const { other } = end;
      // An end that nobody has accepted never closes.
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
