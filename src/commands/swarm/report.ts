// What `sinkward swarm` prints: each seed that fails, with all that is needed to see it again, and what was seen.

import type { EventOf } from '../../results/events.ts';
import { CHECKS, type Violation } from '../../scenario/checks.ts';
import { scenarioFile } from '../../scenario/format.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { optionCells } from '../../terminal/options.ts';
import { amount, type Progress } from '../../terminal/progress.ts';
import { csvTable } from '../../text/csv.ts';
import { spanText } from '../../text/duration.ts';
import { count, plural, printable } from '../../text/text.ts';
import { type SwarmFlags, swarmTable } from './options.ts';
import type { Shrunk } from './run-seed.ts';
import type { SwarmTally } from './swarm-tally.ts';

export interface Failure {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly scenario: Scenario;
  /** undefined: the swarm was interrupted before. */
  readonly shrunk: Shrunk | undefined;
  /** The scenario as small as it is known, as a scenario file. */
  readonly yaml: string;
  /** Where that is kept; undefined: nowhere. */
  readonly file: string | undefined;
  /** Commands that run it again. */
  readonly again: readonly string[];
}

export function failureText(failure: Failure): string {
  const { seed, violations, shrunk, scenario, yaml, file, again } = failure;
  const what =
    shrunk === undefined
      ? ['Interrupted before it was made smaller; the scenario as it is:']
      : [
          `Shrunk from ${sizeOf(scenario)} to ${sizeOf(shrunk.scenario)}:`,
          ...violationLines(shrunk.violations),
        ];
  return [
    `Seed ${seed} fails.`,
    ...violationLines(violations),
    '',
    ...what,
    '',
    yaml,
    ...(file === undefined ? [] : [`Kept in ${file}.`]),
    'Again:',
    ...again.map((command) => `  ${command}`),
    '',
  ].join('\n');
}

function sizeOf({ nodes, commands, faults }: Scenario): string {
  const parts = [plural(nodes, 'node'), plural(commands.length, 'command'), plural(faults.length, 'fault')];
  return parts.join(', ');
}

function violationLines(violations: readonly Violation[]): string[] {
  return violations.map(({ check, detail }) => `  ${CHECKS[check]}: ${detail}`);
}

/** Lines that open the file of a scenario that fails. `command` runs the file again. */
export function fileComment(seed: number, violations: readonly Violation[], command: string): string[] {
  const lines = violations.map(
    ({ check, detail }) => `  ${CHECKS[check]}: ${printable(detail.split('\n', 1)[0]!)}`,
  );
  return [`Seed ${seed} of a swarm. What fails:`, ...lines, `Again: ${command}`];
}

export interface Bounds {
  /** Infinity: only time ends the swarm. */
  readonly seeds: number;
  /** Milliseconds; Infinity: only the number of seeds does. */
  readonly forMs: number;
}

/** How far a swarm is after so many seeds and so long, by the bound that is reached first. */
export function swarmProgress(seeds: number, bounds: Bounds, ms: number): Progress {
  const label = 'swarm';
  if (seeds / bounds.seeds >= ms / bounds.forMs) {
    return { label, done: seeds, total: bounds.seeds, said: [amount(seeds, bounds.seeds, 'scenarios')] };
  }
  // Scenarios that were started in time are run to their end.
  const done = Math.min(ms, bounds.forMs);
  const time = `${spanText(1000 * done)} of ${spanText(1000 * bounds.forMs)}`;
  return { label, done, total: bounds.forMs, said: [plural(seeds, 'scenario'), time] };
}

export interface Summary {
  readonly tally: SwarmTally;
  /** As they are typed; the first seed is complete. */
  readonly flags: SwarmFlags & { readonly from: number };
  readonly interrupted: boolean;
}

/** How many seeds passed, how often each thing was seen, and what was never seen. */
export function summaryText({ tally, flags, interrupted }: Summary): string {
  const { seeds, events, failed, failedSeeds } = tally;
  const scenarios = plural(seeds, 'scenario');
  const passed = failed === 0 ? scenarios : `${count(seeds - failed)} of ${scenarios}`;
  const more = failed > failedSeeds.length ? ', ...' : '';
  const seen = [...tally.seen].sort(([a], [b]) => (a < b ? -1 : 1));
  const row = (times: string, what: string) => `${times.padStart(12)}  ${what}`;
  return [
    ...(interrupted ? ['PARTIAL: interrupted, these are the results so far.'] : []),
    `From seed ${flags.from}: ${passed} passed every check, ${plural(events, 'event')}.`,
    ...(failed > 0 ? [`Failed: seed ${failedSeeds.join(', ')}${more}`] : []),
    '',
    ...seen.map(([what, times]) => row(count(times), what)),
    ...tally.neverSeen.map((what) => row('never', what)),
    '',
  ].join('\n');
}

/** A row for each thing that was seen, or could have been; the last columns are the options, with the seeds that ran. */
export function summaryCsv({ tally, flags, interrupted }: Summary): string {
  const keepGoing = flags.keepGoing === true;
  const options = {
    ...optionCells(swarmTable, { ...flags, keepGoing, seeds: tally.seeds }),
    partial: interrupted ? 1 : 0,
  };
  const rows = [...tally.seen, ...tally.neverSeen.map((what) => [what, 0] as const)];
  return csvTable(
    rows.sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => ({ seen: what, times, ...options })),
  );
}

export function failureEvent({
  seed,
  violations,
  scenario,
  shrunk,
  file,
  again,
}: Failure): EventOf<'failure'> {
  return {
    event: 'failure',
    seed,
    violations: violations.map(inWords),
    scenario: { ...scenarioFile(scenario) },
    shrunk: shrunk === undefined ? null : { ...scenarioFile(shrunk.scenario) },
    shrunkViolations: shrunk === undefined ? null : shrunk.violations.map(inWords),
    file: file ?? null,
    again,
  };
}

function inWords({ check, detail }: Violation) {
  return { check, rule: CHECKS[check], detail };
}

export function summaryEvent({ tally, flags, interrupted }: Summary): EventOf<'swarm'> {
  const { seeds, events, failed, seen, neverSeen } = tally;
  return {
    event: 'swarm',
    from: flags.from,
    seeds,
    failed,
    events,
    seen: Object.fromEntries([...seen].sort(([a], [b]) => (a < b ? -1 : 1))),
    neverSeen,
    partial: interrupted,
  };
}
