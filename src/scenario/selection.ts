// The nodes that a step of a scenario applies to: `3 nodes`, `nodes 1..4`, `registry`. The patterns are for
// the JSON schema.

import { COUNT_PATTERN, readCount } from '../text/number.ts';
import { type Parsed, shown } from './time.ts';

/** Nodes are numbered from 1 in the order in which they start; the registry is not one of them. */
export type Selection =
  /** This many of the eligible nodes, drawn from the seed. */
  | { readonly kind: 'drawn'; readonly count: number }
  /** Both included. */
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'list'; readonly nodes: readonly number[] }
  /** Not a node; only some kinds of faults apply to it. */
  | { readonly kind: 'registry' };

export const NODES_PATTERN = `(?:all|${COUNT_PATTERN} nodes?|nodes? \\d+(?:\\.\\.\\d+|(?:, ?\\d+)*))`;
/** The registry, or nodes. */
export const ANY_PATTERN = `(?:registry|${NODES_PATTERN})`;
const COUNT = /^(\S+) nodes?$/;
const RANGE = /^nodes (\d{1,7})\.\.(\d{1,7})$/;
const LIST = /^nodes? (\d{1,7}(?:, ?\d{1,7})*)$/;

/** `all`, `3 nodes` (drawn from the seed), `nodes 1..4` (both included), `node 7`, `nodes 4, 7`; they count from 1. */
export function parseNodes(text: string, nodes: number): Parsed<Selection> {
  if (text === 'all') return { value: { kind: 'range', from: 1, to: nodes } };
  const count = readCount(COUNT.exec(text)?.[1] ?? '');
  if (count !== undefined) {
    if (count < 1) return { wrong: `'${text}' is none; write 1 node or more` };
    if (count > nodes) return { wrong: `'${text}' exceeds the number of nodes, ${nodes}` };
    return { value: { kind: 'drawn', count } };
  }
  const range = RANGE.exec(text);
  const chosen = (range?.slice(1) ?? LIST.exec(text)?.[1]?.split(',') ?? []).map(Number);
  if (chosen.length === 0) {
    return {
      wrong: `${shown(text)} does not say which nodes; write 'all', '3 nodes' (any three), 'node 7', 'nodes 4, 7' or 'nodes 1..4'`,
    };
  }
  const strange = chosen.find((node) => node < 1 || node > nodes);
  if (strange !== undefined) return { wrong: `there is no node ${strange}; nodes are 1 to ${nodes}` };
  if (range === null) return { value: { kind: 'list', nodes: chosen } };
  const [from, to] = chosen as [number, number];
  if (to < from) return { wrong: `'${text}' is none; write 'nodes ${to}..${from}'` };
  return { value: { kind: 'range', from, to } };
}

/** Selected nodes beyond those that exist have no effect, and are skipped. */
export function formatNodes(selection: Selection, nodes: number): string {
  switch (selection.kind) {
    case 'registry':
      return 'registry';
    case 'drawn': {
      const count = Math.min(selection.count, nodes);
      return count === 1 ? '1 node' : `${count} nodes`;
    }
    case 'range': {
      const { from, to } = selection;
      if (from === 1 && to >= nodes) return 'all';
      return `nodes ${from}..${Math.min(to, nodes)}`;
    }
    case 'list': {
      const list = selection.nodes.filter((node) => node <= nodes);
      return `${list.length === 1 ? 'node' : 'nodes'} ${list.join(', ')}`;
    }
    default:
      return selection satisfies never;
  }
}
