// Which geometries can be run under churn, with which maintenance, and how each is made.

import { RegistryChord } from './chord-registry.ts';
import { ChordState } from './chord-state.ts';
import { RegistryHops } from './hops-tables.ts';
import { RegistryKademlia } from './kademlia-tables.ts';
import type { Nodes } from './nodes.ts';
import type { ChurnGeometry, ChurnOptions, Maintenance } from './options.ts';
import { RegistryMaintenance } from './registry-maintenance.ts';
import type { Ring } from './ring.ts';
import { Stabilize } from './stabilize.ts';
import type { RegistryTables, Tables } from './tables.ts';
import type { MaintenanceProtocol, World } from './world.ts';

export const OFFERED: { readonly [G in ChurnGeometry]: readonly Maintenance[] } = {
  chord: ['registry', 'stabilize'],
  hops: ['registry'],
  kademlia: ['registry'],
};

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
