// The `sinkward` program as a shell sees it: simulate, verify and replay.

import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Program, type ProgramOptions, run } from './program.ts';

const path = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sinkward-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);

function sinkward(args: readonly string[], options: ProgramOptions = {}): Program {
  return run(process.execPath, [path, ...args], { stdin: 'ignore', ...options });
}

/** One that must end with that code. */
async function ended(code: number, ...args: readonly string[]): Promise<Program> {
  const program = sinkward(args);
  expect({ code: await program.ends(), stderr: program.stderr }).toMatchObject({ code });
  return program;
}

/** The command after the label, as a shell reads its lines. */
const again = (text: string) => /^Again +((?:.*\\\n)*.*)$/m.exec(text)![1]!.replace(/\\\n\s+/g, '');

/** What is said of progress depends on how busy the machine is. */
const notices = ({ stderr }: Program) => stderr.replace(/^simulate: .*\n/gm, '');

const simulate = ['simulate', '--nodes', '10', '--packets', '100', '--seed', '7'];

/** The table, and all else, of `simulate`: one run for all tests that look at it. */
let calm: Promise<Program> | undefined;
const calmRun = () => (calm ??= ended(0, ...simulate));

/** Its trace, written by another run; the header and how it goes on. */
let traced: Promise<string> | undefined;
const calmTrace = () =>
  (traced ??= ended(0, ...simulate, '--trace', file('a.jsonl')).then(() =>
    readFileSync(file('a.jsonl'), 'utf8'),
  ));

