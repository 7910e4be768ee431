// Bad bytes and messages: the registry may close the connection they came on, and must otherwise go on.

import { encode } from '../../wire/codec.ts';
import { BAD_BYTES, spoil } from '../bad-bytes.ts';
import { type Check, Mismatch } from '../check.ts';
import type { RegistryStage } from './stage.ts';

type RegistryCheck = Check<RegistryStage>;

const NEEDS = ['registration.answered'];

/** On a separate start; after each bad input the registry must still answer a registration. */
export const BAD_INPUT: readonly RegistryCheck[] = [
  ...BAD_BYTES.map(
    (bad): RegistryCheck => ({
      name: bad.name,
      title: bad.title,
      source: 'The wire format',
      hint: bad.hint,
      weight: 1,
      needs: NEEDS,
      async run(stage) {
        spoil(await stage.connected(await stage.newNode(), 'new'), bad);
        await goesOn(stage, bad.what);
        return undefined;
      },
    }),
  ),
  {
    name: 'bad-input.unexpected',
    title: 'survives unexpected messages',
    source: 'The wire format',
    hint: 'any client may send a TaskFinished, a summary or a packet at any time: look its node up before you use it',
    weight: 1,
    needs: NEEDS,
    async run(stage) {
      const line = await stage.connected(await stage.newNode(), 'new');
      const numbers = { sent: 1, relayed: 2, received: 3, totalSent: 4n, totalReceived: 5n };
      line.write(encode({ kind: 'taskFinished', address: '127.0.0.1:1', id: 1000 }));
      line.write(encode({ kind: 'nodeRegistryResponse', result: 1000, info: '' }));
      line.write(encode({ kind: 'trafficSummary', id: 1000, ...numbers }));
      line.write(encode({ kind: 'nodeData', sink: 1, source: 2, payload: 3, hops: 0, trace: [] }));
      line.socket.end();
      await goesOn(stage, 'messages of a node that is not registered');
      return undefined;
    },
  },
  {
    name: 'bad-input.bad-address',
    title: 'survives an invalid Address',
    source: 'The rules, Address',
    hint: 'catch what your address parser throws: refuse the registration, or close that connection',
    weight: 1,
    needs: NEEDS,
    async run(stage) {
      for (const address of ['', 'nobody', '127.0.0.1:', '127.0.0.1:99999', ':::::']) {
        const line = await stage.connected(await stage.newNode(), 'new');
        line.write(encode({ kind: 'registration', address }));
        line.socket.end();
      }
      await goesOn(stage, 'a Registration whose Address has no port');
      return undefined;
    },
  },
];

async function goesOn(stage: RegistryStage, what: string): Promise<void> {
  await stage.watch.quiet(DIGEST_MS, 1000);
  try {
    await stage.register();
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    throw new Mismatch(`that a node can register after ${what} on another connection`, error.seen);
  }
}

/** Time for a program that crashes to do so. */
const DIGEST_MS = 30;
