// The event of `sinkward simulate`.

import { z } from 'zod';
import { amount, command, count, digest, event, fraction, pathLength, spread } from './form.ts';

export const simulate = event('simulate', 'simulation', 'what a simulation came to, after its summaries', {
  nodes: count,
  idBits: count,
  packets: z.strictObject({ sent: count, received: count, dropped: count, lost: count }),
  hops: count,
  reportedHops: count.meta({ description: 'Hops in the summaries: nodes that left report none.' }),
  load: z.strictObject({ maxOverMean: amount, gini: fraction }).meta({ description: 'Packets relayed.' }),
  controlMessages: count,
  virtualSeconds: amount,
  events: count,
  digest,
  command,
  pathLength,
  deliveryMs: z.strictObject(spread),
  controlBytes: count.nullable().meta({ description: 'Null: not counted; --codec counts them.' }),
});
