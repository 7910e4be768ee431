// What keeping the tables depends on. Times are in ticks of a millisecond, all whole.

export interface MaintenanceOptions {
  /** After which a peer that has not answered is taken for dead. */
  readonly timeout: number;
  /** registry: how long it takes to notice that a node has crashed. */
  readonly detection: number;
  /** stabilize: the mean times between two calls; each is drawn from half of that to one and a half. */
  readonly stabilizePeriod: number;
  readonly fixFingersPeriod: number;
  readonly checkPredecessorPeriod: number;
}
