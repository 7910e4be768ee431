// Lines of output that are longer than a terminal though they could have been broken between words.

/** Those of more than one word that are longer than `width`; a word by itself may be. */
export function tooLong(text: string, width: number): string[] {
  return text.split('\n').filter((line) => line.length > width && / [^ \\]/.test(line.trim()));
}
