// The commands of the registry's prompt.

import type { RegistryCommand } from '../../overlay/report.ts';
import type { CommandSet } from '../../terminal/parse.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';

const DEFAULT_ENTRIES = 3;
const MAX_ENTRIES = 64;
const MAX_PACKETS = 2 ** 32 - 1;
const MAX_ID = 2 ** 31 - 1;

export const registryCommands: CommandSet<RegistryCommand> = {
  prompt: 'registry> ',
  exit: { name: 'exit' },
  define: (program, run) => {
    program.addHelpText(
      'after',
      '\nCtrl-C clears what is typed, then stops the run, then ends the registry.',
    );
    program
      .command('list-messaging-nodes')
      .alias('list')
      .description('the registered nodes, their addresses and states')
      .action(() => run({ name: 'list-messaging-nodes' }));
    program
      .command('setup-overlay')
      .alias('setup')
      .description('gives every node its routing table, and waits until all are connected')
      .argument(
        '[entries]',
        `peers of each node, or what else the geometry counts, 1 to ${MAX_ENTRIES}`,
        entries,
        DEFAULT_ENTRIES,
      )
      .addHelpText('after', '\nExamples:\n  setup-overlay\n  setup-overlay 5')
      .action((value: number) => run({ name: 'setup-overlay', entries: value }));
    program
      .command('list-routing-tables')
      .alias('route')
      .description("every node's peers")
      .action(() => run({ name: 'list-routing-tables' }));
    program
      .command('start-rounds')
      .alias('start')
      .description('every node sends so many packets to random nodes; waits for the summary')
      .argument('<packets>', 'packets of each node, 1 to 4,294,967,295', packets)
      .addHelpText('after', '\nExample:\n  start-rounds 25000')
      .action((value: number) => run({ name: 'start-rounds', packets: value }));
    program
      .command('traffic-summary')
      .alias('summary')
      .description('the last traffic table again')
      .action(() => run({ name: 'traffic-summary' }));
    program
      .command('path')
      .description('the nodes that a packet would visit')
      .argument('<source>', 'ID of the node that sends it', id('source'))
      .argument('<sink>', 'ID of the node that it is for', id('sink'))
      .addHelpText('after', '\nExample:\n  path 10 101')
      .action((source: number, sink: number) => run({ name: 'path', source, sink }));
    program
      .command('wait-for')
      .description('waits until so many nodes are registered')
      .argument('<nodes>', 'how many', wholeNumber({ min: 1, max: MAX_ID, name: 'nodes' }))
      .addHelpText('after', '\nExample:\n  wait-for 10')
      .action((nodes: number) => run({ name: 'wait-for', nodes }));
    program
      .command('stop')
      .description('ends the run under way and prints what is known; Ctrl-C does it')
      .action(() => run({ name: 'stop' }));
    program
      .command('exit')
      .alias('quit')
      .description('ends the registry')
      .action(() => run({ name: 'exit' }));
  },
};

const entries = wholeNumber({ min: 1, max: MAX_ENTRIES, name: 'entries' });
const packets = wholeNumber({ min: 1, max: MAX_PACKETS, name: 'packets' });

function id(name: string): (text: string) => number {
  return wholeNumber({ min: 0, max: MAX_ID, name });
}
