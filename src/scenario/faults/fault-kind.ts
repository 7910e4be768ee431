// The definition of a kind of fault: syntax, effect, and how the swarm draws it. Each kind has a file, and a line in index.ts.

import type { Draws } from '../../random/draws.ts';
import type { SimulatedNode } from '../../simulator/nodes/simulated-node.ts';
import type { World } from '../../simulator/world.ts';
import type { Selection } from '../selection.ts';
import { formatTime } from '../time.ts';

/** Fields of every fault. Starts and departures of nodes count as faults too. */
export interface AnyFault {
  readonly kind: string;
  readonly nodes: Selection;
}

/** What follows the nodes in a sentence: a word and a time (`for 3s`), or a word alone. */
export interface Clause {
  readonly word: 'by' | 'for' | 'over' | 'silently' | 'emptied';
  readonly time: boolean;
  readonly optional: boolean;
}

export const BY: Clause = { word: 'by', time: true, optional: false };
export const FOR: Clause = { word: 'for', time: true, optional: false };
export const OVER: Clause = { word: 'over', time: true, optional: true };
export const SILENTLY: Clause = { word: 'silently', time: false, optional: true };

export const EMPTIED: Clause = { word: 'emptied', time: false, optional: true };

/** The clauses' values: times in milliseconds. All that are not optional are present. */
export interface Said {
  readonly by: number;
  readonly for: number;
  readonly over: number | undefined;
  readonly silently: boolean;
  readonly emptied: boolean;
}

/** The parts of a simulation that a fault may use. */
export interface Stage {
  readonly world: Pick<World, 'nowUs' | 'start' | 'restartRegistry' | 'plan' | 'pause' | 'network'>;
  /** Uniform from 0 to overMs in whole microseconds, both included; draws nothing when there is no choice. */
  drawUs(overMs: number): number;
  /** Records the fault in traces at that node: the registry is 0. */
  tell(node: number): void;
}

/** What the swarm has drawn so far for a fault. */
export interface Drawing {
  readonly draw: Draws;
  readonly nodes: Selection;
  /** A node or the registry. */
  readonly any: Selection;
  readonly forMs: number;
}

/** A step on the timeline of a drawn scenario. */
export interface Drawn<F extends AnyFault> {
  readonly atMs: number;
  readonly action: F;
}

/** Bounds on the times of faults in a drawn scenario, in milliseconds, and its number of nodes. */
export interface SwarmBounds {
  /** How long faults may last. */
  readonly horizonMs: number;
  /** The network's dial timeout. */
  readonly timeoutMs: number;
  readonly nodes: number;
}

/** The syntax of a kind of fault in a scenario file: VERB NODES CLAUSES. */
export interface FaultForm {
  /** Its verbs, each with an example. Written with the name of the kind. */
  readonly verbs: Readonly<Record<string, string>>;
  /** The verbs for the JSON schema, where a pattern is shorter than the list. */
  readonly verbPattern?: string;
  readonly clauses: readonly Clause[];
  /** Whether it can happen to the registry too. */
  readonly strikesRegistry: boolean;
}

export interface FaultKind<F extends AnyFault> extends FaultForm {
  /** Its name, also in traces. */
  readonly kind: F['kind'];
  read(nodes: Selection, said: Said): F;
  /** The clauses' values; undefined for those not given. */
  write(fault: F): readonly (string | undefined)[];

  // In a simulation

  /** Whether it applies to nodes that are down; else to those that are up. */
  readonly wantsDown?: boolean;
  /** nodes: those selected from the ones that are up (or down) when it begins. */
  begin(fault: F, nodes: readonly SimulatedNode[], stage: Stage): void;
  /** Delay of its last effect after its beginning, in milliseconds. */
  beginsOverMs?(fault: F): number;
  /** Whether it can delay traffic so long that a live node is considered dead. */
  delays?(fault: F): boolean;

  // In the swarm

  /**
   * By ticket, of which the swarm draws one per fault. A ticket keeps its meaning: the same seed, the same
   * scenario.
   */
  readonly drawn: Readonly<Record<number, (drawing: Drawing) => F>>;
  /** Draws a follow-up to the fault drawn just before, and its time. */
  drawAfter?(before: Drawn<AnyFault>, draw: Draws, bounds: SwarmBounds): Drawn<F> | undefined;
  /** A smaller fault to try in its place when a failing scenario is shrunk; undefined when there is none. */
  shrink(fault: F): F | undefined;
}

/** `shrink` for faults whose size is the number of their nodes. */
export function fewerNodes<F extends AnyFault>(fault: F): F | undefined {
  const { nodes } = fault;
  if (nodes.kind !== 'drawn' || nodes.count === 1) return undefined;
  return { ...fault, nodes: { kind: 'drawn', count: nodes.count - 1 } };
}

/** A clause with its time. */
export function clause(word: Clause['word'], ms: number): string {
  return `${word} ${formatTime(ms)}`;
}

export function indexesOf(nodes: readonly SimulatedNode[]): ReadonlySet<number> {
  return new Set(nodes.map(({ index }) => index));
}
