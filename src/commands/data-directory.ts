// Files of keys in a program's directory (--data). They are for its owner alone, are made once, and are never written over.

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../terminal/process.ts';

/** Of files of each kind; increased when what is in them changes its form. */
const VERSION = 1;

/** A file with one value of so many bytes. */
export interface DataFile {
  readonly file: string;
  /** What the file says that it is. */
  readonly kind: string;
  readonly field: string;
  readonly bytes: number;
}

/** Makes it if there is none. Throws InputError unless it is its owner's alone. */
export function openDirectory(directory: string): void {
  if (directory === '') throw new InputError('--data is empty; name a directory, such as ./alice');
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannot('make', directory, error);
  }
  const found = statSync(directory, { throwIfNoEntry: false });
  if (found === undefined) throw new InputError(`--data ${directory} is a link to nothing`);
  if (!found.isDirectory()) throw new InputError(`--data ${directory} is not a directory`);
  refuseWide(directory, found.mode, '700');
}

/** What others may read or write is no secret any more, or not ours. */
function refuseWide(path: string, mode: number, right: '600' | '700'): void {
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  const found = (mode & 0o777).toString(8);
  throw new InputError(`others can use ${path} (mode ${found}); mend it with: chmod ${right} ${path}`);
}

/** undefined: there is no such file. Throws InputError. */
export function read(directory: string, { file, kind, field, bytes }: DataFile): Uint8Array | undefined {
  const path = join(directory, file);
  let text: string;
  try {
    refuseWide(path, statSync(path).mode, '600');
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error instanceof InputError ? error : cannot('read', path, error);
  }
  const content = parse(text);
  if (content?.['kind'] !== kind) throw damaged(path);
  if (content['version'] !== VERSION) {
    throw new InputError(
      `${path} is of version ${content['version']}; this program reads version ${VERSION}`,
    );
  }
  const value = content[field];
  const found = new Uint8Array(Buffer.from(typeof value === 'string' ? value : '', 'base64url'));
  if (found.length !== bytes) throw damaged(path);
  return found;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** What the file has then: another process may have made it meanwhile. It appears whole, or not at all. Throws InputError. */
export function write(directory: string, form: DataFile, value: Uint8Array): Uint8Array {
  const { file, kind, field } = form;
  const path = join(directory, file);
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const content = { kind, version: VERSION, [field]: Buffer.from(value).toString('base64url') };
  try {
    const descriptor = openSync(draft, 'wx', 0o600);
    writeSync(descriptor, `${JSON.stringify(content)}\n`);
    fsyncSync(descriptor);
    closeSync(descriptor);
    const isOurs = appears(draft, path);
    unlinkSync(draft);
    syncDirectory(directory);
    return isOurs ? new Uint8Array(value) : read(directory, form)!;
  } catch (error) {
    throw error instanceof InputError ? error : cannot('write', path, error);
  }
}

/** False: there is one already. */
function appears(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Or the file's name may be gone after a power failure. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

export function damaged(path: string): InputError {
  return new InputError(
    `${path} is damaged, or no file of Sinkward's; put back a copy of it, or use another --data and name`,
  );
}

function cannot(what: string, path: string, error: unknown): InputError {
  return new InputError(`cannot ${what} ${path}: ${(error as Error).message}`);
}
