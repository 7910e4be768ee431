// Messages and reports as one readable line, and such lines as messages. A nested field is written with a dot.

import type { Message } from '../../src/overlay/message.ts';

/** `registrationResponse result=7 info="Registration request successful. ..." ours.version=1` */
export function oneLine({ kind, ...fields }: { readonly kind: string }): string {
  return [kind, ...inline(fields)].join(' ');
}

/** As oneLine, with a line of its own for each row of a table. */
export function lines({ kind, ...fields }: { readonly kind: string }): string[] {
  const flat = Object.entries(fields).flatMap(([name, value]) => {
    return kind === name && isRecord(value) ? Object.entries(value) : [[name, value] as const];
  });
  const rows = flat.flatMap(([name, value]) => {
    if (isTable(value)) return value.map((row) => `  ${name}: ${inline(row).join(' ')}`);
    return isRecord(value) ? [`  ${name}: ${inline(value).join(' ')}`] : [];
  });
  const rest = flat.filter(([, value]) => !isTable(value) && !isRecord(value));
  return [[kind, ...inline(Object.fromEntries(rest))].join(' '), ...rows];
}

function inline(fields: object, prefix = ''): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (isRecord(value)) return inline(value, `${prefix}${name}.`);
    return [`${prefix}${name}=${Array.isArray(value) ? value.map(item).join() : scalar(value)}`];
  });
}

function scalar(value: unknown): string {
  if (value instanceof Uint8Array) return bytesText(value);
  const text = String(value);
  return typeof value === 'string' && !/^[^\s="]+$/.test(text) ? JSON.stringify(text) : text;
}

/** A peer `7@127.0.0.1:5001`, with a star when it is known as one of ours; a count per peer `7:packets/hash`. */
function item(value: unknown): string {
  if (!isRecord(value)) return scalar(value);
  if ('presence' in value) return `${value['id']}:${value['presence']}:${value['seconds']}`;
  if ('hash' in value) return `${value['id']}:${value['packets']}/${value['hash']}`;
  return `${value['id']}@${value['address']}${value['ours'] === true ? '*' : ''}`;
}

/** Keys, nonces and signatures by their first bytes; the rest would say no more. */
function bytesText(bytes: Uint8Array): string {
  return bytes.length === 0 ? 'none' : `${Buffer.from(bytes.subarray(0, 4)).toString('hex')}..`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

function isTable(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord) && !('hash' in value[0]!);
}

/** Fields that a line leaves out. */
const DEFAULTS: { readonly [Kind in Message['kind']]: Extract<Message, { kind: Kind }> } = {
  registration: { kind: 'registration', address: '' },
  registrationResponse: { kind: 'registrationResponse', result: 0, info: '' },
  deregistration: { kind: 'deregistration', address: '', id: 0 },
  deregistrationResponse: { kind: 'deregistrationResponse', result: 0, info: '' },
  nodeRegistry: { kind: 'nodeRegistry', peers: [], ids: [] },
  nodeRegistryResponse: { kind: 'nodeRegistryResponse', result: 0, info: '' },
  initiateTask: { kind: 'initiateTask', packets: 0 },
  nodeData: { kind: 'nodeData', sink: 0, source: 0, payload: 0, hops: 0, trace: [] },
  taskFinished: { kind: 'taskFinished', address: '', id: 0 },
  requestTrafficSummary: { kind: 'requestTrafficSummary' },
  challenge: { kind: 'challenge', network: new Uint8Array(0), nonce: new Uint8Array(0) },
  proof: { kind: 'proof', signature: new Uint8Array(0) },
  keyRequest: { kind: 'keyRequest', name: '', id: 0 },
  keyResponse: { kind: 'keyResponse', name: '', id: 0, key: new Uint8Array(0) },
  trafficSummary: {
    kind: 'trafficSummary',
    id: 0,
    sent: 0,
    relayed: 0,
    received: 0,
    totalSent: 0n,
    totalReceived: 0n,
  },
  heartbeat: { kind: 'heartbeat' },
  heartbeatResponse: { kind: 'heartbeatResponse' },
  whoRequest: { kind: 'whoRequest' },
  whoResponse: { kind: 'whoResponse', nodes: [], more: 0 },
  tableChange: { kind: 'tableChange', epoch: { term: 1, n: 1 }, removed: [], added: [] },
  tableRequest: { kind: 'tableRequest' },
  traceProbe: { kind: 'traceProbe', source: 0, sink: 0, number: 1, path: [] },
  traceAnswer: { kind: 'traceAnswer', source: 0, number: 1, path: [], outcome: 'arrived', hops: 0 },
};

const OURS_DEFAULTS: { readonly [kind: string]: object } = {
  trafficSummary: {
    run: 1,
    round: 1,
    dropped: 0,
    sentHash: 0n,
    receivedHash: 0n,
    sentTo: [],
    receivedFrom: [],
  },
};

/** The opposite of oneLine, for words that were split at spaces. */
export function parseMessage([kind = '', ...words]: readonly string[]): Message {
  if (!(kind in DEFAULTS)) throw new Error(`no message is called ${kind}`);
  const message: Record<string, unknown> = { ...DEFAULTS[kind as Message['kind']] };
  let ours: Record<string, unknown> | undefined;
  for (const word of words) {
    const [name, text] = splitField(word);
    if (name.startsWith('ours.')) {
      ours ??= { ...OURS_DEFAULTS[kind] };
      ours[name.slice('ours.'.length)] = parseValue(name, text);
    } else if (name in message) message[name] = parseValue(name, text);
    else throw new Error(`${kind} has no field ${name}`);
  }
  return { ...message, ...(ours === undefined ? {} : { ours }) } as unknown as Message;
}

/** `name=value`, or `name="a value"`. */
export function splitField(word: string): [string, string] {
  const at = word.indexOf('=');
  if (at < 0) throw new Error(`${word} is not name=value`);
  const text = word.slice(at + 1);
  return [word.slice(0, at), text.startsWith('"') ? (JSON.parse(text) as string) : text];
}

/** Words of a line; quoted ones keep their spaces. */
export function splitWords(line: string): string[] {
  return line.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*")+/g) ?? [];
}

function parseValue(name: string, text: string): unknown {
  switch (name) {
    case 'peers':
      return list(text).map((peer) => {
        const [, id, address, star] = /^(\d+)@(.*?)(\*?)$/.exec(peer)!;
        return { id: Number(id), address, ours: star === '*' };
      });
    case 'ours.sentTo':
    case 'ours.receivedFrom':
      return list(text).map((pair) => {
        const [id, packets, hash] = pair.split(/[:/]/);
        return { id: Number(id), packets: Number(packets), hash: BigInt(hash!) };
      });
    case 'ids':
    case 'trace':
    case 'ours.key':
      return list(text).map(Number);
    case 'totalSent':
    case 'totalReceived':
    case 'ours.sentHash':
    case 'ours.receivedHash':
      return BigInt(text);
    case 'nodes':
      return list(text).map((node) => {
        const [id, presence, seconds] = node.split(':');
        return { id: Number(id), name: '', presence, seconds: Number(seconds) };
      });
    case 'ours.presence':
    case 'ours.living':
      return true;
    default:
      return /^-?\d+$/.test(text) ? Number(text) : text;
  }
}

function list(text: string): string[] {
  return text === '' ? [] : text.split(',');
}
