// What a simulation says beside the tables of its runs: ways, times, loads, the control plane, and how to have it again.

import type { Summary } from '../overlay/report.ts';
import { binned, histogramLines } from './histogram.ts';
import { count, plural } from './text.ts';

/** Whole numbers that were counted; how finely is the counter's affair. */
export interface Counted {
  readonly count: number;
  readonly mean: number;
  readonly max: number;
  /** The least value that this share of all, 0 to 1, does not exceed. */
  quantile(share: number): number;
  /** Ascending. */
  entries(): Iterable<readonly [value: number, count: number]>;
}

export interface SimulationFacts {
  readonly nodes: number;
  readonly packets: {
    readonly sent: number;
    readonly received: number;
    /** Given up by a node that counts it. */
    readonly dropped: number;
    /** Gone with a link or a node. */
    readonly lost: number;
  };
  readonly hops: number;
  /** Hops of each packet that arrived. */
  readonly pathLengths: Counted;
  /** Of each packet that arrived, in virtual microseconds. */
  readonly deliveryUs: Counted;
  readonly load: Load;
  readonly controlMessages: number;
  /** undefined: nobody counted them. */
  readonly controlBytes: number | undefined;
  readonly virtualSeconds: number;
  readonly events: number;
  readonly digest: string;
  /** What to type for the same again. */
  readonly command: string;
}

/** How evenly relays are loaded. Gini: 0 when all relay as much, towards 1 when one relays all. */
export interface Load {
  readonly maxOverMean: number;
  readonly gini: number;
}

/** The load of relays over all runs: what each node relayed is added up by its ID. */
export function relayLoad(summaries: readonly Summary[]): Load {
  const relayed = new Map<number, number>();
  for (const { id, relayed: packets } of summaries.flatMap(({ nodes }) => nodes)) {
    relayed.set(id, (relayed.get(id) ?? 0) + packets);
  }
  return loadOf([...relayed.values()]);
}

/** None relayed, or nobody there: 0 and 0. */
export function loadOf(values: readonly number[]): Load {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return { maxOverMean: 0, gini: 0 };
  const n = values.length;
  const ascending = [...values].sort((a, b) => a - b);
  const weighted = ascending.reduce((sum, value, index) => sum + (index + 1) * value, 0);
  return {
    maxOverMean: ascending[n - 1]! / (total / n),
    gini: (2 * weighted) / (n * total) - (n + 1) / n,
  };
}

/** Rows of the histogram. */
const MAX_BINS = 20;

/** Lines for people. The histogram fits the width; other lines are below 80 characters, but for the command. */
export function simulationText(facts: SimulationFacts, width: number): string {
  const { packets, pathLengths, deliveryUs, load } = facts;
  const gone = [
    ...(packets.dropped > 0 ? [`${count(packets.dropped)} dropped`] : []),
    ...(packets.lost > 0 ? [`${count(packets.lost)} lost`] : []),
  ];
  const bytes =
    facts.controlBytes === undefined ? ' (--codec counts bytes)' : `, ${plural(facts.controlBytes, 'byte')}`;
  const lines = [
    row(
      'Packets',
      [`${count(packets.sent)} sent`, `${count(packets.received)} received`, ...gone].join(', '),
    ),
    row('Hops', count(facts.hops)),
    row(
      'Path length',
      spread(pathLengths, 'hops', (mean) => mean.toFixed(2), count),
    ),
    ...histogramLines(binned(pathLengths.entries(), MAX_BINS), width),
    row('Delivery', spread(deliveryUs, 'ms', milliseconds, milliseconds)),
    row(
      'Relays',
      `the busiest relays ${load.maxOverMean.toFixed(2)} x the mean; Gini ${load.gini.toFixed(3)}`,
    ),
    row('Control', `${plural(facts.controlMessages, 'message')}${bytes}`),
    row('Virtual time', `${facts.virtualSeconds.toFixed(6)} s, ${plural(facts.events, 'event')}`),
    row('Digest', facts.digest),
    row('Again', facts.command),
  ];
  return `${lines.join('\n')}\n`;
}

/** One JSON line, with its line break; `counts` lists value and how many. */
export function simulationJson(facts: SimulationFacts): string {
  const { pathLengths, deliveryUs, controlBytes, ...rest } = facts;
  return `${JSON.stringify({
    event: 'simulation',
    ...rest,
    pathLength: { ...numbers(pathLengths, 1), counts: [...pathLengths.entries()] },
    deliveryMs: numbers(deliveryUs, 1000),
    controlBytes: controlBytes ?? null,
  })}\n`;
}

/** `Simulated 1,234,567 events in 1.234 s: 1,000,000 a second.` */
export function speedSentence(events: number, wallMs: number): string {
  const rate = count(Math.round((1000 * events) / Math.max(wallMs, 0.001)));
  return `Simulated ${plural(events, 'event')} in ${(wallMs / 1000).toFixed(3)} s: ${rate} a second.`;
}

function row(label: string, text: string): string {
  return `${label.padEnd(14)}${text}`;
}

type Show = (value: number) => string;

function spread(values: Counted, unit: string, showMean: Show, show: Show): string {
  if (values.count === 0) return 'no packet arrived';
  const { mean, p50, p99, max } = numbers(values, 1);
  return `mean ${showMean(mean)}, p50 ${show(p50)}, p99 ${show(p99)}, max ${show(max)} ${unit}`;
}

function milliseconds(us: number): string {
  return (us / 1000).toFixed(3);
}

function numbers(values: Counted, scale: number) {
  return {
    mean: values.mean / scale,
    p50: values.quantile(0.5) / scale,
    p99: values.quantile(0.99) / scale,
    max: values.max / scale,
  };
}
