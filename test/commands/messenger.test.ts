import { expect, test } from 'vitest';
import { messengerCommands } from '../../src/commands/messenger/console.ts';
import { parseCommand } from '../../src/terminal/parse.ts';

const parse = (text: string) => parseCommand(messengerCommands, text);

test.each([
  ['print-counters-and-diagnostics', { name: 'print-counters-and-diagnostics' }],
  ['print', { name: 'print-counters-and-diagnostics' }],
  ['exit-overlay', { name: 'exit-overlay' }],
  ['exit', { name: 'exit-overlay' }],
  ['quit', { name: 'exit-overlay' }],
])('%s', (text, command) => {
  expect(parse(text)).toEqual({ kind: 'command', command });
});

test('a command of the registry is not one of the messenger', () => {
  expect(parse('start-rounds 5')).toEqual({
    kind: 'error',
    text: "unknown command 'start-rounds'; 'help' lists the commands",
  });
});

test('help', () => {
  const parsed = parse('help');
  expect(parsed.kind === 'help' && `\n${parsed.text}`).toMatchInlineSnapshot(`
    "
    Usage: <command> [arguments]

    Commands:
      print-counters-and-diagnostics|print  what this node sent, received and
                                            relayed, and its peers
      who                                   who is online or away, and for how long,
                                            as the registry tells
      fingerprint [who]                     the key of this node or another's, as 60
                                            digits to compare by telephone
      trace <id>                            the nodes that a message visits on its
                                            way there, in a living overlay, or why
                                            it cannot
      exit-overlay|exit                     deregisters, waits for the answer and
                                            ends (also: quit)
      help [command]                        what there is, or how a command is used

    Ctrl-C clears what is typed, then leaves the overlay; again, ends at once.
    "
  `);
});
