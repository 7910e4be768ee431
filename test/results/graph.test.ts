// Every form of a graph is read back, and has the nodes and edges that went in.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  GRAPH_FORMS,
  GRAPH_LIMITS,
  type Graph,
  type GraphForm,
  graphSize,
  graphSizeMistake,
  graphText,
} from '../../src/results/graph.ts';

const anyGraph = fc
  .record({
    ids: fc.uniqueArray(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 2, maxLength: 20 }),
    description: fc.string({ unit: 'grapheme' }),
    links: fc.infiniteStream(fc.nat()),
  })
  .map(({ ids, description, links }): Graph => {
    const tables = ids.map((_, rank) =>
      ids.map((_, peer) => peer).filter((peer) => peer !== rank && links.next().value! % 3 === 0),
    );
    const sorted = ids.sort((a, b) => a - b);
    return { name: 'chord', description, ids: sorted, bits: 31, peers: (rank) => tables[rank]! };
  });

const textOf = (graph: Graph, form: GraphForm) => [...graphText(graph, graphSize(graph)!, form)].join('');

function edgesOf({ ids, peers }: Graph): string[] {
  return Array.from(ids, (id, rank) => peers(rank).map((peer) => `${id} ${ids[peer]}`)).flat();
}

const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => match.slice(1).join(' '));

const FORMS: { readonly [F in GraphForm]: { nodes?: RegExp; edges: RegExp } } = {
  dot: { nodes: /^ {2}(\d+) \[pos="[-\d.]+,[-\d.]+"\];$/gm, edges: /^ {2}(\d+) -> (\d+);$/gm },
  gexf: { nodes: /<node id="(\d+)"/g, edges: /<edge source="(\d+)" target="(\d+)"\/>/g },
  csv: { edges: /^(\d+),(\d+)$/gm },
};

test.each(GRAPH_FORMS)('%s has the nodes and the edges of the tables, and none besides', (form) => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const text = textOf(graph, form);
      const { nodes, edges } = FORMS[form];
      expect(found(text, edges)).toEqual(edgesOf(graph));
      if (nodes !== undefined) expect(found(text, nodes)).toEqual(Array.from(graph.ids, String));
    }),
    { numRuns: 50 },
  );
});

describe('DOT', () => {
  test('is a graph with one quoted label, whatever the description', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const text = textOf(graph, 'dot').replace(/"(?:\\.|[^"\\\n])*"/g, '""');
        expect(text).toMatch(/^digraph chord \{\n {2}graph \[layout=nop2, splines=line, label=""\];\n/);
        expect(text).toMatch(/^[\w\s{}[\]=,.;>"-]*\n\}\n$/);
      }),
      { numRuns: 50 },
    );
  });
});

describe('GEXF', () => {
  /** The text between tags; throws where the document is not well-formed. Knows what ours may have, and no more. */
  function parseXml(text: string): string {
    const open: string[] = [];
    let between = '';
    const rest = text.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/, '');
    for (const [, tag, plain] of rest.matchAll(/(<[^<>]*>)|([^<>]+|[<>])/g)) {
      if (tag === undefined) {
        if (/[<>]|&(?!(?:amp|lt|gt);)/.test(plain!)) throw new Error(`stray ${plain}`);
        between += plain;
        continue;
      }
      const match = /^<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<&]*")*)(\/?)>$/.exec(tag);
      if (match === null) throw new Error(`no tag: ${tag}`);
      if (match[1] === '/' && open.pop() !== match[2]) throw new Error(`not open: ${tag}`);
      if (match[1] === '' && match[4] === '') open.push(match[2]!);
    }
    if (open.length > 0) throw new Error(`left open: ${open}`);
    return between;
  }

  test('is well-formed XML 1.0, whatever the description', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const text = textOf(graph, 'gexf');
        expect(text).not.toMatch(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
        expect(() => parseXml(text)).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });

  test('a description is what it was', () => {
    const graph: Graph = { name: 'x', description: '7"<&>\'', ids: [1], bits: 2, peers: () => [] };
    expect(parseXml(textOf(graph, 'gexf')).trim()).toBe(`Sinkward\n    7"&lt;&amp;&gt;'`);
  });

  test('counts its nodes and edges, and puts them clockwise on a ring', () => {
    const graph: Graph = {
      name: 'hops',
      description: '',
      ids: [0, 1, 2, 3],
      bits: 2,
      peers: (rank) => [(rank + 1) % 4],
    };
    const text = textOf(graph, 'gexf');
    expect(text).toContain('<nodes count="4">');
    expect(text).toContain('<edges count="4">');
    expect(found(text, /x="([-\d.]+)" y="([-\d.]+)"/g)).toEqual([
      '0.0 200.0',
      '200.0 0.0',
      '0.0 -200.0',
      '-200.0 -0.0',
    ]);
  });
});

describe('a graph that is too large', () => {
  const { dot, gexf, csv } = GRAPH_LIMITS;

  it.each([
    [dot, 'dot', undefined],
    [{ ...dot, nodes: dot.nodes + 1 }, 'dot', 'use --form gexf'],
    [{ ...dot, edges: dot.edges + 1 }, 'dot', 'use --form gexf'],
    [gexf, 'gexf', undefined],
    [{ ...gexf, edges: gexf.edges + 1 }, 'gexf', 'use --form csv'],
    [{ ...gexf, nodes: gexf.nodes + 1 }, 'dot', 'use --form csv'],
    [csv, 'csv', undefined],
    [undefined, 'csv', 'use fewer nodes or entries'],
  ] as const)('%j as %s: %s', (size, form, advice) => {
    const mistake = graphSizeMistake(size, form);
    if (advice === undefined) expect(mistake).toBeUndefined();
    else expect(mistake?.endsWith(`; ${advice}`)).toBe(true);
  });

  test('says how large it is, and what would be the most', () => {
    expect(graphSizeMistake({ nodes: 5001, edges: 1 }, 'dot')).toBe(
      'the graph is too large (5,001 nodes, 1 edge) for dot: tools open at most 5,000 nodes, 100,000 edges; use --form gexf',
    );
  });

  test('is not counted to its end', () => {
    let asked = 0;
    const peers = () => {
      asked++;
      return Array<number>(1000).fill(0);
    };
    const nodes = (count: number) => graphSize({ ids: new Int32Array(count), peers });
    expect(nodes(csv.edges / 1000)).toEqual({ nodes: 10_000, edges: csv.edges });
    asked = 0;
    expect(nodes(1_000_000)).toBeUndefined();
    expect(asked).toBe(csv.edges / 1000 + 1);
  });
});
