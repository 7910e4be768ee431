// Numbers as people type them, one syntax for programs, prompts and files: 1000, 10_000, 25,000, 1e6, 2.5e6.

const GROUPED = /^\d{1,3}(?:([_,])\d{3})(?:\1\d{3})*$/;
const PLAIN = /^\d{1,16}(?:\.\d{1,15})?(?:e\+?\d{1,2})?$/i;

/** Matches what readCount reads, whatever its size; for a JSON schema. */
export const COUNT_PATTERN =
  '(?:\\d{1,3}(?:(?:_\\d{3})+|(?:,\\d{3})+)|\\d{1,16}(?:\\.\\d{1,15})?(?:[eE]\\+?\\d{1,2})?)';

/** What a whole number may look like, for help and errors. */
export const COUNT_EXAMPLES = '1000, 10_000 or 1e6';

/** A whole number from 0 to 2^53 - 1; undefined when the text is none. */
export function readCount(text: string): number | undefined {
  const digits = GROUPED.test(text) ? text.replace(/[_,]/g, '') : text;
  const value = PLAIN.test(digits) ? Number(digits) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A number without an exponent and with at most nine decimals, `0.3`, `.5`, `64`; undefined when the text is none. */
export function readDecimal(text: string): number | undefined {
  return /^(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})$/.test(text) ? Number(text) : undefined;
}

/** What readDecimal reads the same from, for what it gave: never with an exponent, as String has it below 1e-6. */
export function decimalText(value: number): string {
  return value < 1e-6 ? value.toFixed(9).replace(/\.?0+$/, '') : String(value);
}
