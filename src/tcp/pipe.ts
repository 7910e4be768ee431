// Connections between two nodes of one process, without sockets but with the same bytes, writes and back-pressure. Writes
// are delivered to the other end once per turn of the event loop, and are done when that end has consumed them.

import type { Transport, TransportEvents } from './transport.ts';

interface Write {
  readonly bytes: Uint8Array;
  readonly done: (() => void) | undefined;
}

/** The two ends of a new pipe. */
export function createPipe(dialler: string, listener: string): [Transport, Transport] {
  const a = new PipeEnd(dialler, listener);
  const b = new PipeEnd(listener, dialler);
  a.other = b;
  b.other = a;
  return [a, b];
}

class PipeEnd implements Transport {
  readonly localHost: string;
  readonly remoteHost: string;
  other!: PipeEnd;
  unsentBytes = 0;
  #events: TransportEvents | undefined;
  /** What the other end wrote and this end has not consumed yet. */
  readonly #incoming: Write[] = [];
  #held: Write | undefined;
  #paused = false;
  #scheduled = false;
  #ended = false;
  #finished: (() => void) | undefined;
  #endSeen = false;
  #closed = false;

  constructor(localHost: string, remoteHost: string) {
    this.localHost = localHost;
    this.remoteHost = remoteHost;
  }

  attach(events: TransportEvents): void {
    this.#events = events;
    this.#schedule();
  }

  write(bytes: Uint8Array, done?: () => void): void {
    if (this.#ended || this.#closed) return;
    this.unsentBytes += bytes.length;
    this.other.#incoming.push({ bytes, done });
    this.other.#schedule();
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) this.#used(held);
    this.#schedule();
  }

  end(done?: () => void): void {
    this.#ended = true;
    this.#finished = done;
    this.other.#schedule();
  }

  destroy(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.other.#schedule();
    setImmediate(() => this.#events?.close('the connection was closed'));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#deliver());
  }

  #deliver(): void {
    this.#scheduled = false;
    if (this.#events === undefined || this.#closed) return;
    while (!this.#paused && this.#held === undefined) {
      const write = this.#incoming.shift();
      if (write === undefined) break;
      if (this.#events.data(write.bytes)) this.#used(write);
      else {
        this.#held = write;
        this.#paused = true;
      }
      if (this.#closed) return;
    }
    if (this.#paused || this.#incoming.length > 0) return;
    if ((this.other.#ended || this.other.#closed) && !this.#endSeen) {
      this.#endSeen = true;
      this.other.#finished?.();
      this.#events.end();
    }
    if (this.other.#closed) this.destroy();
    else if (this.#endSeen && this.other.#endSeen) {
      this.destroy();
      this.other.destroy();
    }
  }

  #used({ bytes, done }: Write): void {
    this.other.unsentBytes -= bytes.length;
    done?.();
  }
}
