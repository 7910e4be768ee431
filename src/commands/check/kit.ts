// What can be checked, a messenger or a registry: all that the commands need to know of either.

import { messengerSessions } from '../../check/messenger/sessions.ts';
import type { Session, Stage } from '../../check/session.ts';
import type { OptionTable } from '../../terminal/options.ts';
import { type CheckFlags, DEFAULT_START_MS, type MessengerFlags, messengerTable } from './options.ts';

export interface Kit {
  readonly kind: 'messenger' | 'registry';
  readonly table: OptionTable;
  /** A command has one of these in braces; a submission that is its own command is given the first. */
  readonly places: readonly [string, ...string[]];
  /** For a program that is started with that command; undefined: for one that is started by hand. */
  sessions(command: readonly string[] | undefined, flags: CheckFlags): readonly Session<Stage>[];
}

const HOST = '127.0.0.1';

export const messengerKit: Kit = {
  kind: 'messenger',
  table: messengerTable,
  places: ['registry', 'port'],
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

/** By what a rubric calls them. */
export const KITS: readonly Kit[] = [messengerKit];
