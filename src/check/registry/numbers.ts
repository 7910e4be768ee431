// Whole numbers in what a program prints, however it groups their digits.

/** A group of digits, whole, after a digit: `25,000`, `25_000`, `25.000`, `25'000`, and with the narrow spaces of typography. */
const SEPARATOR = /(?<=\d)[,_.'’\u00a0\u2009\u202f](?=\d{3}(?!\d))/g;
const NUMBER = /[-−]?\d+/g;

/** All whole numbers of the text, as they are written in decimal: '-5000000000'. A hyphen after a letter or digit is no sign. */
export function numbersIn(text: string): Set<string> {
  const plain = text.replace(SEPARATOR, '');
  const found = new Set<string>();
  for (const { 0: number, index } of plain.matchAll(NUMBER)) {
    const isSigned = !/[\w.]/.test(plain[index - 1] ?? ' ');
    const digits = number.replace(/^[-−]/, '');
    found.add(isSigned && digits !== number ? `-${digits}` : digits);
  }
  return found;
}

/** Those of the numbers that the text does not have. */
export function missingIn(text: string, numbers: readonly (number | bigint)[]): (number | bigint)[] {
  const found = numbersIn(text);
  return numbers.filter((number) => !found.has(String(number)));
}
