// A complete geometry in one value: `definition` in `<name>/index.ts`.

import type { ChurnSubject } from '../churn/churn-geometry.ts';
import type { FlatGeometry } from '../flat/flat-geometry.ts';
import type { GeometryTheory } from './theory.ts';

/** Tables and routing for every engine; `flat` and `churn` for the engines of those names. */
export interface GeometryDefinition extends FlatGeometry, ChurnSubject {
  /** Whether `compare` includes it by default. */
  readonly comparedByDefault: boolean;
  readonly theory: GeometryTheory;
}
