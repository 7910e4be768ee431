// `sinkward swarm`: thousands of scenarios, each run under every check; the first that fails is shrunk.

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Scenario } from '../../scenario/scenario.ts';
import { SOMETIMES, sometimesOver } from '../../swarm/sightings.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { addOptions } from '../../terminal/options.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { EXIT } from '../../terminal/process.ts';
import { shellWord } from '../../text/shell.ts';
import { count, plural } from '../../text/text.ts';
import { readScenarioFile } from '../simulate/choose-scenario.ts';
import { LineWriter, makeFolder } from '../trace-file.ts';
import { fileCommand, flagsMistake, type SwarmFlags, seedCommand, seedsOf, swarmTable } from './options.ts';
import {
  type Failure,
  failureEvent,
  failureText,
  fileComment,
  summaryCsv,
  summaryEvent,
  summaryText,
  swarmProgress,
} from './report.ts';
import { type Outcome, type Shrunk, type Source, scenarioOf } from './run-seed.ts';
import { runSeeds } from './run-seeds.ts';
import { SwarmTally } from './swarm-tally.ts';

export function swarmCommand(): Command {
  const command = new Command('swarm').description(
    'Runs scenarios drawn from consecutive seeds under every check, and shrinks the first that fails.',
  );
  return addOptions(command, swarmTable)
    .addHelpText(
      'before',
      `Examples:
  sinkward swarm --seeds 10000
  sinkward swarm --for 10min --keep-going --out failures
  sinkward swarm --scenario my.yaml --seeds 500
  sinkward swarm --from 4711 --seeds 1
`,
    )
    .addHelpText(
      'after',
      `
Without --scenario the seed decides everything: nodes, geometry, network,
commands and faults. With it, seed 0 is the file as it is, and every other seed
  - replaces its seed, so that IDs, sinks, latencies, clocks, and the nodes of
    steps such as 'crash 3 nodes' are drawn anew;
  - without start-over, starts nodes over 0, 1 or 10 ms, hence in another order;
  - without a timeline, adds up to five faults, in 85 of 100 scenarios.
Nodes, geometry, network, commands and a timeline stay as they are.
Each scenario runs under all checks of the simulator, and one in 16 once more
with every message passed through the wire format.`,
    )
    .action((flags: SwarmFlags) => swarmAndPrint(flags, command));
}

/** In a smaller swarm of drawn scenarios something may well be missing. */
const ENOUGH_SEEDS = 1000;

async function swarmAndPrint(flags: SwarmFlags, command: Command): Promise<void> {
  const mistake = flagsMistake(flags);
  if (mistake !== undefined) command.error(`error: ${mistake}`);
  const scenario = flags.scenario === undefined ? undefined : await readScenarioFile(flags.scenario, {});
  const source: Source = { scenario, drawsFaults: flags.faults !== false, maxEvents: flags.maxEvents };
  if (flags.out !== undefined) makeFolder(flags.out);
  const keep = await keeper(flags, source);

  const { from, seeds } = seedsOf(flags);
  const { stdout, stderr, event, reporter, progress: openProgress } = openOutputs();
  const tally = new SwarmTally(scenario === undefined ? SOMETIMES : sometimesOver(scenario.geometry));
  const forMs = flags.for ?? Number.POSITIVE_INFINITY;
  const progress = openProgress(flags.format);
  const startMs = performance.now();
  let shrinking: number | undefined;
  const timer = setInterval(() => {
    const swarm = swarmProgress(tally.seeds, { seeds, forMs }, performance.now() - startMs);
    const said = shrinking === undefined ? [] : [`shrinking seed ${shrinking}`];
    progress.show({ ...swarm, said: [...said, ...swarm.said] });
  }, REDRAW_MS);
  const interrupts = catchInterrupts();
  const cpuBefore = process.cpuUsage();
  const range = {
    from,
    seeds,
    untilMs: startMs + forMs,
    keepGoing: flags.keepGoing === true,
  };
  const host = {
    threads: Math.min(flags.threads ?? availableParallelism(), seeds),
    signal: interrupts.signal,
    shrinking(seed: number) {
      shrinking = seed;
    },
  };
  try {
    await runSeeds(source, range, host, (outcome, shrunk) => {
      tally.add(outcome);
      if (outcome.violations.length === 0) return;
      const failure = keep(outcome, shrunk);
      shrinking = undefined;
      progress.around(() => {
        if (flags.format === 'json') event(failureEvent(failure));
        else (flags.format === 'csv' ? stderr : stdout).write(failureText(failure));
      });
    });
  } finally {
    clearInterval(timer);
    progress.hide();
    interrupts.end();
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  const interrupted = interrupts.exitCode !== undefined;
  // A person who has just read of the one seed that fails needs no more.
  const stopped = tally.failed > 0 && !range.keepGoing;
  if (!stopped || flags.format !== 'table') {
    const summary = { tally, flags: { ...flags, from }, interrupted };
    if (flags.format === 'json') event(summaryEvent(summary));
    else stdout.write((flags.format === 'csv' ? summaryCsv : summaryText)(summary));
  }
  // Never among results, which are the same on every machine.
  stderr.write(`${speedText(tally, (user + system) / 1e6)}\n`);
  process.exitCode = interrupts.exitCode ?? verdict(tally, scenario, reporter(flags.format, () => 0).error);
}

const REDRAW_MS = 500;

/** Makes a failure of an outcome that has violations, and writes its scenario to the folder, where there is one. */
async function keeper(
  flags: SwarmFlags,
  source: Source,
): Promise<(outcome: Outcome, shrunk: Shrunk | undefined) => Failure> {
  // What writes YAML is loaded here, so that other commands begin quickly.
  const { formatScenario } = await import('../../scenario/write-yaml.ts');
  return ({ seed, violations }, shrunk) => {
    const scenario = scenarioOf(source, seed);
    const name = `seed-${seed}.yaml`;
    const file = flags.out === undefined ? undefined : join(flags.out, name);
    const comment = fileComment(seed, shrunk?.violations ?? violations, fileCommand(flags, file ?? name));
    const yaml = formatScenario(shrunk?.scenario ?? scenario, comment);
    if (file !== undefined) write(file, yaml);
    const again = [
      seedCommand(flags, seed),
      ...(file === undefined
        ? []
        : [fileCommand(flags, file), `sinkward simulate --scenario ${shellWord(file)}`]),
    ];
    return { seed, violations, scenario, shrunk, yaml, file, again };
  };
}

function write(path: string, text: string): void {
  const file = new LineWriter(path);
  file.write(text);
  file.close();
}

function speedText({ seeds, events }: SwarmTally, cpuSeconds: number): string {
  const rate = count(Math.round(events / Math.max(cpuSeconds, 0.001)));
  return `Ran ${plural(seeds, 'scenario')}, ${plural(events, 'event')}, in ${cpuSeconds.toFixed(2)} CPU seconds: ${rate} events a second.`;
}

/** The exit code, and why it is not 0 where nothing has said so. */
function verdict(tally: SwarmTally, scenario: Scenario | undefined, error: (text: string) => void): number {
  if (tally.failed > 0) return EXIT.mismatch;
  // Those that are drawn should meet everything; what a scenario of somebody's own never shows is for them to judge.
  if (scenario !== undefined || tally.seeds < ENOUGH_SEEDS || tally.neverSeen.length === 0) return EXIT.done;
  error(
    `in ${count(ENOUGH_SEEDS)} drawn scenarios or more, this should have happened: ${tally.neverSeen.join('; ')}`,
  );
  return EXIT.failed;
}
