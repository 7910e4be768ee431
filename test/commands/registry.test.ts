import { expect, test } from 'vitest';
import { registryCommands } from '../../src/commands/registry/console.ts';
import { parseCommand } from '../../src/terminal/parse.ts';

const parse = (text: string) => parseCommand(registryCommands, text);

test.each([
  ['stop', { name: 'stop' }],
  ['list-messaging-nodes', { name: 'list-messaging-nodes' }],
  ['list', { name: 'list-messaging-nodes' }],
  ['setup-overlay', { name: 'setup-overlay' }],
  ['setup 64', { name: 'setup-overlay', entries: 64 }],
  ['list-routing-tables', { name: 'list-routing-tables' }],
  ['route', { name: 'list-routing-tables' }],
  ['start-rounds 25000', { name: 'start-rounds', packets: 25_000 }],
  ['start-rounds 25,000', { name: 'start-rounds', packets: 25_000 }],
  ['start-rounds 10_000', { name: 'start-rounds', packets: 10_000 }],
  ['start-rounds 1e6', { name: 'start-rounds', packets: 1_000_000 }],
  ['start 4294967295', { name: 'start-rounds', packets: 2 ** 32 - 1 }],
  ['traffic-summary', { name: 'traffic-summary' }],
  ['summary', { name: 'traffic-summary' }],
  ['path 0 2147483647', { name: 'path', source: 0, sink: 2 ** 31 - 1 }],
  ['wait-for 10', { name: 'wait-for', nodes: 10 }],
  ['exit', { name: 'exit' }],
  ['quit', { name: 'exit' }],
])('%s', (text, command) => {
  expect(parse(text)).toEqual({ kind: 'command', command });
});

test.each([
  ['setup 0', "setup-overlay: '0' was given, but entries must be a whole number from 1 to 64"],
  ['setup 65', "setup-overlay: '65' was given, but entries must be a whole number from 1 to 64"],
  ['start-rounds', "start-rounds: missing required argument 'packets'; usage: start-rounds <packets>"],
  [
    'start-rounds abc',
    "start-rounds: 'abc' was given, but packets must be a whole number from 1 to 4,294,967,295, such as 1000, 10_000 or 1e6",
  ],
  [
    'start 4294967296',
    "start-rounds: '4294967296' was given, but packets must be a whole number from 1 to 4,294,967,295, such as 1000, 10_000 or 1e6",
  ],
  ['path 7', "path: missing required argument 'sink'; usage: path <source> <sink>"],
  [
    'path 7 -1',
    "path: '-1' was given, but sink must be a whole number from 0 to 2,147,483,647, such as 1000, 10_000 or 1e6",
  ],
  ['list all', 'list-messaging-nodes: too many arguments; usage: list-messaging-nodes'],
  ['strat-rounds 5', "unknown command 'strat-rounds'; did you mean start-rounds?"],
])('%s is answered with what would be right', (text, answer) => {
  expect(parse(text)).toEqual({ kind: 'error', text: answer });
});

test('help', () => {
  const parsed = parse('help');
  expect(parsed.kind === 'help' && `\n${parsed.text}`).toMatchInlineSnapshot(`
    "
    Usage: <command> [arguments]

    Commands:
      list-messaging-nodes|list      the registered nodes, their addresses and
                                     states
      who                            who is online or away, and for how long
      setup-overlay|setup [entries]  gives every node its routing table, and waits
                                     until all are connected
      list-routing-tables|route      every node's peers
      start-rounds|start <packets>   every node sends this many packets to random
                                     nodes; waits for the summary
      traffic-summary|summary        the last traffic table again
      path <source> <sink>           the nodes that a packet would visit
      wait-for <nodes>               waits until this many nodes are registered
      remove <id>                    removes a node from the overlay; its ID is
                                     given out again
      forget <who>                   ends a name at once: its key and ID belong to
                                     nobody any more
      status                         what is under way, and which nodes it waits for
      stop                           ends the command under way; of a run, prints
                                     what is known
      exit|quit                      ends the registry
      help [command]                 what there is, or how a command is used

    Ctrl-C clears what is typed, then stops the run, then ends the registry.
    "
  `);
});

test('help of one command has examples', () => {
  const parsed = parse('help start');
  expect(parsed.kind === 'help' && `\n${parsed.text}`).toMatchInlineSnapshot(`
    "
    Usage: start-rounds <packets>

    every node sends this many packets to random nodes; waits for the summary

    Arguments:
      packets  packets of each node, 1 to 4,294,967,295

    Example:
      start-rounds 25000
    "
  `);
});
