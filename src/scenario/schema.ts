// The format of scenario files, defined once: for the validation of files, and for the JSON schema that
// editors use.

import { z } from 'zod';
import { DEFAULT_GEOMETRY, messengerGeometries } from '../geometries/index.ts';
import { normalName, whyNotName } from '../names/name.ts';
import { MAX_PACKETS } from '../overlay/commands.ts';
import { MAX_ENTRIES } from '../routing/geometry.ts';
import type { Latency } from '../simulator/network/network-options.ts';
import { listed } from '../text/suggestion.ts';
import { MAX_SIMULATED_NODES, type Sizes } from './command-text.ts';
import { COMMAND_SCHEMA, parseCommandItem, parseStepItem, STEP_SCHEMA } from './items.ts';
import { parseMatrix, type ReadMatrix } from './matrix.ts';
import { defaultEntriesText, MAX_ID_BITS, MIN_ID_BITS, type Step } from './scenario.ts';
import { named, type Parsed, parseTime, shown, TIME_PATTERN } from './time.ts';

/** readMatrix: reads a named matrix of latencies. */
export function fileSchema(sizes: Sizes, readMatrix: ReadMatrix) {
  return map('a scenario', {
    $schema: text('$schema').meta({ description: 'Where editors find the schema of this file.' }),
    nodes: whole('nodes', 2, MAX_SIMULATED_NODES).meta({
      description: 'Messaging nodes, without the registry.',
      default: 10,
    }),
    names: list('names', parsed(parseName, { type: 'string' })).meta({
      description: 'Names of nodes 1, 2, and so on, which prove their keys; the others have none.',
    }),
    seed: text('seed').meta({
      description: 'Seed of all random draws: the same seed gives the same events.',
      default: '1',
      type: ['string', 'number'],
    }),
    entries: whole('entries', 1, MAX_ENTRIES).meta({
      description: `Entries per table, in the geometry's unit (default: ${defaultEntriesText(true)}; fewer if few nodes do not allow it).`,
    }),
    packets: whole('packets', 1, MAX_PACKETS).meta({
      description: 'Packets that each node sends in a run.',
      default: 1000,
    }),
    geometry: choice('geometry', messengerGeometries).meta({
      description: 'The rule by which nodes choose their peers.',
      default: DEFAULT_GEOMETRY,
    }),
    'id-bits': whole('id-bits', MIN_ID_BITS, MAX_ID_BITS).meta({
      description:
        'IDs are 0 to 2^bits - 1 (default: 7, or more if the nodes need it; 31 in a living overlay).',
    }),
    'min-nodes': whole('min-nodes', 2, MAX_SIMULATED_NODES).meta({
      description: 'The registry sets up no overlay of fewer.',
      default: 2,
    }),
    'start-over': time('start-over').meta({
      description: 'Nodes start at times drawn from 0 to this (default: 0ms).',
    }),
    'start-nodes': whole('start-nodes', 0, MAX_SIMULATED_NODES).meta({
      description:
        'Only nodes 1 to this number start by themselves; the timeline starts the others (default: all).',
    }),
    'clock-skew': between('clock-skew', 0, 0.5).meta({
      description: 'Clocks of nodes run up to this much faster or slower: 0.01 is 1%.',
      default: 0,
    }),
    heartbeat: time('heartbeat').meta({
      description:
        'Between two heartbeats of the registry; a node that leaves three in a row unanswered is away (default: none).',
    }),
    living: flag('living').meta({
      description: 'Keep routing tables up as nodes join, leave and crash, with IDs of 31 bits.',
      default: false,
    }),
    disk: time('disk').meta({
      description:
        'The registry keeps what it knows on a disk, which takes so long to write it: it can crash and restart (default: none).',
    }),
    network: network(readMatrix),
    commands: list(
      'commands',
      parsed((value) => parseCommandItem(value, sizes), COMMAND_SCHEMA),
    ).meta({
      description:
        'Given to the registry one after the other (default: wait-for, setup-overlay, start-rounds).',
    }),
    timeline: list('timeline', parsed(stepsReader(sizes), STEP_SCHEMA)).meta({
      description: 'Events at fixed times from the start, whatever else is in progress.',
    }),
  }).partial();
}

