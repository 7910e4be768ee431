// Checks of the counters and of the summaries that report them.

import { count } from '../../text/text.ts';
import { encode } from '../../wire/codec.ts';
import { type Check, Mismatch } from '../check.ts';
import { type Counters, summaryWhen } from './registration.ts';
import type { MessengerStage } from './stage.ts';
import { ME } from './tables.ts';
import { ownPackets, PACKETS } from './task.ts';

type MessengerCheck = Check<MessengerStage>;

const COUNTED = 'The rules, Sent, Received, Relayed';

const summaries = new WeakMap<MessengerStage, Counters>();

/** Right after the run; the packets of the routing and relaying checks are counted too. */
export const COUNTERS: readonly MessengerCheck[] = [
  {
    name: 'counters.answers',
    title: 'answers RequestTrafficSummary with its counters',
    source: 'Write your own messenger, 5',
    hint: 'the summary goes to the registry, with your ID in it',
    weight: 2,
    needs: ['task.finished'],
    async run(stage) {
      stage.ways.endsAfterSummary = false;
      const summary = await stage.summary();
      summaries.set(stage, summary);
      if (summary.id !== ME) throw new Mismatch(`a TrafficSummary with Id ${ME}`, `Id ${summary.id}`);
      await stage.watch.quiet(50, 500);
      if (!stage.hasEnded || stage.ways.orders !== 'registration') return undefined;
      stage.ways.endsAfterSummary = true;
      return { dialect: 'ends after its first summary, as dialect A does' };
    },
  },
  {
    name: 'counters.sent',
    title: 'counts the packets that it originates, and adds up their payloads',
    source: COUNTED,
    hint: 'Sent is what starts here; TotalSent is the sum of their payloads, in signed 64 bits',
    weight: 2,
    needs: ['counters.answers', 'task.count'],
    looksBack: true,
    async run(stage) {
      const sum = ownPackets(stage).reduce((total, { packet }) => total + BigInt(packet.payload), 0n);
      const { sent, totalSent } = summaries.get(stage)!;
      if (sent === PACKETS && totalSent === sum) return undefined;
      throw new Mismatch(
        `Sent ${count(PACKETS)}, TotalSent ${count(sum)}`,
        `Sent ${count(sent)}, TotalSent ${count(totalSent)}`,
      );
    },
  },
  {
    name: 'counters.relayed',
    title: 'counts as relayed the packets of which it is neither source nor sink',
    source: COUNTED,
    hint: 'neither the source nor the sink is a relay; Relayed is field 12, Received 13; reset when you answer, not when a task begins',
    weight: 2,
    needs: ['counters.answers', 'routing.direct', 'setup.ready'],
    looksBack: true,
    async run(stage) {
      const { relayed, received } = summaries.get(stage)!;
      const expected = stage.relayable;
      if (relayed === expected) return undefined;
      throw new Mismatch(
        `Relayed ${expected}, Received ${OWN_RECEIVED}`,
        `Relayed ${count(relayed)}, Received ${count(received)}`,
      );
    },
  },
];

/** Packets for it among those sent before: routing.own sends one. */
const OWN_RECEIVED = 1;

/** Later, when a program that exits after its first summary has gone. */
export const MORE_COUNTERS: readonly MessengerCheck[] = [
  {
    name: 'counters.reset',
    title: 'resets its counters after each summary',
    source: 'The rules, a summary',
    hint: 'set all five counters to 0 when you answer: the registry adds the answers up',
    weight: 3,
    needs: ['counters.answers'],
    async run(stage) {
      const { sent, relayed, received, totalSent, totalReceived } = await stage.summary();
      if (sent + relayed + received === 0 && totalSent === 0n && totalReceived === 0n) return undefined;
      throw new Mismatch(
        'a second summary of zeros',
        `Sent ${sent}, Relayed ${relayed}, Received ${received}, TotalSent ${totalSent}, TotalReceived ${totalReceived}`,
      );
    },
  },
  {
    name: 'counters.received',
    title: 'counts the packets that it receives as their sink, and adds up their payloads in 64 bits',
    source: COUNTED,
    hint: 'payloads are signed, and five of them may add up to 10,737,418,235 or -10,737,418,240, which 32 bits do not hold',
    weight: 3,
    needs: ['counters.reset', 'routing.own'],
    async run(stage) {
      for (const payload of [2 ** 31 - 1, -(2 ** 31)]) {
        for (let i = 0; i < 5; i++) await stage.send({ sink: ME, source: 17, payload, hops: 1, trace: [80] });
        const { received, relayed, totalReceived } = await summaryWhen(stage, (sum) => sum.received >= 5);
        if (received === 5 && relayed === 0 && totalReceived === 5n * BigInt(payload)) continue;
        throw new Mismatch(
          `Received 5, Relayed 0, TotalReceived ${count(5n * BigInt(payload))}`,
          `Received ${received}, Relayed ${relayed}, TotalReceived ${count(totalReceived)}`,
        );
      }
      return undefined;
    },
  },
  {
    name: 'counters.atomic',
    title: 'neither loses nor double-counts packets that arrive while it answers',
    source: 'The rules, a summary',
    hint: 'read and reset the counters in one step, under the lock that guards them; read every frame of a chunk, and keep the rest',
    weight: 2,
    needs: ['counters.received', 'frames.many-at-once'],
    async run(stage) {
      const packets = stage.ways.reads === 'one' ? FLOOD_ONE_EACH : FLOOD;
      const packet = encode({ kind: 'nodeData', sink: ME, source: 17, payload: 1, hops: 1, trace: [80] });
      let received = 0;
      let total = 0n;
      const add = (sum: Counters) => {
        received += sum.received;
        total += sum.totalReceived;
      };
      const flood = (async () => {
        for (let i = 0; i < packets; i++) {
          await stage.sendBytes(packet);
          if (i % 25 === 0) await new Promise(setImmediate);
        }
      })();
      for (let i = 0; i < FLOOD_SUMMARIES; i++) add(await stage.summary());
      await flood;
      add(await summaryWhen(stage, (sum) => received + sum.received >= packets));
      await stage.watch.quiet(50, 500);
      add(await stage.summary());
      if (received === packets && total === BigInt(packets)) return undefined;
      throw new Mismatch(
        `${packets} packets in all summaries, with a TotalReceived of ${packets}`,
        `${received} packets, and ${total}`,
      );
    },
  },
  {
    name: 'task.again',
    title: 'does a second run, with counters from 0',
    source: 'Write your own messenger, 5',
    hint: 'go on after a summary: another InitiateTask may follow at any time',
    weight: 2,
    needs: ['counters.reset', 'task.count'],
    async run(stage) {
      const before = stage.packets.length;
      const replies = stage.replies.length;
      await stage.order({ kind: 'initiateTask', packets: SECOND_RUN });
      await stage.must(`${SECOND_RUN} packets`, () =>
        stage.packets.length - before >= SECOND_RUN ? true : undefined,
      );
      await stage.reply('taskFinished', replies);
      const { sent, relayed, received } = await stage.summary();
      if (sent === SECOND_RUN && relayed === 0 && received === 0) return undefined;
      throw new Mismatch(
        `Sent ${SECOND_RUN}, Relayed 0, Received 0`,
        `Sent ${sent}, Relayed ${relayed}, Received ${received}`,
      );
    },
  },
];

const FLOOD = 3000;
/** The same if each packet needs a connection. */
const FLOOD_ONE_EACH = 300;
const FLOOD_SUMMARIES = 20;
const SECOND_RUN = 100;
