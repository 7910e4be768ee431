// All of every geometry: for the engines, and for whoever tells what they can do.

import { type ChurnGeometry, isSupported } from '../churn/geometry.ts';
import type { GeometryDefinition } from './definition.ts';
import { DEFAULT_CHURN_GEOMETRY, GEOMETRY_NAMES, type GeometryName, loadDefinition } from './index.ts';

/** In the order of the list. */
export const allDefinitions: readonly GeometryDefinition[] = await Promise.all(
  GEOMETRY_NAMES.map(loadDefinition),
);

export const definitions = Object.fromEntries(
  GEOMETRY_NAMES.map((name, place) => [name, allDefinitions[place]]),
) as unknown as { readonly [N in GeometryName]: GeometryDefinition };

/** Those that can be run under churn, the default first. */
export const churnGeometries: readonly ChurnGeometry[] = [
  definitions[DEFAULT_CHURN_GEOMETRY],
  ...allDefinitions.filter(({ name }) => name !== DEFAULT_CHURN_GEOMETRY),
].filter(isSupported);
