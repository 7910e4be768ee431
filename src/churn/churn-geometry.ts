// What the churn engine needs to know of a geometry. Geometries plug in here: the engine names none of them.

import type { Geometry } from '../routing/geometry.ts';
import type { Ring } from '../routing/ring.ts';
import type { ChurnWorld, MaintenanceProtocol } from './maintenance-protocol.ts';
import { RegistryMaintenance } from './registry-maintenance.ts';
import type { RegistryTables, Tables } from './tables.ts';

/** A geometry as the churn engine sees it: what it supports, or why it supports nothing. */
export interface ChurnSubject extends Geometry {
  readonly churn: ChurnRules | Unsupported;
}

/** A geometry that churn supports. */
export interface ChurnGeometry extends Geometry {
  readonly churn: ChurnRules;
}

export interface Unsupported {
  /** A clause, printed in parentheses: `leaf-set repair is not modelled`. */
  readonly unsupportedReason: string;
}

export interface ChurnRules {
  /** What the number of entries means under churn, for help texts. */
  readonly entriesMeaning: string;
  /** The supported kinds of maintenance, at least one, each with the tables that it maintains. */
  readonly maintenance: { readonly [M in Maintenance]?: CreateTables };
  /** Bytes of a node's row in the tables. */
  rowBytes(entries: number, bits: number): number;
  /** Bytes per value of an ID's high bits, for an index beside the ring's own; 0 when omitted. */
  readonly indexBytes?: number;
}

export const MAINTENANCE_KINDS = ['registry', 'stabilize'] as const;

/** What repairs the tables: a registry, or the nodes themselves. */
export type Maintenance = (typeof MAINTENANCE_KINDS)[number];

/** Creates empty tables for the nodes on a ring. `liveId`: by slot, the ID of a live node, else -1. */
export type CreateTables = (ring: Ring, liveId: Int32Array, entries: number) => MaintainedTables;

export interface MaintainedTables {
  readonly tables: Tables;
  /**
   * Called once the ring has the first nodes: fills their tables, and returns the protocol that maintains
   * them.
   */
  start(world: ChurnWorld): MaintenanceProtocol;
}

/** Tables maintained by a registry. */
export function maintainedByRegistry(
  Kept: new (ring: Ring, liveId: Int32Array, entries: number) => RegistryTables,
): CreateTables {
  return (ring, liveId, entries) => {
    const tables = new Kept(ring, liveId, entries);
    return {
      tables,
      start(world) {
        tables.fill();
        return new RegistryMaintenance(world, tables);
      },
    };
  };
}

export function isSupported<S extends ChurnSubject>(subject: S): subject is S & ChurnGeometry {
  return !('unsupportedReason' in subject.churn);
}

/** Why a geometry does not support a kind of maintenance, and what does; undefined when it does. */
export function churnMistake(
  subject: ChurnSubject,
  maintenance: Maintenance,
  supported: readonly ChurnGeometry[],
): string | undefined {
  if ('unsupportedReason' in subject.churn) {
    const names = supported.map(({ name }) => name).join(', ');
    return `churn does not support ${subject.name} (${subject.churn.unsupportedReason}); use ${names}`;
  }
  const own = subject.churn.maintenance;
  if (maintenance in own) return undefined;
  const others = keptBy(maintenance, supported).join(', ');
  const kinds = Object.keys(own).join(' or ');
  return `${subject.name} does not support --maintenance ${maintenance} (only ${others}); use --maintenance ${kinds}`;
}

/** The names of the geometries that support a kind of maintenance. */
export function keptBy(maintenance: Maintenance, supported: readonly ChurnGeometry[]): string[] {
  return supported.filter(({ churn }) => maintenance in churn.maintenance).map(({ name }) => name);
}
