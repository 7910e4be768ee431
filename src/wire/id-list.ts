// The list of all IDs in a set-up, which is the same for every node of an overlay and by far its longest part: written once for
// all nodes, and read once by all nodes of a process. Other bytes than the codec's own are read as any message.

import { create, fromBinary, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { latestIds } from '../overlay/membership.ts';
import type { NodeRegistry } from '../overlay/message.ts';
import { type MiniChord, MiniChordSchema, NodeRegistrySchema } from './generated/sinkward_pb.ts';
import { nodeRegistryToWire } from './mapping.ts';

const NODE_REGISTRY = MiniChordSchema.field.nodeRegistry.number;
const IDS = NodeRegistrySchema.field.Ids.number;
const ID_BYTES = 4;

/** Each list's field, packed; lists are immutable. */
const written = new WeakMap<readonly number[], Uint8Array>();

/** The body that the generated code writes. Throws, with the number, when one is out of its field's range. */
export function writeNodeRegistry(message: NodeRegistry): Uint8Array {
  const { before, after } = nodeRegistryToWire(message);
  const value = new BinaryWriter()
    .raw(fieldsOf(before))
    .raw(idsField(message.ids))
    .raw(fieldsOf(after))
    .finish();
  return new BinaryWriter().tag(NODE_REGISTRY, WireType.LengthDelimited).bytes(value).finish();
}

function idsField(ids: readonly number[]): Uint8Array {
  let field = written.get(ids);
  if (field === undefined) {
    field = fieldsOf({ Ids: [...ids] });
    written.set(ids, field);
  }
  return field;
}

function fieldsOf(init: MessageInitShape<typeof NodeRegistrySchema>): Uint8Array {
  return toBinary(NodeRegistrySchema, create(NodeRegistrySchema, init));
}

/**
 * A set-up whose list of IDs is the one that nodes of this process took last: with that very list. undefined for any other
 * body. `body` is of the right shape: checkShape. Throws when a text is not UTF-8.
 */
export function readNodeRegistry(body: Uint8Array): MiniChord | undefined {
  const reader = new BinaryReader(body);
  if (body.length === 0 || reader.tag()[0] !== NODE_REGISTRY) return undefined;
  const length = reader.uint32();
  const start = reader.pos;
  if (start + length !== body.length) return undefined;
  const field = findIds(reader);
  if (field === undefined) return undefined;
  const ids = latestIds();
  if (!isList(body.subarray(field.idsAt, field.end), ids)) return undefined;
  const rest = new BinaryWriter().raw(body.subarray(start, field.at)).raw(body.subarray(field.end)).finish();
  const value = fromBinary(NodeRegistrySchema, rest);
  value.Ids = ids as number[];
  return create(MiniChordSchema, { Message: { case: 'nodeRegistry', value } });
}

/** Where the field is, in a NodeRegistry that has it once and packed. */
function findIds(reader: BinaryReader): { at: number; idsAt: number; end: number } | undefined {
  let found: { at: number; idsAt: number; end: number } | undefined;
  while (reader.pos < reader.len) {
    const at = reader.pos;
    const [number, wireType] = reader.tag();
    if (number !== IDS) reader.skip(wireType, number);
    else if (found !== undefined || wireType !== WireType.LengthDelimited) return undefined;
    else {
      const bytes = reader.uint32();
      const idsAt = reader.pos;
      found = { at, idsAt, end: idsAt + bytes };
      reader.pos = found.end;
    }
  }
  return found;
}

function isList(packed: Uint8Array, ids: readonly number[]): boolean {
  if (packed.length !== ID_BYTES * ids.length) return false;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  for (let i = 0; i < ids.length; i++) if (view.getInt32(ID_BYTES * i, true) !== ids[i]) return false;
  return true;
}
