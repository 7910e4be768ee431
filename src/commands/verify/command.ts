// `sinkward verify`: the same overlay by real processes and in virtual time, whose traffic tables must be the same.

import type { ChildProcess } from 'node:child_process';
import { Command } from 'commander';
import { trafficCsv } from '../../results/report-csv.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { onEndingSignal } from '../../terminal/interrupts.ts';
import { count as countKind } from '../../terminal/kinds.ts';
import { addOptions, type OptionTable, type OptionValues } from '../../terminal/options.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { EXIT, endChild } from '../../terminal/process.ts';
import type { ProgressLine } from '../../terminal/progress.ts';
import { count, plural } from '../../text/text.ts';
import { formatRow } from '../common-options.ts';
import { argumentOf, chooseScenario } from '../simulate/choose-scenario.ts';
import { run } from '../simulate/run-simulation.ts';
import { scenarioTable } from '../simulate/scenario-options.ts';
import { type LiveOptions, runLive } from './live.ts';
import { compareTables, comparisonCsv, comparisonEvent, comparisonText } from './table-difference.ts';

/** More than one machine has ports and patience for. */
const MAX_LIVE_NODES = 10_000;
const MAX_PROCESSES = 1000;

const verifyTable = {
  ...scenarioTable(MAX_LIVE_NODES),
  processes: {
    flag: '--processes <count>',
    kind: countKind(1, MAX_PROCESSES),
    help: 'messenger processes over which the nodes are spread',
    default: 3,
  },
  format: formatRow,
} as const satisfies OptionTable;

type VerifyFlags = OptionValues<typeof verifyTable>;

export function verifyCommand(): Command {
  const command = new Command('verify').description(
    'Runs an overlay of real processes and its simulation, and compares their tables line by line.',
  );
  return addOptions(command, verifyTable)
    .addHelpText(
      'before',
      `Examples:
  sinkward verify --nodes 10 --packets 1000 --seed 7
  sinkward verify --nodes 100 --entries 7 --processes 10
  sinkward verify --nodes 50 --geometry kademlia --packets 100
`,
    )
    .action((flags: VerifyFlags) => verify(flags));
}

async function verify(flags: VerifyFlags): Promise<void> {
  const { scenario, drawn, lowered } = chooseScenario(flags);
  const { format } = flags;
  const { stdout, stderr, event, reporter: open, progress: openProgress } = openOutputs();
  const reporter = open(format, () => 0);
  reporter.seed(scenario.seed, drawn);
  if (lowered !== undefined) reporter.note(`${lowered}.`);
  const progress = openProgress(format);
  const { result } = run(scenario, { codec: false, progress });
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
  const table = await runShown(liveOptions(scenario, processes), progress);
  const comparison = compareTables(trafficCsv(summary), table);
  if (format === 'json') event(comparisonEvent(comparison));
  else (format === 'csv' ? stderr : stdout).write(comparisonText(comparison));
  if (format === 'csv') stdout.write(comparisonCsv(comparison));
  process.exitCode = comparison.differences.length === 0 ? EXIT.done : EXIT.mismatch;
}

const REDRAW_MS = 500;

async function runShown(options: LiveOptions, progress: ProgressLine): Promise<string> {
  let said = 'starting processes';
  const timer = setInterval(() => progress.wait(`verify: ${said}`), REDRAW_MS);
  try {
    return await runLive(options, endWithUs, (line) => {
      said = line.replace(/\.$/, '');
    });
  } finally {
    clearInterval(timer);
    progress.hide();
  }
}

function liveOptions(scenario: Scenario, processes: number): LiveOptions {
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
