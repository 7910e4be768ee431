// What is said of a flat run: figures from its tally.

import { deadCount } from '../../flat/failures.ts';
import { overlayBytes } from '../../flat/flat-overlay.ts';
import { preparedBytes } from '../../flat/prepare.ts';
import { type CompleteOptions, completeOptions, type RouteOptions } from '../../flat/route-options.ts';
import { DELIVERED, OUTCOMES, type Tally, tallyHash } from '../../flat/tally.ts';
import type { GeometryDefinition } from '../../geometries/definition.ts';
import { type Counts, countedFrom, countsByValue, gini } from '../../results/counted.ts';
import type { RouteFigures } from '../../results/route.ts';

export interface RouteSpec extends RouteOptions {
  readonly geometry: GeometryDefinition;
  readonly nodes: number;
  readonly bits: number;
}

/** `tally` of a run of that spec, or of a part of it. */
export function routeFigures(spec: RouteSpec, tally: Tally): RouteFigures {
  const complete = completeSpec(spec);
  const { outcomes, lengths, timeouts, relayed } = tally;
  const loads = relayed && countedFrom(relayCounts(relayed, deadCount(spec.nodes, complete.fail)));
  return {
    sent: tally.packets,
    delivered: outcomes[DELIVERED]!,
    failed: Object.fromEntries(
      OUTCOMES.flatMap((name, place) => (place === DELIVERED ? [] : [[name, outcomes[place]!]])),
    ),
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
    bytesPerNode: heldBytes(complete) / spec.nodes,
    hash: tallyHash(tally),
  };
}

/** What the overlay takes while packets walk: IDs, index, links, who has failed. */
function heldBytes(spec: RouteSpec & CompleteOptions): number {
  return overlayBytes(spec).overlay + preparedBytes(spec.nodes, spec).prepared;
}

/** Values below this are counted in an array; how many there can be above is bounded by the hops. */
const DENSE = 2 ** 16;

/** How many nodes relayed how much; the dead, who relayed nothing, are left out. Cost: some ns a node. */
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

/** The options with nothing left out. Throws a RangeError, with a clause that says what would be right. */
export function completeSpec(spec: RouteSpec): RouteSpec & CompleteOptions {
  return { ...spec, ...completeOptions(spec.nodes, spec) };
}
