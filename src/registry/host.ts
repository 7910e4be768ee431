// The events that a registry takes from its host, and its options.

import type { RegistryCommand } from '../overlay/commands.ts';
import type { Change, Effects, Event, Link } from '../overlay/node.ts';
import type { RegistryReport } from '../overlay/report.ts';
import type { Signer } from '../overlay/seal.ts';
import type { Key } from '../random/threefry.ts';
import type { Geometry } from '../routing/geometry.ts';
import type { CreateLivingTables } from '../routing/living-tables.ts';
import type { ClaimTiming } from './claims.ts';
import type { MemoryOptions } from './memory.ts';
import type { PresenceTiming } from './presence.ts';
import type { ProofLimits } from './proofs.ts';
import type { RunTiming } from './run.ts';
import type { SetupTiming } from './setup.ts';

export type RegistryEvent =
  | Event
  | { readonly kind: 'command'; readonly command: RegistryCommand }
  /** The registry's machine has no free port or descriptor to dial this link, so the dial waits. Repeated while it does. */
  | { readonly kind: 'short'; readonly link: Link; readonly reason: string };

export interface RegistryEffects extends Effects<RegistryReport> {
  /** Keeps these records. Nothing of this step, or a later one, is seen outside before they are on disk. */
  persist(changes: readonly Change[]): void;
}

export interface Timing extends SetupTiming, RunTiming, ClaimTiming, PresenceTiming {
  /** How long a connection that belongs to no node may stay open without a valid message. */
  readonly silenceMs: number;
  /** Delay before the registry dials the listener of a node that has closed its registration connection. */
  readonly awayMs: number;
  /** Timeout of wait-for; 0: none. */
  readonly waitMs: number;
}

export const DEFAULT_TIMING: Timing = {
  listenerAnswerMs: 800,
  setupMs: 10_000,
  progressMs: 250,
  drainMs: 5,
  settleMs: 2000,
  patienceMs: 30_000,
  runMs: 300_000,
  silenceMs: 10_000,
  claimMs: 2000,
  awayMs: 5000,
  waitMs: 0,
  heartbeatMs: 0,
  missedHeartbeats: 3,
};

export interface RegistryOptions {
  readonly key: Key;
  /** 7 to 31: IDs are 0 to 2^idBits - 1. */
  readonly idBits: number;
  /** setup-overlay needs at least this many nodes. */
  readonly minNodes: number;
  /** One that messengers support: metricOf throws for others. */
  readonly geometry: Geometry;
  /** Addresses of the registry's machine: nodes that connect over loopback may register them. */
  readonly ownHosts?: readonly string[];
  /** Nodes may register addresses other than the one they connect from: containers, forwarded ports. */
  readonly trustAdvertised?: boolean;
  /** The network's key, by which answers to nodes with names are signed; left out, nodes cannot have names. */
  readonly network?: Signer;
  /** The key that the network certifies for this registry; left out, the network's signs answers itself. */
  readonly own?: Signer;
  /** Left out, it keeps nothing. */
  readonly memory?: MemoryOptions;
  readonly proofs?: ProofLimits;
  /** The overlay is living, with these tables; left out: there are tables at set-ups alone. */
  readonly living?: CreateLivingTables;
  readonly timing?: Partial<Timing>;
}