describe('--help', () => {
  test('examples first, in 80 columns', async () => {
    const asked = [[], ['help', 'simulate'], ['verify', '--help'], ['replay', '--help']];
    for (const { stdout, stderr } of await Promise.all(asked.map((args) => ended(0, ...args)))) {
      expect(stderr).toBe('');
      expect(stdout).toMatch(/^Examples:\n( {2}sinkward \S.*\n){3,}\nUsage: sinkward /);
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  test('--version', async () => {
    expect((await ended(0, '--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('wrong arguments: one line that says what was wrong and what would be right, and exit code 2', () => {
  const wrong: [string[], RegExp][] = [
    [['simulat'], /unknown command 'simulat' \(Did you mean simulate\?\)$/],
    [
      ['simulate', '--nodes', '1'],
      /'1' is invalid\. nodes must be a whole number from 2 to 1,000,000, such as 1000, 10_000 or 1e6$/,
    ],
    [
      ['simulate', '--packets', 'x'],
      /'x' is invalid\. packets must be a whole number from 1 to 4,294,967,295, such as 1000, 10_000 or 1e6$/,
    ],
    [['simulate', '--latency', '5'], /'5' is invalid\. latency must be constant:TIME, uniform:MIN,MAX, /],
    [['simulate', '--trace-format', 'xml'], /'xml' is invalid\. trace-format must be jsonl or chrome$/],
    [['simulate', '--seeds', '7'], /unknown option '--seeds' \(Did you mean --seed\?\)$/],
    [['help', 'simulat'], /^error: unknown command 'simulat'; did you mean 'simulate'\?$/],
    [['help', 'nothing'], /^error: unknown command 'nothing'; there are simulate, verify, /],
    [['--'], /there is no command; usage: sinkward \[options\] \[command\]$/],
    [['simulate', '--trace='], /'' is invalid\. trace must be the name of a file$/],
    [['simulate', '--scenario='], /'' is invalid\. scenario must be the name of a file$/],
    [['replay', ''], /'' is invalid for argument 'trace'\. trace must be the name of a file$/],
    [['route', '--out='], /'' is invalid\. out must be the name of a folder$/],
    [['churn', '--out='], /'' is invalid\. out must be the name of a folder$/],
    [['compare', '--out='], /'' is invalid\. out must be the name of a file$/],
    [['simulate', 'x'], /too many arguments .*; usage: sinkward simulate \[options\]$/],
    [['verify', '--processes', '0'], /'0' is invalid\. processes must be a whole number from 1 to 1,000, /],
    [
      ['verify', '--latency', 'constant:1ms'],
      /unknown option '--latency'; usage: sinkward verify \[options\]$/,
    ],
    [['replay'], /missing required argument 'trace'; usage: sinkward replay \[options\] <trace>$/],
    [['simulate', '--trace-format', 'chrome'], /--trace-format needs a trace; use --trace <file> as well$/],
    [['simulate', '--seed', ''], /'' is invalid\. seed must be text of one character or more$/],
    [['verify', '--seed='], /'' is invalid\. seed must be text of one character or more$/],
    [
      ['verify', '--geometry', 'flood'],
      /messengers do not support flood \(.*\); geometry must be one of hops, chord, /,
    ],
    [['simulate', '--geometry', 'ring'], /'ring' is invalid\. geometry must be one of hops, chord, /],
  ];

  test('each', async () => {
    const programs = await Promise.all(wrong.map(([args]) => ended(2, ...args)));
    for (const [index, { stdout, complaints }] of programs.entries()) {
      expect(stdout).toBe('');
      expect(complaints).toEqual([expect.stringMatching(/^error: /)]);
      expect(complaints[0]).toMatch(wrong[index]![1]);
    }
  });
});

describe('simulate', () => {
  test('prints the table of a live run, the verdict, and what else is to be known', async () => {
    const program = await calmRun();
    const { stdout } = program;
    expect(stdout).toMatch(/^┌.*\n│ Node │ Packets │/);
    expect(stdout).toMatch(
      /^✓ sent 1,000 = received 1,000; sums .*\nPackets {7}1,000 sent, 1,000 received\nHops {10}1,\d\d\d\n/m,
    );
    expect(stdout).toMatch(/^Path length {3}mean 1\.\d\d, p50 2, p99 3, max 3 hops\n {2}1 .*█\n? */m);
    expect(stdout).toMatch(
      /^Digest {8}[0-9a-f]{16}\nAgain {9}sinkward simulate --nodes 10 --entries 3 --packets 100 --seed 7 \\\n {14}--id-bits 7\n$/m,
    );
    expect(notices(program)).toMatch(
      /^Seed: 7\.\nhops: 10 nodes, IDs of 7 bits\.\n.*\nSimulated [\d,]+ events in \d+\.\d{3} s(: [\d,]+ a second)?\.\n$/,
    );
  });

  test('one seed, one output, byte for byte; a drawn one is told, and repeats it', async () => {
    const { stdout } = await calmRun();
    expect((await ended(0, ...simulate)).stdout).toBe(stdout);
    const drawn = await ended(0, 'simulate', '--packets', '5');
    const [, seed] = /^Seed: (\w+) \(drawn; --seed \1 repeats the run\)\.$/m.exec(drawn.stderr)!;
    expect((await ended(0, 'simulate', '--packets', '5', '--seed', seed!)).stdout).toBe(drawn.stdout);
  });

  test('the command that it says repeats it', async () => {
    const first = await ended(
      0,
      'simulate',
      '--nodes',
      '12',
      '--packets',
      '9',
      '--latency',
      'log-normal:3ms,0.5',
      '--geometry',
      'pastry',
      '--codec',
    );
    const command = again(first.stdout);
    expect(command).toMatch(/ --geometry pastry --entries 8 .* --codec$/);
    const second = await ended(0, ...command.split(' ').slice(1));
    expect(second.stdout).toBe(first.stdout);
  });

  test('CSV: the table alone on stdout, through the codec too', async () => {
    const { stdout, stderr } = await ended(0, ...simulate, '--format', 'csv');
    expect(stdout).toMatch(
      /^node,sent,received,relayed,sum_sent,sum_received,dropped,left\n(\d+,100,.*\n){10}Sum,1000,1000,.*\n$/,
    );
    expect(stderr).toMatch(/^Path length/m);
    const through = await ended(0, ...simulate, '--format', 'csv', '--codec');
    expect(through.stdout).toBe(stdout);
    expect(through.stderr).toMatch(/^Control {7}[\d,]+ messages, [\d,]+ bytes$/m);
    const digest = /^Digest .*$/m;
    expect(digest.exec(through.stderr)?.[0]).toBe(digest.exec(stderr)?.[0]);
  });

  test('JSON: a line for each thing, the first with the version of the format', async () => {
    const program = await ended(0, ...simulate, '--format', 'json');
    expect(program.stderr).toMatch(/^Simulated [^\n]+\.\n$/);
    expect(program.events.map(({ event }) => event)).toEqual(['seed', 'started', 'summary', 'simulation']);
    expect((await ended(0, ...simulate, '--format', 'json')).stdout).toBe(program.stdout);
    expect(program.events[0]).toMatchObject({ schemaVersion: 1, seed: '7', drawn: false });
    expect(program.events[3]).toMatchObject({ packets: { sent: 1000, received: 1000 }, nodes: 10 });
  });

  test('a table of many nodes has 200 rows', async () => {
    const { stdout } = await ended(
      0,
      'simulate',
      '--nodes',
      '300',
      '--entries',
      '9',
      '--packets',
      '1',
      '--seed',
      '7',
    );
    expect(stdout.split('\n').filter((line) => /^│ +\d/.test(line))).toHaveLength(200);
    expect(stdout).toContain('and 100 more (--format csv shows all)');
  });

  test('a command that fails: 1, and nothing of packets or of who leaves after it', async () => {
    const program = await ended(
      1,
      'simulate',
      '--nodes',
      '10',
      '--entries',
      '20',
      '--packets',
      '5',
      '--seed',
      '7',
    );
    expect(notices(program)).toMatch(
      /^Seed: 7\.\nhops: 10 nodes, IDs of 7 bits\.\nsetup-overlay failed: .+\nstart-rounds failed: .+\nSimulated .+\n$/,
    );
    expect(program.stdout).toMatch(/^Packets {7}none was sent\nControl /);
  });

  test('the environment gives the seed and the format', async () => {
    const program = sinkward(['simulate', '--packets', '5'], {
      env: { SINKWARD_SEED: 'of the environment', SINKWARD_FORMAT: 'csv' },
    });
    expect(await program.ends()).toBe(0);
    expect(program.stderr).toContain("Seed: 'of the environment'.\n");
    expect(program.stdout).toMatch(/^node,sent,/);
  });

  test('a reader that goes away ends it quietly', async () => {
    const shell = run('sh', [
      '-c',
      `"$0" "$1" simulate --packets 5 2>/dev/null | head -1`,
      process.execPath,
      path,
    ]);
    expect(await shell.ends()).toBe(0);
    expect(shell.stdout).toMatch(/^┌.*┐\n$/);
    expect(shell.stderr).toBe('');
  });

  test('a full disk ends it with one line: of the output', async () => {
    const program = sinkward(simulate, { stdout: openSync('/dev/full', 'w') });
    expect(await program.ends()).toBe(1);
    expect(program.complaints.at(-1)).toMatch(/^error: cannot write the output: ENOSPC/);
  });

  test('an interrupt ends it at once with 130', async () => {
    const program = sinkward(['simulate', '--packets', '4000000000', '--seed', '7']);
    await program.says(/Seed: 7/);
    program.signal('SIGINT');
    expect(await program.ends()).toBe(130);
  });
});

describe('--scenario', () => {
  /** That of a trace's header, with other keys in place of its own. */
  async function scenarioFile(name: string, change: object): Promise<string> {
    const [header] = (await calmTrace()).split('\n', 1);
    const { scenario } = JSON.parse(header!) as { scenario: { network: object } };
    writeFileSync(file(name), JSON.stringify({ ...scenario, ...change }));
    return file(name);
  }

  test('is what the flags are, and flags go before it', async () => {
    const path = await scenarioFile('calm.json', {});
    const { stdout } = await calmRun();
    const same = await ended(0, 'simulate', '--scenario', path);
    const results = (text: string) => text.slice(0, text.indexOf('\nAgain '));
    expect(results(same.stdout)).toBe(results(stdout));
    const other = await ended(
      0,
      'simulate',
      '--scenario',
      path,
      '--seed',
      '8',
      '--packets',
      '50',
      '--format',
      'csv',
    );
    expect(again(other.stderr)).toBe(
      `sinkward simulate --scenario ${path} --packets 50 --seed 8 --id-bits 7`,
    );
    const flags = await ended(0, 'simulate', '--packets', '50', '--seed', '8', '--format', 'csv');
    expect(other.stdout).toBe(flags.stdout);
  });

  test('with a crash: what is lost is told, 3, and it is replayed', async () => {
    const path = await scenarioFile('crash.json', {
      network: { latency: { constant: '10ms' }, 'bytes-per-second': 3000 },
      timeline: [{ 'at 500ms': 'crash 2 nodes' }],
    });
    const program = await ended(3, 'simulate', '--scenario', path, '--trace', file('crash.jsonl'));
    expect(program.stdout).toMatch(/^✗ NOT verified: /m);
    expect(program.stdout).toMatch(/^Packets .* received, .*\d+ lost$/m);
    expect(program.stderr).toMatch(/^Node \d+ .* left: the connection broke; /m);
    expect((await ended(0, 'replay', file('crash.jsonl'))).stdout).toMatch(/^identical: [\d,]+ events of /);
  });

  test('as people write it', async () => {
    writeFileSync(
      file('small.yaml'),
      'nodes: 12\nseed: 7\ncommands:\n  - wait-for\n  - setup-overlay 3\n  - start-rounds 20\n',
    );
    const { stdout } = await ended(0, 'simulate', '--scenario', file('small.yaml'));
    expect(stdout).toContain('✓ sent 240 = received 240');
  });

  test.each<[string, string | undefined, string[], string]>([
    ['wrong.yaml', 'nodes: 12\nnetwrok: {}\n', [], ":2:1: unknown key 'netwrok'; did you mean 'network'?"],
    [
      'small.yaml',
      'timeline:\n  - at 1s: crash 9 nodes\n',
      ['--nodes', '5'],
      ":2:12: '9 nodes' exceeds the number of nodes, 5",
    ],
    ['none.yaml', undefined, [], ': no such file or directory'],
    [
      'garbage.yaml',
      '\0\x01\x02\ufffd\n',
      [],
      ":1:1: a scenario must be a map with keys such as nodes, not '\\u{0}\\u{1}\\u{2}\ufffd'",
    ],
  ])('%s is wrong: one line that says where, and 2', async (name, text, flags, says) => {
    if (text !== undefined) writeFileSync(file(name), text);
    const { stdout, complaints } = await ended(2, 'simulate', '--scenario', file(name), ...flags);
    expect(stdout).toBe('');
    expect(complaints).toEqual([`error: ${text === undefined ? 'cannot read ' : ''}${file(name)}${says}`]);
  });

  test('all that is wrong: a line each', async () => {
    writeFileSync(file('twice.yaml'), 'nodes: 1\nseed: []\n');
    const { complaints } = await ended(2, 'simulate', '--scenario', file('twice.yaml'));
    expect(complaints).toEqual([
      expect.stringMatching(/^error: .*twice\.yaml:1:8: nodes must be /),
      expect.stringMatching(/^error: .*twice\.yaml:2:7: seed must be text/),
    ]);
  });

  test('is not overwritten by a trace', async () => {
    const path = await scenarioFile('kept.json', {});
    const { complaints } = await ended(
      2,
      'simulate',
      '--scenario',
      path,
      '--trace',
      path.replace(/kept/, './kept'),
    );
    expect(complaints).toEqual(['error: --trace would overwrite the scenario; use another file']);
  });
});

describe('--trace and replay', () => {
  test('one seed, one file; the replay is identical', async () => {
    const trace = await calmTrace();
    await ended(0, ...simulate, '--trace', file('b.jsonl'), '--codec', '--format', 'csv');
    expect(readFileSync(file('b.jsonl'), 'utf8')).toBe(trace);
    const events = trace.trimEnd().split('\n').length - 2;
    const program = await ended(0, 'replay', file('a.jsonl'));
    expect({ stdout: program.stdout, stderr: notices(program) }).toEqual({
      stdout: `identical: ${events.toLocaleString('en-US')} events of the trace, to the last node that left\n`,
      stderr: '',
    });
  });

  test('a planted change is named: 3', async () => {
    const lines = (await calmTrace()).split('\n');
    const at = lines.findIndex((line) => line.includes('"what":"deliver"'));
    const planted = lines[at]!.replace(/"node":\d+/, '"node":99');
    writeFileSync(file('c.jsonl'), lines.with(at, planted).join('\n'));
    const { stdout } = await ended(3, 'replay', file('c.jsonl'));
    expect(stdout).toBe(`different: line ${at + 1}\n  expected  ${planted}\n  got       ${lines[at]}\n`);
  });

  test('a file that was cut off: one line, and 2', async () => {
    const trace = await calmTrace();
    writeFileSync(file('d.jsonl'), trace.slice(0, trace.indexOf('\n', 20_000) + 10));
    const { stdout, complaints } = await ended(2, 'replay', file('d.jsonl'));
    expect(stdout).toBe('');
    expect(complaints).toEqual([expect.stringMatching(/^error: .*d\.jsonl is cut off within line \d+$/)]);
  });

  test('a full disk, and a folder that is not there: one line, and 1', async () => {
    const full = await ended(1, ...simulate, '--trace', '/dev/full');
    expect(full.complaints.at(-1)).toBe('error: cannot write /dev/full: no space left on device');
    const missing = await ended(1, ...simulate, '--trace', file('none/x.jsonl'));
    expect(missing.stdout).toBe('');
    expect(missing.stderr).toMatch(/^error: cannot write .*: no such file or directory\n$/);
  });

  test('chrome: one JSON array', async () => {
    await ended(0, ...simulate, '--trace', file('run.json'), '--trace-format', 'chrome');
    const events = JSON.parse(readFileSync(file('run.json'), 'utf8')) as { ph: string }[];
    expect(events.filter(({ ph }) => ph === 's')).toHaveLength(1000);
    expect(events.filter(({ ph }) => ph === 'f')).toHaveLength(1000);
  });
});

describe('verify: real processes and the simulation', () => {
  test.each([
    [['--nodes', '10', '--packets', '100', '--seed', '7'], '10 nodes, 11 lines'],
    [
      ['--nodes', '33', '--geometry', 'chord', '--packets', '20', '--seed', '-x', '--processes', '2'],
      '33 nodes, 34 lines',
    ],
    [
      ['--nodes', '140', '--geometry', 'kademlia', '--packets', '5', '--seed', ' ', '--processes', '1'],
      '140 nodes, 141 lines',
    ],
  ])('%j', async (args, size) => {
    const { stdout } = await ended(0, 'verify', ...args);
    expect(stdout).toBe(`identical: ${size}\n`);
  });

  test('an overlay that cannot be: 1, and no process is started', async () => {
    const { stdout, complaints } = await ended(
      1,
      'verify',
      '--nodes',
      '10',
      '--entries',
      '20',
      '--seed',
      '7',
    );
    expect(stdout).toBe('');
    expect(complaints.at(-1)).toMatch(/^error: setup-overlay: /);
  });

  test('an interrupt ends all of its processes, with 130', async () => {
    const program = sinkward([
      'verify',
      '--packets',
      '1',
      '--nodes',
      '2',
      '--entries',
      '1',
      '--processes',
      '2',
    ]);
    await program.says(/now for real/);
    program.signal('SIGINT');
    expect(await program.ends()).toBe(130);
    // They end at the signal, which on a busy machine is a moment after.
    await expect.poll(() => program.isGroupAlive).toBe(false);
  });
});
