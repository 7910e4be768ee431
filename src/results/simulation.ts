// What `sinkward simulate` prints after its traffic tables: paths, delivery times, load, the control plane, and the command
// that repeats it.

import type { Summary } from '../overlay/report.ts';
import { type BlockLine, blockText } from '../text/block.ts';
import { binned, histogramLines } from '../text/histogram.ts';
import { count, plural } from '../text/text.ts';
import type { EventOf } from './events.ts';
import { type Counted, gini } from './statistics.ts';

export interface SimulationFacts {
  readonly nodes: number;
  readonly idBits: number;
  readonly packets: {
    readonly sent: number;
    readonly received: number;
    /** Given up by a node that counts it. */
    readonly dropped: number;
    /** Gone with a link or a node. */
    readonly lost: number;
  };
  /** Hops that packets took, lost ones included. */
  readonly hops: number;
  /** Hops in the tables of all runs: those that a node counted before it was gone are in none. */
  readonly reportedHops: number;
  /** Hops of each packet that arrived. */
  readonly pathLengths: Counted;
  /** Delivery time of each packet that arrived, in virtual microseconds. */
  readonly deliveryUs: Counted;
  readonly load: Load;
  readonly controlMessages: number;
  /** undefined: nobody counted them. */
  readonly controlBytes: number | undefined;
  // Up to the end of the last command: what follows is everybody's leaving.
  readonly virtualSeconds: number;
  readonly events: number;
  readonly digest: string;
  /** Repeats it, as block.ts takes commands. */
  readonly command: readonly string[];
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
  const ascending = [...values].sort((a, b) => a - b);
  return {
    maxOverMean: ascending.at(-1)! / (total / values.length),
    gini: gini(ascending.map((value) => [value, 1])),
  };
}

/** Rows of the histogram. */
const MAX_BINS = 20;

/** Lines for people, at most `width` characters each as far as words allow. */
export function simulationText(facts: SimulationFacts, width: number): string {
  const { packets, controlMessages, controlBytes, virtualSeconds, events, digest, command } = facts;
  const bytes = controlBytes === undefined ? ' (--codec counts bytes)' : `, ${plural(controlBytes, 'byte')}`;
  return blockText(
    [
      ...(packets.sent === 0 ? [['Packets', 'none was sent'] as const] : packetLines(facts, width)),
      ['Control', `${plural(controlMessages, 'message')}${bytes}`],
      [
        'Virtual time',
        `${virtualSeconds.toFixed(6)} s, ${plural(events, 'event')}, until the last command ended`,
      ],
      ['Digest', digest],
      { label: 'Again', command },
    ],
    width,
  );
}

/** What became of the packets; nothing of it can be said where there were none. */
function packetLines(facts: SimulationFacts, width: number): BlockLine[] {
  const { packets, hops, reportedHops, pathLengths, deliveryUs, load } = facts;
  const all = [
    `${count(packets.sent)} sent`,
    `${count(packets.received)} received`,
    ...(packets.dropped > 0 ? [`${count(packets.dropped)} dropped`] : []),
    ...(packets.lost > 0 ? [`${count(packets.lost)} lost`] : []),
  ];
  const inTables =
    hops === reportedHops ? '' : ` taken in all; the runs above have ${count(reportedHops)}, as nodes told`;
  return [
    ['Packets', all.join(', ')],
    ['Hops', `${count(hops)}${inTables}`],
    ['Path length', spread(pathLengths, 'hops', (mean) => mean.toFixed(2), count)],
    { drawn: histogramLines(binned(pathLengths.entries(), MAX_BINS), width) },
    ['Delivery', deliverySpread(deliveryUs)],
    ['Relays', `the busiest relays ${load.maxOverMean.toFixed(2)} x the mean; Gini ${load.gini.toFixed(3)}`],
  ];
}

export function simulationEvent(facts: SimulationFacts): EventOf<'simulation'> {
  const { pathLengths, deliveryUs, controlBytes, command, ...rest } = facts;
  return {
    event: 'simulation',
    ...rest,
    command: command.join(' '),
    pathLength: { ...numbers(pathLengths, 1), counts: [...pathLengths.entries()] },
    deliveryMs: numbers(deliveryUs, 1000),
    controlBytes: controlBytes ?? null,
  };
}

/** `Simulated 1,234,567 events in 1.234 s: 1,000,000 a second.`; of less than a second no rate, as most of it is starting up. */
export function speedSentence(events: number, wallMs: number): string {
  const time = `Simulated ${plural(events, 'event')} in ${(wallMs / 1000).toFixed(3)} s`;
  return wallMs < 1000 ? `${time}.` : `${time}: ${count(Math.round((1000 * events) / wallMs))} a second.`;
}

type Show = (value: number) => string;

function spread(values: Counted, unit: string, showMean: Show, show: Show): string {
  if (values.count === 0) return 'no packet arrived';
  const { mean, p50, p99, max } = numbers(values, 1);
  return `mean ${showMean(mean)}, p50 ${show(p50)}, p99 ${show(p99)}, max ${show(max)} ${unit}`;
}

/** Mean and max are exact; quantiles are known to 1 %, and are shown so. */
function deliverySpread(us: Counted): string {
  if (us.count === 0) return 'no packet arrived';
  const { mean, p50, p99, max } = numbers(us, 1000);
  const [exactMean, exactMax] = [mean, max].map((ms) => ms.toFixed(3));
  return `mean ${exactMean}, p50 ${threeDigits(p50)}, p99 ${threeDigits(p99)}, max ${exactMax} ms`;
}

/** `0.250`, `2.50`, `25.0`, `250`, `2,500`, `12,300`. */
function threeDigits(ms: number): string {
  const rounded = Number(ms.toPrecision(3));
  if (rounded >= 100) return count(rounded);
  return rounded.toFixed(rounded < 1 ? 3 : rounded < 10 ? 2 : 1);
}

function numbers(values: Counted, scale: number) {
  return {
    mean: values.mean / scale,
    p50: values.quantile(0.5) / scale,
    p99: values.quantile(0.99) / scale,
    max: values.max / scale,
  };
}
