// The seam between a core and the world it runs in. A core is a state machine: events in, effects out. It never opens,
// waits, draws from a shared stream, reads a clock or prints; the host (sockets, or the simulator) does that for it.

import type { Address } from './address.ts';
import type { Message } from './message.ts';

/** A connection, as core and host name it. A host numbers those it accepts 1, 2, ...; a core those it dials -1, -2, ... */
export type Link = number;

export type Event =
  /** Somebody connected to us; `host` is the address that they connect from. */
  | { readonly kind: 'accepted'; readonly link: Link; readonly host: string }
  /** A link that we dialled is open: from our address `localHost` to the other side's, `host`. */
  | { readonly kind: 'opened'; readonly link: Link; readonly host: string; readonly localHost: string }
  | { readonly kind: 'message'; readonly link: Link; readonly message: Message }
  /** The other side will say no more on this link; it may still listen. */
  | { readonly kind: 'ended'; readonly link: Link }
  /** The link is gone: it broke, or, where `opened` is false, it could not be opened. */
  | { readonly kind: 'lost'; readonly link: Link; readonly opened: boolean; readonly reason: string }
  /** What the other side sent on the link is no message, or breaks a bound of the host's. The link is gone. */
  | { readonly kind: 'garbled'; readonly link: Link; readonly reason: string }
  | { readonly kind: 'timer'; readonly timer: string };

/** What a core asks of its host. A link that the core itself closes is forgotten at once: no event follows. */
export interface Effects<Report> {
  /** isOurs: a node of ours is there, and the link counts as open only when that has shown itself on it. */
  dial(link: Link, address: Address, isOurs?: boolean): void;
  /** Queues a message; sent in order. On a link that is not open yet it waits. On one that is gone it does nothing. */
  send(link: Link, message: Message): void;
  /** Says no more on the link once what is queued is sent, and goes on listening. */
  end(link: Link): void;
  /** Closes the link once what is queued is sent. */
  close(link: Link): void;
  /** Sets the timer of that name, in place of an earlier one. */
  setTimer(timer: string, delayMs: number): void;
  clearTimer(timer: string): void;
  /** Tells the people and programs outside what happened. */
  report(report: Report): void;
  /** The machine has ended; 0 is success. */
  exit(code: number): void;
}
