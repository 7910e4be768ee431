// The event of `sinkward churn`.

import { z } from 'zod';
import { amount, byReason, command, count, digest, event, fraction, partial, text } from './form.ts';

const timeLaw = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), meanMs: amount }),
  z.strictObject({ kind: z.literal('exponential'), meanMs: amount }),
  z.strictObject({ kind: z.literal('pareto'), meanMs: amount, shape: amount }),
  z.strictObject({ kind: z.literal('log-normal'), meanMs: amount, sigma: amount }),
]);

export const churn = event('churn', 'churn', 'lookups and maintenance under churn', {
  partial,
  seconds: amount.meta({ description: 'That were counted, of virtual time.' }),
  issued: count,
  delivered: count,
  failed: byReason,
  inFlight: count,
  latencyMs: z.strictObject({ mean: amount, p50: amount, p99: amount }),
  hops: z.strictObject({ mean: amount, p99: amount }),
  timeoutsPerLookup: amount,
  joins: count,
  departures: count,
  crashes: count.meta({ description: 'Departures that were crashes.' }),
  putOff: count.meta({ description: 'Arrivals delayed as there was no room.' }),
  meanLive: amount,
  maintenanceMessages: count,
  maintenanceBytes: count,
  events: count,
  digest,
  timeline: z
    .array(
      z.strictObject({
        endMs: count,
        live: count,
        issued: count,
        delivered: count,
        failed: count,
        joins: count,
        departures: count,
        maintenanceMessages: count,
      }),
    )
    .meta({ description: 'Counts of intervals, up to 60; live: at the end of each.' }),
  options: z
    .strictObject({
      geometry: text,
      maintenance: z.enum(['registry', 'stabilize']),
      nodes: count,
      bits: count,
      entries: count,
      session: timeLaw,
      away: timeLaw,
      crashShare: fraction,
      lookupsPerSecond: amount,
      keys: z.enum(['nodes', 'any']),
      delay: z.strictObject({ min: count, max: count }),
      timeout: count,
      giveUp: count,
      maxHops: count,
      maxTimeouts: count,
      warmUp: count,
      duration: count,
      detection: count,
      stabilizePeriod: count,
      fixFingersPeriod: count,
      checkPredecessorPeriod: count,
    })
    .meta({ description: 'Times in milliseconds.' }),
  command,
});
