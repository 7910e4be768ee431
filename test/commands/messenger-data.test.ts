import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openIdentity, pinNetwork } from '../../src/commands/messenger/data.ts';
import { signerOf } from '../interaction/keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinkward-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

let data = '';
let count = 0;
beforeEach(() => {
  data = join(folder, `data-${count++}`);
});

describe('a directory of a node with a name', () => {
  test('is made at the first start, and its key is the same from then on', () => {
    const first = openIdentity('bob', data);
    const again = openIdentity('bob', data);
    expect(again.signer.key).toEqual(first.signer.key);
    expect(openIdentity('bob', `${data}-other`).signer.key).not.toEqual(first.signer.key);
    expect(first.signer.nonce()).not.toEqual(first.signer.nonce());
  });

  test('keeps the network, and never another one over it', () => {
    expect(openIdentity('bob', data).network).toBe(undefined);
    pinNetwork(data, signerOf('registry').key);
    expect(() => pinNetwork(data, signerOf('other').key)).toThrow('cannot write');
    expect(openIdentity('bob', data).network).toEqual(signerOf('registry').key);
  });

  test.each([
    ['', 'is damaged'],
    ['{"kind":"sinkward private key","version":1,"seed":"AAAA"}', 'is damaged'],
    ['{"kind":"sinkward network","version":1,"key":"AAAA"}', 'is damaged'],
    ['{"kind":"sinkward private key","version":2}', 'is of version 2; this program reads version 1'],
  ])('with a key of %j says so, and does not write over it', (text, complaint) => {
    mkdirSync(data, { mode: 0o700 });
    writeFileSync(join(data, 'key'), text, { mode: 0o600 });
    expect(() => openIdentity('bob', data)).toThrow(complaint);
    expect(readFileSync(join(data, 'key'), 'utf8')).toBe(text);
  });

  test('with a weak network key says so', () => {
    pinNetworkOf(new Uint8Array(32));
    expect(() => openIdentity('bob', data)).toThrow('network is damaged');
  });

  test('that two processes open at once has one key and one network for both', () => {
    mkdirSync(data, { mode: 0o700 });
    const first = openIdentity('bob', data);
    pinNetwork(data, signerOf('registry').key);
    pinNetwork(data, signerOf('registry').key);
    expect(openIdentity('bob', data).signer.key).toEqual(first.signer.key);
    expect(readdirSync(data).sort()).toEqual(['key', 'network']);
  });

  test('that is empty, or a link to nothing, says so', () => {
    expect(() => openIdentity('bob', '')).toThrow('--data is empty');
    symlinkSync(join(folder, 'nowhere'), data);
    expect(() => openIdentity('bob', data)).toThrow('is a link to nothing');
  });

  test('that is a file, or in none, says so', () => {
    writeFileSync(data, '');
    expect(() => openIdentity('bob', data)).toThrow('is not a directory');
    expect(() => openIdentity('bob', join(folder, 'none', 'bob'))).toThrow('cannot make');
  });

  test.skipIf(process.platform === 'win32')(
    'that others can use is refused, with the line that mends it',
    () => {
      openIdentity('bob', data);
      chmodSync(join(data, 'key'), 0o640);
      expect(() => openIdentity('bob', data)).toThrow(`mend it with: chmod 600 ${join(data, 'key')}`);
      chmodSync(data, 0o750);
      expect(() => openIdentity('bob', data)).toThrow(`mend it with: chmod 700 ${data}`);
    },
  );
});

function pinNetworkOf(key: Uint8Array): void {
  openIdentity('bob', data);
  pinNetwork(data, key);
}
