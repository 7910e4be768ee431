// Nodes with names in a simulated world: the same machines prove the same things, keys and nonces come from the seed, and
// no ID has two owners, nor a name two keys, whoever crashes when.

import { describe, expect, test } from 'vitest';
import type { RegistryReport } from '../../src/overlay/report.ts';
import { scenarioFile } from '../../src/scenario/format.ts';
import { simulate } from '../../src/scenario/run-scenario.ts';
import { parseScenario, parseScenarioJson } from '../../src/scenario/scenario-file.ts';

const SCENARIO = `
nodes: 7
names: [alice, bob, alice, carol]
start-over: 1s
commands: [wait-for 6, setup-overlay 2, start-rounds 20, at 9s: list-messaging-nodes]
timeline:
  - every 700ms from 1s to 6s: crash 2 nodes
  - every 700ms from 1300ms to 7s: restart all
  - at 3s: crash node 1 silently
`;

interface Ownership {
  readonly ownerOf: ReadonlyMap<number, string>;
  readonly registrations: number;
  readonly returns: number;
  readonly wrong: readonly string[];
  readonly nodes: Extract<RegistryReport, { kind: 'nodes' }>['members'];
}

/** Follows who has which ID. An address is a node's, and a node has one key. */
function watch(seed: string): Ownership {
  const ownerOf = new Map<number, string>();
  const holderOf = new Map<string, string>();
  const wrong: string[] = [];
  let [registrations, returns] = [0, 0];
  let nodes: Ownership['nodes'] = [];
  simulate(parseScenario(`${SCENARIO}seed: "${seed}"`, 'names.yaml'), {
    registryReports(report) {
      if (report.kind === 'nodes') nodes = report.members;
      if (report.kind !== 'registered') return;
      const { id, name, address } = report;
      registrations++;
      const owner = ownerOf.get(id);
      if (owner !== undefined && owner !== name) wrong.push(`${name ?? address} gets ID ${id} of ${owner}`);
      if (name === undefined) return;
      if (owner === name) returns++;
      const holder = holderOf.get(name) ?? address;
      if (holder !== address) wrong.push(`${address} gets the name ${name} of ${holder}`);
      for (const [other, its] of ownerOf)
        if (its === name && other !== id) wrong.push(`${name}: ${other}, ${id}`);
      ownerOf.set(id, name);
      holderOf.set(name, address);
    },
  });
  return { ownerOf, registrations, returns, wrong, nodes };
}

describe('nodes with names that crash and come back', () => {
  test('keep their IDs, and nobody else gets them', () => {
    const watched = Array.from({ length: 10 }, (_, seed) => watch(`names ${seed}`));
    expect(watched.flatMap(({ wrong }) => wrong)).toEqual([]);
    const returns = watched.reduce((sum, one) => sum + one.returns, 0);
    expect(returns).toBeGreaterThan(25);
    expect(watched.every(({ nodes }) => new Set(nodes.map(({ id }) => id)).size === nodes.length)).toBe(true);
  });

  test('are the same for the same seed', () => {
    expect(watch('again')).toEqual(watch('again'));
  });
});

test('names are written with the scenario', () => {
  const scenario = parseScenario('nodes: 3\nnames: [alice, zoe\u0308]', 'x.yaml');
  expect(scenario.names).toEqual(['alice', 'zo\u00eb']);
  expect(parseScenarioJson(scenarioFile(scenario), 'x').names).toEqual(scenario.names);
});

test.each([
  ['nodes: 2\nnames: [a, b, c]', 'names has 3 of them, and there are 2 nodes'],
  ['nodes: 2\nnames: [a b]', 'has other characters'],
  ['nodes: 2\nnames: [7]', 'a name must be text'],
])('%j is a mistake', (text, complaint) => {
  expect(() => parseScenario(text, 'x.yaml')).toThrow(complaint);
});
