// What a person is told who makes a mistake in a scenario file: where, what is wrong, and what would be right.

import { describe, expect, it, test } from 'vitest';
import { type ParseOptions, parseScenario, ScenarioError } from '../../src/scenario/scenario-file.ts';

function messageOf(text: string): string {
  try {
    parseScenario(text, 'my.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

/** Its lines, without the name of the file. */
function mistakes(text: string, options: ParseOptions = {}): string[] {
  try {
    parseScenario(text, 'my.yaml', options);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.message.split('\n').map((line) => {
      expect(line).toMatch(/^my\.yaml:\d+:\d+: /);
      return line.slice('my.yaml:'.length);
    });
  }
  return [];
}

describe('keys', () => {
  it.each([
    ['node: 40', "1:1: unknown key 'node'; did you mean 'nodes'?"],
    ['packtes: 3', "1:1: unknown key 'packtes'; did you mean 'packets'?"],
    ['id_bits: 8', "1:1: unknown key 'id_bits'; did you mean 'id-bits'?"],
    ['Nodes: 8', "1:1: unknown key 'Nodes'; did you mean 'nodes'?"],
    ['network:\n  window: 8', "2:3: unknown key 'window'; did you mean 'window-packets'?"],
    [
      'network:\n  jitter: 5ms',
      "2:3: unknown key 'jitter'; there are latency, bytes-per-second, window-packets, service and timeout",
    ],
    [
      'network: { latency: { plane: { sied: 1ms, side: 1ms, least: 1ms } } }',
      "1:32: unknown key 'sied'; did you mean 'side'?",
    ],
    ['__proto__: 1', "1:1: unknown key '__proto__'"],
    ['constructor: 1', "1:1: unknown key 'constructor'; there are nodes, names, seed"],
    ['nodes: 4\nseed: x\nnodes: 5', '3:1: this key is a duplicate; each may be given once'],
  ])('%j', (text, message) => {
    const [only, ...rest] = mistakes(text);
    expect(rest).toEqual([]);
    expect(only).toContain(message);
  });
});

describe('values', () => {
  it.each([
    ['nodes: many', "1:8: nodes must be a whole number from 2 to 1,000,000, not 'many'"],
    ['nodes: 1', '1:8: nodes must be a whole number from 2 to 1,000,000, not 1'],
    ['nodes: -4', '1:8: nodes must be a whole number from 2 to 1,000,000, not -4'],
    ['nodes: 99999999999999999999999', '1:8: nodes must be a whole number from 2 to 1,000,000, not 1e+23'],
    ['nodes: 4.5', '1:8: nodes must be a whole number from 2 to 1,000,000, not 4.5'],
    ['nodes: "40"', "1:8: nodes must be a whole number from 2 to 1,000,000, not '40'"],
    ['nodes: [40]', '1:8: nodes must be a whole number from 2 to 1,000,000, not a list'],
    ['nodes:', '1:7: nodes must be a whole number from 2 to 1,000,000, not nothing'],
    ['seed: [a]', '1:7: seed must be text, not a list'],
    [
      'geometry: chrod',
      "1:11: geometry must be one of hops, chord, kademlia, pastry, symphony and tree, not 'chrod'",
    ],
    ['clock-skew: 1%', "1:13: clock-skew must be a number from 0 to 0.5, not '1%'"],
    ['nodes: 40\nentries: 7', '2:10: with 40 nodes hops takes 1 to 6 entries in each routing table, not 7'],
    ['nodes: 200\nid-bits: 7', '2:10: id-bits must be at least 8 for 200 nodes, not 7'],
    ['nodes: 4\nstart-nodes: 5', '2:14: start-nodes must be at most 4, the number of nodes, not 5'],
  ])('%j', (text, message) => {
    expect(mistakes(text)).toEqual([message]);
  });
});

describe('times', () => {
  it.each([
    ['5', 'needs its unit: 5ms or 5s, say'],
    ['"5"', 'needs its unit: 5ms or 5s, say'],
    ['5sec', "has no unit 'sec': units are us, ms, s, min and h"],
    ['5 S', "has no unit 'S': units are us, ms, s, min and h"],
    ['-5ms', "cannot be negative, as '-5ms' is"],
    ['soon', "must be a duration, such as 250us, 50ms, 1.5s or 10min, not 'soon'"],
    ['1e3ms', "must be a duration, such as 250us, 50ms, 1.5s or 10min, not '1e3ms'"],
    ['1.5us', 'must be in whole microseconds, not 1.5us'],
    ['25h', 'must be at most a day (24h), not 25h'],
    ['[1ms]', 'must be a duration, such as 250us, 50ms, 1.5s or 10min, not a list'],
  ])('start-over: %s', (time, message) => {
    expect(mistakes(`start-over: ${time}`)).toEqual([`1:13: start-over ${message}`]);
  });
});

describe('networks', () => {
  it.each([
    ['[1ms]', '1:10: network must be a map with keys such as latency, not a list'],
    ['{ latency: 5ms }', "1:21: latency must be a map with keys such as constant, not '5ms'"],
    [
      '{ latency: { none: 1ms } }',
      "1:23: unknown key 'none'; there are constant, uniform, log-normal, plane and matrix-ms",
    ],
    ['{ latency: {} }', '1:21: latency must be one of constant, uniform, log-normal, plane and matrix-ms'],
    [
      '{ latency: { constant: 1ms, uniform: [1ms, 2ms] } }',
      '1:21: latency must be one of constant, uniform, log-normal, plane and matrix-ms',
    ],
    [
      '{ latency: { uniform: 1ms } }',
      "1:32: uniform must be the minimum and the maximum, such as [1ms, 20ms], not '1ms'",
    ],
    ['{ latency: { uniform: [1ms, 2] } }', '1:38: the maximum of uniform needs its unit: 2ms or 2s, say'],
    ['{ latency: { uniform: [2ms, 1ms] } }', '1:32: uniform must have its minimum first'],
    ['{ latency: { log-normal: { median: 5ms } } }', '1:35: sigma must be a number from 0 to 4, not nothing'],
    [
      '{ latency: { matrix-ms: [[0, 1], [1]] } }',
      '1:34: matrix-ms must have as many columns as rows, 2; row 2 has 1',
    ],
    ['{ latency: { matrix-ms: [[-1]] } }', '1:36: matrix-ms has numbers of milliseconds, 0 or more, not -1'],
    ['{ latency: { matrix-ms: [] } }', '1:34: matrix-ms must have 1 to 1024 rows'],
  ])('%s', (network, message) => {
    expect(mistakes(`network: ${network}`)).toEqual([message]);
  });

  it.each([
    ['0, 1\n1, x\n', "1:32: ping.csv, line 2: 'x' is not a number of milliseconds"],
    ['# ms\n0, 1\n', '1:32: ping.csv must have as many columns as rows, 1; row 1 has 2'],
    ['', '1:32: ping.csv must have 1 to 1024 rows'],
  ])('a matrix file of %j', (csv, message) => {
    const text = 'network: {latency: {matrix-ms: ping.csv}}';
    expect(mistakes(text, { readFile: () => csv })).toEqual([message]);
  });

  test('a matrix file that is not there, or that nobody can read', () => {
    const text = 'network: { latency: { matrix-ms: ping.csv } }';
    const readFile = () => {
      throw new Error('cannot read ping.csv: no such file');
    };
    expect(mistakes(text, { readFile })).toEqual(['1:34: cannot read ping.csv: no such file']);
    expect(mistakes(text)).toEqual(["1:34: 'ping.csv' cannot be read here; write the rows instead"]);
  });
});

describe('steps', () => {
  it.each([
    ['- at 2s crash 3 nodes', "'at 2s crash 3 nodes' lacks the ':' after its time; write a time and"],
    ['- crash 3 nodes', "this must be a time and what happens then, such as 'at 2s: crash 3 nodes', not"],
    ['- at 2: crash all', "the time in 'at 2' needs its unit: 2ms or 2s, say"],
    ['- in 2s: crash all', "'in 2s' is not a time; write 'at' and a time, such as at 2s"],
    ['- every 2s: crash all', "'every 2s' is not a time; write 'every TIME from TIME to TIME'"],
    ['- every 2 from 1s to 2s: crash all', "a time in 'every 2 from 1s to 2s' needs its unit"],
    ['- every 1s from 2s to 1s: crash all', "'every 1s from 2s to 1s' ends before it begins"],
    ['- every 0s from 1s to 1s: crash all', 'is more than 10000 times; take a longer period'],
    ['- every 1us from 1s to 2s: crash all', 'is more than 10000 times; take a longer period'],
    ['- at 2s: crash all\n  at 3s: restart all', "one item has 2 keys; begin each step with '- '"],
    ['- at 2s: [crash, all]', "'at 2s:' must be followed by one sentence, not a list"],
    ['- at 2s: crahs all', "'crahs' is not a known fault or command; did you mean 'crash'?"],
    ['- at 2s: setup 3', "'setup' is not a known fault or command; did you mean 'setup-overlay'?"],
    ['- at 2s: crash', "'crash' is incomplete; write 'crash NODES [silently]', such as crash 3 nodes"],
    [
      '- at 2s: cut all',
      "'cut all' is incomplete; write 'cut NODES for TIME', such as cut nodes 1..4 for 3s",
    ],
    ['- at 2s: cut all for 3', "the time after 'for' needs its unit: 3ms or 3s, say"],
    ['- at 2s: crash 1..4', "'1..4' does not say which nodes; write 'all', '3 nodes' (any three), 'node 7'"],
    ['- at 2s: crash node 50', 'there is no node 50; nodes are 1 to 40'],
    ['- at 2s: crash node 0', 'there is no node 0; nodes are 1 to 40'],
    ['- at 2s: crash nodes 4, 50', 'there is no node 50; nodes are 1 to 40'],
    ['- at 2s: crash nodes 1..50', 'there is no node 50; nodes are 1 to 40'],
    ['- at 2s: crash nodes 4..1', "'nodes 4..1' is none; write 'nodes 1..4'"],
    ['- at 2s: crash 50 nodes', "'50 nodes' exceeds the number of nodes, 40"],
    ['- at 2s: crash 0 nodes', "'0 nodes' is none; write 1 node or more"],
    [
      '- at 2s: start-rounds many',
      "'start-rounds many' is invalid; write 'start-rounds [packets]', with whole",
    ],
  ])('%j', (steps, message) => {
    const [only, ...rest] = mistakes(`nodes: 40\ntimeline:\n${steps}`);
    expect(rest).toEqual([]);
    expect(only).toMatch(/^3:\d+: /);
    expect(only).toContain(message);
  });

  it.each([
    ['Setup-overlay 3', "1:12: 'Setup-overlay' is not a registry command; did you mean 'setup-overlay'?"],
    ['setup-overlay 65', '1:12: entries must be 1 to 64, not 65'],
    [
      'setup-overlay 3 4',
      "1:12: 'setup-overlay 3 4' is invalid; write 'setup-overlay [entries]', with whole numbers",
    ],
    ['path 3', "1:12: 'path 3' is invalid; write 'path <source> <sink>', with whole numbers"],
    ['exit 1', "1:12: 'exit 1' is invalid; write 'exit'"],
    ['at 1s: wait-for -1', "1:19: 'wait-for -1' is invalid; write 'wait-for [nodes]', with whole numbers"],
  ])('commands: %s', (command, message) => {
    expect(mistakes(`commands: [${command}]`)).toEqual([message]);
  });

  test('a column is that of the sentence, or of its time', () => {
    expect(mistakes('timeline:\n  - at 2s: crash\n  - at 2: crash all')).toEqual([
      expect.stringMatching(/^2:12: /),
      expect.stringMatching(/^3:5: /),
    ]);
  });
});

describe('YAML', () => {
  const cases: readonly (readonly [text: string, message: string])[] = [
    ['', '1:1: the file is empty; a scenario has keys, such as nodes: 10'],
    ['# nothing\n', '1:1: the file is empty; a scenario has keys, such as nodes: 10'],
    ['- nodes', '1:1: a scenario must be a map with keys such as nodes, not a list'],
    ['forty', "1:1: a scenario must be a map with keys such as nodes, not 'forty'"],
    [
      'commands: { setup-overlay: 3 }',
      "1:11: commands must be a list, an item a line, each after '- ', not a map",
    ],
    ['timeline:', "1:10: timeline must be a list, an item a line, each after '- ', not nothing"],
    ['nodes: 4\n  seed: x', '1:8: the indentation is wrong near here: keys of one map begin in one column'],
    ['commands:\n  - wait-for\n - exit', '3:1: the indentation is wrong near here'],
    ['network:\n\ttimeout: 3s', '2:1: this line is indented with a tab; use spaces'],
    ['nodes:4\nseed: x', "1:1: a key, ':', a space and the value belong on one line, such as nodes: 40"],
    ['timeline: [', '1:12: the indentation is wrong here, or a bracket is not closed'],
    ['seed: "x', "1:9: something is missing here: a closing quote or bracket, or the ':' after a key"],
    ['nodes: 3\n---\nnodes: 4', '2:1: a second document begins here; a file holds one scenario'],
    ['nodes: &n 3', '1:11: anchors (&) are not supported'],
    ['seed: *n', '1:7: aliases (*) are not supported; write the value again'],
    ['seed: !text 3', '1:7: tags are not supported; write the plain value'],
    ['? [a]\n: 3', '1:3: a key must be a word, not a list or a map'],
    ['['.repeat(100_000), 'this is nested too deeply'],
    [`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`, 'this is nested too deeply'],
    ['- '.repeat(100_000), 'this is nested too deeply'],
    ['nodes: 4\n]\n'.repeat(1000), '2:1: this does not belong here'],
    ['#'.repeat(2 ** 18 + 1), '1:1: the file has 262145 characters; the maximum is 262144'],
  ];

  it.each(cases.map(([text, message]) => [text.slice(0, 40), text, message] as const))(
    '%j',
    (_, text, message) => {
      const [only, ...rest] = mistakes(text);
      expect(rest).toEqual([]);
      expect(only).toContain(message);
    },
  );
});

test('ten lines are the most that a message has, and what is typed cannot break one', () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n');
  const error = messageOf(lines);
  expect(error.split('\n')).toHaveLength(11);
  expect(error).toMatch(/\nmy\.yaml: and 19990 more$/);
  expect(messageOf('"a\\n\\e[2J": 1')).toContain('my.yaml:1:1: unknown key');
  expect(messageOf('"a\\n\\e[2J": 1')).toMatch(/^[^\p{C}]*$/u);
  expect(messageOf(`? ${'x'.repeat(100_000)}\n: 1`).length).toBeLessThan(600);
});

test('a timeline of too many steps: its item that is too much', () => {
  const item = '  - every 1ms from 1ms to 10s: crash 1 node\n';
  expect(mistakes(`timeline:\n${item.repeat(10)}`)).toEqual([]);
  expect(mistakes(`timeline:\n${item.repeat(3000)}`)).toEqual([
    '12:5: with this, the timeline has more than 100000 steps',
  ]);
});

test('all mistakes are told at once, in the order of the file', () => {
  const text = `nodes: 40
entires: 3
network:
  latency: { constant: 5 }
commands:
  - setup-overly 3
timeline:
  - at 2s: crash 50 nodes
id-bits: 2
`;
  expect(mistakes(text)).toEqual([
    "2:1: unknown key 'entires'; did you mean 'entries'?",
    '4:24: constant needs its unit: 5ms or 5s, say',
    "6:5: 'setup-overly' is not a registry command; did you mean 'setup-overlay'?",
    "8:12: '50 nodes' exceeds the number of nodes, 40",
    '9:10: id-bits must be a whole number from 7 to 31, not 2',
  ]);
});

test('the error has the same as values', () => {
  try {
    parseScenario('nodes: 0', 'my.yaml');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    const [problem] = (error as ScenarioError).problems;
    expect(problem).toMatchObject({ line: 1, column: 8, text: expect.stringContaining('nodes must be') });
  }
});