function parseName(value: unknown): Parsed<string> {
  if (typeof value !== 'string') return { wrong: `a name must be text, not ${shown(value)}` };
  const name = normalName(value);
  const mistake = whyNotName(name);
  return mistake === undefined ? { value: name } : { wrong: `the name ${shown(value)} ${mistake}` };
}

const MAX_STEPS = 100_000;

/** Reads the items of a timeline, until there are too many steps: a short item can stand for thousands. */
function stepsReader(sizes: Sizes): (item: unknown) => Parsed<readonly Step[]> {
  let left = MAX_STEPS;
  return (item) => {
    if (left < 0) return { value: [] };
    const steps = parseStepItem(item, sizes);
    if ('wrong' in steps) return steps;
    left -= steps.value.length;
    return left >= 0 ? steps : { wrong: `with this, the timeline has more than ${MAX_STEPS} steps` };
  };
}

/** A JSON schema, in a draft that editors support, of every valid file. */
export function scenarioJsonSchema(): object {
  const largest = { nodes: MAX_SIMULATED_NODES, entries: MAX_ENTRIES, packets: MAX_PACKETS };
  const schema = fileSchema(largest, () => ({ wrong: '' }));
  return { title: 'Sinkward scenario', ...z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) };
}

function network(readMatrix: ReadMatrix) {
  return map('network', {
    latency: latency(readMatrix),
    'bytes-per-second': whole('bytes-per-second', 0, 1e12).meta({
      description: 'Bandwidth of a link in each direction, in bytes per second; 0: unlimited.',
      default: 0,
    }),
    'window-packets': whole('window-packets', 1, 2 ** 20).meta({
      description: 'Maximum packets on a link: in flight, or waiting at its end.',
      default: 1024,
    }),
    service: time('service').meta({
      description:
        'Time for a node to handle one packet or message (default: 0ms); the registry takes no time.',
    }),
    timeout: time('timeout').meta({
      description: 'Timeout of unanswered dials and of cut links (default: 10s).',
    }),
  })
    .partial()
    .meta({ description: 'The links between nodes.' });
}

function latency(readMatrix: ReadMatrix) {
  const kinds = {
    constant: time('constant').meta({ description: 'Always the same: 1ms.' }),
    uniform: parsed(parseUniform, {
      description: 'Drawn for each message, uniformly from minimum to maximum: [1ms, 20ms].',
      type: 'array',
      items: { type: 'string', pattern: `^${TIME_PATTERN}$` },
      minItems: 2,
      maxItems: 2,
    }),
    'log-normal': map('log-normal', { median: time('median'), sigma: between('sigma', 0, 4) }).meta({
      description: 'Drawn for each message; a sigma of 0.5 is a mild tail, of 1 a long one.',
    }),
    plane: map('plane', { side: time('side'), least: time('least') }).meta({
      description: 'Nodes are points on a square of this side; a link takes its length plus `least`.',
    }),
    'matrix-ms': parsed((value) => parseMatrix(value, readMatrix), {
      description:
        'Milliseconds from each node (row) to each (column), the registry first: rows, or the name of a CSV file.',
      anyOf: [
        { type: 'string' },
        {
          type: 'array',
          items: { type: 'array', items: { type: 'number', minimum: 0 }, minItems: 1 },
          minItems: 1,
        },
      ],
    }),
  };
  return map('latency', kinds)
    .partial()
    .transform((given, context): Latency => {
      if (context.issues.length > 0) return z.NEVER;
      const [kind, another] = Object.keys(given);
      if (kind === undefined || another !== undefined) {
        const all = listed(Object.keys(kinds));
        context.issues.push({ code: 'custom', message: `latency must be one of ${all}`, input: given });
        return z.NEVER;
      }
      if (given.constant !== undefined) return { kind: 'constant', ms: given.constant };
      if (given.uniform !== undefined) return given.uniform;
      const { 'log-normal': logNormal, plane } = given;
      if (logNormal !== undefined)
        return { kind: 'log-normal', medianMs: logNormal.median, sigma: logNormal.sigma };
      if (plane !== undefined) return { kind: 'plane', sideMs: plane.side, minMs: plane.least };
      return { kind: 'matrix', ms: given['matrix-ms']! };
    })
    .meta({ description: 'How long a message takes; one of these.', minProperties: 1, maxProperties: 1 });
}

