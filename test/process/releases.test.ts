// Each release that was frozen (scripts/freeze-release.js) and the programs built now: in one overlay they are as one version,
// and one seed gives one answer. docs/protocol.md says what is promised between versions.

import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventSchemas } from '../../src/results/event-schema/index.ts';
import { SCHEMA_VERSION } from '../../src/results/events.ts';
import { type Ended, type Registry, startMessenger, startRegistryWith } from './overlay.ts';
import type { JsonEvent, Program } from './program.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NODES = 10;

/** A release, or what is built now. */
type Version = string | undefined;
const NOW = undefined;

/** Of the two metrics, one geometry each. */
const GEOMETRIES = ['hops', 'kademlia'] as const;
type Geometry = (typeof GEOMETRIES)[number];

/** What an overlay has printed, ports and times left out: a function of seed, geometry and commands. */
interface Answer {
  readonly tables: readonly { readonly id: number; readonly peers: readonly number[] }[];
  readonly runs: readonly JsonEvent[];
}

interface Overlay {
  readonly answer: Answer;
  readonly registry: Program;
  readonly messengers: readonly Program[];
}

/** From the first registration to the last deregistration; messengers have the nodes in equal parts. */
async function live(
  registryVersion: Version,
  messengerVersions: readonly Version[],
  geometry: Geometry,
): Promise<Overlay> {
  const args = ['0', '--seed', 'versions', '--geometry', geometry];
  const registry = await startRegistryWith({ release: registryVersion }, ...args);
  const nodes = ['--nodes', String(NODES / messengerVersions.length)];
  const messengers = messengerVersions.map((release) => startMessenger(registry.port, nodes, { release }));
  await registry.nodes(NODES);
  await registry.setUp(2);
  const runs = [await run(registry), await run(registry)];
  await registry.setUp(3);
  const tables = (await registry.tables()).map(({ id, peers }) => ({
    id,
    peers: peers.map((peer) => peer.id),
  }));
  runs.push(await run(registry));
  for (const messenger of messengers) messenger.send('print-counters-and-diagnostics; exit-overlay');
  await registry.nodes(0);
  registry.program.send('exit');
  const exitCodes = await Promise.all([registry.program, ...messengers].map((program) => program.ends()));
  expect(exitCodes).toEqual(Array(exitCodes.length).fill(0));
  return { answer: { tables, runs }, registry: registry.program, messengers };
}

async function run(registry: Registry): Promise<JsonEvent> {
  const { outcome, events } = await registry.command('start-rounds 200');
  const { seconds: _, ...summary } = events.find(({ event }) => event === 'summary')!;
  expect({ outcome, ...summary }).toMatchObject({
    outcome: 'done' satisfies Ended['outcome'],
    totals: { sent: 200 * NODES, received: 200 * NODES },
    matched: true,
    hashed: true,
  });
  return summary as JsonEvent;
}

/** Nobody took anybody for another's program, refused, lost or gave up anything. */
function isOfOneKind({ registry, messengers }: Overlay): void {
  const bad = /^(?:error|note|violation|refused|registry-lost|gave-up|dropped|set-up-failed)$/;
  for (const { events, complaints } of [registry, ...messengers]) {
    expect(complaints).toEqual([]);
    expect(events.filter(({ event }) => bad.test(event))).toEqual([]);
  }
  const of = (kind: string) => registry.events.filter(({ event }) => event === kind);
  expect(of('registered').map(({ ours }) => ours)).toEqual(Array(NODES).fill(true));
  expect(of('left').map(({ how }) => how)).toEqual(Array(NODES).fill('deregistered'));
}

/** Why a reader of today's events cannot read those of a release: it misses nothing but fields that were added since. */
function unreadable({ events }: Program, printer: 'registry' | 'messenger'): string[] {
  if (events[0]?.['schemaVersion'] !== SCHEMA_VERSION) return [];
  const schemas = eventSchemas.filter(({ description }) =>
    ['all', 'live', printer].includes(description!.split(':')[0]!),
  );
  return events.flatMap((event) => {
    const schema = schemas.find(({ shape }) => shape.event.value === event.event);
    if (schema === undefined) return [`${event.event}: no such event now`];
    const issues = schema.safeParse(event).error?.issues ?? [];
    return issues
      .filter(({ path }) => at(event, path) !== undefined)
      .map(({ path, message }) => `${[event.event, ...path].join('.')}: ${message}`);
  });
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

// What crosses the wire is the same under every Node, and that of a release's day runs it for ever.
describe.runIf(process.version.startsWith('v20.'))('releases', () => {
  const answers = new Map<Geometry, Answer>();
  beforeAll(async () => {
    const overlays = GEOMETRIES.map(async (geometry) => {
      answers.set(geometry, (await live(NOW, [NOW], geometry)).answer);
    });
    await Promise.all(overlays);
  });

  describe.each(readdirSync(`${ROOT}/test/releases`))('%s', (release) => {
    const cases: [string, Geometry, Version, Version[]][] = [
      ['its registry, messengers of now', 'hops', release, [NOW]],
      ['the registry of now, its messengers', 'hops', NOW, [release]],
      ['its registry, messengers of both', 'hops', release, [release, NOW]],
      ['the registry of now, messengers of both', 'hops', NOW, [release, NOW]],
      ['the registry of now, messengers of both', 'kademlia', NOW, [release, NOW]],
    ];
    test.each(cases)('%s: one answer (%s)', async (_, geometry, registryVersion, messengerVersions) => {
      const overlay = await live(registryVersion, messengerVersions, geometry);
      isOfOneKind(overlay);
      // A version may add fields to what it prints.
      expect(answers.get(geometry)).toMatchObject(overlay.answer);
      if (registryVersion === release) expect(unreadable(overlay.registry, 'registry')).toEqual([]);
      const old = overlay.messengers.filter((_, index) => messengerVersions[index] === release);
      for (const messenger of old) expect(unreadable(messenger, 'messenger')).toEqual([]);
    });

    test('its fields and messages have their numbers and types', () => {
      const args = ['breaking', 'src/wire/proto', '--against', `test/releases/${release}`];
      execFileSync('node_modules/.bin/buf', args, { cwd: ROOT, encoding: 'utf8' });
    });
  });
});
