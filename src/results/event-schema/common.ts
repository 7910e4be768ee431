// Events that several programs print: those of all, and those of registry and messenger.

import { z } from 'zod';
import { count, event, presence, text } from './form.ts';

export const common = [
  event('all', 'seed', 'what everything random is drawn from', {
    seed: text,
    drawn: z.boolean().meta({ description: 'True when none was given.' }),
  }),
  event('all', 'note', 'a line worth knowing', { text }),
  event('all', 'error', 'what is wrong, and what to do', { message: text }),
] as const;

export const live = [
  event('live', 'violation', 'a peer broke the protocol; its connection is closed', {
    host: text,
    reason: text,
  }),
  event('live', 'who', 'the registered nodes, whether each is there, and for how long', {
    nodes: z.array(presence),
    more: count.meta({ description: 'Nodes beyond the first 10,000.' }),
  }),
  event('live', 'help', 'the answer to the command help', { text }),
] as const;
