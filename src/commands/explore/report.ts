// What `sinkward explore` prints: how much was explored, and a schedule step by step.

import type { Exploration } from '../../explore/exploration.ts';
import { formatSchedule, type Line, type Told } from '../../explore/schedule-text.ts';
import type { EventOf } from '../../results/events.ts';
import { CHECKS, type Violation } from '../../scenario/checks.ts';
import { optionCells, optionFields } from '../../terminal/options.ts';
import type { Progress } from '../../terminal/progress.ts';
import { blockText } from '../../text/block.ts';
import { csvTable } from '../../text/csv.ts';
import { count, plural, printable } from '../../text/text.ts';
import { type ExploreFlags, exploreCommandLine, exploreTable, scheduleCommandLine } from './options.ts';

export interface Explored {
  readonly flags: ExploreFlags;
  readonly exploration: Exploration;
  readonly interrupted: boolean;
}

/** A schedule, played and told. */
export interface Scheduled extends Told {
  readonly flags: ExploreFlags;
  readonly schedule: readonly number[];
}

export function explorationText({ flags, exploration, interrupted }: Explored, width: number): string {
  const { schedules, merged, states, deepest, cut } = exploration;
  return [
    ...(interrupted ? ['PARTIAL: interrupted, these are the results so far.\n'] : []),
    `${verdictText(flags, exploration)}\n`,
    blockText(
      [
        ['Schedules', `${count(schedules)} played to their end`],
        ['Joined', `${count(merged)} more came to a state that had been explored`],
        ['States', count(states)],
        ['Deepest', plural(deepest, 'step')],
        ['Beyond', `${count(cut)} schedules had choices after step ${flags.depth}, which were not explored`],
        { label: 'Again', command: exploreCommandLine(flags) },
      ],
      width,
    ),
  ].join('');
}

function verdictText({ depth, maxStates }: ExploreFlags, { ended, cut }: Exploration): string {
  switch (ended) {
    case 'explored':
      return cut === 0
        ? 'Every order of all steps was explored; every check passed.'
        : `Every order of the first ${plural(depth, 'step')} was explored; every check passed.`;
    case 'max-states':
      return `Stopped after ${plural(maxStates, 'state')} (--max-states); every check passed so far.`;
    case 'failed':
      return 'A schedule failed.';
    case undefined:
      return 'Not all was explored; every check passed so far.';
    default:
      return ended satisfies never;
  }
}

export function explorationCsv({ flags, exploration, interrupted }: Explored): string {
  const { schedules, merged, states, deepest, cut, ended } = exploration;
  const facts = { ended: ended ?? 'interrupted', schedules, merged, states, deepest, cut };
  return csvTable([{ ...facts, ...optionCells(exploreTable, flags), partial: interrupted ? 1 : 0 }]);
}

export function explorationEvent({ flags, exploration, interrupted }: Explored): EventOf<'exploration'> {
  const { schedules, merged, states, deepest, cut, ended } = exploration;
  const { schedule: _, ...options } = optionFields(exploreTable, flags);
  return {
    event: 'exploration',
    ended: ended ?? 'interrupted',
    schedules,
    merged,
    states,
    deepest,
    cut,
    ...options,
    partial: interrupted,
    command: exploreCommandLine(flags).join(' '),
  };
}

/** Lines that follow the last departure and tell of nothing that was chosen, at most. */
const MAX_TAIL = 200;

/** The steps, numbered; `*` marks those that are not the default. */
export function scheduleText({ flags, schedule, lines, violations }: Scheduled): string {
  const last = lines.findLastIndex(({ departs }) => departs) + 1;
  const shown = lines.slice(0, last + MAX_TAIL);
  const left = lines.length - shown.length;
  return [
    violations.length === 0 ? 'The schedule passes every check.' : 'The schedule fails:',
    ...violations.map(violationText),
    '',
    ...shown.slice(0, last).map(lineText),
    ...(last < lines.length ? ['    From here on in the default order:'] : []),
    ...shown.slice(last).map(lineText),
    ...(left > 0 ? [`    and ${plural(left, 'step')} more`] : []),
    '',
    `Again: ${scheduleCommandLine(flags, schedule).join(' ')}`,
    '',
  ].join('\n');
}

function lineText({ step, departs, text }: Line): string {
  return `${departs ? '*' : ' '} ${String(step).padStart(3)}  ${printable(text)}`;
}

function violationText({ check, detail }: Violation): string {
  return `  ${CHECKS[check]}: ${detail}`;
}

export function scheduleEvent({ flags, schedule, lines, violations }: Scheduled): EventOf<'schedule'> {
  return {
    event: 'schedule',
    schedule: formatSchedule(schedule),
    violations: violations.map(({ check, detail }) => ({ check, rule: CHECKS[check], detail })),
    steps: lines.map(({ step, departs, text }) => ({ step, departs, text })),
    command: scheduleCommandLine(flags, schedule).join(' '),
  };
}

export function scheduleCsv({ lines }: Scheduled): string {
  return csvTable(lines.map(({ step, departs, text }) => ({ step, departs: departs ? 1 : 0, text })));
}

/** The first choices weigh most: the share tells little until late. */
export function explorationProgress({ share, states, schedules }: Exploration): Progress {
  return {
    label: 'explore',
    done: share,
    total: 1,
    said: [plural(schedules, 'schedule'), plural(states, 'state')],
  };
}
