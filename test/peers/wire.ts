// The eleven published messages and their frames, written by hand from the table of the protocol. It shares no
// line with src/: what both sides of a test get wrong together, this notices.

const shapes = {
  nodeData: {
    number: 15,
    fields: {
      destination: [1, 'sfixed32'],
      source: [2, 'sfixed32'],
      payload: [3, 'sfixed32'],
      hops: [4, 'fixed32'],
      trace: [5, 'ids'],
    },
  },
  registration: { number: 17, fields: { address: [1, 'string'] } },
  registrationResponse: { number: 18, fields: { result: [2, 'sfixed32'], info: [3, 'string'] } },
  deregistration: { number: 19, fields: { address: [1, 'string'], id: [2, 'sfixed32'] } },
  deregistrationResponse: { number: 20, fields: { result: [2, 'sfixed32'], info: [3, 'string'] } },
  nodeRegistry: {
    number: 21,
    fields: { nr: [4, 'fixed32'], peers: [5, 'peers'], ids: [6, 'ids'], noIds: [7, 'fixed32'] },
  },
  nodeRegistryResponse: { number: 22, fields: { result: [2, 'sfixed32'], info: [3, 'string'] } },
  initiateTask: { number: 23, fields: { packets: [13, 'fixed32'] } },
  taskFinished: { number: 24, fields: { address: [1, 'string'], id: [2, 'sfixed32'] } },
  requestTrafficSummary: { number: 25, fields: {} },
  reportTrafficSummary: {
    number: 26,
    fields: {
      id: [2, 'sfixed32'],
      sent: [11, 'fixed32'],
      relayed: [12, 'fixed32'],
      received: [13, 'fixed32'],
      totalSent: [14, 'sfixed64'],
      totalReceived: [15, 'sfixed64'],
    },
  },
} as const;

export interface Peer {
  address: string;
  id: number;
}

interface Values {
  string: string;
  sfixed32: number;
  fixed32: number;
  sfixed64: bigint;
  ids: number[];
  peers: Peer[];
}
type Type = keyof Values;
type Fields = Readonly<Record<string, readonly [number: number, type: Type]>>;
type Shape<K extends Kind> = (typeof shapes)[K]['fields'];
type Content<F> = {
  -readonly [N in keyof F]: F[N] extends readonly [number, infer T extends Type] ? Values[T] : never;
};

type Kind = keyof typeof shapes;
/** A message as it was read: every field has a value. */
export type Message = { [K in Kind]: { kind: K } & Content<Shape<K>> }[Kind];
export type MessageOf<K extends Kind> = Extract<Message, { kind: K }>;
/** A message to be written: what is left out is 0, '' or empty. */
export type Draft = { [K in Kind]: { kind: K } & Partial<Content<Shape<K>>> }[Kind];

const mostBytes = 2 ** 24;
const nothing = Buffer.alloc(0);
const defaults = { string: '', sfixed32: 0, fixed32: 0, sfixed64: 0n, ids: [], peers: [] };
const wireTypes = { string: 2, sfixed32: 5, fixed32: 5, sfixed64: 1, ids: 2, peers: 2 };

/** The whole frame: 8 bytes of length, then the message. */
export function encodeFrame(message: Draft): Buffer {
  const { number, fields } = shapes[message.kind];
  return frameOf(delimited(number, encodeFields(fields, message as Record<string, unknown>)));
}

/** Puts the length before any bytes, sense or nonsense. */
export function frameOf(body: Uint8Array): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(body.length));
  return Buffer.concat([length, body]);
}

/** Reads one whole frame; undefined when it holds none of the published messages. Throws on malformed bytes. */
export function decodeFrame(frame: Uint8Array): Message | undefined {
  let found: Message | undefined;
  for (const { number, wireType, bytes } of records(Buffer.from(frame.subarray(8)))) {
    const kind = (Object.keys(shapes) as Kind[]).find((name) => shapes[name].number === number);
    if (kind !== undefined && wireType === 2) {
      found = { kind, ...decodeFields(shapes[kind].fields, bytes) } as unknown as Message;
    }
  }
  return found;
}

/** Cuts a stream of bytes into whole frames, length included. Throws on a length above 16 MiB. */
export class FrameCutter {
  #rest = nothing;

