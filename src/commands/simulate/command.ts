// `sinkward simulate`: one scenario in virtual time: its traffic tables, and the facts of the whole simulation.

import { resolve } from 'node:path';
import { Command } from 'commander';
import { simulationEvent, simulationText, speedSentence } from '../../results/simulation.ts';
import { CHECKS, check } from '../../scenario/checks.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { addOptions } from '../../terminal/options.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { EXIT } from '../../terminal/process.ts';
import type { Reporter } from '../../terminal/reporter.ts';
import { plural } from '../../text/text.ts';
import { Notices } from '../notices.ts';
import { chooseScenario, readScenarioFile } from './choose-scenario.ts';
import { type SimulateFlags, simulateCommandLine, simulateTable } from './options.ts';
import { factsOf, type Ran, run } from './run-simulation.ts';
import { openTrace } from './trace-writer.ts';

const SHOWN_VIOLATIONS = 20;

export function simulateCommand(): Command {
  const command = new Command('simulate').description(
    'Runs registry and messengers in virtual time, and prints the table that real processes would.',
  );
  return addOptions(command, simulateTable)
    .addHelpText(
      'before',
      `Examples:
  sinkward simulate --nodes 100 --entries 5 --packets 1000 --seed 7
  sinkward simulate --nodes 20 --packets 100 --latency log-normal:5ms,0.5
  sinkward simulate --nodes 200 --geometry kademlia --packets 20
  sinkward simulate --packets 5 --trace run.json --trace-format chrome
`,
    )
    .action(async (flags: SimulateFlags) => {
      if (isSameFile(flags.trace, flags.scenario)) {
        command.error('error: --trace would overwrite the scenario; use another file');
      }
      if (flags.trace === undefined && command.getOptionValueSource('traceFormat') === 'cli') {
        command.error('error: --trace-format needs a trace; use --trace <file> as well');
      }
      await simulateAndPrint(flags);
    });
}

function isSameFile(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && resolve(a) === resolve(b);
}

/** `hops: 10 nodes, IDs of 7 bits.` */
function overlayText({ geometry, nodes, idBits }: Scenario): string {
  return `${geometry}: ${plural(nodes, 'node')}, IDs of ${idBits} bits.`;
}

async function simulateAndPrint(flags: SimulateFlags): Promise<void> {
  const { scenario, drawn, lowered } =
    flags.scenario === undefined
      ? chooseScenario(flags)
      : { scenario: await readScenarioFile(flags.scenario, flags), drawn: false, lowered: undefined };
  const trace = flags.trace === undefined ? undefined : openTrace(flags.trace, flags.traceFormat, scenario);
  const outputs = openOutputs();
  let nowUs = 0;
  const reporter = outputs.reporter(flags.format, () => nowUs / 1000);
  reporter.seed(scenario.seed, drawn);
  // For programs it is among the results.
  if (flags.format !== 'json') reporter.note(overlayText(scenario));
  if (lowered !== undefined) reporter.note(`${lowered}.`);
  const progress = outputs.progress(flags.format);
  const notices = new Notices(reporter, flags.format, (write) => progress.around(write));
  const ran = run(scenario, {
    codec: flags.codec === true,
    observe: trace?.observe,
    progress,
    pause: () => notices.over(),
    registryReports(report, us) {
      nowUs = us;
      notices.registry(report);
    },
  });
  notices.end();
  trace?.end(ran.result, ran.digest);
  const facts = factsOf(ran, scenario, simulateCommandLine(scenario, flags));
  if (flags.format === 'json') outputs.event(simulationEvent(facts));
  else {
    const stream = flags.format === 'csv' ? outputs.stderr : outputs.stdout;
    stream.write(simulationText(facts, outputs.width));
  }
  // Not among the results, in any format: those are the same bytes for the same seed.
  outputs.stderr.write(`${speedSentence(facts.events, ran.wallMs)}\n`);
  process.exitCode = verdict(ran, scenario, reporter);
}

/** Says what failed that nobody has said yet; the exit code. */
function verdict({ result }: Ran, scenario: Scenario, reporter: Reporter): number {
  for (const { command, outcome, reason } of result.commands) {
    if (outcome === 'unfinished') reporter.error(`${command.name} never ended: ${reason}`);
  }
  const violations = check(result, scenario);
  for (const { check: name, detail } of violations.slice(0, SHOWN_VIOLATIONS)) {
    reporter.error(`a check failed: ${CHECKS[name]}: ${detail}`);
  }
  if (violations.length > 0) return EXIT.mismatch;
  const outcomes = new Set(result.commands.map(({ outcome }) => outcome));
  if (outcomes.has('failed') || outcomes.has('unfinished')) return EXIT.failed;
  return outcomes.has('mismatch') ? EXIT.mismatch : EXIT.done;
}
