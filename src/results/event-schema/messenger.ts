// Events of a messenger.

import { z } from 'zod';
import { byReason, count, counters, event, id, text } from './form.ts';

export const messenger = [
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
  event('messenger', 'fingerprint', "a node's key, for two people to compare", {
    id,
    name: text,
    digits: text.meta({ description: '12 groups of 5 digits.' }),
  }),
  event(
    'messenger',
    'trace',
    'the nodes that a message visits in a living overlay, source and sink included',
    {
      source: id,
      sink: id,
      ids: z.array(id),
    },
  ),
  event('messenger', 'ended', 'a command has ended', {
    command: z.enum(['print-counters-and-diagnostics', 'who', 'fingerprint', 'trace', 'exit-overlay']),
    outcome: z.enum(['done', 'failed']),
    reason: text,
  }),
] as const;
