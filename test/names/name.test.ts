import { describe, expect, test } from 'vitest';
import { looksOf, normalName, skeleton, whyNotName } from '../../src/names/name.ts';

const taken = (a: string, b: string) => looksOf(a).some((look) => looksOf(b).includes(look));

describe('names', () => {
  test.each([
    'alice',
    'Bob-2',
    'zoë',
    'Ολγα',
    'Алиса',
    'ալիսա',
    '太郎',
    'タロウ太郎',
    '철수',
    'أحمد',
    'राम',
    'a.b_c',
    'x'.repeat(32),
  ])('%s', (name) => expect(whyNotName(name)).toBe(undefined));

  test.each([
    ['', 'has 0 characters'],
    ['x'.repeat(33), 'has 33 characters'],
    ['al ice', 'other characters'],
    ['al\u001bice', 'other characters'],
    ['\u001b]52;c;aGk=\u0007', 'other characters'],
    ['\u001b]8;;http://x\u001b\\a', 'other characters'],
    ['bob\r', 'other characters'],
    ['bob\u202e', 'other characters'],
    ['bo\u200bb', 'other characters'],
    ['bob\u034f', 'other characters'],
    ['b\u3164ob', 'other characters'],
    ['bob\ud800', 'other characters'],
    ['107', 'has no letter'],
    ['-_.', 'has no letter'],
    ['\u0301bob', 'begins with a mark'],
    ['zoe\u0308', 'NFC'],
    ['\ufb01ona', 'ligatures'],
    ['\uff42ob', 'ligatures'],
    ['\u0430lice', 'several scripts'],
    ['p\u0430yp\u0430l', 'several scripts'],
    ['\u{16a0}\u{16a1}', 'several scripts'],
  ])('%j is none', (name, why) => expect(whyNotName(name)).toContain(why));

  test('are equal after NFC, however they were typed', () => {
    expect(normalName('zoe\u0308')).toBe(normalName('zo\u00eb'));
    expect(whyNotName(normalName('zoe\u0308'))).toBe(undefined);
  });
});

describe('names that look alike', () => {
  test.each([
    ['alice', 'Alice'],
    ['alice', 'a1ice'],
    ['alice', 'aIice'],
    ['bob', 'BOB'],
    ['bob', 'b0b'],
    ['corner', 'comer'],
    ['scope', '\u0455\u0441\u043e\u0440\u0435'],
    ['OHIO', '\u039f\u0397\u0399\u039f'],
    ['zo\u00eb', 'zo\u0451'],
  ])('%s and %s', (one, other) => expect(taken(one, other)).toBe(true));

  test.each([
    ['alice', 'alicia'],
    ['bob', 'rob'],
    ['zoe', 'zo\u00eb'],
    ['anna', 'hanna'],
  ])('%s and %s do not', (one, other) => expect(taken(one, other)).toBe(false));

  test('a skeleton is its own', () => {
    for (const name of ['m', 'corner', '\u0441\u0430\u0442', 'WW'])
      expect(skeleton(skeleton(name))).toBe(skeleton(name));
  });
});
