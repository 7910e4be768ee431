// `sinkward check`: named checks of somebody's messenger or registry, among peers that watch every byte.

import { Command } from 'commander';
import type { Result } from '../../check/check.ts';
import { messengerSessions } from '../../check/messenger/sessions.ts';
import { registrySessions } from '../../check/registry/sessions.ts';
import { runChecks } from '../../check/run-checks.ts';
import { scoreOf, weighted } from '../../check/score.ts';
import type { Session, Stage } from '../../check/session.ts';
import { formatAddress } from '../../overlay/address.ts';
import { eventLine } from '../../results/events.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { addOptions, commandLine, type OptionTable } from '../../terminal/options.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { EXIT } from '../../terminal/process.ts';
import { shellWord } from '../../text/shell.ts';
import { paint } from '../../text/text.ts';
import {
  type CheckFlags,
  DEFAULT_START_MS,
  type MessengerFlags,
  messengerTable,
  type RegistryFlags,
  registryTable,
} from './options.ts';
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
  sinkward check messenger --submissions 'hand-in/*/run.sh' --out graded
`,
  );
  command.addCommand(checkMessengerCommand());
  command.addCommand(checkRegistryCommand());
  // The line about a wrong argument then says how that command is used.
  return command.hook('preSubcommand', (check, kit) => {
    check.parent?.usage(`check ${kit.name()} ${kit.usage()}`);
  });
}

const HOST = '127.0.0.1';
/** Sessions at a time: most of each is waiting. */
const PARALLEL = 6;

function checkMessengerCommand(): Command {
  const command = new Command('messenger')
    .description(
      'Starts your messenger between a registry and peers that watch every byte, and checks what it does.',
    )
    .usage('[options] -- <command> [arguments]')
    .argument(
      '[command...]',
      'your program and its arguments, with {registry} for host:port, or {host} and {port}',
    );
  return addOptions(command, messengerTable)
    .addHelpText(
      'before',
      `Examples:
  sinkward check messenger -- python3 messenger.py {registry}
  sinkward check messenger --no-load --report results.html -- java Messenger {host} {port}
  sinkward check messenger --attach 127.0.0.1:12345
`,
    )
    .addHelpText(
      'after',
      `
With --attach the registry of the checks listens there, and waits for your
messenger, started by hand, in a debugger say. Only the first session runs then.
Exit codes: 0 all checks passed, 1 a program could not be started,
  2 a wrong argument, 3 a check failed, 130 interrupted.`,
    )
    .action(async (words: string[], flags: MessengerFlags) => {
      const mistake = commandMistake(words, flags, ['registry', 'port']);
      if (mistake !== undefined) command.error(`error: ${mistake}`);
      const sessions = messengerSessions(
        {
          command: flags.attach === undefined ? words : undefined,
          host: flags.attach?.host ?? HOST,
          port: flags.attach?.port ?? 0,
          patienceMs: flags.patience,
          startMs: Math.max(DEFAULT_START_MS, flags.patience),
          ...(flags.leave === undefined ? {} : { leave: flags.leave }),
        },
        { load: flags.load !== false },
      );
      await check('messenger', sessions, { words, flags, table: messengerTable });
    });
}

function checkRegistryCommand(): Command {
  const command = new Command('registry')
    .description('Starts your registry among nodes that watch every byte, and checks what it does.')
    .usage('[options] -- <command> [arguments]')
    .argument('[command...]', 'your program and its arguments, with {port} for the port to listen on');
  return addOptions(command, registryTable)
    .addHelpText(
      'before',
      `Examples:
  sinkward check registry -- ./registry {port}
  sinkward check registry --no-load --setup-command 'setup {entries}' -- java Registry {port}
  sinkward check registry --attach 127.0.0.1:12345
`,
    )
    .addHelpText(
      'after',
      `