  push(chunk: Uint8Array): Buffer[] {
    this.#rest = this.#rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#rest, chunk]);
    const frames: Buffer[] = [];
    let start = 0;
    while (this.#rest.length - start >= 8) {
      const length = Number(this.#rest.readBigUInt64BE(start));
      if (length > mostBytes) throw new Error(`frame of ${length} bytes, at most ${mostBytes}`);
      const end = start + 8 + length;
      if (end > this.#rest.length) break;
      frames.push(this.#rest.subarray(start, end));
      start = end;
    }
    this.#rest = this.#rest.subarray(start);
    return frames;
  }

  /** Bytes of a frame that has not come in full. */
  get waiting(): Buffer {
    return this.#rest;
  }
}

function encodeFields(fields: Fields, values: Record<string, unknown>): Buffer {
  const parts = Object.entries(fields).map(([name, [number, type]]) =>
    encodeField(number, type, values[name] ?? defaults[type]),
  );
  return Buffer.concat(parts);
}

function encodeField(number: number, type: Type, value: unknown): Buffer {
  switch (type) {
    case 'string':
      return value === '' ? nothing : delimited(number, Buffer.from(value as string));
    case 'sfixed32':
    case 'fixed32':
      return value === 0 ? nothing : Buffer.concat([tag(number, 5), int32(value as number)]);
    case 'sfixed64': {
      const bytes = Buffer.alloc(8);
      bytes.writeBigInt64LE(value as bigint);
      return value === 0n ? nothing : Buffer.concat([tag(number, 1), bytes]);
    }
    case 'ids': {
      const ids = value as number[];
      return ids.length === 0 ? nothing : delimited(number, Buffer.concat(ids.map(int32)));
    }
    case 'peers': {
      const peers = value as Record<string, unknown>[];
      const { fields } = shapes.deregistration;
      return Buffer.concat(peers.map((peer) => delimited(number, encodeFields(fields, peer))));
    }
    default:
      return type satisfies never;
  }
}

function delimited(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([tag(number, 2), varint(bytes.length), bytes]);
}

function tag(number: number, wireType: number): Buffer {
  return varint(number * 8 + wireType);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Buffer.from([...bytes, value]);
}

/** Four bytes, little end first; 4294967294 and -2 are the same ones. */
function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value | 0);
  return bytes;
}

function decodeFields(fields: Fields, body: Buffer): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, [, type]] of Object.entries(fields)) {
    values[name] = Array.isArray(defaults[type]) ? [] : defaults[type];
  }
  for (const { number, wireType, bytes } of records(body)) {
    const [name, [, type]] = Object.entries(fields).find(([, field]) => field[0] === number) ?? [
      '',
      [0, 'string'],
    ];
    const unpacked = type === 'ids' && wireType === 5;
    if (name !== '' && (wireType === wireTypes[type] || unpacked)) {
      values[name] = decodeValue(type, bytes, values[name]);
    }
  }
  return values;
}

function decodeValue(type: Type, bytes: Buffer, before: unknown): unknown {
  switch (type) {
    case 'string':
      return bytes.toString('utf8');
    case 'sfixed32':
      return bytes.readInt32LE();
    case 'fixed32':
      return bytes.readUInt32LE();
    case 'sfixed64':
      return bytes.readBigInt64LE();
    case 'ids': {
      const ids = before as number[];
      for (let at = 0; at < bytes.length; at += 4) ids.push(bytes.readInt32LE(at));
      return ids;
    }
    case 'peers':
      return [...(before as unknown[]), decodeFields(shapes.deregistration.fields, bytes)];
    default:
      return type satisfies never;
  }
}

interface Field {
  number: number;
  wireType: number;
  bytes: Buffer;
}

/** The fields of a message one after the other, known or not. */
function* records(body: Buffer): Generator<Field> {
  let at = 0;
  const take = (length: number): Buffer => {
    if (at + length > body.length) throw new Error(`field of ${length} bytes at ${at} of ${body.length}`);
    at += length;
    return body.subarray(at - length, at);
  };
  const number = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = take(1).readUInt8();
      value += (byte % 128) * scale;
      if (byte < 128) return value;
      if (scale > 2 ** 63) throw new Error(`varint of more than 10 bytes at ${at}`);
    }
  };
  while (at < body.length) {
    const key = number();
    const wireType = key % 8;
    const before = at;
    if (wireType === 0) number();
    else if (wireType === 1) take(8);
    else if (wireType === 2) take(number());
    else if (wireType === 5) take(4);
    else throw new Error(`wire type ${wireType} at ${before}`);
    yield { number: Math.floor(key / 8), wireType, bytes: contentOf(wireType, body.subarray(before, at)) };
  }
}

/** Without the length that stands before a delimited field. */
function contentOf(wireType: number, bytes: Buffer): Buffer {
  if (wireType !== 2) return bytes;
  const lengthEnds = bytes.findIndex((byte) => byte < 128) + 1;
  return bytes.subarray(lengthEnds);
}
