// Help that follows the terminal: between words, and with descriptions under their terms where there is no room beside them.

import { type Command, Help } from 'commander';
import { continued } from '../text/block.ts';
import { wrapped } from '../text/text.ts';

/** Columns of help where the terminal is not known. */
export const HELP_WIDTH = 80;

/** How commander lays an item of a list out, for configureHelp. */
export const helpForm = {
  formatItem(term: string, termWidth: number, description: string, help: Help): string {
    const width = help.helpWidth ?? HELP_WIDTH;
    const isBeside = width - termWidth - TERM_MARGIN >= help.minWidthToWrap;
    if (isBeside || description === '') {
      return Help.prototype.formatItem.call(help, term, termWidth, description, help);
    }
    const below = wrapped(description, width - UNDER.length).map((line) => `${UNDER}${line}`);
    return [`  ${term}`, ...below].join('\n');
  },
};

/** Two columns before a term, two behind it. */
const TERM_MARGIN = 4;
const UNDER = ' '.repeat(6);

/** Makes the help of a program and its commands fit its output, which is `width` columns wide. */
export function fitHelp(program: Command, width: () => number): void {
  program.configureHelp({ ...program.configureHelp(), ...helpForm }).configureOutput({
    getOutHelpWidth: width,
    writeOut: (text) => process.stdout.write(fittedHelp(text, width())),
  });
  for (const command of program.commands) fitHelp(command, width);
}

/**
 * The same text with no line longer than `width`, as far as words allow: paragraphs that do not fit are filled anew, and
 * examples are continued as a shell takes them. A text that fits is given back as it is.
 */
export function fittedHelp(text: string, width: number): string {
  const fits = (line: string) => line.length <= width;
  if (text.split('\n').every(fits)) return text;
  return text
    .split(/(\n{2,})/)
    .map((block) => (block.split('\n').every(fits) ? block : fittedBlock(block.split('\n'), width)))
    .join('');
}

const INDENT = '  ';

function fittedBlock(lines: readonly string[], width: number): string {
  const [title = ''] = lines;
  const isExamples = /^Examples?:$/.test(title);
  return (isExamples ? lines : joinedLines(lines))
    .flatMap((line) => {
      if (line.length <= width) return [line];
      const indent = /^ */.exec(line)![0];
      const room = width - indent.length - INDENT.length;
      const parts = wrapped(line.trim(), isExamples ? room - 2 : room);
      return (isExamples ? continued(parts) : parts).map(
        (part, i) => `${indent}${i > 0 ? INDENT : ''}${part}`,
      );
    })
    .join('\n');
}

/** Lines of one sentence or list as one: they were broken for a wider terminal. */
function joinedLines(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1) ?? '';
    const isText = !/^ |^$/.test(line) && !/^ |:$|^$/.test(before);
    if (isText || before.endsWith(',')) joined[joined.length - 1] = `${before} ${line.trim()}`;
    else joined.push(line);
  }
  return joined;
}