Commands are typed at your registry's stdin. Its nodes send no packets: they
report counters that add up.
--no-load also leaves out the check that waits until a registry gives up a node
that has died in a run.
With --attach you type the commands, as this program asks you to; what your
registry prints is not seen then, and only the first session runs.
Exit codes: 0 all checks passed, 1 a program could not be started,
  2 a wrong argument, 3 a check failed, 130 interrupted.`,
    )
    .action(async (words: string[], flags: RegistryFlags) => {
      const mistake = commandMistake(words, flags, ['port', 'registry']);
      if (mistake !== undefined) command.error(`error: ${mistake}`);
      const { attach, patience, setupCommand, startCommand } = flags;
      const sessions = registrySessions(
        {
          command: attach === undefined ? words : undefined,
          host: attach?.host ?? HOST,
          port: attach?.port ?? 0,
          patienceMs: attach === undefined ? patience : Math.max(patience, TYPING_MS),
          startMs: Math.max(DEFAULT_START_MS, patience),
          ask: (line) => void process.stderr.write(`Type this at your registry: ${line}\n`),
          ...(setupCommand === undefined ? {} : { setup: setupCommand }),
          ...(startCommand === undefined ? {} : { start: startCommand }),
        },
        { load: flags.load !== false },
      );
      await check('registry', sessions, { words, flags, table: registryTable });
    });
}

/** People type more slowly than programs answer. */
const TYPING_MS = 60_000;

interface Given {
  readonly words: readonly string[];
  readonly flags: CheckFlags;
  readonly table: OptionTable;
}

/** What is wrong with the program that is to be checked; undefined when nothing is. */
function commandMistake(
  words: readonly string[],
  { attach }: CheckFlags,
  places: readonly string[],
): string | undefined {
  const wanted = places.map((place) => `{${place}}`).join(' or ');
  if (attach !== undefined && words.length > 0)
    return '--attach is for a program that runs already: leave its command out';
  if (attach !== undefined) return undefined;
  if (words.length === 0)
    return `which program? Its command goes after --, with ${wanted}: -- python3 my.py ${wanted.split(' ')[0]}`;
  if (!places.some((place) => words.some((word) => word.includes(`{${place}}`)))) {
    return `the command must say where the address goes: ${wanted}`;
  }
  return undefined;
}

async function check<S extends Stage>(
  kind: Outcome['kind'],
  sessions: readonly Session<S>[],
  { words, flags, table }: Given,
): Promise<void> {
  const { stdout, width, progress: openProgress, color } = openOutputs();
  const program = flags.attach === undefined ? words.map(shellWord).join(' ') : formatAddress(flags.attach);
  const progress = openProgress(flags.format === 'json' ? 'json' : 'table');
  const total = sessions.reduce((sum, { checks }) => sum + checks.length, 0);
  let done = 0;
  const timer = setInterval(() => {
    progress.show({ label: 'check', done, total, said: [`${done} of ${total} checks`] });
  }, REDRAW_MS);
  const interrupts = catchInterrupts();
  const signal = AbortSignal.any([interrupts.signal, AbortSignal.timeout(flags.timeLimit)]);
  let results: Result[];
  try {
    results = await runChecks(sessions, { parallel: PARALLEL, signal, done: () => void done++ });
  } finally {
    clearInterval(timer);
    progress.hide();
    interrupts.end();
  }
  const graded = weighted(results, undefined);
  const again = [
    ...commandLine(`sinkward check ${kind}`, table, flags),
    ...(words.length > 0 ? [`-- ${program}`] : []),
  ];
  const outcome: Outcome = { kind, program, results: graded, score: scoreOf(graded), again };
  stdout.write(
    {
      table: () => outcomeText(outcome, paint(color), width),
      csv: () => outcomeCsv(outcome),
      json: () => outcomeJson(outcome),
      junit: () => '',
    }[flags.format](),
  );
  process.exitCode = interrupts.exitCode ?? (outcome.score.failed > 0 ? EXIT.mismatch : EXIT.done);
}

function outcomeJson({ kind, program, results, score }: Outcome): string {
  const lines = results.map(({ weight, dialect, expected, seen, hint, because, excused, ...result }, at) =>
    eventLine(
      {
        event: 'check',
        program: kind,
        ...result,
        points: result.grade === 'pass' ? weight : 0,
        maxPoints: excused === true ? 0 : weight,
        expected: expected ?? null,
        seen: seen ?? null,
        hint: hint ?? null,
        because: because ?? null,
        dialect: dialect ?? null,
      },
      { first: at === 0 },
    ),
  );
  return `${lines.join('')}${eventLine({ event: 'checked', program: kind, command: program, ...score })}`;
}

const REDRAW_MS = 200;
