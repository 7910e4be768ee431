// The list of fault kinds, from which follow the type of a fault, its syntax, the schema of scenario files,
// its effect in a simulation, and how the swarm draws it. A new kind is a file beside this one, and a line
// here.

import { formatNodes } from '../selection.ts';
import type { Parsed } from '../time.ts';
import { crash } from './crash.ts';
import { cut } from './cut.ts';
import type { FaultKind } from './fault-kind.ts';
import { leave } from './leave.ts';
import { pause } from './pause.ts';
import { reset } from './reset.ts';
import { restart } from './restart.ts';
import { clausesOf, faultPattern, parseSentence } from './sentence.ts';
import { slow } from './slow.ts';
import { slowConnects } from './slow-connects.ts';

const FAULTS = [crash, restart, leave, reset, cut, slowConnects, slow, pause] as const;

type FaultOf<Kind> = Kind extends FaultKind<infer F> ? F : never;

/** What can happen to a simulation, besides the registry's commands. */
export type Fault = FaultOf<(typeof FAULTS)[number]>;

export const FAULT_KINDS = FAULTS as readonly unknown[] as readonly FaultKind<Fault>[];

const KIND_OF = new Map(FAULT_KINDS.map((kind) => [kind.kind, kind]));

/** The definition of a fault's kind. */
export function kindOf({ kind }: Fault): FaultKind<Fault> {
  return KIND_OF.get(kind)!;
}

/** The verbs of all faults. */
export const FAULT_VERBS: readonly string[] = FAULT_KINDS.flatMap(({ verbs }) => Object.keys(verbs));

/** All faults, for the JSON schema. */
export const FAULT_PATTERN = FAULT_KINDS.map(faultPattern).join('|');

/**
 * The fault that a text describes by its first word, the verb; undefined when that is no fault's verb. nodes:
 * the number of nodes.
 */
export function parseFault(verb: string, text: string, nodes: number): Parsed<Fault> | undefined {
  const kind = FAULT_KINDS.find(({ verbs }) => Object.hasOwn(verbs, verb));
  if (kind === undefined) return undefined;
  const strikeRegistry = FAULT_KINDS.filter(({ strikesRegistry }) => strikesRegistry);
  return parseSentence(
    kind,
    verb,
    text,
    nodes,
    strikeRegistry.map((one) => one.kind),
  );
}

/** The opposite of parseFault. nodes: the number of nodes. */
export function formatFault(fault: Fault, nodes: number): string {
  const clauses = clausesOf(kindOf(fault), fault);
  return [fault.kind, formatNodes(fault.nodes, nodes), ...clauses].join(' ');
}
