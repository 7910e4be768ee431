// The progress of a flat run, on the progress line.

import type { RouteProgress } from '../../flat/threads/pool.ts';
import { amount, type ProgressLine } from '../../terminal/progress.ts';

const LABELS: Readonly<Record<RouteProgress['phase'], string>> = {
  'drawing IDs': 'drawing IDs',
  indexing: 'indexing the IDs',
  preparing: 'drawing links and failures',
  loading: 'walking, for the load',
  walking: 'walking',
};

/** Shows on the line how far a run of `total` packets is. `nowMs`: a monotonic clock. */
export function showOn(
  line: ProgressLine,
  total: number,
  nowMs: () => number = () => performance.now(),
): (progress: RouteProgress) => void {
  let last: RouteProgress['phase'] | undefined;
  let sinceMs = 0;
  return ({ phase, packets, hops }) => {
    if (phase !== last) sinceMs = nowMs();
    last = phase;
    const label = LABELS[phase];
    if (phase !== 'loading' && phase !== 'walking') return line.wait(label);
    const seconds = (nowMs() - sinceMs) / 1000;
    const rate = `${short(seconds === 0 ? 0 : hops / seconds)} hops/s`;
    line.show({ label, done: packets, total, said: [amount(packets, total, 'packets'), rate] });
  };
}

/** `12.3M`: three figures. */
export function short(value: number): string {
  for (const [unit, size] of [['G', 1e9] as const, ['M', 1e6] as const, ['k', 1e3] as const]) {
    if (value >= size) return `${(value / size).toPrecision(3)}${unit}`;
  }
  return value.toFixed(0);
}
