// The folder of results: a JSON file for each submission that was checked, by which a rerun knows what it need not check again.

import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../check/check.ts';
import type { Printed } from '../../../check/printed.ts';
import { FileError, makeFolder, readText, reason } from '../../trace-file.ts';
import { fileNameOf } from './find.ts';

/** What the check of a submission came to, without a rubric. */
export interface Checked {
  readonly results: readonly Result[];
  readonly printed: Printed | undefined;
  readonly seconds: number;
  /** It could not be checked: why. */
  readonly reason: string | undefined;
}

export interface Kept extends Checked {
  readonly name: string;
  readonly file: string;
  /** Of what was handed in, before it was checked. */
  readonly digest: string | undefined;
  /** And after: programs write into their folders. */
  readonly digestAfter: string | undefined;
  /** What results depend on beside the submission. */
  readonly settings: string;
}

const VERSION = 1;
const MAX_BYTES = 2 ** 22;

export class KeptResults {
  readonly #folder: string;
  readonly #settings: string;
  readonly #found = new Map<string, Kept>();

  /** Makes the folder, or reads what is in it: other files, and results with other settings, are left alone. Throws FileError. */
  constructor(folder: string, settings: string) {
    makeFolder(folder);
    this.#folder = folder;
    this.#settings = settings;
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.json')) this.#add(read(join(folder, name)));
    }
  }

  /** Results of the same files; none where it could not be checked, as the reason may be gone. */
  find(name: string, digest: string | undefined): Kept | undefined {
    return digest === undefined ? undefined : this.#found.get(keyOf(name, digest));
  }

  /** Writes the file as a whole or not at all; its path. Throws FileError. */
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

/** undefined for what is no file of ours. */
function read(path: string): Kept | undefined {
  try {
    const value = JSON.parse(readText(path, MAX_BYTES));
    return value.version === VERSION && Array.isArray(value.results) ? value : undefined;
  } catch {
    return undefined;
  }
}
