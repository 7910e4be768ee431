import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '../../src/overlay/node.ts';
import { crc32c } from '../../src/store/crc32c.ts';
import { openStore } from '../../src/store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinkward-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

let path = '';
let count = 0;
beforeEach(() => {
  path = join(folder, `${count++}.mdb`);
});

const put = (key: string, value: string): Change => ({ key, value });

/** Opened again, as by the next process. */
async function recordsOf(...changes: readonly Change[][]): Promise<Record<string, string>> {
  const store = await openStore(path);
  for (const change of changes) await store.commit(change);
  await store.close();
  const again = await openStore(path);
  await again.close();
  expect(again.isNew).toBe(false);
  return Object.fromEntries(again.records);
}

describe('a store', () => {
  test('is made at first, and has what was committed last', async () => {
    const store = await openStore(path);
    expect([store.isNew, store.records.size]).toEqual([true, 0]);
    await store.close();
    const written = [
      [put('a', '1'), put('b', 'ä\0')],
      [put('a', '2'), { key: 'b', value: undefined }],
      [put('c', '')],
    ];
    expect(await recordsOf(...written)).toEqual({ a: '2', c: '' });
  });

  test('has what a map has after the same changes', async () => {
    const key = fc.stringMatching(/^[a-z/]{1,4}$/).filter((text) => text !== 'version');
    const change = fc.record({ key, value: fc.option(fc.string({ maxLength: 30 }), { nil: undefined }) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 6 }), async (batches) => {
        path = join(folder, `${count++}.mdb`);
        const twin = new Map<string, string>();
        for (const { key, value } of batches.flat()) {
          if (value === undefined) twin.delete(key);
          else twin.set(key, value);
        }
        expect(await recordsOf(...batches)).toEqual(Object.fromEntries(twin));
      }),
      { numRuns: 15 },
    );
  });

  test('of a later version is not used', async () => {
    await plantedVersion(() => [put('form', 'new')]);
    await expect(openStore(path)).rejects.toThrow(
      `${path} is of version 2; this program reads up to version 1`,
    );
  });

  test('of an earlier version becomes one of this, once, with all of its records', async () => {
    await recordsOf([put('name/bob', '1')], [put('name/eve', '2')]);
    const migration = (records: ReadonlyMap<string, string>) =>
      [...records].flatMap(([key, value]) => [{ key, value: undefined }, put(`${key}!`, value)]);
    const second = () => [put('third', 'yes')];
    for (const migrations of [
      [migration, second],
      [migration, second],
    ]) {
      const store = await openStore(path, { migrations });
      expect(Object.fromEntries(store.records)).toEqual({ 'name/bob!': '1', 'name/eve!': '2', third: 'yes' });
      await store.close();
    }
    await expect(openStore(path, { migrations: [migration] })).rejects.toThrow('is of version 3');
  });

  test.each(['name/bob', 'version'])('with a changed byte in the value of %s names it', async (key) => {
    await recordsOf([put('name/bob', 'BOB'), put('name/eve', 'EVE')]);
    const bytes = readFileSync(path);
    const value = key === 'version' ? '1' : 'BOB';
    // In each copy of the page that there is.
    for (let at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + 1)) {
      const found = bytes.indexOf(value, at + key.length);
      bytes[found] = bytes[found]! ^ 1;
    }
    writeFileSync(path, bytes);
    await expect(openStore(path)).rejects.toThrow(`${path} is damaged at its record ${key}`);
  });

  test.each([
    ['is another file', () => Buffer.from('This is no store.'.repeat(1000))],
    ['was cut off', () => readFileSync(path).subarray(0, 5000)],
  ])('that %s says so', async (_, content) => {
    await recordsOf([put('a', '1')]);
    writeFileSync(path, content());
    await expect(openStore(path)).rejects.toThrow(`${path} is damaged, or no store`);
  });

  async function plantedVersion(migration: () => Change[]): Promise<void> {
    const store = await openStore(path, { migrations: [migration] });
    await store.close();
  }
});

// RFC 3720, appendix B.4, and the check value of the catalogue of parametrised CRC algorithms.
test.each([
  ['00'.repeat(32), 0x8a9136aa],
  ['ff'.repeat(32), 0x62a8ab43],
  [Buffer.from('123456789').toString('hex'), 0xe3069283],
  ['', 0],
])('CRC-32C of %s', (hex, crc) => {
  expect(crc32c(Buffer.from(hex, 'hex'))).toBe(crc);
});
