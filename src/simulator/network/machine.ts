// A node as the network sees it: the machine that holds its ends of connections.

import type { Event } from '../../overlay/node.ts';
import type { End } from './end.ts';

export interface Machine {
  readonly index: number;
  /** Whether connection requests are accepted or refused. */
  readonly listening: boolean;
  /** It has no power: it does not answer. */
  readonly dark: boolean;
  /** When it has finished its work on everything that arrived. */
  busyUntilUs: number;
  /** Time to handle one packet or message from then on, in microseconds. */
  serviceUs(beginsUs: number): number;
  /** Its open ends. */
  liveEnds(): readonly End[];
  /** Accepts a connection: this is its end. */
  accept(end: End): void;
  /** Receives what arrived at one of its ends. */
  told(end: End, event: Event): void;
  /** Handles a packet; false when there is no room at its destination. */
  takePacket(end: End, packet: number): boolean;
  /** A packet was lost with its link. */
  losePacket(end: End, packet: number): void;
  /** A full end has room again. */
  roomOn(end: End): void;
}
