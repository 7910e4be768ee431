// Finds submissions whose files or outputs are identical.

import type { Printed } from '../../../check/printed.ts';
import { plural } from '../../../text/text.ts';

export interface Compared {
  readonly name: string;
  /** undefined if unknown. */
  readonly digest: string | undefined;
  /** undefined if it printed nothing, or was not started. */
  readonly printed: Printed | undefined;
}

export interface Same {
  readonly what: 'files' | 'output';
  /** Two or more. */
  readonly names: readonly string[];
  /** `the same files`, `the same 12 lines of output`. */
  readonly detail: string;
}

/** Groups with the same output are omitted if all their files are the same too, which explains it. */
export function sameOnes(submissions: readonly Compared[]): Same[] {
  const files = grouped(submissions, ({ digest }) => digest).map(
    (group): Same => ({ what: 'files', names: namesOf(group), detail: 'the same files' }),
  );
  const outputs = grouped(submissions, ({ printed }) => printed?.digest)
    .filter((group) => group.some(({ digest }) => digest === undefined || digest !== group[0]!.digest))
    .map((group): Same => {
      const { lines } = group[0]!.printed!;
      return { what: 'output', names: namesOf(group), detail: `the same ${plural(lines, 'line')} of output` };
    });
  return [...files, ...outputs];
}

function namesOf(group: readonly Compared[]): string[] {
  return group.map(({ name }) => name);
}

/** Groups of two or more items with the same key. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string | undefined): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
