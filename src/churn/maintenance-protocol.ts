// What the parts of a churn run share: clock, nodes, ring, random numbers, and the cost of maintenance; and
// the interface of a maintenance protocol.

import type { RandomStream } from '../random/random-stream.ts';
import type { Ring } from '../routing/ring.ts';
import type { Lookups } from './lookups.ts';
import type { MaintenanceOptions } from './maintenance-options.ts';
import type { Nodes } from './nodes.ts';
import type { TimingWheel } from './timing-wheel.ts';

/** Kinds of events on the wheel; those of the maintenance start at MAINTENANCE. */
export const DEPARTURE = 0;
export const ARRIVAL = 1;
export const MAINTENANCE = 2;

/** Messages and bytes of the maintenance in the measured time. */
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
  /** Random numbers that are not tied to a node: periods, and which node to ask. */
  readonly draws: RandomStream;
  /** An unused ID. */
  freshId(): number;
  /** Marks a node as live, and draws its session. */
  goUp(slot: number, id: number): void;
  /** Schedules an event, unless the run ends before it. */
  later(ticks: number, kind: number, a: number, b: number, c?: number, d?: number, e?: number): void;
}

/** A protocol that maintains the tables as nodes join and leave. */
export interface MaintenanceProtocol {
  /** Called once the first nodes are live, with correct tables. */
  begin(): void;
  /** A node wants to join. Returns false if there is no slot for it. */
  arrive(): boolean;
  /** A node has departed. */
  left(slot: number, id: number, crashed: boolean): void;
  /** An event of kind MAINTENANCE or above; its integers begin at `at`. */
  handle(kind: number, event: Int32Array, at: number): void;
}
