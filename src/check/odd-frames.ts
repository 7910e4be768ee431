// Frames that our codec never writes: other encodings that protobuf allows, and parts of broken ones.

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

const tag = (field: number, wireType: number) => varint(field * 8 + wireType);

export function fixed32(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value | 0);
  return Buffer.concat([tag(field, FIXED32), bytes]);
}

export function varintField(field: number, value: number): Buffer {
  return Buffer.concat([tag(field, VARINT), varint(value)]);
}

export function bytesField(field: number, content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([tag(field, LENGTH_DELIMITED), varint(bytes.length), bytes]);
}

/** A frame with a message of that kind, whose fields are given encoded. */
export function frameOf(kind: number, ...fields: readonly Buffer[]): Buffer {
  const body = bytesField(kind, Buffer.concat(fields));
  return Buffer.concat([lengthOf(body.length), body]);
}

export function lengthOf(bytes: number): Buffer {
  const header = Buffer.alloc(8);
  header.writeBigUInt64BE(BigInt(bytes));
  return header;
}

/** Field numbers of message kinds in the oneof. */
export const KIND = { nodeData: 15, registration: 17, nodeRegistry: 21 } as const;
