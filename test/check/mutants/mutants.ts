// A program with one fault planted in it, and which check must find it.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Mutant {
  /** What is wrong with it. */
  readonly name: string;
  /** Each stands once in the program. */
  readonly changes: readonly (readonly [find: string, replace: string])[];
  /** The check that names the fault. */
  readonly foundBy: string;
  /** What may fail as a consequence. */
  readonly alsoFails?: readonly string[];
  /** Only the load group shows it. */
  readonly load?: true;
}

const DOCS = join(import.meta.dirname, '../../../docs');

/** Writes the program with the fault into the folder; its path. Throws when a text to be replaced does not stand there once. */
export function plant(program: string, { name, changes }: Mutant, folder: string): string {
  let source = readFileSync(join(DOCS, program), 'utf8');
  for (const [find, replace] of changes) {
    if (source.split(find).length !== 2) throw new Error(`${name}: ${program} does not have once: ${find}`);
    source = source.replace(find, () => replace);
  }
  const path = join(folder, program);
  writeFileSync(path, source);
  return path;
}
