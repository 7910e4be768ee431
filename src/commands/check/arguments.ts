// Validates the combination of arguments of `sinkward check messenger` and `registry`.

import type { CheckFlags } from './options.ts';

/** What is wrong, or undefined. `places`: placeholders of which the command must contain one, in braces. */
export function argumentMistake(
  words: readonly string[],
  { attach, submissions, jobs, out }: CheckFlags,
  places: readonly string[],
): string | undefined {
  const braced = places.map((place) => `{${place}}`);
  const wanted = braced.join(' or ');
  const hasPlace = braced.some((place) => words.some((word) => word.includes(place)));
  if (attach !== undefined && submissions !== undefined) {
    return 'submissions are started here, and --attach is for a program that runs already; use one of them';
  }
  if (attach !== undefined && words.length > 0) {
    return '--attach is for a program that runs already; use it without a command';
  }
  if (submissions === undefined && (jobs !== undefined || out !== undefined)) {
    return `${jobs === undefined ? '--out' : '--jobs'} is for many programs; use it with --submissions`;
  }
  if (attach !== undefined || (submissions !== undefined && words.length === 0)) return undefined;
  if (words.length === 0) {
    return `the command of your program is missing: put it after --, such as -- python3 my.py ${braced[0]}`;
  }
  if (hasPlace) return undefined;
  if (submissions !== undefined && !words[0]!.includes('{file}')) {
    return `the command must have ${wanted} where the address goes; or quote the pattern of --submissions`;
  }
  return `the command must have ${wanted} where the address goes`;
}
