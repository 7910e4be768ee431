// Whole numbers in what a program prints, however it groups their digits.

/** Between whole groups of three digits: `25,000`, `25_000`, `25.000`, `25'000`, and with the narrow spaces of typography. */
const SEPARATOR = /(?<=\d)[,_.'’\u00a0\u2009\u202f](?=\d{3}(?!\d))/g;
const NUMBER = /[-−]?\d+/g;

/** How often each whole number is in the text, by its decimal form: '-5000000000'. A hyphen after a letter or digit is no sign. */
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

/** Those of the numbers that the text does not have; one that is given twice must be there twice. */
export function missingIn(text: string, numbers: readonly (number | bigint)[]): (number | bigint)[] {
  const left = numbersIn(text);
  return numbers.filter((number) => {
    const times = left.get(String(number)) ?? 0;
    left.set(String(number), times - 1);
    return times <= 0;
  });
}
