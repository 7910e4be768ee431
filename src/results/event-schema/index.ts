// Every JSON event that a program prints, once: their types are derived from it, and so is docs/events.schema.json. Programs
// import the types only, so that zod is loaded where a schema is generated or output is validated.

import { z } from 'zod';
import { check } from './check.ts';
import { churn } from './churn.ts';
import { common, live } from './common.ts';
import { explore } from './explore.ts';
import { messenger } from './messenger.ts';
import { registry } from './registry.ts';
import { reproduce } from './reproduce.ts';
import { compare, route } from './route.ts';
import { simulate } from './simulate.ts';
import { swarm } from './swarm.ts';
import { replay, verify } from './verify.ts';

/** In the order of the documentation. */
export const eventSchemas = [
  ...common,
  ...live,
  ...registry,
  ...messenger,
  simulate,
  verify,
  replay,
  ...route,
  compare,
  churn,
  ...reproduce,
  ...swarm,
  ...explore,
  ...check,
] as const;

export const eventSchema = z.union(eventSchemas);

/** For programs that read the events; later versions may add fields, which are therefore not excluded. */
export function eventJsonSchema(): object {
  const schema = z.toJSONSchema(eventSchema, {
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return {
    title: 'Sinkward event',
    description: 'A line of --format json. The first line of each output has a schemaVersion.',
    ...schema,
  };
}
