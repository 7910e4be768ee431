// Bad bytes: the messenger may close the connection they came on, and must otherwise go on.

import { BAD_BYTES, spoil } from '../bad-bytes.ts';
import { type Check, Mismatch } from '../check.ts';
import { relayed } from './routing.ts';
import { begin } from './set-up.ts';
import type { MessengerStage } from './stage.ts';

/** On a separate start; after each bad input the messenger must still relay a packet. */
export const BAD_INPUT: readonly Check<MessengerStage>[] = [
  ...BAD_BYTES.map(
    (bad): Check<MessengerStage> => ({
      name: bad.name,
      title: bad.title,
      source: 'The wire format',
      hint: bad.hint,
      weight: 1,
      needs: ['setup.answers', 'routing.direct'],
      async run(stage) {
        await begin(stage);
        spoil(await stage.newLink(), bad);
        await goesOn(stage, bad.what);
        return undefined;
      },
    }),
  ),
  {
    name: 'bad-input.goes-on',
    title: 'is still there after all of these',
    source: 'The wire format',
    hint: 'an error on one connection closes that connection; it must not end the program, however gracefully',
    weight: 1,
    needs: ['setup.answers', 'routing.direct'],
    looksBack: true,
    async run(stage) {
      const left = () => stage.replyAfter('deregistration', 0) ?? (stage.hasEnded ? true : undefined);
      if ((await stage.watch.until(left, AFTERWARDS_MS)) === undefined) return undefined;
      throw new Mismatch('that it goes on', stage.hasEnded ? 'it has ended' : 'it deregisters');
    },
  },
];

/** Time for a program that ends gracefully to do so. */
const AFTERWARDS_MS = 300;

async function goesOn(stage: MessengerStage, what: string): Promise<void> {
  await stage.watch.quiet(DIGEST_MS, 1000);
  try {
    await relayed(stage, 99);
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    throw new Mismatch(`that packets are relayed after ${what} on another connection`, error.seen);
  }
}

/** Time for a program that crashes to do so. */
const DIGEST_MS = 30;
