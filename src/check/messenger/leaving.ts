// Checks of leaving the overlay.

import { encode } from '../../wire/codec.ts';
import { type Check, Mismatch, Untried } from '../check.ts';
import { messageText } from '../frame-text.ts';
import { dial, NO_EVENTS } from '../wire-line.ts';
import { begin } from './set-up.ts';
import type { MessengerStage, Reply } from './stage.ts';
import { ME } from './tables.ts';

/** What makes most programs leave: a command, then the signals of Ctrl-C and of a shutdown. */
const WAYS_OUT = ['exit', 'SIGINT', 'SIGTERM'] as const;
/** Timeout of each. */
const EACH_MS = 1000;

/** On a separate start. `leave`: the line to type or signal that the user has given. */
export function leaving(leave: string | undefined): readonly Check<MessengerStage>[] {
  return [
    {
      name: 'leaving.deregisters',
      title: 'sends a Deregistration with its address and ID before it leaves',
      source: 'Write your own messenger, 6',
      hint: 'catch Ctrl-C (SIGINT), or read "exit" from stdin; --leave says what to send to your program',
      weight: 2,
      needs: ['setup.answers'],
      async run(stage) {
        const { program } = stage;
        if (program === undefined)
          throw new Untried('the program was started by hand, so it cannot be told to leave');
        await begin(stage);
        const before = stage.replies.length;
        const came = () => stage.replyAfter('deregistration', before);
        for (const way of leave === undefined ? WAYS_OUT : [leave]) {
          if (/^SIG[A-Z]+$/.test(way)) program.signal(way as NodeJS.Signals);
          else program.type(way);
          const waitMs = leave === undefined ? EACH_MS : stage.options.patienceMs;
          await stage.watch.until(() => came() ?? (program.ending === undefined ? undefined : null), waitMs);
          if (came() !== undefined || program.ending !== undefined) break;
        }
        const reply = came();
        const expected = `Deregistration{Address "${stage.address}", Id ${ME}}`;
        if (reply === undefined) {
          const told = leave ?? `${WAYS_OUT.slice(0, -1).join(', ')} and ${WAYS_OUT.at(-1)}`;
          throw new Mismatch(expected, `nothing, after ${told}`);
        }
        answer(stage, reply);
        const { address, id } = reply.message;
        if (id !== ME || address !== stage.address) throw new Mismatch(expected, messageText(reply.message));
        return undefined;
      },
    },
    {
      name: 'leaving.ends',
      title: 'ends when its Deregistration is answered',
      source: 'Write your own messenger, 6',
      hint: 'wait for the DeregistrationResponse, close all connections and the listener, end all threads',
      weight: 1,
      needs: ['leaving.deregisters'],
      looksBack: true,
      async run(stage) {
        const { program } = stage;
        const isGone = async () => (await dial(stage.listener, NO_EVENTS, 1000)) === undefined;
        const ended = await stage.watch.until(() => program?.ending, stage.options.patienceMs);
        if (ended === undefined && !(await isGone())) {
          throw new Mismatch('that it ends', 'it still listens');
        }
        return undefined;
      },
    },
  ];
}

function answer(stage: MessengerStage, { line, on }: Reply): void {
  // Dialect B accepts only 0 as success, and sends each message on a new connection.
  const result = on === 'new' && stage.ways.reads === 'one' ? 0 : ME;
  line.write(encode({ kind: 'deregistrationResponse', result, info: 'Deregistration request successful.' }));
}
