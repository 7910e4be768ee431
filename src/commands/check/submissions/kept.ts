// The folder of results: a JSON file per checked submission, which reruns reuse.

import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../check/check.ts';
import type { Printed } from '../../../check/printed.ts';
import { FileError, makeFolder, readText, reason } from '../../trace-file.ts';
import { fileNameOf } from './find.ts';

/** The results of one submission, before a rubric is applied. */
export interface Checked {
  readonly results: readonly Result[];
  readonly printed: Printed | undefined;
  readonly seconds: number;
  /** Why it could not be checked; else undefined. */
  readonly reason: string | undefined;
}

export interface Kept extends Checked {
  readonly name: string;
  readonly file: string;
  /** Digest of the submission before the check. */
  readonly digest: string | undefined;
  /** The same after the check, as programs may write into their folders. */
  readonly digestAfter: string | undefined;
  /** What results depend on besides the submission. */
  readonly settings: string;
}

const VERSION = 1;
const MAX_BYTES = 2 ** 22;

export class KeptResults {
  readonly #folder: string;
  readonly #settings: string;
  readonly #found = new Map<string, Kept>();

  /** Makes the folder, or reads its results, and ignores other files and results with other settings. Throws FileError. */
  constructor(folder: string, settings: string) {
    makeFolder(folder);
    this.#folder = folder;
    this.#settings = settings;
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.json')) this.#add(read(join(folder, name)));
    }
  }

  /** Earlier results of the same files; failures to check are not reused, as their cause may be gone. */
  find(name: string, digest: string | undefined): Kept | undefined {
    return digest === undefined ? undefined : this.#found.get(keyOf(name, digest));
  }

  /** Writes the file atomically, and returns its path. Throws FileError. */
  keep(kept: Omit<Kept, 'settings'>): string {
    const path = this.pathOf(kept);
    const text = JSON.stringify({ version: VERSION, ...kept, settings: this.#settings }, undefined, 1);
    try {
      writeFileSync(`${path}.part`, `${text}\n`);
      renameSync(`${path}.part`, path);
    } catch (error) {
      throw new FileError(`cannot write ${path}: ${reason(error)}`);
    }
    return path;
  }

  pathOf({ name, digest }: Pick<Kept, 'name' | 'digest'>): string {
    return join(this.#folder, `${fileNameOf(name)}-${digest?.slice(0, 12) ?? 'unknown'}.json`);
  }

  #add(kept: Kept | undefined): void {
    if (kept === undefined || kept.settings !== this.#settings || kept.reason !== undefined) return;
    for (const digest of [kept.digest, kept.digestAfter]) {
      if (digest !== undefined) this.#found.set(keyOf(kept.name, digest), kept);
    }
  }
}

const keyOf = (name: string, digest: string) => `${digest} ${name}`;

/** undefined if the file does not contain results. */
function read(path: string): Kept | undefined {
  try {
    const value = JSON.parse(readText(path, MAX_BYTES));
    return value.version === VERSION && Array.isArray(value.results) ? value : undefined;
  } catch {
    return undefined;
  }
}
