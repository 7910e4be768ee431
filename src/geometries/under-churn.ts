// Which geometries can be run under churn, with which maintenance, and how each is made.

import type { Nodes } from '../churn/nodes.ts';
import type { ChurnGeometry, ChurnOptions, Maintenance } from '../churn/options.ts';
import { RegistryMaintenance } from '../churn/registry-maintenance.ts';
import type { Ring } from '../churn/ring.ts';
import type { RegistryTables, Tables } from '../churn/tables.ts';
import type { MaintenanceProtocol, World } from '../churn/world.ts';
import type { GeometryName } from '../routing/geometry.ts';
import { RegistryChord } from './chord/registry-tables.ts';
import { Stabilize } from './chord/stabilize.ts';
import { ChordState } from './chord/state.ts';
import { RegistryHops } from './hops/live-tables.ts';
import { RegistryKademlia } from './kademlia/live-tables.ts';

export const OFFERED: { readonly [G in ChurnGeometry]: readonly Maintenance[] } = {
  chord: ['registry', 'stabilize'],
  hops: ['registry'],
  kademlia: ['registry'],
};

/** Why the others are not offered: clauses that follow `since`. */
const LEFT_OUT: { readonly [G in Exclude<GeometryName, ChurnGeometry>]: string } = {
  pastry: 'how its leaf sets and tables are repaired is not modelled',
  symphony: 'how its links are drawn anew is not modelled',
  debruijn: 'its lookups carry more than a key',
  flood: 'floods have no next hop that could time out',
  hypercube: 'it has a power of two of nodes at any time',
  tree: 'it is kademlia with --entries 1 --max-timeouts 0',
};

/** Why a geometry cannot be run with a maintenance, and what can; undefined when it can. */
export function whyNot(geometry: string, maintenance: Maintenance): string | undefined {
  const kinds = Object.hasOwn(OFFERED, geometry) ? OFFERED[geometry as ChurnGeometry] : undefined;
  if (kinds?.includes(maintenance)) return undefined;
  if (kinds !== undefined)
    return `stabilize is a protocol of chord: with ${geometry} give --maintenance registry`;
  const isKnown = Object.hasOwn(LEFT_OUT, geometry);
  const reason = isKnown ? `, since ${LEFT_OUT[geometry as keyof typeof LEFT_OUT]}` : '';
  return `there is no ${geometry} under churn${reason}: give ${Object.keys(OFFERED).join(', ')}`;
}

export interface Made {
  readonly tables: Tables;
  /** Once the ring has the first nodes: fills their tables, and says who keeps them. */
  start(world: World): MaintenanceProtocol;
}

export function createTables(options: ChurnOptions, ring: Ring, { liveId }: Nodes): Made {
  if (options.maintenance === 'stabilize') {
    const tables = new ChordState(ring, liveId, options.entries);
    return {
      tables,
      start(world) {
        tables.fill();
        return new Stabilize(world, tables);
      },
    };
  }
  const Kept = { chord: RegistryChord, hops: RegistryHops, kademlia: RegistryKademlia }[options.geometry];
  const tables: RegistryTables = new Kept(ring, liveId, options.entries);
  return {
    tables,
    start(world) {
      tables.fill();
      return new RegistryMaintenance(world, tables);
    },
  };
}
