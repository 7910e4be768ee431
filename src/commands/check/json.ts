// Writes results as JSON Lines, and reads them back.

import type { Result } from '../../check/check.ts';
import type { Printed } from '../../check/printed.ts';
import { eventLine, type SinkwardEvent } from '../../results/events.ts';
import type { Outcome } from './report.ts';

export function outcomeJson({ kind, program, results, score, printed }: Outcome): string {
  const lines = results.map(({ dialect, expected, seen, hint, because, excused, ...result }, at) =>
    eventLine(
      {
        event: 'check',
        program: kind,
        ...result,
        points: result.grade === 'pass' ? result.weight : 0,
        maxPoints: excused === true ? 0 : result.weight,
        expected: expected ?? null,
        seen: seen ?? null,
        hint: hint ?? null,
        because: because ?? null,
        dialect: dialect ?? null,
      },
      { first: at === 0 },
    ),
  );
  const end = {
    event: 'checked',
    program: kind,
    command: program,
    ...score,
    printed: printed ?? null,
  } as const;
  return `${lines.join('')}${eventLine(end)}`;
}

export interface Read {
  readonly results: readonly Result[];
  readonly printed: Printed | undefined;
}

/** Reads the output of outcomeJson without a rubric; undefined if the text is something else, or incomplete. */
export function readOutcome(text: string): Read | undefined {
  try {
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as SinkwardEvent);
    const last = events.at(-1);
    if (last?.event !== 'checked') return undefined;
    const results = events.flatMap((event) => (event.event === 'check' ? [resultOf(event)] : []));
    return results.length === last.checks ? { results, printed: last.printed ?? undefined } : undefined;
  } catch {
    return undefined;
  }
}

type CheckEvent = Extract<SinkwardEvent, { event: 'check' }>;

function resultOf(event: CheckEvent): Result {
  const { name, group, title, source, weight, grade, maxPoints } = event;
  const given = ['expected', 'seen', 'hint', 'because', 'dialect'] as const;
  const texts = given.flatMap((key) => (event[key] === null ? [] : [[key, event[key]] as const]));
  const excused = grade === 'not tried' && maxPoints === 0 ? { excused: true } : {};
  return { name, group, title, source, weight, grade, ...Object.fromEntries(texts), ...excused };
}
