// What a registry is told by its host, and what whoever starts one may choose.

import type { RegistryCommand } from '../overlay/commands.ts';
import type { Event, Link } from '../overlay/node.ts';
import type { Signer } from '../overlay/seal.ts';
import type { Key } from '../random/threefry.ts';
import type { Geometry } from '../routing/geometry.ts';
import type { ClaimTiming } from './claims.ts';
import type { ProofLimits } from './proofs.ts';
import type { RunTiming } from './run.ts';
import type { SetupTiming } from './setup.ts';

export type RegistryEvent =
  | Event
  | { readonly kind: 'command'; readonly command: RegistryCommand }
  /** Its machine has no port or file to dial a link with, which waits; again and again, while it does. */
  | { readonly kind: 'short'; readonly link: Link; readonly reason: string };

export interface Timing extends SetupTiming, RunTiming, ClaimTiming {
  /** How long a connection may stay open without a message that means something. */
  readonly silenceMs: number;
  /** How long after its connection ended a node that may do without is looked for at its listener. */
  readonly awayMs: number;
  /** How long wait-for waits; 0: as long as it takes. */
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
};

export interface RegistryOptions {
  readonly key: Key;
  /** 7 to 31: IDs are 0 to 2^idBits - 1. */
  readonly idBits: number;
  /** Fewer nodes are not set up. */
  readonly minNodes: number;
  /** One that messengers can do: metricOf tells. */
  readonly geometry: Geometry;
  /** Addresses of the registry's machine, which those who connect over its loopback device may register. */
  readonly ownHosts?: readonly string[];
  /** Nodes may register addresses that they do not connect from: containers, forwarded ports. */
  readonly trustAdvertised?: boolean;
  /** The network's key, by which answers to nodes with names are signed; left out, nodes cannot have names. */
  readonly network?: Signer;
  readonly proofs?: ProofLimits;
  readonly timing?: Partial<Timing>;
}
