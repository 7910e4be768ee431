// The list of geometries. To add one: a folder here, whose index.ts has its definition, and a line in LIST.
//
// Code that only builds tables, such as the registry, imports this file and starts quickly; definitions.ts
// loads the engines' parts.

import type { Geometry } from '../routing/geometry.ts';
import { chordTable } from './chord/table.ts';
import { debruijnTable } from './debruijn/table.ts';
import type { GeometryDefinition } from './definition.ts';
import { floodTable } from './flood/table.ts';
import { hopsTable } from './hops/table.ts';
import { hypercubeTable } from './hypercube/table.ts';
import { kademliaTable } from './kademlia/table.ts';
import { pastryTable } from './pastry/table.ts';
import { symphonyTable } from './symphony/table.ts';
import { treeTable } from './tree/table.ts';

interface Listed {
  readonly table: Geometry;
  readonly load: () => Promise<{ readonly definition: GeometryDefinition }>;
}

/** In the order in which help texts name them, the default first. */
const LIST = {
  hops: { table: hopsTable, load: () => import('./hops/index.ts') },
  chord: { table: chordTable, load: () => import('./chord/index.ts') },
  kademlia: { table: kademliaTable, load: () => import('./kademlia/index.ts') },
  pastry: { table: pastryTable, load: () => import('./pastry/index.ts') },
  symphony: { table: symphonyTable, load: () => import('./symphony/index.ts') },
  debruijn: { table: debruijnTable, load: () => import('./debruijn/index.ts') },
  flood: { table: floodTable, load: () => import('./flood/index.ts') },
  hypercube: { table: hypercubeTable, load: () => import('./hypercube/index.ts') },
  tree: { table: treeTable, load: () => import('./tree/index.ts') },
} as const satisfies Readonly<Record<string, Listed>>;

export type GeometryName = keyof typeof LIST;

/** The default geometry; under churn, the one with the most features there. */
export const DEFAULT_GEOMETRY: GeometryName = 'hops';
export const DEFAULT_CHURN_GEOMETRY: GeometryName = 'chord';

export const GEOMETRY_NAMES = Object.keys(LIST) as readonly GeometryName[];

/** Tables and routing of each geometry. */
export const geometries = Object.fromEntries(
  GEOMETRY_NAMES.map((name) => [name, LIST[name].table]),
) as unknown as { readonly [N in GeometryName]: Geometry };

/** Geometries that messengers support. */
export const messengerGeometries: readonly GeometryName[] = GEOMETRY_NAMES.filter(
  (name) => 'metric' in geometries[name].routing,
);

/** The complete definition of a geometry. */
export async function loadDefinition(name: GeometryName): Promise<GeometryDefinition> {
  return (await LIST[name].load()).definition;
}
