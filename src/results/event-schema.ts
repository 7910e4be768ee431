// Every JSON event that a program prints, once: their types are derived from it, and so is docs/events.schema.json. Programs
// import the types only, so that zod is loaded where a schema is generated or output is validated.

import { z } from 'zod';
import { REGISTRY_COMMANDS, type RegistryCommandName } from '../overlay/commands.ts';

/** Who prints an event. 'all': every program; 'live': registry and messenger; else commands of `sinkward`. */
type Printer =
  | 'all'
  | 'live'
  | 'registry'
  | 'messenger'
  | 'simulate'
  | 'route'
  | 'compare'
  | 'churn'
  | 'reproduce'
  | 'swarm'
  | 'check';

/** `from`: who prints it; a schema's description begins with it. */
function event<const N extends string, F extends z.core.$ZodLooseShape>(
  from: Printer,
  name: N,
  description: string,
  fields: F,
) {
  return z
    .strictObject({ event: z.literal(name), schemaVersion: z.int().optional(), ...fields })
    .meta({ title: name, description: `${from}: ${description}` });
}

const count = z.int().min(0);
const id = z.int().min(0);
/** Never negative. */
const amount = z.number().min(0);
const fraction = z.number().min(0).max(1);
const text = z.string();
const digest = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .meta({ id: 'digest', description: 'Equal for equal results.' });
/** Sums are signed 64 bit, which numbers of JSON cannot hold in many programs. */
const sum = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ id: 'sum', description: 'A signed 64-bit sum in decimal.' });
const command = text.meta({ description: 'The command that repeats the run.' });
const partial = z.boolean().meta({ description: 'Interrupted: these are the results so far.' });
/** Of failures by reason: all reasons there are, 0 included. */
const byReason = z.record(z.string(), count);

const counters = {
  sent: count,
  received: count,
  relayed: count,
  dropped: count,
  sumSent: sum,
  sumReceived: sum,
};

const member = z.strictObject({
  id,
  address: text,
  ours: z.boolean().meta({ description: "False: another's program." }),
  state: z.enum(['registered', 'setting up', 'ready', 'failed']),
});

const table = z.strictObject({
  id,
  peers: z.array(z.strictObject({ id, address: text })).meta({ description: 'Clockwise.' }),
});

const fault = z.strictObject({
  kind: z.enum(['missing', 'duplicated', 'changed']),
  packets: count,
  source: id,
  sink: id,
});

const common = [
  event('all', 'seed', 'what everything random is drawn from', {
    seed: text,
    drawn: z.boolean().meta({ description: 'True when none was given.' }),
  }),
  event('all', 'note', 'a line worth knowing', { text }),
  event('all', 'error', 'what is wrong, and what to do', { message: text }),
] as const;

const live = [
  event('live', 'violation', 'a peer broke the protocol; its connection is closed', {
    host: text,
    reason: text,
  }),
  event('live', 'help', 'the answer to the command help', { text }),
] as const;

const registry = [
  event('registry', 'listening', 'nodes can register', { host: text, port: z.int().min(0).max(65_535) }),
  event('registry', 'registered', 'a node registered; nodes: how many are registered now', {
    id,
    address: text,
    nodes: count,
    ours: member.shape.ours,
  }),
  event('registry', 'refused', 'a request was refused', {
    what: z.enum(['registration', 'deregistration']),
    host: text,
    reason: text,
  }),
  event('registry', 'left', 'a node went away; consequence: for overlay and run, empty when there is none', {
    id,
    address: text,
    nodes: count,
    how: z.enum(['deregistered', 'lost']),
    reason: text,
    consequence: text,
  }),
  event('registry', 'setting-up', 'routing tables are sent; epoch counts the set-ups', {
    epoch: count,
    entries: count,
    nodes: count,
    idBits: count,
  }),
  event('registry', 'ready', 'all nodes are connected to their peers', {
    epoch: count,
    entries: count,
    nodes: count,
  }),
  event('registry', 'started', 'a run began', { run: count, packetsPerNode: count, nodes: count }),
  event('registry', 'progress', 'counters of a run under way; expected: packets in all', {
    run: count,
    sent: count,
    received: count,
    relayed: count,
    expected: count,
  }),
  event('registry', 'waiting', 'how many nodes are registered of those that wait-for waits for', {
    registered: count,
    wanted: count,
  }),
  event('registry', 'status', 'what is under way', {
    text,
    waitsFor: z.array(id).meta({ description: 'Nodes whose answer is due.' }),
  }),
  event('registry', 'summary', 'the outcome of a run', {
    run: count,
    packetsPerNode: count,
    nodes: z.array(
      z.strictObject({
        id,
        left: z.boolean().meta({ description: 'It went away during the run.' }),
        doubt: text
          .optional()
          .meta({ description: 'What does not fit about its numbers; absent where nothing is known.' }),
        ...counters,
      }),
    ),
    totals: z.strictObject(counters),
    matched: z.boolean().meta({ description: 'All that was sent was received.' }),
    hashed: z.boolean().meta({ description: 'Hashes were compared: every node is ours.' }),
    missing: z.int().meta({ description: 'Packets sent and not received; negative: more were received.' }),
    faults: z.array(fault).meta({ description: 'The first 100.' }),
    faultCount: count,
    hops: count,
    seconds: amount.nullable().meta({ description: 'Of the run; null: its start was not seen.' }),
  }),
  event('registry', 'nodes', 'the registered nodes', { nodes: z.array(member) }),
  event('registry', 'tables', 'the routing tables', { tables: z.array(table) }),
  event('registry', 'path', 'the nodes that a packet visits, source and sink included', {
    source: id,
    sink: id,
    ids: z.array(id),
  }),
  event('registry', 'ended', 'a command has ended; mismatch: it ran, but received is not sent', {
    command: z.enum(Object.keys(REGISTRY_COMMANDS) as RegistryCommandName[]),
    outcome: z.enum(['done', 'failed', 'mismatch']),
    reason: text,
  }),
] as const;

