// Which geometries can be run under churn, with which maintenance, and how each is made.

import { RegistryChord } from './chord-registry.ts';
import { ChordTables, fillTables } from './chord-tables.ts';
import type { Nodes } from './nodes.ts';
import type { ChurnGeometry, ChurnOptions, Maintenance } from './options.ts';
import { RegistryMaintenance } from './registry-maintenance.ts';
import type { Ring } from './ring.ts';
import { Stabilize } from './stabilize.ts';
import type { Tables } from './tables.ts';
import type { MaintenanceProtocol, World } from './world.ts';

export const OFFERED: { readonly [G in ChurnGeometry]?: readonly Maintenance[] } = {
  chord: ['registry', 'stabilize'],
};

export interface Made {
  readonly tables: Tables;
  /** Once the ring is filled: the tables of the nodes on it, and who keeps them. */
  start(world: World): MaintenanceProtocol;
}

export function createMaintenance(options: ChurnOptions, ring: Ring, nodes: Nodes): Made {
  if (options.maintenance === 'stabilize') {
    const tables = new ChordTables(ring, nodes.liveId, options.entries);
    return {
      tables,
      start(world) {
        fillTables(tables);
        return new Stabilize(world, tables);
      },
    };
  }
  const tables = new RegistryChord(ring, nodes.liveId, options.entries);
  return {
    tables,
    start(world) {
      fillTables(tables);
      return new RegistryMaintenance(world, tables);
    },
  };
}
