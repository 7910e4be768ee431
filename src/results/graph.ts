// An overlay as a graph in the forms that other tools read: DOT (Graphviz), GEXF (Gephi), and a list of edges as CSV.

import { csvLine } from '../text/csv.ts';
import { plural, printable } from '../text/text.ts';

/** Directed: an edge leads from a node to each of its peers. Nodes are named by ID, and stand at their place on the ring. */
export interface Graph {
  /** Of letters only. */
  readonly name: string;
  /** One line for people; any text. */
  readonly description: string;
  /** Ascending, 0 to 2^bits - 1. */
  readonly ids: ArrayLike<number>;
  readonly bits: number;
  /** Ranks: places in `ids`. */
  peers(rank: number): readonly number[];
}

export const GRAPH_FORMS = ['dot', 'gexf', 'csv'] as const;
export type GraphForm = (typeof GRAPH_FORMS)[number];

export interface GraphSize {
  readonly nodes: number;
  readonly edges: number;
}

/**
 * What tools can open. DOT: Graphviz draws this in seconds at the given positions, and takes minutes to find a layout of its
 * own. GEXF: Gephi handles about a million elements. CSV: libraries such as NetworkX need hundreds of bytes an edge, gigabytes
 * for ten million; a spreadsheet has 1,048,576 lines.
 */
export const GRAPH_LIMITS: { readonly [F in GraphForm]: GraphSize } = {
  dot: { nodes: 5_000, edges: 100_000 },
  gexf: { nodes: 100_000, edges: 900_000 },
  csv: { nodes: 10_000_000, edges: 10_000_000 },
};

/** The size, or undefined when there are more edges than any form has. Cost: the peers of every node. */
export function graphSize({ ids, peers }: Pick<Graph, 'ids' | 'peers'>): GraphSize | undefined {
  const nodes = ids.length;
  let edges = 0;
  for (let rank = 0; rank < nodes; rank++) {
    edges += peers(rank).length;
    if (edges > GRAPH_LIMITS.csv.edges) return undefined;
  }
  return { nodes, edges };
}

/** Why a graph is too large for a form, and what to use; undefined when it fits. `size` undefined: too large for all forms. */
export function graphSizeMistake(size: GraphSize | undefined, form: GraphForm): string | undefined {
  const fits = (other: GraphForm) =>
    size !== undefined && size.nodes <= GRAPH_LIMITS[other].nodes && size.edges <= GRAPH_LIMITS[other].edges;
  if (fits(form)) return undefined;
  const { nodes, edges } = GRAPH_LIMITS[form];
  const other = GRAPH_FORMS.find(fits);
  const advice = other === undefined ? 'use fewer nodes or entries' : `use --form ${other}`;
  const has = size === undefined ? '' : ` (${graphSizeText(size)})`;
  return `the graph is too large${has} for ${form}: tools open at most ${graphSizeText({ nodes, edges })}; ${advice}`;
}

/** The text, in pieces of at most a node and its edges. */
export function graphText(graph: Graph, size: GraphSize, form: GraphForm): Generator<string> {
  return { dot, gexf, csv }[form](graph, size);
}

/** The layout nop2 keeps the given positions, in points of 1/72 inch. */
function* dot(graph: Graph): Generator<string> {
  const { name, description, ids } = graph;
  const quoted = printable(description).replace(/["\\]/g, '\\$&');
  yield `digraph ${name} {\n`;
  yield `  graph [layout=nop2, splines=line, label="${quoted}"];\n`;
  yield '  node [shape=plain, fontsize=10];\n  edge [color="#00000040", arrowsize=0.5];\n';
  for (let rank = 0; rank < ids.length; rank++) {
    const { x, y } = place(graph, rank);
    yield `  ${ids[rank]} [pos="${x},${y}"];\n`;
  }
  yield* edgeLines(graph, (source, target) => `  ${source} -> ${target};\n`);
  yield '}\n';
}

function* gexf(graph: Graph, { nodes, edges }: GraphSize): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>Sinkward</creator>
    <description>${escapeXml(printable(graph.description))}</description>
  </meta>
  <graph mode="static" defaultedgetype="directed" idtype="integer">
    <nodes count="${nodes}">
`;
  for (let rank = 0; rank < nodes; rank++) {
    const id = graph.ids[rank];
    const { x, y } = place(graph, rank);
    yield `      <node id="${id}" label="${id}"><viz:position x="${x}" y="${y}" z="0"/></node>\n`;
  }
  yield `    </nodes>\n    <edges count="${edges}">\n`;
  yield* edgeLines(graph, (source, target) => `      <edge source="${source}" target="${target}"/>\n`);
  yield '    </edges>\n  </graph>\n</gexf>\n';
}

function* csv(graph: Graph): Generator<string> {
  yield csvLine(['source', 'target']);
  yield* edgeLines(graph, (source, target) => csvLine([source, target]));
}

function* edgeLines(
  { ids, peers }: Graph,
  line: (source: number, target: number) => string,
): Generator<string> {
  for (let rank = 0; rank < ids.length; rank++) {
    yield peers(rank)
      .map((peer) => line(ids[rank]!, ids[peer]!))
      .join('');
  }
}

const MIN_RADIUS = 200;
const RADIUS_PER_NODE = 8;

/** On a circle by ID, from 0 at the top, clockwise. */
function place({ ids, bits }: Graph, rank: number): { x: string; y: string } {
  const radius = Math.max(MIN_RADIUS, RADIUS_PER_NODE * ids.length);
  const angle = (2 * Math.PI * ids[rank]!) / 2 ** bits;
  return { x: (radius * Math.sin(angle)).toFixed(1), y: (radius * Math.cos(angle)).toFixed(1) };
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt' };
  return text.replace(/[&<>]/g, (character) => `&${names[character]};`);
}

/** `100 nodes, 712 edges`. */
export function graphSizeText({ nodes, edges }: GraphSize): string {
  return `${plural(nodes, 'node')}, ${plural(edges, 'edge')}`;
}
