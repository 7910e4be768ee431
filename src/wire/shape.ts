// Checks that bytes are a message of a schema. The generated decoder reads past the end of an inner message,
// and accepts any wire type for a known field; a peer that sends such bytes must be told, and no number may
// be invented.

import { type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';

/** Unknown fields may hold groups (proto2), up to this depth. */
const MAX_GROUP_DEPTH = 8;

/** Bytes that are not a message of the schema; the text says why, for people, on one line. */
class ShapeError extends Error {}

interface Field {
  /** The name used in reasons: NodeData.Trace. */
  readonly name: string;
  readonly wireType: WireType;
  /** Bytes per number of a list that may be packed; 0 for other fields. */
  readonly packedBytes: number;
  readonly message: DescMessage | undefined;
}

/**
 * Throws a ShapeError unless the bytes are whole fields, known ones with their wire type, and every inner
 * message and packed list ends where its length says. Skips unknown fields. Does not check texts.
 */
export function checkShape(schema: DescMessage, bytes: Uint8Array): void {
  const reader = new BinaryReader(bytes);
  try {
    checkMessage(schema, reader, bytes.length);
  } catch (error) {
    if (error instanceof ShapeError) throw error;
    // BinaryReader's errors: RangeError for truncated bytes, Error for bad tags, varints and groups.
    const reason = error instanceof RangeError ? 'ends in the middle of a field' : (error as Error).message;
    throw new ShapeError(`${schema.name}: ${reason}`);
  }
}

function checkMessage(schema: DescMessage, reader: BinaryReader, end: number): void {
  const fields = fieldsOf(schema);
  while (reader.pos < end) {
    const [number, wireType] = reader.tag();
    const field = fields.get(number);
    if (field === undefined) reader.skip(wireType, number, MAX_GROUP_DEPTH);
    else checkField(field, wireType, reader, end);
    if (reader.pos > end) throw new ShapeError(`${schema.name}: field ${number} goes past the message's end`);
  }
}

function checkField(field: Field, wireType: WireType, reader: BinaryReader, end: number): void {
  const name = field.name;
  const packed = field.packedBytes > 0 && wireType === WireType.LengthDelimited;
  if (!packed && wireType !== field.wireType) {
    throw new ShapeError(`${name}: has wire type ${wireType}, not ${field.wireType}`);
  }
  if (wireType !== WireType.LengthDelimited) {
    reader.skip(wireType);
    return;
  }
  const length = reader.uint32();
  const fieldEnd = reader.pos + length;
  if (fieldEnd > end) throw new ShapeError(`${name}: ${length} bytes announced, ${end - reader.pos} left`);
  if (packed && length % field.packedBytes !== 0) {
    throw new ShapeError(`${name}: a list of ${length} bytes, whose numbers take ${field.packedBytes} each`);
  }
  if (field.message !== undefined) checkMessage(field.message, reader, fieldEnd);
  reader.pos = fieldEnd;
}

const known = new WeakMap<DescMessage, Map<number, Field>>();

function fieldsOf(schema: DescMessage): Map<number, Field> {
  let fields = known.get(schema);
  if (fields === undefined) {
    fields = new Map(schema.fields.map((field) => [field.number, shapeOf(field)]));
    known.set(schema, fields);
  }
  return fields;
}

function shapeOf(field: DescField): Field {
  const message = field.message;
  const wireType = message === undefined ? wireTypeOf(field) : WireType.LengthDelimited;
  const packedBytes = field.fieldKind === 'list' ? bytesOf(wireType) : 0;
  return { name: `${field.parent.name}.${field.name}`, wireType, packedBytes, message };
}

function bytesOf(wireType: WireType): number {
  if (wireType === WireType.LengthDelimited) return 0;
  if (wireType === WireType.Varint) throw new Error('a list of varints, which shape.ts does not know');
  return wireType === WireType.Bit32 ? 4 : 8;
}

/** The types in our schema; add new ones here. */
function wireTypeOf(field: DescField): WireType {
  if (field.enum !== undefined) return WireType.Varint;
  switch (field.scalar) {
    case ScalarType.STRING:
    case ScalarType.BYTES:
      return WireType.LengthDelimited;
    case ScalarType.FIXED32:
    case ScalarType.SFIXED32:
      return WireType.Bit32;
    case ScalarType.FIXED64:
    case ScalarType.SFIXED64:
      return WireType.Bit64;
    case ScalarType.UINT32:
    case ScalarType.BOOL:
      return WireType.Varint;
    default:
      throw new Error(`field ${field.name} has a type that shape.ts does not know: ${field.scalar}`);
  }
}
