// Messages as text, with the published names of kinds and fields. Fields that are 0 are shown, though absent on the wire.

import type { Message } from '../overlay/message.ts';
import { count, printable } from '../text/text.ts';

/** `NodeData{Destination 7, Source 42, Payload -5, Hops 1, Trace 17}`. */
export function messageText(message: Message): string {
  switch (message.kind) {
    case 'registration':
      return fields('Registration', { Address: quoted(message.address) });
    case 'registrationResponse':
      return fields('RegistrationResponse', { Result: message.result, Info: quoted(message.info) });
    case 'deregistration':
      return fields('Deregistration', { Address: quoted(message.address), Id: message.id });
    case 'deregistrationResponse':
      return fields('DeregistrationResponse', { Result: message.result, Info: quoted(message.info) });
    case 'nodeRegistry':
      return fields('NodeRegistry', {
        Peers: list(message.peers.map(({ id, address }) => `${id} at ${printable(address)}`)),
        Ids: list(message.ids),
      });
    case 'nodeRegistryResponse':
      return fields('NodeRegistryResponse', { Result: message.result, Info: quoted(message.info) });
    case 'initiateTask':
      return fields('InitiateTask', { Packets: message.packets });
    case 'nodeData':
      return fields('NodeData', {
        Destination: message.sink,
        Source: message.source,
        Payload: message.payload,
        Hops: message.hops,
        Trace: list(message.trace),
      });
    case 'taskFinished':
      return fields('TaskFinished', { Address: quoted(message.address), Id: message.id });
    case 'requestTrafficSummary':
      return 'RequestTrafficSummary';
    case 'trafficSummary':
      return fields('TrafficSummary', {
        Id: message.id,
        Sent: message.sent,
        Relayed: message.relayed,
        Received: message.received,
        TotalSent: message.totalSent,
        TotalReceived: message.totalReceived,
      });
    case 'heartbeat':
    case 'heartbeatResponse':
    case 'whoRequest':
    case 'whoResponse':
    case 'challenge':
    case 'proof':
    case 'keyRequest':
    case 'keyResponse':
    case 'tableChange':
    case 'tableRequest':
    case 'traceProbe':
    case 'traceAnswer':
      return kindText(message.kind);
    default:
      return message satisfies never;
  }
}

/** The published name of a kind: NodeRegistryResponse. */
export function kindText(kind: Message['kind']): string {
  return kind[0]!.toUpperCase() + kind.slice(1);
}

/** Bytes in hex; if there are many, the first ones and the count. */
export function bytesText(bytes: Uint8Array): string {
  const shown = Buffer.from(bytes.subarray(0, MAX_BYTES)).toString('hex');
  return bytes.length > MAX_BYTES ? `${shown}... (${count(bytes.length)} bytes)` : shown;
}

const MAX_BYTES = 48;
const MAX_ITEMS = 12;

function fields(kind: string, values: Readonly<Record<string, string | number | bigint>>): string {
  return `${kind}{${Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}}`;
}

function quoted(text: string): string {
  return `"${printable(text)}"`;
}

function list(items: readonly (string | number)[]): string {
  if (items.length === 0) return 'none';
  const more = items.length > MAX_ITEMS ? ` and ${count(items.length - MAX_ITEMS)} more` : '';
  return `[${items.slice(0, MAX_ITEMS).join(' ')}${more}]`;
}
