// What a run's walks read beside the overlay: links that are written down, and who has failed. Drawn once; threads share it.

import type { GeometryName } from '../routing/geometry.ts';
import { drawFailures, type Failures, failureBytes } from './failures.ts';
import { type CompleteOptions, completeOptions, type RouteOptions } from './options.ts';
import { type Allocate, type FlatOverlay, onHeap } from './overlay.ts';
import { fillLinks, type Links, linkBytes } from './stored-links.ts';

/** Typed arrays only, so that it can be sent to threads; over SharedArrayBuffers, if so allocated, without a copy. */
export interface Prepared {
  /** Empty for geometries that have none. Of linkBytes, see links.ts. */
  readonly links: Links;
  /** Undefined when nobody has failed. Of failureBytes, see failures.ts. */
  readonly failures: Failures | undefined;
}

/**
 * `relayed` by rank, from a run of the same options without failures, is needed where the failed are those with the highest
 * load: a Tally's `relayed`. Throws a RangeError for options that cannot be.
 */
export function prepare(
  overlay: FlatOverlay,
  options: RouteOptions,
  allocate: Allocate = onHeap,
  relayed?: Uint32Array,
): Prepared {
  const { entries, fail, failMode } = completeOptions(overlay.nodes, options);
  const links = new Int32Array(allocate(linkBytes(options.geometry, overlay.nodes, entries)));
  fillLinks(options.geometry, overlay, entries, links);
  const failures = fail > 0 ? drawFailures(overlay, fail, failMode, allocate, relayed) : undefined;
  return { links, failures };
}

/** What the above takes, and what drawing it takes in addition for a while. */
export function preparedBytes(
  nodes: number,
  { geometry, entries, fail, failMode }: CompleteOptions & Pick<RouteOptions, 'geometry'>,
): { prepared: number; scratch: number } {
  const links = linkBytes(geometry, nodes, entries);
  if (fail === 0) return { prepared: links, scratch: 0 };
  const { failures, scratch } = failureBytes(nodes, fail, failMode);
  return { prepared: links + failures, scratch };
}

/** What each router takes that grows with the overlay: floods remember which nodes have a packet, and from whom. */
export function routerBytes(nodes: number, geometry: GeometryName): number {
  return geometry === 'flood' ? 9 * nodes : 0;
}
