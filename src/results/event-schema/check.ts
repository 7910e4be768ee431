// Events of `sinkward check`.

import { z } from 'zod';
import { amount, count, event, text } from './form.ts';

const program = z.enum(['messenger', 'registry']);

export const check = [
  event('check', 'check', 'a check of a messenger or a registry', {
    program,
    name: text.meta({ description: 'Group and name: routing.closest.' }),
    group: text,
    title: text.meta({ description: 'What a program that passes does.' }),
    source: text.meta({ description: 'A paragraph of docs/protocol.md.' }),
    grade: z.enum(['pass', 'fail', 'not tried']),
    points: amount,
    maxPoints: amount,
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
  }),
] as const;
