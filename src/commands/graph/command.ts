// `sinkward graph`: the overlay itself, nodes and peers, for the tools that draw and measure graphs.

import { once } from 'node:events';
import { Command, Option } from 'commander';
import { MAX_BITS } from '../../flat/flat-overlay.ts';
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
import { defaultEntries, entriesMistake, MAX_ENTRIES } from '../../routing/geometry.ts';
import { largeNumber } from '../../terminal/large-number.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { pathName } from '../../terminal/path-name.ts';
import { chooseSeed, seedOption } from '../../terminal/process.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { count, plural } from '../../text/text.ts';
import { geometryOption } from '../geometry-option.ts';
import { LineWriter } from '../trace-file.ts';

interface Flags {
  readonly geometry: GeometryName;
  readonly nodes: number;
  readonly entries?: number;
  readonly idBits: number;
  readonly seed?: string;
  readonly form: GraphForm;
  readonly out?: string;
}

export function graphCommand(): Command {
  const command = new Command('graph').description(
    'Writes the overlay as a graph: its nodes, and an edge to each of their peers.',
  );
  return command
    .addOption(geometryOption(GEOMETRY_NAMES))
    .addOption(
      new Option('--nodes <count>', 'nodes of the overlay')
        .default(10)
        .argParser(largeNumber({ min: 2, max: GRAPH_LIMITS.csv.nodes, name: 'nodes' })),
    )
    .option(
      '--entries <count>',
      "what the geometry's tables are sized by (default: its usual number)",
      wholeNumber({ min: 1, max: MAX_ENTRIES, name: 'entries' }),
    )
    .addOption(
      new Option('--id-bits <bits>', 'IDs are 0 to 2^bits - 1; a registry has 7 if not told otherwise')
        .default(MAX_BITS)
        .argParser(wholeNumber({ min: 2, max: MAX_BITS, name: 'id-bits' })),
    )
    .addOption(seedOption('what IDs and links are drawn from; left out, one is drawn and shown'))
    .addOption(new Option('--form <form>', formsText()).choices([...GRAPH_FORMS]).default('dot'))
    .option('--out <file>', 'write to a file, not to the output', pathName('out', 'a file'))
    .addHelpText(
      'before',
      `Examples:
  sinkward graph --nodes 20 --seed 7 | dot -Tsvg > ring.svg
  sinkward graph --geometry chord --nodes 1000 --form gexf --out chord.gexf
  sinkward graph --geometry kademlia --nodes 100000 --form csv --out edges.csv
`,
    )
    .action((flags: Flags) => writeGraph(flags, command));
}

function formsText(): string {
  const limit = (form: GraphForm) => `${form} to ${count(GRAPH_LIMITS[form].edges)}`;
  return `for Graphviz, for Gephi, or a line an edge; edges: ${GRAPH_FORMS.map(limit).join(', ')}`;
}

async function writeGraph(flags: Flags, command: Command): Promise<void> {
  const { geometry: name, nodes, idBits, form } = flags;
  const geometry = geometries[name];
  const entries = flags.entries ?? defaultEntries(geometry, nodes);
  const room = nodes > 2 ** idBits ? `${nodes} nodes must be given more --id-bits than ${idBits}` : undefined;
  const mistake = room ?? entriesMistake(geometry, nodes, entries);
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

/** To the output, no faster than it is read. When it breaks, runProgram's listener ends the process. */
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
