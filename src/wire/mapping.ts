// Converts the messages of overlay/message.ts to the generated code's names, and back. The published
// protocol's names (Address, NoIds) stay on that side. Fields that only the wire has, NR and NoIds, are
// written from the lists' lengths, and ignored when read.

import type { MessageInitShape } from '@bufbuild/protobuf';
import type {
  Belonging,
  Claim,
  InitiateTask,
  Message,
  NodeRegistry,
  PairCount,
  Registration,
  RegistrationResponse,
  RequestTrafficSummary,
  TableChange,
  TraceAnswer,
  TrafficSummary,
  WhoResponse,
} from '../overlay/message.ts';
import type { Metric } from '../routing/geometry.ts';
import type * as wire from './generated/sinkward_pb.ts';

/** One member of the wire's oneof, as create() takes it. */
export type WireInit = NonNullable<MessageInitShape<typeof wire.MiniChordSchema>['Message']>;
/** One member of the wire's oneof, as decoded. */
export type WireMessage = Exclude<wire.MiniChord['Message'], { case: undefined }>;

/** In the order of the proto's enum. */
const METRICS: readonly Metric[] = ['clockwise', 'xor'];
const WANTS = ['progress', 'pairs', 'close'] as const;
const PRESENCES = ['connected', 'online', 'away'] as const;
const TRACE_OUTCOMES = ['arrived', 'no such node', 'nobody answers', 'too many hops'] as const;

export function toWire(message: Exclude<Message, NodeRegistry>): WireInit {
  switch (message.kind) {
    case 'registration':
      return {
        case: message.kind,
        value: { Address: message.address, ...(message.ours && { ours: introductionToWire(message.ours) }) },
      };
    case 'registrationResponse': {
      const { result, info, ours } = message;
      return {
        case: message.kind,
        value: { Result: result, Info: info, ...(ours && { ours: answerToWire(ours) }) },
      };
    }
    case 'nodeRegistryResponse': {
      const { result, info, ours } = message;
      return { case: message.kind, value: { Result: result, Info: info, ...(ours && { ours }) } };
    }
    case 'deregistration':
      return { case: message.kind, value: { Address: message.address, Id: message.id } };
    case 'deregistrationResponse':
      return { case: message.kind, value: { Result: message.result, Info: message.info } };
    case 'initiateTask':
      return { case: message.kind, value: initiateTaskToWire(message) };
    case 'nodeData': {
      const { sink, source, payload, hops, trace, ours } = message;
      const value = { Destination: sink, Source: source, Payload: payload, Hops: hops, Trace: [...trace] };
      return { case: message.kind, value: { ...value, ...(ours && { ours }) } };
    }
    case 'taskFinished':
      return {
        case: message.kind,
        value: { Address: message.address, Id: message.id, ...(message.ours && { ours: message.ours }) },
      };
    case 'requestTrafficSummary':
      return { case: message.kind, value: requestToWire(message) };
    case 'trafficSummary':
      return { case: 'reportTrafficSummary', value: summaryToWire(message) };
    case 'heartbeat':
    case 'heartbeatResponse':
    case 'whoRequest':
    case 'tableRequest':
      return { case: message.kind, value: {} };
    case 'whoResponse':
      return { case: message.kind, value: whoToWire(message) };
    case 'challenge':
    case 'proof':
    case 'keyRequest':
    case 'keyResponse': {
      const { kind, ...value } = message;
      return { case: kind, value } as WireInit;
    }
    case 'tableChange':
      return { case: message.kind, value: tableChangeToWire(message) };
    case 'traceProbe': {
      const { kind, path, ...value } = message;
      return { case: kind, value: { ...value, path: [...path] } };
    }
    case 'traceAnswer': {
      const { kind, path, outcome, ...value } = message;
      const number = TRACE_OUTCOMES.indexOf(outcome) as wire.TraceAnswer_Outcome;
      return { case: kind, value: { ...value, path: [...path], outcome: number } };
    }
    default:
      throw new Error(`no such message: ${JSON.stringify(message satisfies never)}`);
  }
}

