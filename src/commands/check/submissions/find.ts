// Finds the submissions that match a pattern: `hand-in/*/run.sh` is a file in each folder of hand-in/.

import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../../../terminal/process.ts';
import { count } from '../../../text/text.ts';

export interface Submission {
  /** The part of its path that the pattern's wildcards match. */
  readonly name: string;
  /** The file that matches; absolute. */
  readonly file: string;
  /** The submitted folder, or the file alone if the last part of the pattern has wildcards. */
  readonly handedIn: string;
}

const MAX_SUBMISSIONS = 10_000;

/** Sorted by name. `*` and `?` match within one file or folder name. Throws InputError if nothing matches. */
export function findSubmissions(pattern: string): Submission[] {
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
  const root = pattern.startsWith('/') ? '/' : '.';
  const open = segments.map((segment) => /[*?]/.test(segment));
  const firstOpen = open.indexOf(true);
  // Without a wildcard it is one file, named after its folder.
  const first = firstOpen < 0 ? Math.max(0, segments.length - 2) : firstOpen;
  const last = firstOpen < 0 ? first : open.lastIndexOf(true);
  const found = matches(root, segments).map((parts): Submission => {
    const handedIn = parts.slice(0, last + 1);
    return {
      name: handedIn.slice(first).join('/'),
      file: resolve(root, ...parts),
      handedIn: resolve(root, ...handedIn),
    };
  });
  if (found.length === 0) throw new InputError(`no file matches ${pattern}`);
  return found;
}

/** The paths of matching files, split into parts. */
function matches(root: string, segments: readonly string[]): string[][] {
  let paths: string[][] = [[]];
  for (const segment of segments) {
    paths = paths.flatMap((parts) =>
      namesLike(join(root, ...parts), segment).map((name) => [...parts, name]),
    );
    if (paths.length > MAX_SUBMISSIONS) {
      throw new InputError(`more than ${count(MAX_SUBMISSIONS)} files match; use a narrower pattern`);
    }
  }
  return paths.filter((parts) => statSync(join(root, ...parts), { throwIfNoEntry: false })?.isFile());
}

function namesLike(folder: string, segment: string): string[] {
  if (!/[*?]/.test(segment)) return [segment];
  const like = new RegExp(
    `^${segment
      .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replace(/\?/g, '.')}$`,
    's',
  );
  return entriesOf(folder)
    .map(({ name }) => name)
    .filter((name) => like.test(name) && (segment.startsWith('.') || !name.startsWith('.')))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Empty if the folder does not exist or cannot be read. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The working directory of its program. */
export function folderOf({ file }: Submission): string {
  return dirname(file);
}

/** A submission's name as part of a file name. */
export function fileNameOf(name: string): string {
  return basename(name.replace(/[^\w.-]+/g, '_')).slice(0, 80);
}
