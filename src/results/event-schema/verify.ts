// Events of `sinkward verify` and `replay`: whether two runs are the same.

import { z } from 'zod';
import { count, event, text } from './form.ts';

const identical = z.boolean();

export const verify = event('verify', 'verification', 'the traffic tables of a simulation and of processes', {
  identical,
  nodes: count,
  lines: count.meta({ description: 'Of both tables, the sum included.' }),
  differenceCount: count,
  differences: z
    .array(
      z.strictObject({
        what: text.meta({ description: 'The line: node 23, Sum or header.' }),
        simulated: text.nullable().meta({ description: 'The line as CSV; null: there is none.' }),
        live: text.nullable().meta({ description: 'The line as CSV; null: there is none.' }),
      }),
    )
    .meta({ description: 'The first 100.' }),
});

export const replay = event('replay', 'replay', 'a trace, and the same run now', {
  identical,
  events: count.meta({ description: 'Events that are the same, up to the first that differs.' }),
  program: text.meta({ description: 'The version that wrote the trace.' }),
  difference: z
    .strictObject({ line: count, expected: text, got: text })
    .nullable()
    .meta({ description: 'The first line that differs, from 1; null: none does.' }),
});
