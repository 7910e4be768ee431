// `sinkward explore`: every order of the events of a small world, up to a depth, each schedule under the checks of the swarm.

import { setImmediate } from 'node:timers/promises';
import { Command } from 'commander';
import { Exploration } from '../../explore/exploration.ts';
import { tell } from '../../explore/schedule-text.ts';
import { shrinkSchedule } from '../../explore/shrink.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { addOptions } from '../../terminal/options.ts';
import { type Outputs, openOutputs } from '../../terminal/outputs.ts';
import { EXIT } from '../../terminal/process.ts';
import { plural } from '../../text/text.ts';
import { boundsOf, type ExploreFlags, exploreTable, flagsMistake, worldOf } from './options.ts';
import {
  type Explored,
  explorationCsv,
  explorationEvent,
  explorationProgress,
  explorationText,
  scheduleCsv,
  scheduleEvent,
  scheduleText,
} from './report.ts';

export function exploreCommand(): Command {
  const command = new Command('explore').description(
    'Explores every order of the events of a small world, up to a depth, under every check.',
  );
  return addOptions(command, exploreTable)
    .addHelpText(
      'before',
      `Examples:
  sinkward explore --depth 10
  sinkward explore --nodes 2 --may crash --depth 30
  sinkward explore --begin run --may leave,stop --max-delay 10ms
  sinkward explore --begin start --may nothing
`,
    )
    .addHelpText(
      'after',
      `
At each step any of these may be next: the oldest message of each link in each
direction, a link that opens, is refused or breaks, what a node does by itself,
the next command, what may happen, and the timer that is due first, unless a
message would then have been under way for longer than --max-delay.
One more node joins, node 1 leaves, node 2 crashes (its links break), the last
one loses power (they do not), node 2 returns if it is down, and the command
under way is stopped. The commands are wait-for, setup-overlay, start-rounds.
A schedule that fails is shrunk and printed, and can be played again.`,
    )
    .action((flags: ExploreFlags) => exploreAndPrint(flags, command));
}

async function exploreAndPrint(flags: ExploreFlags, command: Command): Promise<void> {
  const mistake = flagsMistake(flags);
  if (mistake !== undefined) command.error(`error: ${mistake}`);
  const outputs = openOutputs();
  if (flags.schedule !== undefined) return playAndPrint(flags, flags.schedule, outputs, command);
  const { format } = flags;
  const { stdout, stderr, event, width } = outputs;
  const begunMs = performance.now();
  const explored = await explore(flags, outputs);
  const { exploration, interrupted } = explored;
  if (exploration.failure !== undefined) {
    const { schedule } = shrinkSchedule(worldOf(flags), exploration.failure, SHRINK_TRIES);
    const scheduled = { flags, schedule, ...tell(worldOf(flags), schedule) };
    if (format === 'json') event(scheduleEvent(scheduled));
    else (format === 'csv' ? stderr : stdout).write(`${scheduleText(scheduled)}\n`);
  }
  if (format === 'json') event(explorationEvent(explored));
  else stdout.write(format === 'csv' ? explorationCsv(explored) : explorationText(explored, width));
  const seconds = (performance.now() - begunMs) / 1000;
  const { schedules, merged } = exploration;
  stderr.write(`Played ${plural(schedules + merged, 'schedule')} in ${seconds.toFixed(2)} s.\n`);
  const code = { explored: EXIT.done, 'max-states': EXIT.done, failed: EXIT.mismatch };
  process.exitCode = interrupted ? EXIT.interrupted : code[exploration.ended!];
}

const SHRINK_TRIES = 1000;
/** Between two looks at signals and the progress. */
const SLICE_MS = 50;

async function explore(flags: ExploreFlags, outputs: Outputs): Promise<Explored> {
  const exploration = new Exploration(worldOf(flags), boundsOf(flags));
  const progress = outputs.progress(flags.format);
  const interrupts = catchInterrupts();
  try {
    for (let goesOn = true; goesOn && !interrupts.signal.aborted; ) {
      const untilMs = performance.now() + SLICE_MS;
      while (goesOn && performance.now() < untilMs) goesOn = exploration.next();
      progress.show(explorationProgress(exploration));
      await setImmediate();
    }
  } finally {
    progress.hide();
    interrupts.end();
  }
  return { flags, exploration, interrupted: exploration.ended === undefined };
}

function playAndPrint(
  flags: ExploreFlags,
  schedule: readonly number[],
  { stdout, event }: Outputs,
  command: Command,
): void {
  try {
    const scheduled = { flags, schedule, ...tell(worldOf(flags), schedule) };
    if (flags.format === 'json') event(scheduleEvent(scheduled));
    else stdout.write(flags.format === 'csv' ? scheduleCsv(scheduled) : scheduleText(scheduled));
    process.exitCode = scheduled.violations.length === 0 ? EXIT.done : EXIT.mismatch;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    command.error(`error: no such schedule in this world: ${error.message}`);
  }
}
