// Set-ups are written with a list of IDs that is encoded once, and read with the list that is known: the generated code, which
// knows of neither, is the twin.

import { fromBinary, toBinary } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membershipOf } from '../../src/overlay/membership.ts';
import type { NodeRegistry } from '../../src/overlay/message.ts';
import { decode, encode } from '../../src/wire/codec.ts';
import { HEADER_BYTES } from '../../src/wire/frame.ts';
import { MiniChordSchema } from '../../src/wire/generated/sinkward_pb.ts';
import { freshRuns } from '../support/fresh.ts';
import { hex, message } from './messages.ts';

const setUp = message.filter((m): m is NodeRegistry => m.kind === 'nodeRegistry');
const bodyOf = (m: NodeRegistry) => encode(m).subarray(HEADER_BYTES);
const idsOf = (body: Uint8Array) => (decode(body) as NodeRegistry).ids;

/** Makes the list known as that of this process's nodes. */
function take(ids: readonly number[]): readonly number[] {
  membershipOf(ids);
  return ids;
}

const OTHER = [5, 6];
const example: NodeRegistry = {
  kind: 'nodeRegistry',
  peers: [{ id: 9, address: '127.0.0.1:5001', ours: true }],
  ids: [3, 9, 70_000],
  ours: { epoch: 4, metric: 'xor' },
};

describe('a set-up', () => {
  it('has the bytes of the generated code', () => {
    fc.assert(
      fc.property(setUp, (m) => {
        for (const peers of [m.peers, m.peers.slice(1)]) {
          const body = bodyOf({ ...m, peers });
          expect(hex(toBinary(MiniChordSchema, fromBinary(MiniChordSchema, body)))).toBe(hex(body));
          take(OTHER);
          expect(decode(body)).toEqual({ ...m, peers });
        }
      }),
      freshRuns(500, 20_000),
    );
  });

  it('is not written with a number out of range, whose text says which', () => {
    expect(() => encode({ ...example, ids: [3, 2 ** 31] })).toThrow(/2147483648/);
  });
});

describe('the list of IDs', () => {
  it('is the one that this process has, where it is the same', () => {
    const ids = take([...example.ids]);
    const body = bodyOf(example);
    expect(idsOf(body)).toBe(ids);
    expect(decode(body)).toEqual(example);
    expect(membershipOf(idsOf(body))).toBe(membershipOf(ids));
  });

  it.each([
    { change: 'another ID', ids: [3, 9, 70_001] },
    { change: 'another order', ids: [9, 3, 70_000] },
    { change: 'one ID more', ids: [3, 9, 70_000, 70_001] },
    { change: 'one ID less', ids: [3, 9] },
    { change: 'no IDs', ids: [] },
  ])('is another with $change', ({ ids }) => {
    const known = take([...example.ids]);
    const read = idsOf(bodyOf({ ...example, ids }));
    expect(read).toEqual(ids);
    expect(read).not.toBe(known);
    expect(membershipOf(read)).not.toBe(membershipOf(known));
  });

  it.each([
    { form: 'not packed', body: 'aa010f' + '3503000000' + '3509000000' + '3570110100' },
    { form: 'packed, in two parts', body: 'aa0110' + '320403000000' + '32080900000070110100' },
    { form: 'in two messages', body: 'aa0106' + '320403000000' + 'aa010a' + '32080900000070110100' },
    { form: 'before the rest', body: 'aa0113' + '320c030000000900000070110100' + '2503000000' },
    { form: 'with a field that is not known', body: 'aa0111' + '320c030000000900000070110100' + '880101' },
    { form: 'with a field outside', body: 'aa010e' + '320c030000000900000070110100' + '880601' },
  ])('is read as by the generated code when it is $form', ({ body }) => {
    const bytes = Uint8Array.from(Buffer.from(body, 'hex'));
    take(OTHER);
    const unknown = decode(bytes);
    expect(unknown).toEqual({ kind: 'nodeRegistry', peers: [], ids: [3, 9, 70_000] });
    take([3, 9, 70_000]);
    expect(decode(bytes)).toEqual(unknown);
  });

  it('that is known does not make bad bytes good', () => {
    const bad = { ...example, peers: [{ id: 9, address: 'é', ours: false }] };
    const body = bodyOf(bad);
    body[body.indexOf(0xc3)] = 0xff;
    take(OTHER);
    const unknown = decode(body);
    expect(unknown.kind).toBe('malformed');
    take([...example.ids]);
    expect(decode(body)).toEqual(unknown);
  });
});
