// What a kind of fault is: everything that this program does with it. Each kind has a file, and a line in index.ts.

import type { Draws } from '../../random/draws.ts';
import type { SimulatedNode } from '../../simulator/nodes/simulated-node.ts';
import type { World } from '../../simulator/world.ts';
import type { Selection } from '../selection.ts';
import { formatTime } from '../time.ts';

/** What all faults have. Nodes that come and go are faults too. */
export interface AnyFault {
  readonly kind: string;
  readonly nodes: Selection;
}

/** What follows the nodes in a sentence: a word and a time (`for 3s`), or a word alone. */
export interface Clause {
  readonly word: 'by' | 'for' | 'over' | 'silently';
  readonly time: boolean;
  readonly optional: boolean;
}

export const BY: Clause = { word: 'by', time: true, optional: false };
export const FOR: Clause = { word: 'for', time: true, optional: false };
export const OVER: Clause = { word: 'over', time: true, optional: true };
export const SILENTLY: Clause = { word: 'silently', time: false, optional: true };

/** What was said in the clauses: times in milliseconds. All that are not optional are there. */
export interface Said {
  readonly by: number;
  readonly for: number;
  readonly over: number | undefined;
  readonly silently: boolean;
}

/** What a fault may do to a simulation. */
export interface Stage {
  readonly world: Pick<World, 'nowUs' | 'start' | 'plan' | 'network'>;
  /** 0 to overMs, in whole microseconds, both included; nothing is drawn where there is nothing to choose. */
  drawUs(overMs: number): number;
  /** Shows in traces that it happens there: the registry is 0. */
  tell(node: number): void;
}

/** What the swarm gives to whoever draws a fault. */
export interface Drawing {
  readonly draw: Draws;
  readonly nodes: Selection;
  /** The same, or the registry. */
  readonly any: Selection;
  readonly forMs: number;
}

/** A step of the timeline of a scenario of the swarm. */
export interface Drawn<F extends AnyFault> {
  readonly atMs: number;
  readonly action: F;
}

/** What bounds the times of faults in a scenario of the swarm, in milliseconds, and its nodes. */
export interface SwarmBounds {
  /** Bad things happen for so long. */
  readonly horizonMs: number;
  /** Of the network's dials. */
  readonly timeoutMs: number;
  readonly nodes: number;
}

/** How a kind of fault is written in a scenario file: VERB NODES CLAUSES. */
export interface FaultForm {
  /** Each word that it may begin with, and an example. It is written with its kind. */
  readonly verbs: Readonly<Record<string, string>>;
  /** The verbs for the JSON schema, where there is a shorter way than one after the other. */
  readonly verbPattern?: string;
  readonly clauses: readonly Clause[];
  /** It can happen to the registry too. */
  readonly strikesRegistry: boolean;
}

export interface FaultKind<F extends AnyFault> extends FaultForm {
  /** Its name in traces too. */
  readonly kind: F['kind'];
  read(nodes: Selection, said: Said): F;
  /** The clauses, of which those that say nothing are undefined. */
  write(fault: F): readonly (string | undefined)[];

  // In a simulation

  /** It is for nodes that are down; else for those that are up. */
  readonly wantsDown?: boolean;
  /** nodes: those chosen of the ones that are up (or down) when its time has come. */
  begin(fault: F, nodes: readonly SimulatedNode[], stage: Stage): void;
  /** Not all begins at once: how much later the last of it does, in milliseconds. */
  beginsOverMs?(fault: F): number;
  /** It can hold things up for so long that a node is given up that is in order. */
  delays?(fault: F): boolean;

  // In the swarm

  /** By ticket, of which the swarm draws one a fault. A ticket keeps its meaning: the same seed, the same scenario. */
  readonly drawn: Readonly<Record<number, (drawing: Drawing) => F>>;
  /** Another way to be drawn: when it follows a fault that was drawn just now, and when. */
  drawAfter?(before: Drawn<AnyFault>, draw: Draws, bounds: SwarmBounds): Drawn<F> | undefined;
  /** A smaller one, to try in its place when a scenario that fails is made small; undefined when there is none. */
  shrink(fault: F): F | undefined;
}

/** `shrink` for faults whose size is how many nodes they concern. */
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
