// What the network knows of a node: the machine that its ends of connections are on.

import type { Event } from '../../overlay/node.ts';
import type { End } from './end.ts';

export interface Machine {
  readonly index: number;
  /** Who dials it is accepted; else refused. */
  readonly listening: boolean;
  /** It has no power: it answers nothing. */
  readonly dark: boolean;
  /** When it has done its work for all that came. */
  busyUntilUs: number;
  /** How long it works on a packet or message that it begins with then, in microseconds. */
  serviceUs(beginsUs: number): number;
  /** Its ends that are not closed. */
  liveEnds(): readonly End[];
  /** Somebody has dialled it: this is its end. */
  accept(end: End): void;
  /** Is told what came to one of its ends. */
  told(end: End, event: Event): void;
  /** Takes a packet in; false when there is no room where it goes. */
  takePacket(end: End, packet: number): boolean;
  /** A packet is gone with its link. */
  losePacket(end: End, packet: number): void;
  /** There is room again on an end that had none. */
  roomOn(end: End): void;
}