/** undefined for a request of an unknown kind. */
export function fromWire(message: WireMessage): Message | undefined {
  switch (message.case) {
    case 'registration':
      return registrationFromWire(message.value);
    case 'registrationResponse': {
      const { Result, Info } = message.value;
      return { kind: message.case, result: Result, info: Info, ...answerOf(message.value.ours) };
    }
    case 'deregistration':
      return { kind: message.case, address: message.value.Address, id: message.value.Id };
    case 'deregistrationResponse':
      return { kind: message.case, result: message.value.Result, info: message.value.Info };
    case 'nodeRegistry':
      return nodeRegistryFromWire(message.value);
    case 'nodeRegistryResponse': {
      const { Result, Info } = message.value;
      return { kind: message.case, result: Result, info: Info, ...epochOf(message.value.ours) };
    }
    case 'initiateTask':
      return initiateTaskFromWire(message.value);
    case 'nodeData': {
      const { Destination, Source, Payload, Hops, Trace, ours } = message.value;
      return {
        kind: message.case,
        sink: Destination,
        source: Source,
        payload: Payload,
        hops: Hops,
        trace: Trace,
        ...(ours && { ours: { version: ours.version, relays: ours.relays } }),
      };
    }
    case 'taskFinished': {
      const { Address, Id, ours } = message.value;
      return { kind: message.case, address: Address, id: Id, ...(ours && { ours: { run: ours.run } }) };
    }
    case 'requestTrafficSummary':
      return requestFromWire(message.value);
    case 'reportTrafficSummary':
      return summaryFromWire(message.value);
    case 'heartbeat':
    case 'heartbeatResponse':
    case 'whoRequest':
    case 'tableRequest':
      return { kind: message.case };
    case 'whoResponse':
      return whoFromWire(message.value);
    case 'challenge': {
      const { network, nonce, puzzle } = message.value;
      const asked = { network: own(network), nonce: own(nonce) };
      return { kind: message.case, ...asked, ...(puzzle > 0 && { puzzle }) };
    }
    case 'proof': {
      const { signature, counter } = message.value;
      return { kind: message.case, signature: own(signature), ...(counter > 0 && { counter }) };
    }
    case 'keyRequest':
      return { kind: message.case, name: message.value.name, id: message.value.id };
    case 'keyResponse': {
      const { name, id, key } = message.value;
      return { kind: message.case, name, id, key: own(key) };
    }
    case 'tableChange':
      return tableChangeFromWire(message.value);
    case 'traceProbe': {
      const { source, sink, number, path } = message.value;
      return { kind: message.case, source, sink, number, path };
    }
    case 'traceAnswer':
      return traceAnswerFromWire(message.value);
    default:
      throw new Error(`no such message: ${message satisfies never}`);
  }
}

function registrationFromWire({ Address, ours }: wire.Registration): Registration {
  if (ours === undefined) return { kind: 'registration', address: Address };
  const { version, advertised, presence, claim, puzzles, living, memory } = ours;
  return {
    kind: 'registration',
    address: Address,
    ours: {
      version,
      ...(advertised && { advertised }),
      ...(presence && { presence }),
      ...(claim && { claim: claimFromWire(claim) }),
      ...(puzzles && { puzzles }),
      ...(living && { living }),
      ...(memory && { memory: belongingFromWire(memory) }),
    },
  };
}

function introductionToWire({ memory, ...ours }: NonNullable<Registration['ours']>) {
  if (memory === undefined) return ours;
  const { network, id, epoch } = memory;
  return { ...ours, memory: { network, id, ...epoch } };
}

function belongingFromWire({ network, id, term, n }: wire.Registration_Memory): Belonging {
  return { network: own(network), id, epoch: { term, n } };
}

function claimFromWire({ name, key, nonce, id }: wire.Registration_Claim): Claim {
  return { name, key: own(key), nonce: own(nonce), id };
}

