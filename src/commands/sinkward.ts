#!/usr/bin/env node
// The `sinkward` program: an overlay in virtual time, and what holds it against real processes and against itself.

import { Command } from 'commander';
import { socketReason } from '../tcp/transport.ts';
import { EXIT, exit, runProgram } from '../terminal/process.ts';
import { programVersion } from './version.ts';

const program = new Command('sinkward')
  .description('Simulates overlays, and shows that a simulation is what real processes do.')
  .version(programVersion())
  .addHelpText(
    'before',
    `Examples:
  sinkward simulate --nodes 100 --entries 5 --packets 1000 --seed 7
  sinkward verify --nodes 10 --packets 1000 --seed 7
  sinkward check messenger -- python3 my.py {registry}
  sinkward replay run.jsonl
  sinkward swarm --seeds 10000
  sinkward explore --nodes 3 --may crash --depth 10
  sinkward reproduce chord-failures
  sinkward graph --nodes 20 --seed 7 | dot -Tsvg > ring.svg
  sinkward churn --nodes 1000 --session pareto:1h --seed 7
  sinkward route --geometry chord --nodes 1e6 --packets 1e7 --seed 1
  sinkward compare --nodes 1000,10000 --out grid.csv
`,
  )
  .addHelpText(
    'after',
    `
'sinkward help <command>' says more of each.
Exit codes: 0 done, 1 a command failed, 2 a wrong argument or file,
  3 sent is not received, a check failed, or a replay differs, 130 interrupted.`,
  )
  // The line about a wrong argument then says how the command is used, not the program.
  .hook('preSubcommand', (parent, command) => {
    parent.usage(`${command.name()} ${command.usage()}`);
  });

/** In the order of the help. A command is loaded when it is asked for: the engines of the others would only take time. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['simulate', async () => (await import('./simulate/command.ts')).simulateCommand()],
  ['verify', async () => (await import('./verify/command.ts')).verifyCommand()],
  ['check', async () => (await import('./check/command.ts')).checkCommand()],
  ['replay', async () => (await import('./replay/command.ts')).replayCommand()],
  ['swarm', async () => (await import('./swarm/command.ts')).swarmCommand()],
  ['explore', async () => (await import('./explore/command.ts')).exploreCommand()],
  ['route', async () => (await import('./route/command.ts')).routeCommand()],
  ['compare', async () => (await import('./compare/command.ts')).compareCommand()],
  ['graph', async () => (await import('./graph/command.ts')).graphCommand()],
  ['reproduce', async () => (await import('./reproduce/command.ts')).reproduceCommand()],
  ['churn', async () => (await import('./churn/command.ts')).churnCommand()],
]);

/** The one that is asked for; all, where help or an unknown name needs them. */
async function loadCommands(asked: string | undefined): Promise<Command[]> {
  if (asked === '--version' || asked === '-V') return [];
  const one = COMMANDS.get(asked ?? '');
  return await Promise.all((one === undefined ? [...COMMANDS.values()] : [one]).map((load) => load()));
}

try {
  for (const command of await loadCommands(process.argv[2])) {
    program.addCommand(command);
    for (const one of [command, ...command.commands]) {
      one.exitOverride().configureOutput({ outputError: () => {} });
    }
  }
  if (process.argv.length <= 2) program.outputHelp();
  else await runProgram(program);
} catch (error) {
  // The system could not give the program its own files.
  process.stderr.write(`error: cannot load sinkward: ${socketReason(error as Error)}\n`);
  exit(EXIT.failed);
}