const messenger = [
  event('messenger', 'registered', 'this node registered; info: the words of the registry', {
    id,
    address: text,
    info: text,
  }),
  event('messenger', 'refused', 'the registry refused a request', { reason: text }),
  event('messenger', 'registry-lost', 'the connection to the registry broke, and is tried again', {
    id,
    reason: text,
  }),
  event('messenger', 'gave-up', 'the node ends', { reason: text }),
  event('messenger', 'dropped', 'the first packet dropped for that reason on a connection', {
    id,
    host: text,
    source: id,
    sink: id,
    reason: text,
  }),
  event('messenger', 'set-up', 'the node is connected to its peers', {
    id,
    epoch: count,
    peers: z.array(id),
  }),
  event('messenger', 'set-up-failed', 'the node could not connect to all peers', { id, reason: text }),
  event('messenger', 'started', 'the node begins to send', { id, packets: count }),
  event('messenger', 'finished', 'the node has sent its packets, which may not have arrived', {
    id,
    packets: count,
  }),
  event('messenger', 'diagnostics', 'counters and state of a node', {
    ...counters,
    id,
    address: text,
    state: text,
    peers: z.array(id),
    toSend: count.meta({ description: 'Packets left to send in this run.' }),
    drops: byReason,
  }),
  event('messenger', 'ended', 'a command has ended', {
    command: z.enum(['print-counters-and-diagnostics', 'exit-overlay']),
    outcome: z.enum(['done', 'failed']),
    reason: text,
  }),
] as const;

const spread = { mean: amount, p50: amount, p99: amount, max: amount };
const pathLength = z
  .strictObject({
    ...spread,
    counts: z
      .array(z.tuple([count, count]))
      .meta({ description: 'Hops, and the packets that took as many.' }),
  })
  .meta({ id: 'pathLength' });

const simulate = event('simulate', 'simulation', 'what a simulation came to, after its summaries', {
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

const route = [
  event('route', 'route', 'packets routed over a static overlay', {
    sent: count,
    delivered: count,
    failed: byReason,
    inFlight: count.meta({ description: 'Above 0 only in a run that was interrupted.' }),
    hops: count,
    copies: count.meta({ description: 'Packets sent by nodes that flood.' }),
    timeouts: count,
    bytesPerNode: amount,
    digest,
    geometry: text,
    nodes: count,
    entries: count,
    idBits: count,
    seed: text,
    run: count,
    packets: count,
    fail: fraction.meta({ description: 'Fraction of nodes that have failed.' }),
    failMode: text,
    onDead: text,
    maxHops: count.nullable().meta({ description: 'Null: no limit.' }),
    partial,
    command,
    pathLength,
    relayLoad: z
      .strictObject({ mean: amount, p99: amount, max: amount, maxOverMean: amount, gini: fraction })
      .nullable()
      .meta({ description: 'Packets relayed by a live node; null: not counted.' }),
    theory: z.strictObject({
      meanHops: amount.nullable(),
      formula: text.nullable(),
      holds: text.nullable().meta({ description: 'Conditions of the formula that this run does not meet.' }),
      delivered: fraction.nullable(),
    }),
  }),
  event('route', 'speed', 'how fast it was, on stderr: it differs from run to run', {
    unit: text.meta({ description: 'What is counted: hops, or copies where nodes flood.' }),
    perSecond: amount,
    perCpuSecond: amount,
    walkMs: amount,
    walkCpuMs: amount,
    buildMs: amount,
    peakBytes: count,
  }),
] as const;

const number = z.number().nullable();

/** Named as the columns of its CSV are, as the lines of both can be gone on with. */
const compare = event('compare', 'cell', 'a cell of the grid; fields are named as the columns of CSV', {
  geometry: text,
  nodes: count,
  entries: count,
  id_bits: count,
  seed: text,
  run: count,
  packets: count,
  fail: fraction,
  fail_mode: text,
  on_dead: text,
  max_hops: number,
  load: z.literal([0, 1]),
  version: text,
  delivered: count,
  failed: count,
  no_live_peer: count,
  too_many_hops: count,
  timeouts: count,
  hops: count,
  path_mean: number,
  path_p50: number,
  path_p99: number,
  path_max: number,
  load_mean: number,
  load_p99: number,
  load_max: number,
  load_gini: number,
  bytes_per_node: amount,
  digest,
  theory_path_mean: number,
  theory_delivered: number,
});

const timeLaw = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), meanMs: amount }),
  z.strictObject({ kind: z.literal('exponential'), meanMs: amount }),
  z.strictObject({ kind: z.literal('pareto'), meanMs: amount, shape: amount }),
  z.strictObject({ kind: z.literal('log-normal'), meanMs: amount, sigma: amount }),
]);

