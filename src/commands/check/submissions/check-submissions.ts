// `--submissions`: checks every matching file in a child process, and reuses the results of earlier runs.

import { resolve } from 'node:path';
import { resultOf } from '../../../check/check.ts';
import { filledIn } from '../../../check/program.ts';
import { scoreOf, type Weights, weighted } from '../../../check/score.ts';
import { catchInterrupts } from '../../../terminal/interrupts.ts';
import { commandLine, optionWords } from '../../../terminal/options.ts';
import { openOutputs } from '../../../terminal/outputs.ts';
import { EXIT } from '../../../terminal/process.ts';
import { shellWord } from '../../../text/shell.ts';
import type { LineWriter } from '../../trace-file.ts';
import { programVersion } from '../../version.ts';
import type { Kit } from '../kit.ts';
import type { CheckFlags } from '../options.ts';
import { checkInChild } from './child.ts';
import { handedInDigest } from './digest.ts';
import { findSubmissions, folderOf, type Submission } from './find.ts';
import { findIsolation } from './isolation.ts';
import { type Checked, KeptResults } from './kept.ts';
import {
  type Graded,
  gradedCsv,
  gradedJson,
  gradedJunit,
  gradedPage,
  gradedText,
  type Row,
} from './report.ts';
import { type Compared, sameOnes } from './same.ts';

const DEFAULT_OUT = 'graded';
/** Extra time after the time limit, at which a child ends its checks by itself. */
const SLACK_MS = 15_000;
const REDRAW_MS = 200;

interface Given {
  /** The command, with {file}; if empty, the submission itself is run. */
  readonly words: readonly string[];
  readonly flags: CheckFlags;
}

/** Returns the exit code. Throws InputError and FileError before anything is checked. */
export async function checkSubmissions(
  kit: Kit,
  given: Given,
  weights: Weights | undefined,
  report: LineWriter | undefined,
): Promise<number> {
  const { words, flags } = given;
  const { stdout, stderr, width, color, progress: openProgress } = openOutputs();
  const submissions = findSubmissions(flags.submissions!);
  const out = flags.out ?? DEFAULT_OUT;
  const kept = new KeptResults(out, settingsOf(kit, given));
  const isolation = findIsolation();
  if ('missing' in isolation) {
    stderr.write(
      `Without isolation (${isolation.missing}): programs can reach the network, and may outlive their checks.\n`,
    );
  }
  const before = 'before' in isolation ? isolation.before : [];

  const rows = new Map<Submission, Row & Compared>();
  const progress = openProgress(flags.format === 'table' ? 'table' : 'json');
  const timer = setInterval(() => {
    const [done, total] = [rows.size, submissions.length];
    progress.show({ label: 'check', done, total, said: [`${done} of ${total} submissions`] });
  }, REDRAW_MS);
  const interrupts = catchInterrupts();
  const { signal } = interrupts;

  const add = (
    submission: Submission,
    checked: Checked,
    { digest, path, resumed }: { digest: string | undefined; path: string; resumed: boolean },
  ) => {
    const row = rowOf(kit, submission, checked, weights, given);
    rows.set(submission, { ...row, digest, printed: checked.printed, resumed, kept: path });
  };
  const checkNext = async (submission: Submission) => {
    const { name, file } = submission;
    const digest = handedInDigest(submission.handedIn);
    const found = kept.find(name, digest);
    if (found !== undefined) {
      return add(submission, found, { digest: found.digest, path: kept.pathOf(found), resumed: true });
    }
    const command = [...before, ...childCommand(kit, submission, given)];
    const limitMs = flags.timeLimit + SLACK_MS;
    const checked = await checkInChild({ command, cwd: folderOf(submission), limitMs, signal });
    if (checked === undefined) return;
    const digestAfter = handedInDigest(submission.handedIn);
    const path = kept.keep({ name, file, digest, digestAfter, ...checked });
    add(submission, checked, { digest, path, resumed: false });
  };
  const waiting = [...submissions];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
      await checkNext(next);
    }
  };
  try {
    await Promise.all(Array.from({ length: flags.jobs ?? 1 }, lane));
  } finally {
    clearInterval(timer);
    progress.hide();
    interrupts.end();
  }

  const done = submissions.flatMap((submission) => rows.get(submission) ?? []);
  const graded: Graded = {
    kind: kit.kind,
    rows: done,
    same: sameOnes(done),
    total: submissions.length,
    out,
    again: [
      ...commandLine(`sinkward check ${kit.kind}`, kit.table, { ...flags }),
      ...(words.length > 0 ? [`-- ${words.map(shellWord).join(' ')}`] : []),
    ],
  };
  stdout.write(
    {
      table: () => gradedText(graded, width, color),
      csv: () => gradedCsv(graded),
      json: () => gradedJson(graded),
      junit: () => gradedJunit(graded),
    }[flags.format](),
  );
  report?.write(gradedPage(graded));
  report?.close();
  return interrupts.exitCode ?? exitCodeOf(done);
}

/** The row of a submission. If it could not be checked, all checks are 'not tried'. */
function rowOf(
  kit: Kit,
  { name, file }: Submission,
  { results, reason, seconds }: Checked,
  weights: Weights | undefined,
  { flags }: Given,
): Omit<Row, 'kept' | 'resumed'> {
  const because = reason ?? '';
  const untried = () =>
    kit
      .sessions([file], flags)
      .flatMap(({ checks }) => checks.map((check) => resultOf(check, { grade: 'not tried', because })));
  const graded = weighted(reason === undefined ? results : untried(), weights);
  return { name, file, results: graded, score: scoreOf(graded), reason, seconds };
}

/** The command line that runs `sinkward check` for one submission, in the same way as this process was started. */
function childCommand(kit: Kit, { file }: Submission, { words, flags }: Given): string[] {
  const program = words.length === 0 ? [file, `{${kit.places[0]}}`] : filledIn(words, { file });
  const options = optionWords(kit.table, ownFlags(flags)).flat() as string[];
  const sinkward = [process.execPath, ...process.execArgv, resolve(process.argv[1]!)];
  return [...sinkward, 'check', kit.kind, ...options, '--format', 'json', '--', ...program];
}

/** The flags of a child, without rubric and submissions. */
function ownFlags(flags: CheckFlags): Record<string, unknown> {
  return { ...flags, submissions: undefined, rubric: undefined, out: undefined };
}

/** What results depend on besides the submission. */
function settingsOf(kit: Kit, { words, flags }: Given): string {
  return JSON.stringify([programVersion(), kit.kind, optionWords(kit.table, ownFlags(flags)), words]);
}

function exitCodeOf(rows: readonly Row[]): number {
  if (rows.some(({ reason }) => reason !== undefined)) return EXIT.failed;
  const isRight = rows.every(({ results }) =>
    results.every(({ grade, excused }) => grade === 'pass' || excused === true),
  );
  return isRight ? EXIT.done : EXIT.mismatch;
}
