// Events of the registry; `simulate` prints those of its simulated one.

import { z } from 'zod';
import { REGISTRY_COMMANDS, type RegistryCommandName } from '../../overlay/commands.ts';
import { amount, count, counters, event, id, text } from './form.ts';

const member = z.strictObject({
  id,
  address: text,
  ours: z.boolean().meta({ description: "False: another's program." }),
  state: z
    .enum(['registered', 'setting up', 'ready', 'failed', 'lost'])
    .meta({ description: 'lost: it has a name, and keeps it and the ID.' }),
  away: z.literal(true).optional().meta({
    description: 'It is lost, or does not answer heartbeats; absent where it is there, or is sent none.',
  }),
  name: text.optional().meta({ description: 'Absent where it has none.' }),
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

export const registry = [
  event('registry', 'listening', 'nodes can register', { host: text, port: z.int().min(0).max(65_535) }),
  event('registry', 'registered', 'a node registered; nodes: how many are registered now', {
    id,
    address: text,
    nodes: count,
    ours: member.shape.ours,
    name: member.shape.name,
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
  event('registry', 'away', 'a node does not answer heartbeats; it keeps its ID and connection', {
    id,
    address: text,
    seconds: count.meta({ description: 'How long it has not answered.' }),
    consequence: text.meta({ description: 'For what is under way or next; empty when there is none.' }),
  }),
  event('registry', 'back', 'a node that was away answers again', {
    id,
    address: text,
    seconds: count.meta({ description: 'How long it was away.' }),
    consequence: text.meta({ description: 'For what is under way or next; empty when there is none.' }),
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
    stopped: z
      .literal(true)
      .optional()
      .meta({ description: 'The run was stopped; absent where it was not.' }),
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
