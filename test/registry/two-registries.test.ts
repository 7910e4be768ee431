// A registry that is not to be trusted passes on what it is told: to another registry, later, or under another name.

import { describe, expect, test } from 'vitest';
import { hopsTable } from '../../src/geometries/hops/table.ts';
import { Identity } from '../../src/messenger/identity.ts';
import type { Challenge, Claim, Message, RegistrationResponse } from '../../src/overlay/message.ts';
import { seedKey } from '../../src/random/draw.ts';
import { Registry } from '../../src/registry/registry.ts';
import { bytesOf, signerOf } from '../interaction/keys.ts';
import { Recorder } from '../interaction/recorder.ts';
import { WEAK_ENCODINGS } from '../seal/weak-encodings.ts';

const ADDRESS = '127.0.0.1:5001';

/** A registry, and its last message on a link. */
function registry(owner: string) {
  const effects = new Recorder<never>();
  const network = signerOf(owner);
  const options = { key: seedKey('1'), idBits: 7, minNodes: 2, geometry: hopsTable, network };
  const machine = new Registry(effects, options);
  const tell = (link: number, message: Message) => {
    if (!effects.sent.has(link)) machine.step({ kind: 'accepted', link, host: '127.0.0.1' });
    machine.step({ kind: 'message', link, message });
    return effects.sent.get(link);
  };
  const claim = (link: number, asked: Claim, address = ADDRESS) =>
    tell(link, { kind: 'registration', address, ours: { version: 1, claim: asked } }) as Challenge;
  return { tell, claim, key: network.key, taken: () => effects.take().join('\n') };
}

const alice = () => new Identity({ name: 'alice', signer: signerOf('alice') });
const refused = { kind: 'registrationResponse', result: -1 };

describe('two registries', () => {
  test('the proof for one is none for the other, though the nonce is the same', () => {
    const a = registry('a');
    const messenger = alice();
    const claim = messenger.claim(-1);
    const challenge = a.claim(1, claim);
    const b = signerOf('b');
    const proof = messenger.prove({ ...challenge, network: b.key }, ADDRESS) as Message;
    expect(a.tell(1, proof)).toMatchObject(refused);
    expect(a.taken()).not.toContain('report registered');
  });

  test('yesterday’s proof is none on a new connection', () => {
    const a = registry('a');
    const messenger = alice();
    const claim = messenger.claim(-1);
    const proof = messenger.prove(a.claim(1, claim), ADDRESS) as Message;
    expect(a.tell(1, proof)).toMatchObject({ kind: 'registrationResponse', result: 21 });
    a.claim(2, claim);
    expect(a.tell(2, proof)).toMatchObject(refused);
  });

  test.each([
    ['another name', (claim: Claim) => ({ ...claim, name: 'alicia' }), ADDRESS],
    ['another ID', (claim: Claim) => ({ ...claim, id: 7 }), ADDRESS],
    ['another nonce', (claim: Claim) => ({ ...claim, nonce: bytesOf('x') }), ADDRESS],
    ['another key', (claim: Claim) => ({ ...claim, key: signerOf('b').key }), ADDRESS],
    ['another address', (claim: Claim) => claim, '127.0.0.1:5002'],
  ])('a proof is for what was claimed, and for no %s', (_, change, address) => {
    const a = registry('a');
    const messenger = alice();
    const proof = messenger.prove(a.claim(1, change(messenger.claim(-1)), address), ADDRESS) as Message;
    expect(a.tell(1, proof)).toMatchObject(refused);
  });

  test('an answer that was changed on its way, or is for another, is not believed', () => {
    const a = registry('a');
    const messenger = alice();
    const proof = messenger.prove(a.claim(1, messenger.claim(-1)), ADDRESS) as Message;
    const answer = a.tell(1, proof) as RegistrationResponse;
    const doubt = (changed: Partial<RegistrationResponse>) =>
      messenger.doubt({ ...answer, ...changed }, () => {});
    expect(doubt({ result: answer.result + 1 })).toContain('did not prove');
    expect(doubt({ info: 'x' })).toContain('did not prove');
    expect(doubt({ ours: { version: 1 } })).toContain('did not prove');
    expect(doubt({})).toBe(undefined);
  });
});

test.each(WEAK_ENCODINGS.map((key) => [Buffer.from(key).toString('hex'), key] as const))(
  'the weak key %s is refused before anything is asked',
  (_, key) => {
    const a = registry('a');
    const claim = { name: 'mallory', key, nonce: bytesOf('n'), id: -1 };
    expect(a.claim(1, claim)).toMatchObject({ ...refused, info: expect.stringContaining('its key is weak') });
    expect(a.taken()).toContain('close 1');
  },
);

test.each([0, 31, 33])('a key or nonce of %i bytes is refused', (length) => {
  const a = registry('a');
  const [key, nonce] = [signerOf('alice').key, bytesOf('n')];
  const wrong = new Uint8Array(length).fill(9);
  expect(a.claim(1, { name: 'x', key: wrong, nonce, id: -1 })).toMatchObject(refused);
  expect(a.claim(2, { name: 'x', key, nonce: wrong, id: -1 })).toMatchObject(refused);
});
