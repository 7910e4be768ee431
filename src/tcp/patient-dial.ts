// A dial that is retried while the system has no free port or descriptor. Ports of closed connections become free after a
// minute on most systems (TIME_WAIT); until then the shortage is ours, and no reason to give up a peer.

import { SHORTAGES, type Transport, type TransportEvents } from './transport.ts';

const RETRY_MS = 100;

export interface PatientDialOptions {
  /** Makes one attempt, as a transport that calls `opened` or closes. */
  attempt(opened: () => void): Transport;
  opened(transport: Transport): void;
  /** No port or descriptor is free; called for each attempt that will be retried. */
  short(reason: string): void;
  /** Timeout of a shortage, in milliseconds; the transport then closes with it as the reason. */
  shortageMs: number;
}

interface Write {
  readonly bytes: Uint8Array;
  readonly done: (() => void) | undefined;
}

/** Data written before it opens is sent when it does. */
export class PatientDial implements Transport {
  readonly #options: PatientDialOptions;
  readonly #beganAt = performance.now();
  #transport: Transport;
  #events: TransportEvents | undefined;
  #isOpen = false;
  #isDestroyed = false;
  #retry: NodeJS.Timeout | undefined;
  #writes: Write[] = [];
  #end: { readonly done: (() => void) | undefined } | undefined;

  constructor(options: PatientDialOptions) {
    this.#options = options;
    this.#transport = this.#dial();
  }

  get remoteHost(): string {
    return this.#transport.remoteHost;
  }

  get localHost(): string {
    return this.#transport.localHost;
  }

  get unsentBytes(): number {
    return this.#writes.reduce((sum, { bytes }) => sum + bytes.length, this.#transport.unsentBytes);
  }

  attach(events: TransportEvents): void {
    this.#events = events;
  }

  write(bytes: Uint8Array, done?: () => void): void {
    if (this.#isOpen) this.#transport.write(bytes, done);
    else this.#writes.push({ bytes, done });
  }

  pause(): void {
    this.#transport.pause();
  }

  resume(): void {
    this.#transport.resume();
  }

  end(done?: () => void): void {
    if (this.#isOpen) this.#transport.end(done);
    else this.#end = { done };
  }

  destroy(): void {
    this.#isDestroyed = true;
    if (this.#retry === undefined) return this.#transport.destroy();
    clearTimeout(this.#retry);
    this.#retry = undefined;
    setImmediate(() => this.#events?.close('the connection was closed'));
  }

  #dial(): Transport {
    const transport = this.#options.attempt(() => this.#opened());
    transport.attach({
      data: (chunk) => this.#events?.data(chunk) ?? true,
      end: () => this.#events?.end(),
      close: (reason) => this.#closed(reason),
    });
    return transport;
  }

  #opened(): void {
    this.#isOpen = true;
    for (const { bytes, done } of this.#writes) this.#transport.write(bytes, done);
    this.#writes = [];
    if (this.#end !== undefined) this.#transport.end(this.#end.done);
    this.#options.opened(this);
  }

  #closed(reason: string): void {
    const isOver = performance.now() - this.#beganAt > this.#options.shortageMs;
    if (this.#isOpen || this.#isDestroyed || isOver || !SHORTAGES.has(reason))
      return this.#events?.close(reason);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#transport = this.#dial();
    }, RETRY_MS);
    this.#options.short(reason);
  }
}
