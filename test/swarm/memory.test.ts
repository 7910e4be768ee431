// A registry with a disk that crashes and comes back, in a simulation. What its watch finds where something is wrong:
// test/simulator/planted.test.ts.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { Memory } from '../../src/registry/memory.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import { watch } from '../../src/swarm/watch.ts';

const scenario = (timeline: string, nodes = 8): Scenario =>
  parseScenario(
    `
nodes: ${nodes}
names: [alice, bob]
seed: memory
min-nodes: 2
disk: 5ms
start-over: 20ms
network: { latency: { constant: 2ms } }
commands:
  - wait-for ${nodes}
  - setup-overlay 2
  - start-rounds 20
  - at 8s: wait-for ${nodes}
  - setup-overlay 2
  - start-rounds 20
timeline:
${timeline}
`,
    'memory.yaml',
  );

const BACK = `
  - at 3s: crash registry
  - at 3500ms: restart registry
`;

afterEach(() => void vi.restoreAllMocks());

describe('a registry that crashes', () => {
  test.each([
    ['restart registry', 'the registry came back with its records'],
    ['restart registry emptied', 'the registry came back without its records'],
  ])('and comes back (%s) has its nodes again, and another run', (how, seen) => {
    const { violations, sightings, result } = watch(scenario(BACK.replace('restart registry', how)));
    expect(violations).toEqual([]);
    expect(result!.commands.map(({ outcome }) => outcome)).toEqual(Array(6).fill('done'));
    expect(sightings.counts.get(seen as never)).toBe(1);
    if (how === 'restart registry') expect(sightings.counts.get('a node had its ID back')).toBe(8);
    const [first, second] = result!.summaries.map(({ nodes }) => nodes.map(({ id }) => id));
    expect(second).toEqual(first);
  });

  test('in a run has lost it, and says so', () => {
    const notes: string[] = [];
    const inRun = BACK.replace('3s', '64ms').replace('3500ms', '100ms');
    const { violations, sightings, result } = watch(scenario(inRun), {
      registryReports: (report) => void (report.kind === 'note' && notes.push(report.text)),
    });
    expect(violations).toEqual([]);
    expect(sightings.counts.get('a run was lost with the registry')).toBe(1);
    expect(notes).toContain('Run 1 was under way when the registry ended: it has no summary');
    expect(result!.summaries.map(({ run, matched }) => [run, matched])).toEqual([[2, true]]);
  });

  test('and does not come back is given up after a minute', () => {
    const { violations, result } = watch(scenario('  - at 3s: crash registry'));
    expect(violations).toEqual([]);
    expect(result!.world.nowUs).toBeGreaterThan(63e6);
  });
});

test('an epoch that was not kept is learned from the nodes that return', () => {
  vi.spyOn(Memory.prototype, 'epoch').mockImplementation(() => {});
  expect(watch(scenario(BACK)).violations).toEqual([]);
});
