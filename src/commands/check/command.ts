// `sinkward check`: runs named checks on a user's messenger or registry, among peers that record every byte.

import { Command } from 'commander';
import { type Printed, printedOf } from '../../check/printed.ts';
import { runChecks } from '../../check/run-checks.ts';
import { scoreOf, type Weights, weighted } from '../../check/score.ts';
import { formatAddress } from '../../overlay/address.ts';
import { socketReason } from '../../tcp/transport.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { addOptions, commandLine } from '../../terminal/options.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { EXIT, endWithParent, exit } from '../../terminal/process.ts';
import { shellWord } from '../../text/shell.ts';
import { paint } from '../../text/text.ts';
import { LineWriter } from '../trace-file.ts';
import { argumentMistake } from './arguments.ts';
import { outcomeJson } from './json.ts';
import { outcomeJunit } from './junit.ts';
import { KITS, type Kit } from './kit.ts';
import type { CheckFlags } from './options.ts';
import { outcomePage } from './page.ts';
import { type Outcome, outcomeCsv, outcomeText } from './report.ts';

export function checkCommand(): Command {
  const command = new Command('check').description(
    'Checks a messenger or a registry of your own: what is wrong, and why.',
  );
  command.addHelpText(
    'before',
    `Examples:
  sinkward check messenger -- python3 messenger.py {registry}
  sinkward check registry -- ./registry {port}
  sinkward check messenger --submissions 'hand-in/*/run.sh'
`,
  );
  for (const kit of KITS) command.addCommand(kitCommand(kit));
  const kinds = KITS.map(({ kind }) => kind);
  // Without an action, commander would print the whole help for one wrong word.
  return command
    .usage('<messenger or registry> [options] -- <command> [arguments]')
    .argument('[kind]')
    .action((kind: string | undefined) => {
      const wrong = kind === undefined ? 'what to check is missing' : `'${kind}' cannot be checked`;
      command.error(`error: ${wrong}; use ${kinds.join(' or ')}`);
    });
}

/** Concurrent sessions: each mostly waits. */
const PARALLEL = 6;

function kitCommand(kit: Kit): Command {
  const { description, words, examples, about } = kit.help;
  const command = new Command(kit.kind)
    .description(description)
    .usage('[options] -- <command> [arguments]')
    .argument('[command...]', words);
  return addOptions(command, kit.table)
    .addHelpText('before', `Examples:\n${examples}`)
    .addHelpText('after', `\n${about}\n${ABOUT_SUBMISSIONS}`)
    .action((given: string[], flags: CheckFlags) => check(kit, { words: given, flags, command }));
}

const ABOUT_SUBMISSIONS = `With --submissions each file that matches is a submission.
It is started in its own folder, by itself or by the command
after --, where {file} is its path.
Exit codes: 0 all checks passed, 1 a program could not be
  started, 2 a wrong argument, 3 a check failed or could not
  be tried in time, 130 interrupted.`;

export interface Given {
  readonly words: readonly string[];
  readonly flags: CheckFlags;
}

async function check(kit: Kit, { words, flags, command }: Given & { command: Command }): Promise<void> {
  const mistake = argumentMistake(words, flags, kit.places);
  if (mistake !== undefined) command.error(`error: ${mistake}`);
  const weights = await readWeights(kit, flags.rubric);
  // Opened first: a report that cannot be written must fail before anything is checked.
  const report = flags.report === undefined ? undefined : new LineWriter(flags.report);
  endWithParent();
  if (flags.submissions !== undefined) {
    const { checkSubmissions } = await import('./submissions/check-submissions.ts');
    return exit(await checkSubmissions(kit, { words, flags }, weights, report));
  }
  exit(await checkOne(kit, { words, flags }, weights, report));
}

/** Loads the rubric reader only if there is a rubric. */
async function readWeights(kit: Kit, rubric: string | undefined): Promise<Weights | undefined> {
  if (rubric === undefined) return undefined;
  const { readRubricFile } = await import('./rubric.ts');
  return readRubricFile(rubric, KITS)[kit.kind];
}

/** The exit code. */
async function checkOne(
  kit: Kit,
  { words, flags }: Given,
  weights: Weights | undefined,
  report: LineWriter | undefined,
): Promise<number> {
  const { stdout, width, progress: openProgress, color } = openOutputs();
  const { attach, format, timeLimit } = flags;
  const program = attach === undefined ? words.map(shellWord).join(' ') : formatAddress(attach);
  const sessions = kit.sessions(attach === undefined ? words : undefined, flags);
  const progress = openProgress(format === 'table' ? 'table' : 'json');
  const total = sessions.reduce((sum, { checks }) => sum + checks.length, 0);
  let done = 0;
  const timer = setInterval(() => {
    progress.show({ label: 'check', done, total, said: [`${done} of ${total} checks`] });
  }, REDRAW_MS);
  const interrupts = catchInterrupts();
  const signal = AbortSignal.any([interrupts.signal, AbortSignal.timeout(timeLimit)]);
  let printed: Printed | undefined;
  try {
    const results = await runChecks(sessions, {
      parallel: PARALLEL,
      signal,
      done: () => void done++,
      closed(session, stage) {
        if (session === sessions[0]) printed = printedOf(stage.program?.output ?? '', process.cwd());
      },
    });
    const graded = weighted(results, weights);
    const again = [
      ...commandLine(`sinkward check ${kit.kind}`, kit.table, { ...flags }),
      ...(words.length > 0 ? [`-- ${program}`] : []),
    ];
    const outcome: Outcome = {
      kind: kit.kind,
      program,
      results: graded,
      score: scoreOf(graded),
      again,
      printed,
    };
    clearInterval(timer);
    progress.hide();
    stdout.write(
      {
        table: () => outcomeText(outcome, paint(color), width),
        csv: () => outcomeCsv(outcome),
        json: () => outcomeJson(outcome),
        junit: () => outcomeJunit(outcome),
      }[format](),
    );
    report?.write(outcomePage(outcome));
    report?.close();
    return interrupts.exitCode ?? exitCodeOf(outcome);
  } catch (error) {
    const { syscall } = error as NodeJS.ErrnoException;
    if (attach === undefined || syscall !== 'listen') throw error;
    throw new Error(`cannot listen on ${program}: ${socketReason(error as Error)}; use another port`);
  } finally {
    clearInterval(timer);
    progress.hide();
    interrupts.end();
  }
}

function exitCodeOf({ results }: Outcome): number {
  const isRight = results.every(({ grade, excused }) => grade === 'pass' || excused === true);
  return isRight ? EXIT.done : EXIT.mismatch;
}

const REDRAW_MS = 200;
