import { describe, expect, test } from 'vitest';
import { complete, parseCommand, splitCommands } from '../../src/terminal/parse.ts';
import { SAMPLE } from './sample.ts';

describe('splitting a line', () => {
  test.each([
    ['', []],
    ['  ; ;; ', []],
    ['# a comment; say no', []],
    ['say one', ['say one']],
    ['say one; say two;say three;', ['say one', 'say two', 'say three']],
    ['say "a; b"; say \'#c;\' # the rest; is not', ['say "a; b"', "say '#c;'"]],
    ['say a#b;#c', ['say a#b']],
    ['say "open; to the end', ['say "open; to the end']],
  ])('%j', (line, commands) => {
    expect(splitCommands(line)).toEqual(commands);
  });
});

describe('parsing a command', () => {
  test('gives its value, by name or alias', () => {
    expect(parseCommand(SAMPLE, 'say "two words"')).toEqual({
      kind: 'command',
      command: { name: 'say', text: 'two words' },
    });
    expect(parseCommand(SAMPLE, 'quit')).toEqual({ kind: 'command', command: { name: 'exit' } });
  });

  test.each([
    ['sya x', "unknown command 'sya'; did you mean say?"],
    ['xyzzy', "unknown command 'xyzzy'; 'help' lists the commands"],
    ['help xyzzy', "unknown command 'xyzzy'; 'help' lists the commands"],
    ['""', "unknown command ''; 'help' lists the commands"],
    ['--version', "unknown command '--version'; 'help' lists the commands"],
    ['say', "say: missing required argument 'text'; usage: say <text>"],
    ['say a b', 'say: too many arguments; usage: say <text>'],
    ['say -x', "say: unknown option '-x'; usage: say <text>"],
    ['add ten', "add: 'ten' was given, but number must be a whole number from 0 to 999"],
    ['add -1', "add: '-1' was given, but number must be a whole number from 0 to 999"],
  ])('%j is answered in one line', (text, answer) => {
    expect(parseCommand(SAMPLE, text)).toEqual({ kind: 'error', text: answer });
  });

  test.each(['help', '-h', '--help'])('%s lists the commands', (text) => {
    const parsed = parseCommand(SAMPLE, text);
    expect(parsed.kind === 'help' && `\n${parsed.text}`).toMatchInlineSnapshot(`
      "
      Usage: <command> [arguments]

      Commands:
        say <text>         says a text
        add|plus [number]  adds a number
        exit|quit          ends
        help [command]     what there is, or how a command is used
      "
    `);
  });

  test.each(['help add', 'add --help', 'add -h', 'help plus'])('%s explains one', (text) => {
    const parsed = parseCommand(SAMPLE, text);
    expect(parsed.kind === 'help' && `\n${parsed.text}`).toMatchInlineSnapshot(`
      "
      Usage: add [number]

      adds a number

      Arguments:
        number  how much (default: 1)
      "
    `);
  });
});

test('completion knows the commands, also after `;` and `help`, but not arguments', () => {
  expect(complete(SAMPLE, '')).toEqual([['say ', 'add ', 'exit ', 'help '], '']);
  expect(complete(SAMPLE, 's')).toEqual([['say '], 's']);
  expect(complete(SAMPLE, 'add 1; e')).toEqual([['exit '], 'e']);
  expect(complete(SAMPLE, 'help a')).toEqual([['add '], 'a']);
  expect(complete(SAMPLE, 'help p')).toEqual([['plus '], 'p']);
  expect(complete(SAMPLE, 'q')).toEqual([['quit '], 'q']);
  expect(complete(SAMPLE, 'say a')).toEqual([[], 'say a']);
});
