// A fault as a sentence of a scenario file, `slow 2 nodes by 500us for 1s`, from its kind's verbs and
// clauses.

import { ANY_PATTERN, NODES_PATTERN, parseNodes, type Selection } from '../selection.ts';
import { named, type Parsed, parseTime, shown, TIME_PATTERN } from '../time.ts';
import type { AnyFault, Clause, FaultForm, FaultKind, Said } from './fault-kind.ts';

/** For the JSON schema. */
export function faultPattern({ verbs, verbPattern, clauses, strikesRegistry }: FaultForm): string {
  const nodes = strikesRegistry ? ANY_PATTERN : NODES_PATTERN;
  const rest = clauses.map(({ word, time, optional }) =>
    made(optional, '(?:', ` ${word}${time ? ` ${TIME_PATTERN}` : ''}`, ')?'),
  );
  return `${verbPattern ?? Object.keys(verbs).join('|')} ${nodes}${rest.join('')}`;
}

/** strikeRegistry: the kinds of faults that can happen to the registry, for an error. */
export function parseSentence<F extends AnyFault>(
  kind: FaultKind<F>,
  verb: string,
  text: string,
  nodes: number,
  strikeRegistry: readonly string[],
): Parsed<F> {
  const parts = partsOf(verb, kind.clauses).exec(text)?.groups;
  if (parts === undefined) {
    const usage = [`${verb} NODES`, ...kind.clauses.map(usageOf)].join(' ');
    return { wrong: `${shown(text)} is incomplete; write '${usage}', such as ${kind.verbs[verb]}` };
  }
  const subject = parts['nodes']!;
  if (subject === 'registry' && !kind.strikesRegistry) {
    return {
      wrong: `'${verb} registry' is not possible; the registry supports ${strikeRegistry.join(', ')}`,
    };
  }
  const selection: Parsed<Selection> =
    subject === 'registry' ? { value: { kind: 'registry' } } : parseNodes(subject, nodes);
  if ('wrong' in selection) return selection;
  const times: Partial<Record<Clause['word'], number>> = {};
  for (const { word, time } of kind.clauses) {
    const given = parts[word];
    if (!time || given === undefined) continue;
    const parsed = named(`the time after '${word}'`, parseTime(given));
    if ('wrong' in parsed) return parsed;
    times[word] = parsed.value;
  }
  const said: Said = {
    by: times.by ?? 0,
    for: times.for ?? 0,
    over: times.over,
    silently: parts['silently'] !== undefined,
    emptied: parts['emptied'] !== undefined,
  };
  return { value: kind.read(selection.value, said) };
}

/** The text after the nodes. */
export function clausesOf<F extends AnyFault>(kind: FaultKind<F>, fault: F): string[] {
  return kind.write(fault).filter((clause) => clause !== undefined);
}

/** The fault's properties by name: nodes, and the clauses' values. */
function partsOf(verb: string, clauses: readonly Clause[]): RegExp {
  const rest = clauses.map(({ word, time, optional }) =>
    made(optional, '(?:', time ? ` ${word} (?<${word}>.+?)` : ` (?<${word}>${word})`, ')?'),
  );
  return new RegExp(`^${verb} (?<nodes>.+?)${rest.join('')}$`);
}

function usageOf({ word, time, optional }: Clause): string {
  return made(optional, '[', time ? `${word} TIME` : word, ']');
}

function made(optional: boolean, open: string, text: string, close: string): string {
  return optional ? `${open}${text}${close}` : text;
}
