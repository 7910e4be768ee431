#!/usr/bin/env node
// The `sinkward` program: an overlay in virtual time, and what holds it against real processes and against itself.

import { Command } from 'commander';
import { runProgram } from '../terminal/process.ts';
import { churnCommand } from './churn/command.ts';
import { compareCommand } from './compare/command.ts';
import { graphCommand } from './graph/command.ts';
import { replayCommand } from './replay/command.ts';
import { reproduceCommand } from './reproduce/command.ts';
import { routeCommand } from './route/command.ts';
import { simulateCommand } from './simulate/command.ts';
import { swarmCommand } from './swarm/command.ts';
import { verifyCommand } from './verify/command.ts';
import { programVersion } from './version.ts';

const program = new Command('sinkward')
  .description('Simulates overlays, and shows that a simulation is what real processes do.')
  .version(programVersion())
  .addHelpText(
    'before',
    `Examples:
  sinkward simulate --nodes 100 --entries 5 --packets 1000 --seed 7
  sinkward verify --nodes 10 --packets 1000 --seed 7
  sinkward replay run.jsonl
  sinkward swarm --seeds 10000
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

for (const command of [
  simulateCommand(),
  verifyCommand(),
  replayCommand(),
  swarmCommand(),
  routeCommand(),
  compareCommand(),
  graphCommand(),
  reproduceCommand(),
  churnCommand(),
]) {
  program.addCommand(command.exitOverride().configureOutput({ outputError: () => {} }));
}

if (process.argv.length <= 2) program.outputHelp();
else await runProgram(program);