function parseUniform(value: unknown): Parsed<Latency> {
  if (!Array.isArray(value) || value.length !== 2) {
    return { wrong: `uniform must be the minimum and the maximum, such as [1ms, 20ms], not ${shown(value)}` };
  }
  const [least, most] = value.map(parseTime) as [Parsed<number>, Parsed<number>];
  if ('wrong' in least) return { wrong: `the minimum of uniform ${least.wrong}`, path: [0] };
  if ('wrong' in most) return { wrong: `the maximum of uniform ${most.wrong}`, path: [1] };
  if (most.value < least.value) return { wrong: 'uniform must have its minimum first' };
  return { value: { kind: 'uniform', minMs: least.value, maxMs: most.value } };
}

// The kinds of values

/**
 * A map with these keys. The error for an unknown key lists the known ones: the reader is looking for one of
 * them.
 */
function map<Shape extends z.ZodRawShape>(what: string, shape: Shape) {
  const known = Object.keys(shape).filter((key) => key !== '$schema');
  return z.strictObject(shape, {
    error: ({ code, input }) =>
      code === 'unrecognized_keys'
        ? known.join(' ')
        : `${what} must be a map with keys such as ${known[0]}, not ${shown(input)}`,
  });
}

function list<Item extends z.ZodType>(what: string, item: Item) {
  return z.array(item, {
    error: ({ input }) => `${what} must be a list, an item a line, each after '- ', not ${shown(input)}`,
  });
}

function whole(what: string, min: number, max: number) {
  const error = ({ input }: { readonly input?: unknown }) =>
    `${what} must be a whole number from ${min} to ${max.toLocaleString('en-US')}, not ${shown(input)}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
}

function between(what: string, min: number, max: number) {
  const error = ({ input }: { readonly input?: unknown }) =>
    `${what} must be a number from ${min} to ${max}, not ${shown(input)}`;
  return z.number({ error }).min(min, { error }).max(max, { error });
}

function flag(what: string) {
  return z.boolean({ error: ({ input }) => `${what} must be true or false, not ${shown(input)}` });
}

function text(what: string) {
  return z.string({ error: ({ input }) => `${what} must be text, not ${shown(input)}` });
}

function choice<Value extends string>(what: string, values: readonly Value[]) {
  const right = values.length === 1 ? values[0] : `one of ${listed(values)}`;
  return z.enum(values, { error: ({ input }) => `${what} must be ${right}, not ${shown(input)}` });
}

function time(what: string) {
  return parsed((value) => named(what, parseTime(value)), { type: 'string', pattern: `^${TIME_PATTERN}$` });
}

/** A value that a function parses; schema: the accepted type, for editors. */
function parsed<T>(read: (value: unknown) => Parsed<T>, schema: Readonly<Record<string, unknown>>) {
  return z
    .unknown()
    .transform((value, context): T => {
      const result = read(value);
      if ('value' in result) return result.value;
      const { wrong: message, path = [] } = result;
      context.issues.push({ code: 'custom', message, path: [...path], input: value });
      return z.NEVER;
    })
    .meta(schema);
}