const churn = event('churn', 'churn', 'lookups and maintenance under churn', {
  partial,
  seconds: amount.meta({ description: 'That were counted, of virtual time.' }),
  issued: count,
  delivered: count,
  failed: byReason,
  inFlight: count,
  latencyMs: z.strictObject({ mean: amount, p50: amount, p99: amount }),
  hops: z.strictObject({ mean: amount, p99: amount }),
  timeoutsPerLookup: amount,
  joins: count,
  departures: count,
  crashes: count.meta({ description: 'Departures that were crashes.' }),
  putOff: count.meta({ description: 'Arrivals delayed as there was no room.' }),
  meanLive: amount,
  maintenanceMessages: count,
  maintenanceBytes: count,
  events: count,
  digest,
  timeline: z
    .array(
      z.strictObject({
        endMs: count,
        live: count,
        issued: count,
        delivered: count,
        failed: count,
        joins: count,
        departures: count,
        maintenanceMessages: count,
      }),
    )
    .meta({ description: 'Counts of intervals, up to 60; live: at the end of each.' }),
  options: z
    .strictObject({
      geometry: text,
      maintenance: z.enum(['registry', 'stabilize']),
      nodes: count,
      bits: count,
      entries: count,
      session: timeLaw,
      away: timeLaw,
      crashShare: fraction,
      lookupsPerSecond: amount,
      keys: z.enum(['nodes', 'any']),
      delay: z.strictObject({ min: count, max: count }),
      timeout: count,
      giveUp: count,
      maxHops: count,
      maxTimeouts: count,
      warmUp: count,
      duration: count,
      detection: count,
      stabilizePeriod: count,
      fixFingersPeriod: count,
      checkPredecessorPeriod: count,
    })
    .meta({ description: 'Times in milliseconds.' }),
  command,
});

const reproduce = [
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

const violations = z.array(z.strictObject({ check: text, rule: text, detail: text }));
const scenario = z
  .record(z.string(), z.unknown())
  .meta({ description: 'As a scenario file: scenarios/scenario.schema.json.' });

const swarm = [
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

const checks = [
  event('check', 'check', 'a check of a messenger or a registry', {
    program: z.enum(['messenger', 'registry']),
    name: text.meta({ description: 'Group and name: routing.closest.' }),
    group: text,
    title: text.meta({ description: 'What a program that passes does.' }),
    source: text.meta({ description: 'A paragraph of docs/protocol.md.' }),
    grade: z.enum(['pass', 'fail', 'not tried']),
    weight: amount.meta({ description: 'Its points, by the rubric or by itself.' }),
    points: amount,
    maxPoints: amount.meta({ description: '0 where it was not tried through no fault of the program.' }),
    expected: text.nullable(),
    seen: text.nullable(),
    hint: text.nullable().meta({ description: 'The usual cause of a failure.' }),
    because: text.nullable().meta({ description: 'Why it was not tried.' }),
    dialect: text.nullable().meta({ description: 'How published programs differ; no mistake.' }),
  }),
  event('check', 'checked', 'all checks of a program', {
    program: z.enum(['messenger', 'registry']),
    command: text,
    checks: count,
    passed: count,
    failed: count,
    notTried: count,
    points: amount,
    maxPoints: amount,
    printed: z.strictObject({ digest, lines: count }).nullable().meta({
      description:
        'What the program printed on its first start, without addresses and port numbers; null: nothing.',
    }),
  }),
  event('check', 'submission', 'all checks of one submission', {
    program: z.enum(['messenger', 'registry']),
    name: text,
    file: text,
    checks: count,
    passed: count,
    failed: count,
    notTried: count,
    points: amount,
    maxPoints: amount,
    firstFailure: text.nullable().meta({ description: 'The first check that failed.' }),
    reason: text.nullable().meta({ description: 'Why it could not be checked.' }),
    seconds: amount,
    resumed: z.boolean().meta({ description: 'Checked by an earlier command.' }),
    results: text.meta({ description: 'The file with the results of all its checks.' }),
  }),
  event('check', 'same', 'submissions that are the same byte for byte', {
    what: z.enum(['files', 'output']),
    names: z.array(text),
    detail: text,
  }),
] as const;

/** In the order of the documentation. */
export const eventSchemas = [
  ...common,
  ...live,
  ...registry,
  ...messenger,
  simulate,
  ...route,
  compare,
  churn,
  ...reproduce,
  ...swarm,
  ...checks,
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
    description: 'A line of --format json. The first line of output has a schemaVersion.',
    ...schema,
  };
}
