// Events of `sinkward check`.

import { z } from 'zod';
import { amount, count, digest, event, text } from './form.ts';

const program = z.enum(['messenger', 'registry']);

export const check = [
  event('check', 'check', 'a check of a messenger or a registry', {
    program,
    name: text.meta({ description: 'Group and name: routing.closest.' }),
    group: text,
    title: text.meta({ description: 'What a program that passes does.' }),
    source: text.meta({ description: 'A paragraph of docs/protocol.md.' }),
    grade: z.enum(['pass', 'fail', 'not tried']),
    weight: amount.meta({ description: 'Its points, by the rubric or by itself.' }),
    points: amount,
    maxPoints: amount.meta({ description: '0 where it was not tried through no fault of the program.' }),
    expected: text.nullable(),
    seen: text.nullable(),
    hint: text.nullable().meta({ description: 'The usual cause of a failure.' }),
    because: text.nullable().meta({ description: 'Why it was not tried.' }),
    dialect: text.nullable().meta({ description: 'How published programs differ; no mistake.' }),
  }),
  event('check', 'checked', 'all checks of a program', {
    program,
    command: text,
    checks: count,
    passed: count,
    failed: count,
    notTried: count,
    points: amount,
    maxPoints: amount,
    printed: z.strictObject({ digest, lines: count }).nullable().meta({
      description:
        'What the program printed on its first start, without addresses and port numbers; null: nothing.',
    }),
  }),
  event('check', 'submission', 'all checks of one submission', {
    program,
    name: text,
    file: text,
    checks: count,
    passed: count,
    failed: count,
    notTried: count,
    points: amount,
    maxPoints: amount,
    firstFailure: text.nullable().meta({ description: 'The first check that failed.' }),
    reason: text.nullable().meta({ description: 'Why it could not be checked.' }),
    seconds: amount,
    resumed: z.boolean().meta({ description: 'Checked by an earlier command.' }),
    results: text.meta({ description: 'The file with the results of all its checks.' }),
  }),
  event('check', 'same', 'submissions that are the same byte for byte', {
    what: z.enum(['files', 'output']),
    names: z.array(text),
    detail: text,
  }),
] as const;
