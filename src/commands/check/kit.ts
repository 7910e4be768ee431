// The two kits, for messengers and for registries: everything that the commands need to know of either.

import { messengerSessions } from '../../check/messenger/sessions.ts';
import { registrySessions } from '../../check/registry/sessions.ts';
import type { Session, Stage } from '../../check/session.ts';
import type { OptionTable } from '../../terminal/options.ts';
import {
  type CheckFlags,
  DEFAULT_START_MS,
  type MessengerFlags,
  messengerTable,
  type RegistryFlags,
  registryTable,
} from './options.ts';

export interface Kit {
  readonly kind: 'messenger' | 'registry';
  readonly table: OptionTable;
  /** Placeholders: a command must contain one in braces; a submission run without a command gets the first. */
  readonly places: readonly [string, ...string[]];
  readonly help: {
    readonly description: string;
    /** The help of the command argument. */
    readonly words: string;
    /** Lines of commands, each indented by two spaces. */
    readonly examples: string;
    /** What --attach does, and other notes. */
    readonly about: string;
  };
  /** The sessions for a command; undefined: for a program started by hand. */
  sessions(command: readonly string[] | undefined, flags: CheckFlags): readonly Session<Stage>[];
}

const HOST = '127.0.0.1';

export const messengerKit: Kit = {
  kind: 'messenger',
  table: messengerTable,
  places: ['registry', 'port'],
  help: {
    description:
      'Starts your messenger between a registry and peers that watch every byte, and checks what it does.',
    words: 'your program and its arguments, with {registry} for host:port, or {host} and {port}',
    examples: `  sinkward check messenger -- python3 my.py {registry}
  sinkward check messenger --no-load --report results.html \\
    -- java Messenger {host} {port}
  sinkward check messenger --attach 127.0.0.1:12345
  sinkward check messenger --jobs 2 \\
    --submissions 'hand-in/*/run.sh'
  sinkward check messenger --submissions 'hand-in/*/my.py' \\
    -- python3 {file} {registry}
`,
    about: `With --attach the registry of the checks listens there, and
waits for your messenger, started by hand, in a debugger.
Only the first session runs then.`,
  },
  sessions(command, { attach, patience, load, leave }: MessengerFlags) {
    const target = {
      command,
      host: attach?.host ?? HOST,
      port: attach?.port ?? 0,
      patienceMs: patience,
      startMs: Math.max(DEFAULT_START_MS, patience),
      ...(leave === undefined ? {} : { leave }),
    };
    return messengerSessions(target, { load: load !== false });
  },
};

export const registryKit: Kit = {
  kind: 'registry',
  table: registryTable,
  places: ['port', 'registry'],
  help: {
    description: 'Starts your registry among nodes that watch every byte, and checks what it does.',
    words: 'your program and its arguments, with {port} for the port to listen on',
    examples: `  sinkward check registry -- ./registry {port}
  sinkward check registry --no-load \\
    --setup-command 'setup {entries}' -- java Registry {port}
  sinkward check registry --attach 127.0.0.1:12345
  sinkward check registry --submissions 'hand-in/*/run.sh'
`,
    about: `Commands are typed at your registry's stdin. Its nodes send no
packets: they report counters that add up.
With --attach you type the commands that this program asks
for. Your registry's output is not checked then, and only the
first session runs.`,
  },
  sessions(command, { attach, patience, load, setupCommand, startCommand }: RegistryFlags) {
    const target = {
      command,
      host: attach?.host ?? HOST,
      port: attach?.port ?? 0,
      patienceMs: command === undefined ? Math.max(patience, TYPING_MS) : patience,
      startMs: Math.max(DEFAULT_START_MS, patience),
      ask: (line: string) => void process.stderr.write(`Type this at your registry: ${line}\n`),
      ...(setupCommand === undefined ? {} : { setup: setupCommand }),
      ...(startCommand === undefined ? {} : { start: startCommand }),
    };
    return registrySessions(target, { load: load !== false });
  },
};

/** People type more slowly than programs answer. */
const TYPING_MS = 60_000;

/** All kits. */
export const KITS: readonly Kit[] = [messengerKit, registryKit];
