// Counts per interval of the measured time.

/** Cumulative counts. */
export interface Totals {
  readonly issued: number;
  readonly delivered: number;
  readonly failed: number;
  readonly joins: number;
  readonly departures: number;
  readonly maintenanceMessages: number;
}

/** Counts within the interval. */
export interface Interval extends Totals {
  /** End of the interval, in measured time. */
  readonly endMs: number;
  /** Live nodes at its end. */
  readonly live: number;
}

const INTERVALS = 60;

export class Timeline {
  readonly intervals: Interval[] = [];
  readonly #duration: number;
  readonly #every: number;
  #before: Totals = { issued: 0, delivered: 0, failed: 0, joins: 0, departures: 0, maintenanceMessages: 0 };

  /** duration: the measured time, in ticks. */
  constructor(duration: number) {
    this.#duration = duration;
    this.#every = Math.max(1, Math.ceil(duration / INTERVALS));
  }

  /** Whether an interval ends at this tick of the measured time. The last may be shorter. */
  endsAt(tick: number): boolean {
    return tick % this.#every === 0 || tick === this.#duration;
  }

  add(endMs: number, live: number, totals: Totals): void {
    const before = this.#before;
    this.intervals.push({
      endMs,
      live,
      issued: totals.issued - before.issued,
      delivered: totals.delivered - before.delivered,
      failed: totals.failed - before.failed,
      joins: totals.joins - before.joins,
      departures: totals.departures - before.departures,
      maintenanceMessages: totals.maintenanceMessages - before.maintenanceMessages,
    });
    this.#before = totals;
  }
}
