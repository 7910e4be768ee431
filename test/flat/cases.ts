// Random overlays for laws.

import fc from 'fast-check';
import type { GeometryName } from '../../src/geometries/index.ts';
import { geometries } from '../../src/geometries/index.ts';
import type { Geometry } from '../../src/routing/geometry.ts';
import type { Case } from './twin.ts';

/** Of 2 to 90 nodes, small ones more often, from full spaces of IDs to nearly empty ones. */
export const aCase = (geometry: GeometryName): fc.Arbitrary<Case> =>
  fc
    .record({
      nodes: fc.oneof(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 90 })),
      spare: fc.oneof(fc.constant(0), fc.nat(24)),
      seed: fc.string(),
      any: fc.nat(),
      few: fc.boolean(),
    })
    .map(({ nodes: about, spare, seed, any, few }) => {
      const { maxEntries, choices }: Geometry = geometries[geometry];
      const nodes = maxEntries(about) > 0 ? about : 2 ** (31 - Math.clz32(about));
      const most = few ? Math.min(4, maxEntries(nodes)) : maxEntries(nodes);
      const numbers = choices?.(nodes) ?? Array.from({ length: most }, (_, i) => i + 1);
      const bits = Math.min(31, Math.max(2, 32 - Math.clz32(nodes - 1) + spare));
      return { nodes, bits, seed, entries: numbers[any % numbers.length]! };
    });
