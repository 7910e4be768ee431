import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openData, type Start } from '../../src/commands/registry/data.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinkward-registry-'));
afterAll(() => rmSync(folder, { recursive: true }));

let data = '';
let count = 0;
beforeEach(() => {
  data = join(folder, `data-${count++}`);
});

async function open(given: Partial<Start> = {}, seed = 'a') {
  const opened = await openData(data, given, () => ({ seed, idBits: 7 }));
  await opened.store.close();
  return opened;
}

describe('the directory of a registry', () => {
  test('has the same keys, seed and IDs each time', async () => {
    const first = await open();
    const again = await open({}, 'b');
    expect(again.start).toEqual({ seed: 'a', idBits: 7 });
    expect([again.network.key, again.own.key]).toEqual([first.network.key, first.own.key]);
    expect(first.network.key).not.toEqual(first.own.key);
    for (const { memory, notes } of [first, again]) {
      expect([memory.isLost, memory.records.size, notes]).toEqual([false, 0, []]);
    }
  });

  test('without its records says that they are lost', async () => {
    const first = await open();
    rmSync(join(data, 'records.mdb'));
    const again = await open();
    expect(again.memory.isLost).toBe(true);
    expect(again.network.key).toEqual(first.network.key);
    expect((await open()).memory.isLost).toBe(false);
  });

  test('without its network’s key is another network, and leaves the records of the old one', async () => {
    const first = await open();
    const records = readFileSync(join(data, 'records.mdb'));
    rmSync(join(data, 'network.key'));
    const again = await open({}, 'b');
    expect([again.start.seed, again.memory.isLost]).toEqual(['b', false]);
    expect(again.network.key).not.toEqual(first.network.key);
    expect(again.notes).toEqual([expect.stringContaining('this is a new network')]);
    expect(readFileSync(join(data, 'records.mdb.of-another-network'))).toEqual(records);
  });

  test('with the key of another network is refused', async () => {
    await open();
    const [mine, other] = [data, join(folder, `data-${count++}`)];
    data = other;
    await open();
    writeFileSync(join(mine, 'network.key'), readFileSync(join(other, 'network.key')));
    data = mine;
    await expect(open()).rejects.toThrow('belongs to another network than its network.key');
  });

  test.each([
    [{ seed: 'b' }, 'has the seed a; leave out --seed'],
    [{ idBits: 9 }, 'has --id-bits 7; leave it out'],
  ])('is not that of a registry with %j', async (given, complaint) => {
    await open();
    await expect(open(given)).rejects.toThrow(complaint);
    await open({ seed: 'a', idBits: 7 });
  });

  test('that is a file, or that others can use, says so', async () => {
    writeFileSync(data, '');
    await expect(open()).rejects.toThrow('is not a directory');
    if (process.platform === 'win32') return;
    data = join(folder, `data-${count++}`);
    await open();
    expect([data, join(data, 'network.key')].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o600,
    ]);
    chmodSync(data, 0o750);
    await expect(open()).rejects.toThrow('mend it with: chmod 700');
    expect(existsSync(data)).toBe(true);
  });
});
