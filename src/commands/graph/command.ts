// `sinkward graph`: the overlay itself, nodes and peers, for the tools that draw and measure graphs.

import { once } from 'node:events';
import { Command } from 'commander';
import { MIN_NODES } from '../../flat/flat-overlay.ts';
import { drawIds } from '../../flat/ids.ts';
import { GEOMETRY_NAMES, type GeometryName, geometries } from '../../geometries/index.ts';
import { STREAM, seedKey, streamKey } from '../../random/draw.ts';
import {
  GRAPH_FORMS,
  GRAPH_LIMITS,
  type Graph,
  type GraphForm,
  graphSize,
  graphSizeMistake,
  graphSizeText,
  graphText,
} from '../../results/graph.ts';
import { defaultEntries, entriesMistake } from '../../routing/geometry.ts';
import { choice, count as counted, pathTo } from '../../terminal/kinds.ts';
import { addOptions, type OptionTable, type OptionValues } from '../../terminal/options.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { chooseSeed } from '../../terminal/process.ts';
import { count, plural } from '../../text/text.ts';
import { seedRow } from '../common-options.ts';
import { entriesRow, idBitsMistake, idBitsRow } from '../flat-options.ts';
import { geometryRow } from '../geometry-option.ts';
import { LineWriter } from '../trace-file.ts';

const graphTable = {
  geometry: geometryRow(GEOMETRY_NAMES),
  nodes: {
    flag: '--nodes <count>',
    kind: counted(MIN_NODES, GRAPH_LIMITS.csv.nodes),
    help: 'nodes of the overlay',
    default: 10,
  },
  entries: entriesRow,
  idBits: idBitsRow,
  seed: seedRow,
  form: {
    flag: '--form <form>',
    kind: choice(GRAPH_FORMS),
    help: `for Graphviz, for Gephi, or one edge a line; maximum edges: ${GRAPH_FORMS.map(maxEdges).join(', ')}`,
    default: 'dot',
  },
  out: { flag: '--out <file>', kind: pathTo('a file'), help: 'write to this file, not to standard output' },
} as const satisfies OptionTable;

type GraphFlags = OptionValues<typeof graphTable>;

function maxEdges(form: GraphForm): string {
  return `${form} ${count(GRAPH_LIMITS[form].edges)}`;
}

export function graphCommand(): Command {
  const command = new Command('graph').description(
    'Writes the overlay as a graph: its nodes, and an edge to each of their peers.',
  );
  return addOptions(command, graphTable)
    .addHelpText(
      'before',
      `Examples:
  sinkward graph --nodes 20 --seed 7 | dot -Tsvg > ring.svg
  sinkward graph --geometry chord --nodes 1000 --form gexf --out chord.gexf
  sinkward graph --geometry kademlia --nodes 100000 --form csv --out edges.csv
`,
    )
    .action((flags: GraphFlags) => writeGraph(flags, command));
}

async function writeGraph(flags: GraphFlags, command: Command): Promise<void> {
  const { geometry: name, nodes, idBits, form } = flags;
  const geometry = geometries[name];
  const entries = flags.entries ?? defaultEntries(geometry, nodes);
  const mistake = idBitsMistake(nodes, idBits) ?? entriesMistake(geometry, nodes, entries);
  if (mistake !== undefined) command.error(`error: ${mistake}`);

  const { seed, drawn } = chooseSeed(flags.seed);
  const graph = overlayGraph(name, nodes, entries, idBits, seed);
  const size = graphSize(graph);
  const tooLarge = graphSizeMistake(size, form);
  if (tooLarge !== undefined || size === undefined) command.error(`error: ${tooLarge}`);

  const outputs = openOutputs();
  const reporter = outputs.reporter('table', () => 0);
  reporter.seed(seed, drawn);
  const pieces = graphText(graph, size, form);
  if (flags.out === undefined) await writeOut(pieces);
  else writeFile(pieces, flags.out);
  const where = flags.out === undefined ? '' : ` in ${flags.out}`;
  reporter.note(`${name}: ${graphSizeText(size)}${where}, IDs of ${idBits} bits.`);
}

/** The overlay that a registry would set up with the same seed, ID bits and entries. */
function overlayGraph(name: GeometryName, nodes: number, entries: number, bits: number, seed: string): Graph {
  const { peers } = geometries[name];
  const ids = new Int32Array(nodes);
  drawIds(seedKey(seed), bits, ids);
  const space = { ids, bits, key: streamKey(seedKey(seed), STREAM.links, 0) };
  return {
    name,
    description: `${name}: ${plural(nodes, 'node')}, entries ${entries}, IDs of ${bits} bits, seed ${seed}`,
    ids,
    bits,
    peers: (rank) => peers(space, rank, entries),
  };
}

const CHUNK = 65_536;

/** To standard output, no faster than it is read. When it breaks, runProgram's listener ends the process. */
async function writeOut(pieces: Iterable<string>): Promise<void> {
  for (const chunk of chunks(pieces)) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
  }
}

/** Throws FileError. */
function writeFile(pieces: Iterable<string>, path: string): void {
  const file = new LineWriter(path);
  for (const piece of pieces) file.write(piece);
  file.close();
}

/** The same text in pieces of some 64 KiB. */
function* chunks(pieces: Iterable<string>): Generator<string> {
  let parts: string[] = [];
  let characters = 0;
  for (const piece of pieces) {
    parts.push(piece);
    characters += piece.length;
    if (characters < CHUNK) continue;
    yield parts.join('');
    parts = [];
    characters = 0;
  }
  yield parts.join('');
}
