// A result for people: lines of a label and its text, the labels in a column of their own, as narrow as they allow.

import { wrapped, wrappedWords } from './text.ts';

export type BlockLine =
  /** An empty label continues the line above. */
  | readonly [label: string, text: string]
  /** A command line: its name, then an option with its value each. One that is continued is still one to a shell. */
  | { readonly label: string; readonly command: readonly string[] }
  /** Lines that are drawn already, such as a histogram or a table: as they are, from the first column on. */
  | { readonly drawn: readonly string[] };

/** Columns between the labels and the text. */
const GAP = 2;
/** Where less room is left for text, it goes under its label. */
const MIN_TEXT = 20;
const UNDER = '  ';

/** The lines, each at most `width` columns as far as words allow, with a line break after each. */
export function blockText(lines: readonly BlockLine[], width: number): string {
  const indent = GAP + Math.max(0, ...lines.map((line) => labelOf(line).length));
  const isBeside = width - indent >= MIN_TEXT;
  const room = width - (isBeside ? indent : UNDER.length);
  return lines
    .flatMap((line) => {
      if ('drawn' in line) return line.drawn;
      const text = 'command' in line ? commandLines(line.command, room) : wrapped(line[1], room);
      const label = labelOf(line);
      if (isBeside) return text.map((part, i) => `${(i === 0 ? label : '').padEnd(indent)}${part}`);
      return [...(label === '' ? [] : [label]), ...text.map((part) => `${UNDER}${part}`)];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function labelOf(line: BlockLine): string {
  if ('drawn' in line) return '';
  return 'command' in line ? line.label : line[0];
}

/** An option and its value stay on one line where it has room for both. */
function commandLines(command: readonly string[], width: number): string[] {
  const room = width - CONTINUATION.length;
  const words = command.flatMap((word) =>
    word.length <= room || /['"]/.test(word) ? [word] : word.split(' '),
  );
  return continued(wrappedWords(words, room));
}

const CONTINUATION = ' \\';

/** As a shell takes a command of several lines: with a backslash at the end of every line but the last. */
export function continued(lines: readonly string[]): string[] {
  return lines.map((line, i) => (i + 1 < lines.length ? `${line}${CONTINUATION}` : line));
}

/** The line where the condition holds, else none: for `...only(...)`. */
export function only(holds: boolean, line: BlockLine): readonly BlockLine[] {
  return holds ? [line] : [];
}
