// Events of `sinkward reproduce`.

import { z } from 'zod';
import { count, event, number, partial, text } from './form.ts';

export const reproduce = [
  event('reproduce', 'experiment', 'an experiment; its rows follow, unless experiments are listed', {
    name: text,
    measures: text,
    paper: z.strictObject({ authors: text, title: text, venue: text, year: z.int() }),
    place: text.meta({ description: 'The figure, table or section.' }),
    obtained: text.nullable().meta({ description: 'How the published numbers were obtained.' }),
    parameters: text,
    theory: text.nullable(),
    differs: z.array(text).meta({ description: 'What differs from the paper, and why.' }),
    seed: text.optional(),
    sample: z.strictObject({ networks: count, lookups: count }),
  }),
  event('reproduce', 'row', 'a result beside the published one', {
    experiment: text,
    point: text,
    measure: text,
    ours: number,
    spread: number.meta({ description: 'Standard deviation between networks.' }),
    theirs: number,
    precision: z.enum(['exact', 'about', 'below']).nullable(),
    difference: number,
    deviations: number.meta({ description: 'The difference as a multiple of the spread.' }),
    theory: number,
  }),
  event('reproduce', 'end', 'an experiment has ended', { experiment: text, partial }),
] as const;
