// `sinkward explore` as a shell sees it: what was explored, one schedule played and told, an interruption, wrong arguments.

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Program, run } from './program.ts';

const SINKWARD = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));

function sinkward(args: string): Program {
  return run(process.execPath, [SINKWARD, ...args.split(' ')], { stdin: 'ignore' });
}

async function ended(code: number, args: string): Promise<Program> {
  const program = sinkward(args);
  expect({ code: await program.ends(), stderr: program.stderr }).toMatchObject({ code });
  return program;
}

test('--help: examples first, in 80 columns', async () => {
  const { stdout } = await ended(0, 'explore --help');
  expect(stdout).toMatch(/^Examples:\n( {2}sinkward explore \S.*\n){3,}\nUsage: sinkward explore /);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('all of a small world, as text, CSV and JSON, and again by the command that is shown', async () => {
  const world = 'explore --nodes 2 --entries 1 --begin run --may nothing --depth 100';
  const [text, csv, json] = await Promise.all([
    ended(0, world),
    ended(0, `${world} --format csv`),
    ended(0, `${world} --format json`),
  ]);
  expect(text!.stdout).toMatch(
    /^Every order of all steps was explored; every check passed\.\nSchedules {2}152 /,
  );
  expect(text!.stderr).toMatch(/^Played 757 schedules in \d+\.\d\d s\.$/m);
  const [exploration] = json!.events;
  const facts = { ended: 'explored', schedules: 152, merged: 605, states: 1235, deepest: 22, cut: 0 };
  expect(exploration).toMatchObject({ event: 'exploration', ...facts, may: [], maxDelay: 0, partial: false });
  const [head, row] = csv!.stdout.split('\n');
  expect(head).toMatch(/^ended,schedules,merged,states,deepest,cut,nodes,geometry,entries,/);
  expect(row).toBe('explored,152,605,1235,22,0,2,hops,1,1,1,nothing,run,0,100,1000000,,,0');
  const again = (exploration!['command'] as string).replace(/^sinkward /, '');
  expect((await ended(0, again)).stdout).toBe(text!.stdout);
});

test('--schedule plays one schedule and tells its steps', async () => {
  const [text, csv, json] = await Promise.all([
    ended(0, 'explore --nodes 2 --schedule 2:2'),
    ended(0, 'explore --nodes 2 --schedule 2:2 --format csv'),
    ended(0, 'explore --nodes 2 --schedule 2:2 --format json'),
  ]);
  expect(text!.stdout).toMatch(
    /^The schedule passes every check\.\n\n {4}1 {2}the registry is given setup-overlay\n\* {3}2 {2}node 3 starts\n/,
  );
  expect(text!.stdout).toMatch(/\nAgain: sinkward explore --nodes 2 .* --schedule 2:2\n$/);
  expect(csv!.stdout).toMatch(
    /^step,departs,text\n1,0,the registry is given setup-overlay\n2,1,node 3 starts\n/,
  );
  expect(json!.events).toMatchObject([{ event: 'schedule', schedule: '2:2', violations: [] }]);
});

test('an interruption prints what was done so far', async () => {
  const program = sinkward('explore --depth 100 --format csv');
  await program.says(/^explore: [\d,]+ schedules, [\d,]+ states/m);
  program.signal('SIGINT');
  expect(await program.ends()).toBe(130);
  expect(program.stdout).toMatch(/^ended,.*,partial\ninterrupted,.*,1\n$/);
});

test.each([
  ['--entries 5', /3 nodes allow \d entries over hops; use --entries \d or fewer$/],
  ['--may rain', /'rain' is invalid\. may must be join, leave, crash, power-loss, return or stop$/],
  [
    '--schedule 2:1,1:1',
    /schedule must be steps with what is chosen there, in order, such as 3:1,7:2, or default$/,
  ],
  [
    '--schedule 2:99',
    /no such schedule in this world: step 2 has choices 0 to \d, and 99 is not one of them; usage: /,
  ],
])('%s is a wrong argument', async (args, line) => {
  const { complaints, stdout } = await ended(2, `explore ${args}`);
  expect(stdout).toBe('');
  expect(complaints).toEqual([expect.stringMatching(line)]);
});
