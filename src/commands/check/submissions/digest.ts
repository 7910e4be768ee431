// A digest of a submission: equal for equal file names and contents.

import { createHash, type Hash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Maximum files and folders. */
const MAX_ENTRIES = 20_000;
const MAX_BYTES = 2 ** 30;
const CHUNK_BYTES = 2 ** 16;

/** 32 hexadecimal digits; undefined if a limit is exceeded or a file cannot be read. Symbolic links are not followed. */
export function handedInDigest(path: string): string | undefined {
  const hash = createHash('sha256');
  const left = { entries: MAX_ENTRIES, bytes: MAX_BYTES };
  try {
    add(hash, path, '', left);
  } catch {
    return undefined;
  }
  return hash.digest('hex').slice(0, 32);
}

interface Left {
  entries: number;
  bytes: number;
}

function add(hash: Hash, path: string, name: string, left: Left): void {
  if (--left.entries < 0) throw new Error('too many files');
  const status = lstatSync(path);
  if (status.isDirectory()) {
    hash.update(JSON.stringify(['folder', name]));
    const names = readdirSync(path).sort((a, b) => (a < b ? -1 : 1));
    for (const inside of names) add(hash, join(path, inside), `${name}/${inside}`, left);
  } else if (status.isSymbolicLink()) {
    hash.update(JSON.stringify(['link', name, readlinkSync(path)]));
  } else if (status.isFile()) {
    const isProgram = (status.mode & 0o100) !== 0;
    hash.update(JSON.stringify(['file', name, isProgram, status.size]));
    addContent(hash, path, left);
  }
}

function addContent(hash: Hash, path: string, left: Left): void {
  const fd = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (let length = readSync(fd, chunk); length > 0; length = readSync(fd, chunk)) {
      left.bytes -= length;
      if (left.bytes < 0) throw new Error('too many bytes');
      hash.update(chunk.subarray(0, length));
    }
  } finally {
    closeSync(fd);
  }
}
