// Events of `sinkward explore`.

import { z } from 'zod';
import { amount, command, count, event, partial, text } from './form.ts';

export const explore = [
  event(
    'explore',
    'schedule',
    'one schedule of a small world: the shortest found that fails, or the one that was asked for',
    {
      schedule: text.meta({ description: 'What --schedule takes.' }),
      violations: z.array(z.strictObject({ check: text, rule: text, detail: text })),
      steps: z.array(
        z.strictObject({
          step: count,
          departs: z.boolean().meta({ description: 'It is not what comes next by default.' }),
          text,
        }),
      ),
      command,
    },
  ),
  event('explore', 'exploration', 'how much of a small world was explored', {
    ended: z.enum(['explored', 'max-states', 'failed', 'interrupted']),
    schedules: count.meta({ description: 'Played to their end.' }),
    merged: count.meta({ description: 'Came to a state that had been explored.' }),
    states: count,
    deepest: count.meta({ description: 'Steps of the longest schedule.' }),
    cut: count.meta({ description: 'Schedules with choices beyond the depth.' }),
    nodes: count,
    geometry: text,
    entries: count.nullable(),
    living: z.boolean().nullable().meta({ description: 'null: the overlay is not living.' }),
    packets: count,
    seed: text,
    may: z.array(text),
    begin: text,
    maxDelay: amount.meta({ description: 'In milliseconds.' }),
    depth: count,
    maxStates: count,
    partial,
    command,
  }),
] as const;
