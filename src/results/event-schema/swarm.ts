// Events of `sinkward swarm`.

import { z } from 'zod';
import { count, event, partial, text } from './form.ts';

const violations = z.array(z.strictObject({ check: text, rule: text, detail: text }));
const scenario = z
  .record(z.string(), z.unknown())
  .meta({ description: 'As a scenario file: scenarios/scenario.schema.json.' });

export const swarm = [
  event('swarm', 'failure', 'a seed that failed a check', {
    seed: count,
    violations,
    scenario,
    shrunk: scenario.nullable().meta({ description: 'Null: interrupted before it was made smaller.' }),
    shrunkViolations: violations.nullable(),
    file: text.nullable().meta({ description: 'Where the shrunk scenario is kept.' }),
    again: z.array(text).meta({ description: 'Commands that run it again.' }),
  }),
  event('swarm', 'swarm', 'what a swarm saw', {
    from: count,
    seeds: count,
    failed: count,
    events: count,
    seen: z.record(z.string(), count),
    neverSeen: z.array(text),
    partial,
  }),
] as const;
