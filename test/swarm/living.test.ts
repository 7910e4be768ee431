// A small swarm in which every overlay is living.

import { expect, test } from 'vitest';
import { DEFAULT_MAX_EVENTS } from '../../src/commands/swarm/options.ts';
import type { MessengerReport } from '../../src/overlay/report.ts';
import { drawScenario } from '../../src/swarm/random-scenario.ts';
import { watch } from '../../src/swarm/watch.ts';
import { freshSeed, rounds } from '../support/fresh.ts';

const FIRST_SEEDS = 100;
const FRESH_SEEDS = rounds(50, 2000);
const fresh = freshSeed();

/** Violations of these seeds, and how many traces arrived. */
function run(
  from: number,
  seeds: number,
): { violations: string[]; arrived: number; geometries: Set<string> } {
  const violations: string[] = [];
  const geometries = new Set<string>();
  let arrived = 0;
  for (let seed = from; seed < from + seeds; seed++) {
    const scenario = { ...drawScenario(seed), living: true as const };
    const messengerReports = (_: number, report: MessengerReport) => {
      if (report.kind !== 'trace') return;
      arrived++;
      geometries.add(scenario.geometry);
    };
    const found = watch(scenario, { maxEvents: DEFAULT_MAX_EVENTS, messengerReports });
    for (const { check, detail } of found.violations) violations.push(`${seed}: ${check}: ${detail}`);
  }
  return { violations, arrived, geometries };
}

test(`seeds 1 to ${FIRST_SEEDS} pass every check, and messages find their way over every geometry`, () => {
  const { violations, arrived, geometries } = run(1, FIRST_SEEDS);
  expect(violations).toEqual([]);
  expect(arrived).toBeGreaterThan(40);
  expect(geometries.size).toBe(6);
});

test(`fresh seeds do: from ${fresh}`, () => {
  expect(run(fresh, FRESH_SEEDS).violations).toEqual([]);
});
