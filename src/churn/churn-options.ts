// What a churn run is asked to do. Times are in ticks of a millisecond, all whole.

import type { Key } from '../random/threefry.ts';
import type { ChurnGeometry, Maintenance } from './churn-geometry.ts';
import type { MaintenanceOptions } from './maintenance-options.ts';
import type { TimeLaw } from './time-law.ts';

export const TICKS_PER_SECOND = 1000;

export interface ChurnOptions extends MaintenanceOptions {
  readonly seed: Key;
  readonly geometry: ChurnGeometry;
  /** One that the geometry supports. */
  readonly maintenance: Maintenance;
  /** How many are up at the start, and on average. */
  readonly nodes: number;
  /** IDs are 0 to 2^bits - 1; each node that comes has one that nobody had before. */
  readonly bits: number;
  /** As the geometry counts them. */
  readonly entries: number;
  /** How long a node stays, and how long it takes until another one comes in its place. */
  readonly session: TimeLaw;
  readonly away: TimeLaw;
  /** Of those who leave, the share that says nothing. */
  readonly crashShare: number;
  /** Lookups that a node starts in a second, on average. */
  readonly lookupsPerSecond: number;
  /** Keys are the IDs of nodes that are up, or any. */
  readonly keys: 'nodes' | 'any';
  /** One way, each message anew, every value from least to most as likely. */
  readonly delay: { readonly min: number; readonly max: number };
  /** How long a lookup may be under way. */
  readonly giveUp: number;
  readonly maxHops: number;
  /** Timeouts that a lookup may have; 0: a query to a node that is down fails. */
  readonly maxTimeouts: number;
  /** Time before the lookups begin, which no count includes, and the time that is counted. */
  readonly warmUp: number;
  readonly duration: number;
}
