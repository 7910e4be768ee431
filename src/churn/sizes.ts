// The capacity that a churn run needs: slots, waiting events, bytes.

import type { ChurnOptions } from './churn-options.ts';
import { TICKS_PER_SECOND } from './churn-options.ts';

/** Six standard deviations of a Poisson count, and some more for small ones. */
function withMargin(mean: number): number {
  return Math.ceil(mean + 6 * Math.sqrt(mean)) + 64;
}

/** Live and joining nodes, and, with a registry, departed ones that it has not detected. */
export function slotsFor(options: ChurnOptions): number {
  const { nodes, session, away, delay, detection, maintenance, timeout } = options;
  const perTick = (nodes / session.meanMs / TICKS_PER_SECOND) * 1000;
  const lingers = maintenance === 'registry' ? detection + 4 * delay.max : 8 * timeout + 64 * delay.max;
  const swing = away.meanMs > 1 ? 6 * Math.sqrt(nodes) : 0;
  return Math.ceil(nodes + swing) + withMargin(perTick * lingers);
}

/** Events on the wheel: three times the mean, since unused capacity costs nothing. */
export function waitingEvents(options: ChurnOptions): number {
  return withMargin(3 * meanEvents(options));
}

/** Departures and arrivals, the nodes' calls and their answers, and what waits for departed nodes. */
function meanEvents(options: ChurnOptions): number {
  const { nodes, session, away, warmUp, duration } = options;
  const time = warmUp + duration;
  const departures = nodes * Math.min(1, time / session.meanMs);
  const arrivals = (nodes * Math.min(away.meanMs, time)) / session.meanMs;
  return departures + arrivals + meanMaintenance(options, time, nodes / session.meanMs);
}

/** leaving: departures per tick. */
function meanMaintenance(options: ChurnOptions, time: number, leaving: number): number {
  const { nodes, maintenance, detection, delay, timeout } = options;
  if (maintenance === 'registry') return leaving * (Math.min(detection, time) + 4 * delay.max);
  const { stabilizePeriod, fixFingersPeriod, checkPredecessorPeriod } = options;
  const answers =
    (timeout + 3 * delay.max) / stabilizePeriod +
    delay.max / fixFingersPeriod +
    timeout / checkPredecessorPeriod;
  const periods = [stabilizePeriod, fixFingersPeriod, checkPredecessorPeriod];
  const orphans = periods.reduce((sum, period) => sum + leaving * Math.min(period, time), 0);
  return nodes * (periods.length + answers) + orphans;
}

/**
 * Lookups in flight: far more than the mean, up to the maximum before their deadline where that is
 * affordable.
 */
export function waitingLookups(options: ChurnOptions): number {
  const { nodes, lookupsPerSecond, giveUp, timeout } = options;
  const max = (nodes * lookupsPerSecond * (giveUp + 2 * timeout)) / TICKS_PER_SECOND;
  const many = Math.max(FEW, 8 * meanLookups(options));
  return Math.min(MAX_LOOKUPS, withMargin(Math.min(max, many)) + 4 * nodes);
}

/** Lookups that take some 40 MB. */
const FEW = 1e6;

/** Maximum lookups in flight: 4 GB of them. */
export const MAX_LOOKUPS = 1e8;

/** Mean lookups in flight with no dead nodes. */
export function meanLookups({ nodes, lookupsPerSecond, delay, timeout }: ChurnOptions): number {
  const hops = 2 + (32 - Math.clz32(nodes)) / 2;
  return (nodes * lookupsPerSecond * (hops * delay.max + timeout)) / TICKS_PER_SECOND;
}

/**
 * Bytes of the slots, the tables, and the mean number of waiting events, plus a quarter for their variance.
 */
export function bytesFor(options: ChurnOptions): number {
  const { geometry, bits, entries, nodes, maintenance } = options;
  const slots = slotsFor(options);
  const { rowBytes, indexBytes = 0 } = geometry.churn;
  const index = (RING_INDEX_BYTES + indexBytes) * 2 ** Math.min(bits, 32 - Math.clz32(nodes));
  const perSlot = rowBytes(entries, bits) + (maintenance === 'stabilize' ? 45 : 36);
  const waiting = 28 * meanEvents(options) + 40 * meanLookups(options);
  return RUNTIME_BYTES + slots * perSlot + index + 1.25 * waiting;
}

/** Per value of an ID's high bits. */
const RING_INDEX_BYTES = 4;

/** Memory of the program itself. */
const RUNTIME_BYTES = 80e6;

/** Mean number of nodes in total, from the start to the end of the run. */
export function arrivalsInAll({ nodes, session, warmUp, duration }: ChurnOptions): number {
  return nodes * (1 + (warmUp + duration) / session.meanMs);
}

/** Maximum nodes, other options equal, that fit into `bytes`, rounded down to two digits; below 2: none. */
export function largestFit(options: ChurnOptions, bytes: number): number {
  let fits = 0;
  let tooMany = options.nodes;
  while (tooMany - fits > 1) {
    const nodes = Math.floor((fits + tooMany) / 2);
    if (bytesFor({ ...options, nodes }) <= bytes) fits = nodes;
    else tooMany = nodes;
  }
  const step = 10 ** Math.max(0, String(fits).length - 2);
  return Math.floor(fits / step) * step;
}
