// One side of a simulated connection, and its data in flight to the other side.

import type { Link } from '../../overlay/node.ts';
import type { Clock } from '../events/clock.ts';
import type { Inbox } from './inbox.ts';

export class End {
  /** The number by which events refer to it; reused once this end is forgotten (ends.ts). */
  id = -1;
  /** Events in the queue that refer to it. */
  expected = 0;
  /** Index of its node. */
  readonly node: number;
  /** The core's number for it. */
  readonly link: Link;
  /** The other side. */
  readonly other: End;
  state: 'opening' | 'open' | 'closed' = 'opening';
  /** Has ended its half. */
  ended = false;
  /** Nothing sent from here will arrive: the other side is gone without notice. */
  broken = false;
  /** Arriving data is discarded, except the notice that the link broke. */
  deaf = false;
  /** When it was dialled from here. */
  dialledAtUs = 0;
  /**
   * When more data can leave: the link is open and all earlier data has left. May be fractional.
   */
  freeUs = 0;
  /** When the last data sent from here arrives: nothing overtakes it. */
  lastArrivalUs = 0;
  /** Number of sends from here, for the draws of their delays. */
  sent = 0;
  /** Packets sent from here that the other side has not passed on. */
  inFlight = 0;
  /** A sender waits for room on this end. */
  blocked = false;
  /** Arrived and waiting; undefined when nothing is. */
  inbox: Inbox | undefined = undefined;

  /**
   * Creates the dialling end, and the end that it will reach at node `to` under its number there, if that
   * node exists.
   */
  constructor(node: number, link: Link, other: End | { readonly to: number; readonly name: Link }) {
    this.node = node;
    this.link = link;
    this.other = other instanceof End ? other : new End(other.to, other.name, this);
  }
}

/** An event at an end is scheduled. */
export function scheduleAt(clock: Clock, us: number, kind: number, end: End, b = 0): void {
  end.expected++;
  clock.schedule(us, kind, end.id, b);
}
