// Help at narrow widths: every command's, word by word what it is at 80 columns, and no line too long.

import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { checkCommand } from '../../src/commands/check/command.ts';
import { churnCommand } from '../../src/commands/churn/command.ts';
import { compareCommand } from '../../src/commands/compare/command.ts';
import { exploreCommand } from '../../src/commands/explore/command.ts';
import { graphCommand } from '../../src/commands/graph/command.ts';
import { messengerCommands } from '../../src/commands/messenger/console.ts';
import { registryCommands } from '../../src/commands/registry/console.ts';
import { replayCommand } from '../../src/commands/replay/command.ts';
import { reproduceCommand } from '../../src/commands/reproduce/command.ts';
import { routeCommand } from '../../src/commands/route/command.ts';
import { simulateCommand } from '../../src/commands/simulate/command.ts';
import { swarmCommand } from '../../src/commands/swarm/command.ts';
import { verifyCommand } from '../../src/commands/verify/command.ts';
import { COMMAND_FORMS } from '../../src/overlay/commands.ts';
import { fitHelp, fittedHelp } from '../../src/terminal/help.ts';
import { parseCommand } from '../../src/terminal/parse.ts';
import { tooLong } from '../support/width.ts';

const WIDTHS = [20, 40, 60, 80];

const checked = (kind: string) => checkCommand().commands.find((command) => command.name() === kind)!;

const commands = {
  checkCommand,
  'check messenger': () => checked('messenger'),
  'check registry': () => checked('registry'),
  churnCommand,
  compareCommand,
  exploreCommand,
  graphCommand,
  replayCommand,
  reproduceCommand,
  routeCommand,
  simulateCommand,
  swarmCommand,
  verifyCommand,
};

function helpOf(command: Command, width: number): string {
  fitHelp(command, () => width);
  const written: string[] = [];
  command.configureOutput({ writeOut: (text) => written.push(fittedHelp(text, width)) });
  command.outputHelp();
  return written.join('');
}

const words = (text: string) => text.split(/[\s\\]+/);

describe.each(WIDTHS)('at %d columns', (width) => {
  test.each(Object.entries(commands))('%s', (_, create) => {
    const text = helpOf(create(), width);
    expect(tooLong(text, width)).toEqual([]);
    expect(words(text)).toEqual(words(helpOf(create(), 80)));
  });

  test('the prompts', () => {
    const asked = ['help', ...[...COMMAND_FORMS.keys()].map((name) => `help ${name}`)];
    for (const line of asked) {
      const parsed = parseCommand(registryCommands, line, width);
      expect(tooLong('text' in parsed ? parsed.text : line, width)).toEqual([]);
    }
    const parsed = parseCommand(messengerCommands, 'help', width);
    expect(tooLong('text' in parsed ? parsed.text : 'a command', width)).toEqual([]);
  });
});

test('an example is still one command to a shell, and a sentence is filled anew', () => {
  const text = `Examples:
  sinkward simulate --nodes 100 --seed 7

The same seed gives the same results on any
machine, with any number of threads.
`;
  expect(fittedHelp(text, 30)).toBe(`Examples:
  sinkward simulate \\
    --nodes 100 --seed 7

The same seed gives the same
  results on any machine, with
  any number of threads.
`);
  expect(fittedHelp(text, 43)).toBe(text);
});

test('descriptions go under their terms', () => {
  expect(helpOf(replayCommand(), 40)).toContain(
    '\nArguments:\n  trace\n      a file that simulate --trace\n      wrote, as JSON Lines\n',
  );
});
