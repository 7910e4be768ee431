// All that a geometry is, in one value: `definition` of `<name>/index.ts`.

import type { ChurnSubject } from '../churn/geometry.ts';
import type { FlatGeometry } from '../flat/geometry.ts';
import type { GeometryTheory } from './theory.ts';

/** Tables and routing for every world; `flat` and `churn` for the engines of these names. */
export interface GeometryDefinition extends FlatGeometry, ChurnSubject {
  /** Among those that are compared when nobody names any. */
  readonly comparedUnasked: boolean;
  readonly theory: GeometryTheory;
}
