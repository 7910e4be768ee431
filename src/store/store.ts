// A program's records on disk: texts by key, which are there after a power failure once `commit` says so. LMDB keeps them, in
// one file; each value has a checksum, and the store a version.

import { Buffer } from 'node:buffer';
import { closeSync, fsyncSync, openSync, readSync, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { dirname } from 'node:path';
import type { RootDatabase } from 'lmdb';
import type { Change } from '../overlay/node.ts';
import { crc32c } from './crc32c.ts';

export interface Store {
  /** As they were when it was opened. */
  readonly records: ReadonlyMap<string, string>;
  /** It was made now. */
  readonly isNew: boolean;
  /** All of the changes or none; settles when they are on disk. After an error nobody knows, and it must not be used any more. */
  commit(changes: readonly Change[]): Promise<void>;
  close(): Promise<void>;
}

/** Why a store cannot be used: one line, which says what to do where something can be done. */
export class StoreError extends Error {}

/** The changes of its records by which a store of one version becomes one of the next. */
export type Migration = (records: ReadonlyMap<string, string>) => readonly Change[];

/** From version 1 to 2, and so on: the first version is 1. */
const MIGRATIONS: readonly Migration[] = [];

interface StoreOptions {
  readonly migrations?: readonly Migration[];
  /** For tests of tests: what is committed may be lost. */
  readonly noSync?: boolean;
}

/** Kept like a record, under a key that no record has. */
const VERSION_KEY = 'version';

const CHECKSUM_BYTES = 4;

/**
 * Opens the store in that file, or makes one. Rejects with StoreError when it is damaged, of a later version, or in use by
 * another process.
 */
export async function openStore(
  path: string,
  { migrations = MIGRATIONS, noSync = false }: StoreOptions = {},
): Promise<Store> {
  const db = await openFile(path, noSync);
  try {
    const records = readAll(db, path);
    refuseSecond(db, path);
    const isNew = records.size === 0;
    const version = takeVersion(records, path);
    const current = migrations.length + 1;
    const store = {
      isNew,
      commit: (changes: readonly Change[]) => commit(db, changes),
      close: () => db.close(),
    };
    if (isNew) await store.commit([{ key: VERSION_KEY, value: String(current) }]);
    else if (version > current) {
      throw new StoreError(`${path} is of version ${version}; this program reads up to version ${current}`);
    } else if (version < current) {
      const changes = migrate(records, migrations.slice(version - 1));
      await store.commit([...changes, { key: VERSION_KEY, value: String(current) }]);
    }
    return { ...store, records };
  } catch (error) {
    await db.close();
    throw error instanceof StoreError ? error : cannot('use', path, error);
  }
}

type Database = RootDatabase<Buffer, string>;

async function openFile(path: string, noSync: boolean): Promise<Database> {
  refuseOther(path);
  // A registry without --data does without it.
  const { open } = await import('lmdb');
  try {
    // Not overlapping: a commit is done when it is on disk.
    const db = open<Buffer, string>({
      path,
      noSubdir: true,
      encoding: 'binary',
      overlappingSync: false,
      noSync,
    });
    syncDirectory(dirname(path));
    return db;
  } catch (error) {
    throw cannot('open', path, error);
  }
}

/** Of LMDB's files: where the first page has its mark, in the machine's order of bytes, and so much must be there at least. */
const MARK_AT = 24;
const MARK = 0xbeefc0de;
const MIN_BYTES = 8192;

/** LMDB crashes with other files, and with ones that were cut off. */
function refuseOther(path: string): void {
  const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size === 0) return;
  const beginning = Buffer.alloc(MARK_AT + 4);
  try {
    const descriptor = openSync(path, 'r');
    readSync(descriptor, beginning);
    closeSync(descriptor);
  } catch (error) {
    throw cannot('open', path, error);
  }
  const mark = endianness() === 'LE' ? beginning.readUInt32LE(MARK_AT) : beginning.readUInt32BE(MARK_AT);
  if (mark === MARK && size >= MIN_BYTES) return;
  throw new StoreError(`${path} is damaged, or no store; put back a copy of it, or remove it`);
}

function readAll(db: Database, path: string): Map<string, string> {
  const records = new Map<string, string>();
  for (const { key, value } of db.getRange()) {
    const text = value.subarray(CHECKSUM_BYTES);
    const isWhole = value.length >= CHECKSUM_BYTES && value.readUInt32BE() === checksum(key, text);
    if (!isWhole) throw damaged(path, key);
    records.set(key, text.toString());
  }
  return records;
}

/** The reader's place that each process has in the lock file, from its first read on, ends with the process, however that ends. */
function refuseSecond(db: Database, path: string): void {
  db.readerCheck();
  const others = [...db.readerList().matchAll(/^\s*(\d+)\s/gm)].map((match) => Number(match[1]));
  const other = others.find((pid) => pid !== process.pid);
  if (other === undefined) return;
  throw new StoreError(
    `${path} is in use by another process (${other}); end that one, or use another --data`,
  );
}

function takeVersion(records: Map<string, string>, path: string): number {
  const text = records.get(VERSION_KEY);
  records.delete(VERSION_KEY);
  const version = Number(text ?? (records.size === 0 ? 1 : Number.NaN));
  if (!Number.isInteger(version) || version < 1) throw damaged(path, VERSION_KEY);
  return version;
}

function migrate(records: Map<string, string>, migrations: readonly Migration[]): Change[] {
  return migrations.flatMap((migration) => {
    const changes = migration(records);
    for (const { key, value } of changes) {
      if (value === undefined) records.delete(key);
      else records.set(key, value);
    }
    return changes;
  });
}

async function commit(db: Database, changes: readonly Change[]): Promise<void> {
  const printError = console.error;
  console.error = () => {}; // lmdb would print why a commit failed, with the stack
  try {
    await db.transaction(() => {
      for (const { key, value } of changes) {
        if (value === undefined) db.remove(key);
        else db.put(key, encode(key, value));
      }
    });
  } catch (error) {
    throw await reasonOf(error as Error);
  } finally {
    console.error = printError;
  }
}

/** lmdb has it in a promise beside its own error. */
function reasonOf(error: Error & { commitError?: Promise<never> }): Promise<Error> | Error {
  return (
    error.commitError?.then(
      () => error,
      (reason: Error) => reason,
    ) ?? error
  );
}

function encode(key: string, text: string): Buffer {
  const bytes = Buffer.from(text);
  const value = Buffer.alloc(CHECKSUM_BYTES + bytes.length);
  value.writeUInt32BE(checksum(key, bytes));
  bytes.copy(value, CHECKSUM_BYTES);
  return value;
}

/** Of the key too, so that no value passes for that of another key. */
function checksum(key: string, text: Uint8Array): number {
  return crc32c(Buffer.concat([Buffer.from(`${key}\0`), text]));
}

/** Or the file's name may be gone after a power failure. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function damaged(path: string, key: string): StoreError {
  const printable = JSON.stringify(key).slice(1, -1);
  return new StoreError(`${path} is damaged at its record ${printable}; put back a copy of it, or remove it`);
}

function cannot(what: string, path: string, error: unknown): StoreError {
  return new StoreError(`cannot ${what} ${path}: ${(error as Error).message}`);
}
