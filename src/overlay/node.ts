// The interface between a core and its host. A core is a state machine: events in, effects out. It never
// connects, waits, draws from a shared stream, reads a clock or prints; the host (sockets, or the simulator)
// does that for it.

import type { Address } from './address.ts';
import type { Message } from './message.ts';

/**
 * A connection's number, shared by core and host. A host numbers accepted connections 1, 2, ...; a core
 * numbers those it dials -1, -2, ...
 */
export type Link = number;

export type Event =
  /** A connection was accepted; `host`: the address that it comes from. */
  | { readonly kind: 'accepted'; readonly link: Link; readonly host: string }
  /** A dialled link is open, from the local address `localHost` to the remote `host`. */
  | { readonly kind: 'opened'; readonly link: Link; readonly host: string; readonly localHost: string }
  | { readonly kind: 'message'; readonly link: Link; readonly message: Message }
  /** The other side has ended its half of the link; it may still receive. */
  | { readonly kind: 'ended'; readonly link: Link }
  /**
   * The link is lost: it broke or, if `opened` is false, could not be opened. `shortage`: this machine had no free descriptor
   * or port, so the peer is not at fault.
   */
  | {
      readonly kind: 'lost';
      readonly link: Link;
      readonly opened: boolean;
      readonly reason: string;
      readonly shortage?: boolean;
    }
  /**
   * The other side sent something that is not a message, or exceeded one of the host's limits. The link is
   * closed.
   */
  | { readonly kind: 'garbled'; readonly link: Link; readonly reason: string }
  | { readonly kind: 'timer'; readonly timer: string };

/** Of what a core keeps: a record's new value, or undefined where there is no such record any more. */
export interface Change {
  readonly key: string;
  readonly value: string | undefined;
}

/** Requests of a core to its host. A link that the core closes is forgotten at once: no event follows. */
export interface Effects<Report> {
  /** `isOurs`: the peer is Sinkward's, and the link counts as open only after a handshake. */
  dial(link: Link, address: Address, isOurs?: boolean): void;
  /**
   * Queues a message; messages are sent in order. On a link that is still opening it waits; on a lost one it
   * is ignored.
   */
  send(link: Link, message: Message): void;
  /** Ends this half of the link once the queue is sent; still receives. */
  end(link: Link): void;
  /** Closes the link once the queue is sent. */
  close(link: Link): void;
  /** Sets the named timer, replacing an earlier one. */
  setTimer(timer: string, delayMs: number): void;
  clearTimer(timer: string): void;
  /** Reports to the user and to other programs. */
  report(report: Report): void;
  /** The node exits; 0 is success. */
  exit(code: number): void;
}
