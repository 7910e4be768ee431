// A small set of commands for the tests of the prompt.

import { count } from '../../src/terminal/kinds.ts';
import type { CommandSet } from '../../src/terminal/parse.ts';

export type SampleCommand =
  | { readonly name: 'say'; readonly text: string }
  | { readonly name: 'add'; readonly number: number }
  | { readonly name: 'exit' };

export const SAMPLE: CommandSet<SampleCommand> = {
  prompt: 'sample> ',
  exit: { name: 'exit' },
  define: (program, run) => {
    program
      .command('say')
      .description('says a text')
      .argument('<text>', 'what to say')
      .action((text: string) => run({ name: 'say', text }));
    program
      .command('add')
      .alias('plus')
      .description('adds a number')
      .argument('[number]', 'how much', (text: string) => count(0, 999).parse(text, 'number'), 1)
      .action((number: number) => run({ name: 'add', number }));
    program
      .command('exit')
      .alias('quit')
      .description('ends')
      .action(() => run({ name: 'exit' }));
  },
};
