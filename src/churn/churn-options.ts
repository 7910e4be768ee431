// Options of a churn run. Times are whole ticks of a millisecond.

import type { Key } from '../random/threefry.ts';
import type { ChurnGeometry, Maintenance } from './churn-geometry.ts';
import type { MaintenanceOptions } from './maintenance-options.ts';
import type { TimeLaw } from './time-law.ts';

export const TICKS_PER_SECOND = 1000;

export interface ChurnOptions extends MaintenanceOptions {
  readonly seed: Key;
  readonly geometry: ChurnGeometry;
  /** A kind of maintenance that the geometry supports. */
  readonly maintenance: Maintenance;
  /** Live nodes at the start, and on average. */
  readonly nodes: number;
  /** IDs are 0 to 2^bits - 1; every arriving node has an unused one. */
  readonly bits: number;
  /** In the geometry's unit. */
  readonly entries: number;
  /** Session lengths, and the time until a departed node is replaced. */
  readonly session: TimeLaw;
  readonly away: TimeLaw;
  /** Fraction of departures that are crashes. */
  readonly crashShare: number;
  /** Mean lookups started per node and second. */
  readonly lookupsPerSecond: number;
  /** Whether keys are IDs of live nodes, or any. */
  readonly keys: 'nodes' | 'any';
  /** One-way delay of a message, drawn uniformly from min to max for each. */
  readonly delay: { readonly min: number; readonly max: number };
  /** Deadline of a lookup. */
  readonly giveUp: number;
  readonly maxHops: number;
  /** Timeouts allowed per lookup; 0: a query to a dead node fails. */
  readonly maxTimeouts: number;
  /** Time before the lookups begin, which is not measured, and the measured time. */
  readonly warmUp: number;
  readonly duration: number;
}
