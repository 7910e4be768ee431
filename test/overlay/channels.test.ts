// No deadlock: links whose buffers are full wait for each other, but never in a circle. Dally, Seitz: Deadlock-Free
// Message Routing in Multiprocessor Interconnection Networks (1987), theorem 1: that is so when the graph of channels,
// with an edge from each to the one that a packet takes after it, has no cycle.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelTo } from '../../src/overlay/packets.ts';
import { metricOf } from '../../src/routing/geometry.ts';
import { path } from '../../src/routing/path.ts';
import { freshRuns } from '../support/fresh.ts';
import { anyCase, type Case, namesOf, tablesOf, wayIn } from '../support/geometries.ts';
import { anyOverlay, EXAMPLE_IDS, type Overlay, overlayOf, peersOf } from '../support/ids.ts';

type ChannelRule = typeof channelTo;

const oneChannel: ChannelRule = (_me, _peer, i) => 2 * i;

/** Which channel waits for which, over the paths of all pairs: `node/channel` to `node/channel`. */
function dependencies(overlay: Overlay, rule: ChannelRule): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  const tableOf = peersOf(overlay);
  for (const source of overlay.ids) {
    for (const sink of overlay.ids) {
      const visited = path(source, sink, overlay.ids.length, tableOf)!;
      const channels = visited.slice(1).map((peer, hop) => {
        const me = visited[hop]!;
        return `${me}/${rule(me, peer, tableOf(me).indexOf(peer), source)}`;
      });
      addWaits(graph, channels);
    }
  }
  return graph;
}

/** The same over any geometry that messengers can do. By exclusive or there is one channel to each peer. */
function dependenciesOf(overlay: Case): Map<string, Set<string>> {
  const { space, geometry } = overlay;
  const ids = [...space.ids];
  if (metricOf(geometry) === 'clockwise') return dependencies({ ids, tables: tablesOf(overlay) }, channelTo);
  const graph = new Map<string, Set<string>>();
  const find = wayIn(overlay);
  for (const source of ids.keys()) {
    for (const sink of ids.keys()) {
      const way = find(source, sink)!;
      const channels = way.slice(1).map((peer, hop) => `${way[hop]}/${peer}`);
      addWaits(graph, channels);
    }
  }
  return graph;
}

function addWaits(graph: Map<string, Set<string>>, channels: readonly string[]): void {
  channels.forEach((channel, hop) => {
    const waitsFor = graph.get(channel) ?? new Set();
    graph.set(channel, waitsFor);
    const next = channels[hop + 1];
    if (next !== undefined) waitsFor.add(next);
  });
}

/** Takes away whatever waits for nothing, again and again: what is left waits in a circle. */
function hasCycle(graph: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const waiting = new Map([...graph].map(([channel, next]) => [channel, next.size]));
  const before = new Map<string, string[]>();
  for (const [channel, next] of graph) {
    for (const other of next) before.set(other, [...(before.get(other) ?? []), channel]);
  }
  const free = [...waiting.keys()].filter((channel) => waiting.get(channel) === 0);
  let taken = 0;
  for (let channel = free.pop(); channel !== undefined; channel = free.pop(), taken++) {
    for (const other of before.get(channel) ?? []) {
      waiting.set(other, waiting.get(other)! - 1);
      if (waiting.get(other) === 0) free.push(other);
    }
  }
  return taken < graph.size;
}

test('with two channels to each peer no packets wait for each other in a circle', () => {
  let wrapped = 0;
  fc.assert(
    fc.property(anyOverlay(40), (overlay) => {
      const graph = dependencies(overlay, channelTo);
      wrapped += [...graph.keys()].filter((channel) => Number(channel.split('/')[1]) % 2 === 1).length;
      expect(hasCycle(graph)).toBe(false);
    }),
  );
  expect(wrapped).toBeGreaterThan(1000);
});

test.each([...namesOf('clockwise'), ...namesOf('xor')])('nor in %s', (name) => {
  fc.assert(
    fc.property(anyCase(name, 40), (overlay) => {
      expect(hasCycle(dependenciesOf(overlay))).toBe(false);
    }),
    freshRuns(40, 2_000),
  );
});

test('with one channel they do, so this test can fail', () => {
  expect(hasCycle(dependencies(overlayOf(EXAMPLE_IDS, 3), oneChannel))).toBe(true);
  expect(hasCycle(dependencies(overlayOf(EXAMPLE_IDS, 3), channelTo))).toBe(false);
});

test('a peer below the node needs one channel: no packet passes the lowest ID twice', () => {
  fc.assert(
    fc.property(anyOverlay(40), (overlay) => {
      const tableOf = peersOf(overlay);
      for (const channel of dependencies(overlay, channelTo).keys()) {
        const [me, number] = channel.split('/').map(Number) as [number, number];
        const peer = tableOf(me)[Math.floor(number / 2)]!;
        expect(number % 2 === 0 || peer > me).toBe(true);
      }
    }),
  );
});
