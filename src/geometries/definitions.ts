// The complete definitions of all geometries, for the engines and for what describes their features.

import { type ChurnGeometry, isSupported } from '../churn/churn-geometry.ts';
import type { GeometryDefinition } from './definition.ts';
import { DEFAULT_CHURN_GEOMETRY, GEOMETRY_NAMES, type GeometryName, loadDefinition } from './index.ts';

/** In the order of GEOMETRY_NAMES. */
export const allDefinitions: readonly GeometryDefinition[] = await Promise.all(
  GEOMETRY_NAMES.map(loadDefinition),
);

export const definitions = Object.fromEntries(
  GEOMETRY_NAMES.map((name, place) => [name, allDefinitions[place]]),
) as unknown as { readonly [N in GeometryName]: GeometryDefinition };

/** Geometries that churn supports, the default first. */
export const churnGeometries: readonly ChurnGeometry[] = [
  definitions[DEFAULT_CHURN_GEOMETRY],
  ...allDefinitions.filter(({ name }) => name !== DEFAULT_CHURN_GEOMETRY),
].filter(isSupported);
