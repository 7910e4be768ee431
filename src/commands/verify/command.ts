// `sinkward verify`: the same overlay by real processes and in virtual time, and whether their tables are the same.

import type { ChildProcess } from 'node:child_process';
import { Command } from 'commander';
import { trafficCsv } from '../../results/csv.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { onEndingSignal } from '../../terminal/interrupts.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { EXIT, endChild } from '../../terminal/process.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { count, plural } from '../../text/text.ts';
import { SimulationProgress } from '../simulate/progress.ts';
import { run } from '../simulate/run.ts';
import { addScenarioOptions, argumentOf, chooseScenario, type ScenarioFlags } from '../simulate/scenario.ts';
import { runLive } from './live.ts';
import { compareTables, comparisonText } from './table-difference.ts';

interface Flags extends ScenarioFlags {
  readonly processes: number;
}

/** More than one machine has ports and patience for. */
const MAX_LIVE_NODES = 10_000;
const MAX_PROCESSES = 1000;

export function verifyCommand(): Command {
  const command = new Command('verify').description(
    'Runs an overlay of real processes and its simulation, and compares their tables line by line.',
  );
  return addScenarioOptions(command, MAX_LIVE_NODES)
    .option(
      '--processes <count>',
      'messenger processes over which the nodes are spread',
      wholeNumber({ min: 1, max: MAX_PROCESSES, name: 'processes' }),
      3,
    )
    .addHelpText(
      'before',
      `Examples:
  sinkward verify --nodes 10 --packets 1000 --seed 7
  sinkward verify --nodes 100 --entries 7 --processes 10
  sinkward verify --nodes 50 --geometry kademlia --packets 100
`,
    )
    .action((flags: Flags) => verify(flags));
}

async function verify(flags: Flags): Promise<void> {
  const { scenario, drawn, lowered } = chooseScenario(flags);
  const { stdout, stderr, width, reporter: open } = openOutputs();
  const reporter = open('table', () => 0);
  reporter.seed(scenario.seed, drawn);
  if (lowered !== undefined) reporter.note(`${lowered}.`);
  const progress = new SimulationProgress(stderr, width);
  const { result } = progress.during(() => run(scenario, { codec: false, progress: progress.show }));
  const [summary] = result.summaries;
  const failed = result.commands.find(({ outcome }) => outcome === 'failed' || outcome === 'unfinished');
  if (summary === undefined || failed !== undefined) {
    reporter.error(`${failed?.command.name ?? 'start-rounds'}: ${failed?.reason ?? 'there is no table'}`);
    process.exitCode = EXIT.failed;
    return;
  }
  const processes = Math.min(flags.processes, scenario.nodes);
  reporter.note(
    `Simulated; now for real: a registry, and ${plural(scenario.nodes, 'node')}, IDs of ${scenario.idBits} bits (messenger processes: ${count(processes)}).`,
  );
  const table = await runLive(liveOptions(scenario, processes), endWithUs, progress.say).finally(() =>
    progress.hide(),
  );
  const comparison = compareTables(trafficCsv(summary), table);
  stdout.write(comparisonText(comparison));
  process.exitCode = comparison.differences.length === 0 ? EXIT.done : EXIT.mismatch;
}

function liveOptions(scenario: Scenario, processes: number) {
  const { nodes, geometry, seed, idBits } = scenario;
  const entries = argumentOf(scenario, 'setup-overlay')!.entries!;
  const { packets } = argumentOf(scenario, 'start-rounds')!;
  return { nodes, geometry, entries, packets, seed, idBits, processes };
}

const running = new Set<ChildProcess>();

/** Whatever ends this process ends those that it started. */
function endWithUs(child: ChildProcess): void {
  if (running.size === 0) {
    process.once('exit', endAll);
    onEndingSignal((_, exitCode) => process.exit(exitCode));
  }
  running.add(child);
}

function endAll(): void {
  for (const child of running) endChild(child);
}
