// One connection: frames in, frames out, and the limits that stop a misbehaving peer.

import { FrameReader } from '../wire/frame.ts';
import { frameHint, HINT_BYTES } from '../wire/hint.ts';
import { closeGently, type Transport } from './transport.ts';

/** What happens on a connection. Nothing follows `lost` or `garbled`, nor a call of close(). */
export interface ConnectionEvents {
  /** A frame: reader.view, reader.start, reader.end. False if there is no room: the frame is offered again after resume(). */
  frame(connection: Connection, reader: FrameReader): boolean;
  ended(connection: Connection): void;
  lost(connection: Connection, reason: string): void;
  /** `hint`: what the connection's first bytes look like, for the user. */
  garbled(connection: Connection, reason: string, hint?: string): void;
}

/** Maximum backlog of bytes to a peer that does not read. */
const MAX_UNSENT_BYTES = 4 * 2 ** 20;

/** A frame must be complete within this many ticks of the host's sweep. */
const MAX_PARTIAL_TICKS = 20;

const NO_BYTES = new Uint8Array(0);

export class Connection {
  /** The core's name for it. */
  readonly link: number;
  readonly transport: Transport;
  readonly reader: FrameReader;
  readonly #events: ConnectionEvents;
  #waiting = false;
  /** The connection's first bytes; undefined once a whole frame has arrived. */
  #beginning: Uint8Array | undefined = NO_BYTES;
  #reading = false;
  #partialTicks = 0;
  #silentTicks = 0;
  #finish: (() => void) | undefined;
  #ended = false;
  closed = false;
  /** Drop reasons already logged for this connection, one bit each. */
  loggedDrops = 0;

  constructor(link: number, transport: Transport, maxBodyBytes: number, events: ConnectionEvents) {
    this.link = link;
    this.transport = transport;
    this.reader = new FrameReader(maxBodyBytes);
    this.#events = events;
    transport.attach({
      data: (chunk) => this.#data(chunk),
      end: () => this.#atEnd(() => this.#end()),
      close: (reason) => this.#atEnd(() => this.#lost(reason)),
    });
  }

  /** There is room for the frame that was refused. */
  resume(): void {
    if (!this.#waiting || this.closed) return;
    this.#waiting = false;
    if (!this.#readFrames()) return;
    this.transport.resume();
    this.#finish?.();
  }

  send(frame: Uint8Array): void {
    if (this.closed) return;
    if (this.transport.unsentBytes > MAX_UNSENT_BYTES) {
      return this.#garble('does not read what it is sent');
    }
    this.transport.write(frame);
  }

  end(): void {
    if (!this.closed) this.transport.end();
  }

  /** Closes after sending what is queued; no event follows. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    closeGently(this.transport);
  }

  destroy(): void {
    this.closed = true;
    this.transport.destroy();
  }

  /** No whole frame has arrived. */
  get isSilent(): boolean {
    return this.#beginning !== undefined;
  }

  /** Called by the host's sweep every second. `maxSilentTicks`: timeout of a silent connection, in ticks. */
  tick(maxSilentTicks = Number.POSITIVE_INFINITY): void {
    const saysNothing = !this.closed && this.isSilent && this.reader.heldBytes === 0;
    if (saysNothing && ++this.#silentTicks > maxSilentTicks) {
      return this.#garble(`said nothing for ${maxSilentTicks} s`);
    }
    if (this.closed || this.#waiting || this.reader.heldBytes === 0) this.#partialTicks = 0;
    else if (++this.#partialTicks > MAX_PARTIAL_TICKS) this.#garble('began a frame and did not end it');
  }

  #data(chunk: Uint8Array): boolean {
    if (this.closed) return true;
    const beginning = this.#beginning;
    if (beginning !== undefined && beginning.length < HINT_BYTES) {
      this.#beginning = Buffer.concat([beginning, chunk.subarray(0, HINT_BYTES - beginning.length)]);
    }
    this.reader.push(chunk);
    return this.#readFrames();
  }

  /** True if everything received is read; false if a frame found no room. */
  #readFrames(): boolean {
    const { reader } = this;
    if (this.#reading) return true;
    this.#reading = true;
    while (reader.next()) {
      this.#partialTicks = 0;
      this.#beginning = undefined;
      if (!this.#events.frame(this, reader)) {
        reader.unread();
        this.#waiting = true;
        this.#reading = false;
        return false;
      }
      if (this.closed) break;
    }
    this.#reading = false;
    if (!this.closed && reader.reason !== undefined) this.#garble(reader.reason);
    return true;
  }

  /** Frames received before the end are handled before the end is reported. */
  #atEnd(tell: () => void): void {
    if (this.#waiting) this.#finish = tell;
    else tell();
  }

  #end(): void {
    if (this.closed || this.#ended) return;
    this.#ended = true;
    if (this.reader.heldBytes > 0) this.#garble('ended in the middle of a frame');
    else this.#events.ended(this);
  }

  #lost(reason: string): void {
    if (this.closed) return;
    this.closed = true;
    this.#events.lost(this, reason);
  }

  #garble(reason: string): void {
    if (this.closed) return;
    this.closed = true;
    this.transport.destroy();
    this.#events.garbled(this, reason, this.#beginning && frameHint(this.#beginning));
  }
}
