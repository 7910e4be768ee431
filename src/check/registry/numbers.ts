// Finds whole numbers in a program's output, however it groups their digits.

/** Separators of groups of three digits: `25,000`, `25_000`, `25.000`, `25'000`, and narrow spaces. */
const SEPARATOR = /(?<=\d)[,_.'’\u00a0\u2009\u202f](?=\d{3}(?!\d))/g;
const NUMBER = /[-−]?\d+/g;

/** Occurrences of each whole number, by its decimal form: '-5000000000'. A hyphen after a letter or digit is not a sign. */
export function numbersIn(text: string): Map<string, number> {
  const plain = text.replace(SEPARATOR, '');
  const found = new Map<string, number>();
  for (const { 0: number, index } of plain.matchAll(NUMBER)) {
    const digits = number.replace(/^[-−]/, '');
    const isSigned = digits !== number && !/[\w.]/.test(plain[index - 1] ?? ' ');
    const name = isSigned ? `-${digits}` : digits;
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}

/** The numbers that the text lacks; a number given twice must occur twice. */
export function missingIn(text: string, numbers: readonly (number | bigint)[]): (number | bigint)[] {
  const left = numbersIn(text);
  return numbers.filter((number) => {
    const times = left.get(String(number)) ?? 0;
    left.set(String(number), times - 1);
    return times <= 0;
  });
}

/** The lines after the last one that contains the number; all lines if none does. */
export function linesAfter(text: string, number: number | bigint): string {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => numbersIn(line).has(String(number)));
  return lines.slice(last + 1).join('\n');
}

/** A number and the pattern of its column's heading. */
export interface Named {
  readonly name: RegExp;
  readonly number: number | bigint;
}

/**
 * Whether the row has the two numbers in the order of their headings. Also true if a heading or a number is missing: then
 * the headings say nothing about the row.
 */
export function isUnder(head: string, row: string, [a, b]: readonly [Named, Named]): boolean {
  const names = [head.search(a.name), head.search(b.name)] as const;
  const numbers = [...numbersIn(row).keys()];
  const places = [numbers.indexOf(String(a.number)), numbers.indexOf(String(b.number))] as const;
  if (Math.min(...names, ...places) < 0) return true;
  return names[0] < names[1] === places[0] < places[1];
}
