// What an event is made of: its name, who prints it, and the kinds of its fields.

import { z } from 'zod';

/** Who prints an event. 'all': every program; 'live': registry and messenger; else commands of `sinkward`. */
type Printer =
  | 'all'
  | 'live'
  | 'registry'
  | 'messenger'
  | 'simulate'
  | 'verify'
  | 'replay'
  | 'route'
  | 'compare'
  | 'churn'
  | 'reproduce'
  | 'swarm'
  | 'explore'
  | 'check';

/** `from`: who prints it; a schema's description begins with it. */
export function event<const N extends string, F extends z.core.$ZodLooseShape>(
  from: Printer,
  name: N,
  description: string,
  fields: F,
) {
  return z
    .strictObject({ event: z.literal(name), schemaVersion: z.int().optional(), ...fields })
    .meta({ title: name, description: `${from}: ${description}` });
}

export const count = z.int().min(0);
export const id = z.int().min(0);
/** Never negative. */
export const amount = z.number().min(0);
export const fraction = z.number().min(0).max(1);
export const text = z.string();
export const digest = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .meta({ id: 'digest', description: 'Equal for equal results.' });
/** Sums are signed 64 bit, which numbers of JSON cannot hold in many programs. */
export const sum = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ id: 'sum', description: 'A signed 64-bit sum in decimal.' });
export const command = text.meta({ description: 'The command that repeats the run.' });
export const partial = z.boolean().meta({ description: 'Interrupted: these are the results so far.' });
/** Of failures by reason: all reasons there are, 0 included. */
export const byReason = z.record(z.string(), count);
/** Null: not counted, or there is none. */
export const number = z.number().nullable();

export const counters = {
  sent: count,
  received: count,
  relayed: count,
  dropped: count,
  sumSent: sum,
  sumReceived: sum,
};

export const spread = { mean: amount, p50: amount, p99: amount, max: amount };
export const pathLength = z
  .strictObject({
    ...spread,
    counts: z
      .array(z.tuple([count, count]))
      .meta({ description: 'Hops, and the packets that took as many.' }),
  })
  .meta({ id: 'pathLength' });
