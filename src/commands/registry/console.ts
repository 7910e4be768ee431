// The commands of the registry's prompt, made from their table.

import type { Command } from 'commander';
import {
  COMMAND_FORMS,
  type CommandForm,
  type RegistryCommand,
  registryCommand,
} from '../../overlay/commands.ts';
import { count } from '../../terminal/kinds.ts';
import type { CommandSet } from '../../terminal/parse.ts';

export const registryCommands: CommandSet<RegistryCommand> = {
  prompt: 'registry> ',
  exit: { name: 'exit' },
  define: (program, run) => {
    program.addHelpText(
      'after',
      '\nCtrl-C clears what is typed, then stops the run, then ends the registry.',
    );
    for (const [name, form] of COMMAND_FORMS) define(program.command(name), name, form, run);
  },
};

function define(
  command: Command,
  name: string,
  form: CommandForm,
  run: (command: RegistryCommand) => void,
): void {
  command.description(form.help);
  if (form.alias !== undefined) command.alias(form.alias);
  const parameters = Object.entries(form.arguments);
  for (const [argument, form] of parameters) {
    if ('isText' in form) command.argument(`<${argument}>`, form.help);
    else {
      const usage = form.optional ? `[${argument}]` : `<${argument}>`;
      const { parse } = count(form.min, form.max);
      command.argument(usage, form.help, (text: string) => parse(text, argument));
    }
  }
  const { examples = [] } = form;
  if (examples.length > 0) {
    const title = examples.length === 1 ? 'Example' : 'Examples';
    command.addHelpText('after', `\n${title}:\n  ${examples.join('\n  ')}`);
  }
  command.action((...values: unknown[]) => {
    run(registryCommand(name, values.slice(0, parameters.length) as (number | string | undefined)[]));
  });
}
