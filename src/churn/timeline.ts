// What happened in one interval after the other: how it goes up and down over the time that is counted.

/** Counts since the counting began. */
export interface Totals {
  readonly issued: number;
  readonly delivered: number;
  readonly failed: number;
  readonly joins: number;
  readonly departures: number;
  readonly maintenanceMessages: number;
}

/** Counts of the interval alone. */
export interface Interval extends Totals {
  /** Its end, since the counting began. */
  readonly endMs: number;
  /** How many are up at its end. */
  readonly live: number;
}

const INTERVALS = 60;

export class Timeline {
  readonly intervals: Interval[] = [];
  readonly #duration: number;
  readonly #every: number;
  #before: Totals = { issued: 0, delivered: 0, failed: 0, joins: 0, departures: 0, maintenanceMessages: 0 };

  /** duration: of all that is counted, in ticks. */
  constructor(duration: number) {
    this.#duration = duration;
    this.#every = Math.max(1, Math.ceil(duration / INTERVALS));
  }

  /** Whether an interval ends so many ticks after the counting began. The last may be shorter than the others. */
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
