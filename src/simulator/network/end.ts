// One side of a simulated connection, and what it still has on its way to the other side.

import type { Link } from '../../overlay/node.ts';
import type { Clock } from '../events/clock.ts';
import type { Inbox } from './inbox.ts';

export class End {
  /** By which events speak of it; another's, once this one is forgotten (ends.ts). */
  id = -1;
  /** Events in the queue that speak of it. */
  expected = 0;
  /** Whose side it is, by index. */
  readonly node: number;
  /** The core's name for it. */
  readonly link: Link;
  /** The other side. */
  readonly other: End;
  state: 'opening' | 'open' | 'closed' = 'opening';
  /** Said that it will send no more. */
  ended = false;
  /** Nothing that is sent from here will arrive: the other side is gone and has not said so. */
  broken = false;
  /** Nothing that arrives here is taken any more but the news that the link broke. */
  deaf = false;
  /** When it was dialled from here. */
  dialledAtUs = 0;
  /** From then on more can leave: the other side has heard of it, and all has left that was sent before. May not be whole. */
  freeUs = 0;
  /** When the last thing sent from here arrives: nothing overtakes it. */
  lastArrivalUs = 0;
  /** Things sent from here, for the draws of their delays. */
  sent = 0;
  /** Packets sent from here that the other side has not taken on. */
  inFlight = 0;
  /** Somebody waits for room on this end. */
  blocked = false;
  /** What has come and waits; undefined when nothing does. */
  inbox: Inbox | undefined = undefined;

  /** The end that dials, and the end that it will reach at the node `to`, if there is such a one, under its name there. */
  constructor(node: number, link: Link, other: End | { readonly to: number; readonly name: Link }) {
    this.node = node;
    this.link = link;
    this.other = other instanceof End ? other : new End(other.to, other.name, this);
  }
}

/** Something will happen at an end. */
export function scheduleAt(clock: Clock, us: number, kind: number, end: End, b = 0): void {
  end.expected++;
  clock.schedule(us, kind, end.id, b);
}
