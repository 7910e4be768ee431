// What the parts of a churn run share: the clock, the nodes, the ring, chance, and what the maintenance costs.

import type { RandomStream } from '../random/random-stream.ts';
import type { Lookups } from './lookups.ts';
import type { MaintenanceOptions } from './maintenance-options.ts';
import type { Nodes } from './nodes.ts';
import type { Ring } from './ring.ts';
import type { TimingWheel } from './timing-wheel.ts';

/** Kinds of events on the wheel; those of the maintenance begin at MAINTENANCE. */
export const DEPARTURE = 0;
export const ARRIVAL = 1;
export const MAINTENANCE = 2;

/** Messages and bytes of the maintenance in the time that is counted. */
export class Cost {
  messages = 0;
  bytes = 0;

  add(messages: number, bytes: number): void {
    this.messages += messages;
    this.bytes += messages * bytes;
  }
}

export interface ChurnWorld {
  readonly options: MaintenanceOptions;
  readonly wheel: TimingWheel;
  readonly nodes: Nodes;
  readonly ring: Ring;
  readonly lookups: Lookups;
  readonly cost: Cost;
  /** The delay of control messages: the mean. */
  readonly controlDelay: number;
  /** Draws that no node has as its own: periods, and who is asked. */
  readonly draws: RandomStream;
  /** An ID that nobody had before. */
  freshId(): number;
  /** A node is up from now on, for a session that is drawn. */
  goUp(slot: number, id: number): void;
  /** Pushes an event, unless the run is over by then. */
  later(ticks: number, kind: number, a: number, b: number, c?: number, d?: number, e?: number): void;
}

/** How tables follow the nodes that come and go. */
export interface MaintenanceProtocol {
  /** The first nodes are up, with tables as they should be. */
  begin(): void;
  /** A node wants to join. False: there is no slot for it. */
  arrive(): boolean;
  /** A node is not up any more. */
  left(slot: number, id: number, crashed: boolean): void;
  /** An event of kind MAINTENANCE or above; its numbers begin at `at`. */
  handle(kind: number, event: Int32Array, at: number): void;
}
