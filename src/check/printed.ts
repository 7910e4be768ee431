// A program's output in a form that can be compared with another's: what differs from start to start is removed.

import { createHash } from 'node:crypto';

export interface Printed {
  /** 16 hexadecimal digits; equal for equal outputs. */
  readonly digest: string;
  readonly lines: number;
}

/** undefined if the output is only white space. `folder`: where the program ran, which error messages may contain. */
export function printedOf(output: string, folder: string): Printed | undefined {
  const text = comparable(output, folder);
  if (text === '') return undefined;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { digest, lines: text.split('\n').length };
}

/** The output with its folder, addresses, and numbers that may be ports replaced. */
export function comparable(output: string, folder: string): string {
  return output
    .replaceAll(folder, 'FOLDER')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b|\[[\da-f:]*::[\da-f]*\]|::1\b/gi, 'HOST')
    .replace(/\b\d{4,5}\b/g, 'PORT')
    .trim();
}
