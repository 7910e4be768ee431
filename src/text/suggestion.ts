// The known word that was probably meant.

const MAX_LETTERS = 40;

/** `; did you mean 'packets'?`, or else what there is. */
export function suggestion(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  if (meant !== undefined) return `; did you mean '${meant}'?`;
  return known.length === 0 ? '' : `; there ${known.length === 1 ? 'is' : 'are'} ${listed(known)}`;
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The known word that begins as this one does, or that differs from it in few letters. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const typed = word.slice(0, MAX_LETTERS).toLowerCase().replaceAll('_', '-');
  let best: string | undefined;
  let least = 1 + Math.max(1, Math.floor(typed.length / 3));
  for (const candidate of known) {
    const beginsSo = typed.length >= 3 && candidate.startsWith(typed);
    const distance = beginsSo ? 1 : edits(typed, candidate);
    if (distance >= least) continue;
    least = distance;
    best = candidate;
  }
  return best;
}

/** Letters to add, leave out, change or swap with the next. */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let last: number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same, swap));
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
