// What the walks of a run read beside the overlay: stored links, and failed nodes. Drawn once and shared by
// threads.

import { drawFailures, type Failures, failureBytes } from './failures.ts';
import type { FlatGeometry } from './flat-geometry.ts';
import { type Allocate, type FlatOverlay, onHeap } from './flat-overlay.ts';
import { type CompleteOptions, completeOptions, type RouteOptions } from './route-options.ts';
import type { Links } from './walk.ts';

/** Typed arrays only, so that threads receive it without a copy if they lie in SharedArrayBuffers. */
export interface Prepared {
  /** linkBytes long: empty for geometries that store none. */
  readonly links: Links;
  /** Undefined with no failed node. failureBytes long, see failures.ts. */
  readonly failures: Failures | undefined;
}

/**
 * `relayed`: relay counts by rank from a run without failures and with otherwise equal options, a Tally's
 * `relayed`; required for the mode `high-load`. Throws a RangeError for invalid options.
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

/** Bytes of the above, and the temporary memory for drawing it. */
export function preparedBytes(
  nodes: number,
  { geometry, entries, fail, failMode }: CompleteOptions & Pick<RouteOptions, 'geometry'>,
): { prepared: number; scratch: number } {
  const links = linkBytes(geometry, nodes, entries);
  if (fail === 0) return { prepared: links, scratch: 0 };
  const { failures, scratch } = failureBytes(nodes, fail, failMode);
  return { prepared: links + failures, scratch };
}

/** Bytes of the stored links of an overlay; 0 for geometries that store none. */
export function linkBytes({ flat }: FlatGeometry, nodes: number, entries: number): number {
  return flat.fillLinks === undefined ? 0 : 4 * nodes * entries;
}

/** Bytes of each router that grow with the overlay. */
export function routerBytes(nodes: number, { flat }: FlatGeometry): number {
  return (flat.walkBytesPerNode ?? 0) * nodes;
}
