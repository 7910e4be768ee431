// What a program printed, made comparable with what another one printed: without what differs from start to start.

import { createHash } from 'node:crypto';

export interface Printed {
  /** 16 hexadecimal digits; equal for equal outputs. */
  readonly digest: string;
  readonly lines: number;
}

/** undefined: it printed nothing but white space. `folder`: where it ran, as its error messages may say. */
export function printedOf(output: string, folder: string): Printed | undefined {
  const text = comparable(output, folder);
  if (text === '') return undefined;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { digest, lines: text.split('\n').length };
}

/** Addresses and numbers that may be ports are replaced. */
export function comparable(output: string, folder: string): string {
  return output
    .replaceAll(folder, 'FOLDER')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b|\[[\da-f:]*::[\da-f]*\]|::1\b/gi, 'HOST')
    .replace(/\b\d{4,5}\b/g, 'PORT')
    .trim();
}
