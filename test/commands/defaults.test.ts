// One default of entries, whoever is asked: the registry, a simulation, and the commands without messengers.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { type ChurnFlags, churnOptions, churnTable } from '../../src/commands/churn/options.ts';
import { gridJobs, specCells } from '../../src/commands/compare/cells.ts';
import { type CompareFlags, compareTable } from '../../src/commands/compare/options.ts';
import { graphCommand } from '../../src/commands/graph/command.ts';
import { completeJob } from '../../src/commands/route/facts.ts';
import { type RouteFlags, routeJob, routeTable } from '../../src/commands/route/options.ts';
import { argumentOf, chooseScenario } from '../../src/commands/simulate/choose-scenario.ts';
import { churnGeometries } from '../../src/geometries/definitions.ts';
import {
  GEOMETRY_NAMES,
  type GeometryName,
  geometries,
  messengerGeometries,
} from '../../src/geometries/index.ts';
import type { RegistryReport } from '../../src/overlay/report.ts';
import { defaultEntries, loweredText, MAX_ENTRIES } from '../../src/routing/geometry.ts';
import { simulate } from '../../src/scenario/run-scenario.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import { addOptions } from '../../src/terminal/options.ts';

const SIZES = Array.from({ length: 39 }, (_, i) => i + 2);
const folder = mkdtempSync(join(tmpdir(), 'sinkward-'));

beforeAll(() => void vi.spyOn(process.stderr, 'write').mockReturnValue(true));
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** What the registry reports of a set-up for which nobody says a number. */
function registryReports(geometry: GeometryName, nodes: number): RegistryReport[] {
  const reports: RegistryReport[] = [];
  const scenario = parseScenario(
    `{ nodes: ${nodes}, geometry: ${geometry}, commands: [wait-for, setup-overlay] }`,
    '',
  );
  const { commands } = simulate(scenario, { registryReports: (report) => void reports.push(report) });
  expect(commands.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  const { entries } = reports.find(({ kind }) => kind === 'setting-up') as { entries?: number };
  expect(commands[1]!.command).toEqual({ name: 'setup-overlay', entries });
  return reports;
}

/** The flags of a command as its options read them. */
function typed<Flags>(
  add: (command: Command) => Command,
  args: string[],
): { command: Command; flags: Flags } {
  const command = add(new Command());
  command.parse(args, { from: 'user' });
  return { command, flags: command.opts() as Flags };
}

async function graphEntries(geometry: GeometryName, nodes: number): Promise<number> {
  const out = join(folder, 'graph.dot');
  const args = ['--geometry', geometry, '--nodes', String(nodes), '--seed', '1', '--out', out];
  await graphCommand().parseAsync(args, { from: 'user' });
  return Number(/entries (\d+), IDs of 31 bits/.exec(readFileSync(out, 'utf8'))![1]);
}

describe.each(messengerGeometries)('%s', (name) => {
  it('has the same entries in every command, with 2 to 40 nodes', async () => {
    for (const nodes of SIZES) {
      const size = ['--nodes', String(nodes)];
      const route = typed<RouteFlags>((one) => addOptions(one, routeTable), ['--geometry', name, ...size]);
      const compare = typed<CompareFlags>(
        (one) => addOptions(one, compareTable),
        ['--geometries', name, ...size],
      );
      const setUp = registryReports(name, nodes).find(({ kind }) => kind === 'setting-up');
      const { scenario } = chooseScenario({ geometry: name, nodes });
      const entries = defaultEntries(geometries[name], nodes);
      expect({
        registry: setUp,
        simulate: argumentOf(scenario, 'setup-overlay')?.entries,
        route: completeJob(routeJob(route.flags, '1')).entries,
        compare: specCells(gridJobs(compare.flags)[0]!, '')['entries'],
        graph: await graphEntries(name, nodes),
      }).toEqual({
        registry: { kind: 'setting-up', epoch: 1, entries, nodes, idBits: 7 },
        simulate: entries,
        route: entries,
        compare: entries,
        graph: entries,
      });
    }
  });

  it('says in one line where so few nodes cannot have what it prefers', () => {
    let lowered = 0;
    for (const nodes of SIZES.slice(0, 10)) {
      const text = loweredText(geometries[name], nodes);
      const notes = registryReports(name, nodes).filter(({ kind }) => kind === 'note');
      expect(notes).toEqual(text === undefined ? [] : [{ kind: 'note', text }]);
      expect(chooseScenario({ geometry: name, nodes }).lowered).toBe(text);
      expect(chooseScenario({ geometry: name, nodes, entries: 1 }).lowered).toBeUndefined();
      if (text !== undefined) lowered++;
    }
    expect(lowered).toBe({ symphony: 3, pastry: 7 }[name as string] ?? 0);
  });
});

test.each(churnGeometries)('$name under churn has them too', ({ name }) => {
  for (const nodes of SIZES) {
    const args = ['--geometry', name, '--nodes', String(nodes)];
    const { command, flags } = typed<ChurnFlags>((one) => addOptions(one, churnTable), args);
    const entries = defaultEntries(geometries[name as GeometryName], nodes);
    expect(churnOptions(command, flags, '1').options.entries).toBe(entries);
  }
});

test.each([
  ['hops', 2, 1],
  ['hops', 3, 1],
  ['hops', 4, 2],
  ['hops', 7, 2],
  ['hops', 8, 3],
  ['hops', 15, 3],
  ['hops', 16, 4],
  ['hops', 1000, 9],
  ['chord', 1000, 1],
  ['kademlia', 1000, 1],
  ['pastry', 5, 4],
  ['pastry', 1000, 8],
  ['symphony', 3, 2],
  ['symphony', 1000, 4],
] as const)('%s with %i nodes: %i', (name, nodes, entries) => {
  expect(defaultEntries(geometries[name], nodes)).toBe(entries);
});

test('the line says the number and why', () => {
  expect(loweredText(geometries.symphony, 3)).toBe('entries: 2, the most that 3 nodes allow');
});

test('what may be typed ends where the largest geometry does', () => {
  const most = GEOMETRY_NAMES.filter((name) => name !== 'hypercube').map((name) =>
    geometries[name].maxEntries(2 ** 30),
  );
  expect(Math.max(...most)).toBe(MAX_ENTRIES);
});