/** Decoded bytes lie in a connection's buffer, which others overwrite. */
function own(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

function answerToWire({
  living,
  ...ours
}: NonNullable<RegistrationResponse['ours']>): MessageInitShape<typeof wire.RegistrationResponse_OursSchema> {
  return {
    ...ours,
    ...(living && { living: (1 + METRICS.indexOf(living)) as wire.RegistrationResponse_Living }),
  };
}

function answerOf(ours: wire.RegistrationResponse_Ours | undefined): Pick<RegistrationResponse, 'ours'> {
  if (ours === undefined) return {};
  const { version, presence, signature, network, certificate } = ours;
  const signed = signature.length > 0 && { signature: own(signature) };
  // Of a way to route that is not known, nothing is said: the node then takes no part in the living overlay.
  const living = METRICS[ours.living - 1];
  return {
    ours: {
      version,
      ...(presence && { presence }),
      ...signed,
      ...(living && { living }),
      ...(network.length > 0 && { network: own(network) }),
      ...(certificate && {
        certificate: { key: own(certificate.key), signature: own(certificate.signature) },
      }),
    },
  };
}

function epochOf(ours: { epoch: number } | undefined): { ours?: { epoch: number } } {
  return ours === undefined ? {} : { ours: { epoch: ours.epoch } };
}

/** All but the list of IDs, in its two parts: what is written before that list, and what after it. */
export function nodeRegistryToWire(
  message: NodeRegistry,
): Record<'before' | 'after', MessageInitShape<typeof wire.NodeRegistrySchema>> {
  const before = {
    NR: message.peers.length,
    Peers: message.peers.map(({ id, address, ours }) => ({ Id: id, Address: address, ours })),
  };
  const after = {
    NoIds: message.ids.length,
    ...(message.ours && {
      ours: {
        epoch: message.ours.epoch,
        metric: METRICS.indexOf(message.ours.metric) as wire.NodeRegistry_Metric,
        ...(message.ours.mixed && { mixed: true }),
      },
    }),
  };
  return { before, after };
}

function nodeRegistryFromWire(value: wire.NodeRegistry): NodeRegistry | undefined {
  const metric = METRICS[value.ours?.metric ?? 0];
  if (metric === undefined) return undefined;
  return {
    kind: 'nodeRegistry',
    peers: value.Peers.map(({ Id, Address, ours }) => ({ id: Id, address: Address, ours })),
    ids: value.Ids,
    ...(value.ours && {
      ours: { epoch: value.ours.epoch, metric, ...(value.ours.mixed && { mixed: true as const }) },
    }),
  };
}

function initiateTaskToWire({
  packets,
  ours,
}: InitiateTask): MessageInitShape<typeof wire.InitiateTaskSchema> {
  if (ours === undefined) return { Packets: packets };
  const [key0, key1] = ours.key;
  const { epoch, run, readMany = [] } = ours;
  return { Packets: packets, ours: { epoch, run, key0, key1, readMany: [...readMany] } };
}

function initiateTaskFromWire({ Packets, ours }: wire.InitiateTask): InitiateTask {
  if (ours === undefined) return { kind: 'initiateTask', packets: Packets };
  const { epoch, run, key0, key1, readMany } = ours;
  const foreign = readMany.length > 0 ? { readMany } : {};
  return { kind: 'initiateTask', packets: Packets, ours: { epoch, run, key: [key0, key1], ...foreign } };
}

function requestToWire({
  ours,
}: RequestTrafficSummary): MessageInitShape<typeof wire.RequestTrafficSummarySchema> {
  if (ours === undefined) return {};
  return {
    ours: {
      run: ours.run,
      round: ours.round,
      want: WANTS.indexOf(ours.want) as wire.RequestTrafficSummary_Want,
    },
  };
}

function requestFromWire({ ours }: wire.RequestTrafficSummary): RequestTrafficSummary | undefined {
  if (ours === undefined) return { kind: 'requestTrafficSummary' };
  const want = WANTS[ours.want];
  if (want === undefined) return undefined;
  return { kind: 'requestTrafficSummary', ours: { run: ours.run, round: ours.round, want } };
}

function summaryToWire(message: TrafficSummary): MessageInitShape<typeof wire.TrafficSummarySchema> {
  const { id, sent, relayed, received, totalSent, totalReceived, ours } = message;
  return {
    Id: id,
    Sent: sent,
    Relayed: relayed,
    Received: received,
    TotalSent: totalSent,
    TotalReceived: totalReceived,
    ...(ours && { ours: { ...ours, sentTo: [...ours.sentTo], receivedFrom: [...ours.receivedFrom] } }),
  };
}

function summaryFromWire(value: wire.TrafficSummary): TrafficSummary {
  return {
    kind: 'trafficSummary',
    id: value.Id,
    sent: value.Sent,
    relayed: value.Relayed,
    received: value.Received,
    totalSent: value.TotalSent,
    totalReceived: value.TotalReceived,
    ...(value.ours && { ours: summaryOursFromWire(value.ours) }),
  };
}

function summaryOursFromWire(ours: wire.TrafficSummary_Ours): NonNullable<TrafficSummary['ours']> {
  const { run, round, dropped, sentHash, receivedHash } = ours;
  const sentTo = ours.sentTo.map(pairFromWire);
  return {
    run,
    round,
    dropped,
    sentHash,
    receivedHash,
    sentTo,
    receivedFrom: ours.receivedFrom.map(pairFromWire),
    ...(ours.awaitingSockets === 0 ? {} : { awaitingSockets: ours.awaitingSockets }),
  };
}

function pairFromWire({ id, packets, hash }: wire.TrafficSummary_PairCount): PairCount {
  return { id, packets, hash };
}

function whoToWire({ nodes, more }: WhoResponse): MessageInitShape<typeof wire.WhoResponseSchema> {
  return {
    nodes: nodes.map(({ id, name, presence, seconds }) => ({
      id,
      name,
      presence: PRESENCES.indexOf(presence) as wire.WhoResponse_Presence,
      seconds,
    })),
    more,
  };
}

function whoFromWire({ nodes, more }: wire.WhoResponse): WhoResponse | undefined {
  const known = nodes.flatMap(({ id, name, presence: number, seconds }) => {
    const presence = PRESENCES[number];
    return presence === undefined ? [] : [{ id, name, presence, seconds }];
  });
  return known.length === nodes.length ? { kind: 'whoResponse', nodes: known, more } : undefined;
}

function tableChangeToWire({
  epoch,
  base = 0,
  removed,
  added,
}: TableChange): MessageInitShape<typeof wire.TableChangeSchema> {
  return {
    ...epoch,
    base,
    removed: [...removed],
    added: added.map(({ id }) => id),
    addresses: added.map(({ address }) => address),
  };
}

function tableChangeFromWire(value: wire.TableChange): TableChange | undefined {
  const { term, n, base, removed, added, addresses } = value;
  if (added.length !== addresses.length) return undefined;
  return {
    kind: 'tableChange',
    epoch: { term, n },
    ...(base > 0 && { base }),
    removed,
    added: added.map((id, i) => ({ id, address: addresses[i]! })),
  };
}

function traceAnswerFromWire(value: wire.TraceAnswer): TraceAnswer | undefined {
  const { source, number, path, hops } = value;
  const outcome = TRACE_OUTCOMES[value.outcome];
  return outcome && { kind: 'traceAnswer', source, number, path, outcome, hops };
}
