// Options of the maintenance. Times are whole ticks of a millisecond.

export interface MaintenanceOptions {
  /** After this time without an answer a peer is considered dead. */
  readonly timeout: number;
  /** registry: time to detect a crash. */
  readonly detection: number;
  /** stabilize: mean periods of the calls; each interval is drawn from 0.5 to 1.5 times the mean. */
  readonly stabilizePeriod: number;
  readonly fixFingersPeriod: number;
  readonly checkPredecessorPeriod: number;
}
