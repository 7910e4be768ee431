// What a run's walks read beside the overlay: links that are written down, and who has failed. Drawn once; threads share it.

import { drawFailures, type Failures, failureBytes } from './failures.ts';
import type { FlatGeometry } from './flat-geometry.ts';
import { type Allocate, type FlatOverlay, onHeap } from './flat-overlay.ts';
import { type CompleteOptions, completeOptions, type RouteOptions } from './route-options.ts';
import type { Links } from './walk.ts';

/** Typed arrays only, so that it can be sent to threads; over SharedArrayBuffers, if so allocated, without a copy. */
export interface Prepared {
  /** Of linkBytes: empty for geometries that store none. */
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
  const { geometry } = options;
  const links = new Int32Array(allocate(linkBytes(geometry, overlay.nodes, entries)));
  geometry.flat.fillLinks?.(overlay, entries, links);
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

/** Bytes that the stored links of an overlay take; 0 for geometries that store none. */
export function linkBytes({ flat }: FlatGeometry, nodes: number, entries: number): number {
  return flat.fillLinks === undefined ? 0 : 4 * nodes * entries;
}

/** What each router takes that grows with the overlay. */
export function routerBytes(nodes: number, { flat }: FlatGeometry): number {
  return (flat.walkBytesPerNode ?? 0) * nodes;
}
