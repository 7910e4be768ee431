// What a flat run came to. Nothing in it depends on the machine.

import { deadCount } from '../../flat/failures.ts';
import { overlayBytes } from '../../flat/flat-overlay.ts';
import { preparedBytes } from '../../flat/prepare.ts';
import { type CompleteOptions, completeOptions, NO_HOP_LIMIT } from '../../flat/route-options.ts';
import {
  DELIVERED,
  NO_LIVE_PEER,
  type OUTCOMES,
  type Tally,
  TOO_MANY_HOPS,
  tallyHash,
} from '../../flat/tally.ts';
import type { GeometryName } from '../../geometries/index.ts';
import { pathTheory, type Theory } from '../../geometries/theory.ts';
import { type Counted, type Counts, countedFrom, countsByValue, gini } from '../../results/statistics.ts';
import { count } from '../../text/text.ts';
import type { GeometryJob, RouteFlags } from './options.ts';

/** What was counted. */
export interface RouteFigures {
  /** Delivered, failed and in flight together. */
  readonly sent: number;
  readonly delivered: number;
  /** By reason. */
  readonly failed: Readonly<Record<Exclude<(typeof OUTCOMES)[number], 'delivered'>, number>>;
  /** Only of a run that was interrupted. */
  readonly inFlight: number;
  readonly hops: number;
  /** What nodes sent in floods. */
  readonly copies: number;
  /** Hops of each packet that was delivered. */
  readonly pathLengths: Counted;
  /** Dead peers that were tried. */
  readonly timeouts: number;
  /** What live nodes relayed; undefined when it was not counted. */
  readonly load: RelayLoad | undefined;
  readonly bytesPerNode: number;
  readonly digest: string;
}

export interface RelayLoad {
  readonly mean: number;
  readonly p99: number;
  readonly max: number;
  readonly maxOverMean: number;
  readonly gini: number;
}

export interface RouteFacts extends RouteFigures {
  readonly flags: CompleteFlags;
  /** It was interrupted. */
  readonly partial: boolean;
  readonly theory: Theory | undefined;
}

type Complete = GeometryJob & CompleteOptions;

/** The job with nothing left out. Throws a RangeError, with a clause that says what would be right. */
export function completeJob(job: GeometryJob): Complete {
  return { ...job, ...completeOptions(job.nodes, job) };
}

export type CompleteFlags = ReturnType<typeof completeFlags>;

/** The job as it is typed: the options that results depend on, complete. Throws as completeJob. */
export function completeFlags(job: GeometryJob) {
  const { entries, fail, failMode, onDead, hopLimit } = completeJob(job);
  const { geometry, nodes, bits, seed, run = 1, packets, detail } = job;
  const isLimited = hopLimit !== NO_HOP_LIMIT && (fail > 0 || geometry.flat.floods === true);
  return {
    geometry: geometry.name as GeometryName,
    nodes,
    entries,
    idBits: bits,
    seed,
    run,
    packets,
    fail,
    failMode,
    onDead,
    maxHops: isLimited ? hopLimit : undefined,
    load: detail !== 'none',
  } satisfies Partial<RouteFlags>;
}

/** `tally` of that job, or of a part of it when it was interrupted. */
export function routeFacts(job: GeometryJob, tally: Tally, partial: boolean): RouteFacts {
  return {
    ...routeFigures(job, tally),
    flags: completeFlags(job),
    partial,
    theory: pathTheory(completeJob(job)),
  };
}

/** `tally` of that job, or of a part of it. */
export function routeFigures(job: GeometryJob, tally: Tally): RouteFigures {
  const complete = completeJob(job);
  const { outcomes, lengths, timeouts, relayed } = tally;
  const loads = relayed && countedFrom(relayCounts(relayed, deadCount(job.nodes, complete.fail)));
  return {
    sent: tally.packets,
    delivered: outcomes[DELIVERED]!,
    failed: { 'no live peer': outcomes[NO_LIVE_PEER]!, 'too many hops': outcomes[TOO_MANY_HOPS]! },
    inFlight: tally.inFlight,
    hops: tally.hops,
    copies: tally.copies,
    pathLengths: countedFrom(countsByValue(lengths)),
    timeouts: timeouts.reduce((sum, packets, each) => sum + each * packets, 0),
    load: loads && {
      mean: loads.mean,
      p99: loads.quantile(0.99),
      max: loads.max,
      maxOverMean: loads.mean === 0 ? 0 : loads.max / loads.mean,
      gini: gini([...loads.entries()]),
    },
    bytesPerNode: heldBytes(complete) / job.nodes,
    digest: tallyHash(tally),
  };
}

/** What the overlay takes while packets walk: IDs, index, links, failed nodes. */
function heldBytes(job: Complete): number {
  return overlayBytes(job).overlay + preparedBytes(job.nodes, job).prepared;
}

/** Values below this are counted in an array; how many there can be above is bounded by the hops. */
const DENSE = 2 ** 16;

/** How many live nodes relayed how much; `dead` nodes relayed nothing and are left out. Cost: some ns a node. */
export function relayCounts(relayed: Uint32Array, dead = 0): Counts {
  const dense = new Float64Array(DENSE);
  const above = new Map<number, number>();
  for (const value of relayed) {
    if (value < DENSE) dense[value]!++;
    else above.set(value, (above.get(value) ?? 0) + 1);
  }
  dense[0]! -= dead;
  return [...countsByValue(dense), ...[...above].sort(([a], [b]) => a - b)];
}

type Ended = Pick<RouteFigures, 'sent' | 'delivered' | 'failed' | 'inFlight'>;

/** Every packet ends, or is in flight when a run is interrupted. `packets`: as many as were to be sent. */
export function conservationMistake(
  { sent, delivered, failed, inFlight }: Ended,
  packets: number,
  partial: boolean,
): string | undefined {
  const lost = Object.values(failed).reduce((sum, each) => sum + each, 0);
  if (delivered + lost + inFlight !== sent) {
    return `${count(delivered)} delivered, ${count(lost)} failed, ${count(inFlight)} in flight are not the ${count(sent)} sent`;
  }
  if (partial || (sent === packets && inFlight === 0)) return undefined;
  return `${count(sent)} of ${count(packets)} packets were sent, ${count(inFlight)} have not ended`;
}
