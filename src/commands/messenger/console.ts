// The commands of the messenger's prompt.

import type { MessengerCommand } from '../../overlay/report.ts';
import type { CommandSet } from '../../terminal/parse.ts';

export const messengerCommands: CommandSet<MessengerCommand> = {
  prompt: 'messenger> ',
  exit: { name: 'exit-overlay' },
  define: (program, run) => {
    program.addHelpText(
      'after',
      '\nCtrl-C clears what is typed, then leaves the overlay; again, ends at once.',
    );
    program
      .command('print-counters-and-diagnostics')
      .alias('print')
      .description('what this node sent, received and relayed, and its peers')
      .action(() => run({ name: 'print-counters-and-diagnostics' }));
    program
      .command('who')
      .description('who is online or away, and for how long, as the registry tells')
      .action(() => run({ name: 'who' }));
    program
      .command('fingerprint')
      .argument('[who]', 'name or ID of another node')
      .description("the key of this node or another's, as 60 digits to compare by telephone")
      .action((who?: string) => run({ name: 'fingerprint', ...(who !== undefined && { who }) }));
    program
      .command('trace')
      .argument('<id>', 'ID of another node')
      .description('the nodes that a message visits on its way there, in a living overlay, or why it cannot')
      .action((who: string) => run({ name: 'trace', who }));
    program
      .command('exit-overlay')
      .alias('exit')
      .alias('quit')
      .description('deregisters, waits for the answer and ends (also: quit)')
      .action(() => run({ name: 'exit-overlay' }));
  },
};
