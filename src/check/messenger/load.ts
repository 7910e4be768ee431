// Many packets, and peers that read slowly.

import { count } from '../../text/text.ts';
import { encode } from '../../wire/codec.ts';
import { type Check, Mismatch } from '../check.ts';
import { summaryWhen } from './registration.ts';
import { begin } from './set-up.ts';
import type { MessengerStage } from './stage.ts';
import { FULL, LONG_TRACE, ME } from './tables.ts';

const LOAD = 100_000;
/** Where each packet is a connection. */
const LOAD_ONE_EACH = 5000;
/** With a long trace each: more than the buffers of the system hold while nobody reads. */
const RELAYED = 16_000;
const IDLE_MS = 15_000;

/** On a start of its own. */
export const LOAD_CHECKS: readonly Check<MessengerStage>[] = [
  {
    name: 'load.task',
    title: 'sends 100,000 packets, each once, and counts them',
    source: 'Write your own messenger, 3',
    hint: 'bound your queues, and wait for room; a write that fails must not be counted as sent',
    weight: 2,
    needs: ['task.count', 'counters.sent'],
    async run(stage) {
      await begin(stage, FULL);
      const packets = stage.ways.sends === 'a connection each' ? LOAD_ONE_EACH : LOAD;
      const replies = stage.replies.length;
      const before = stage.packets.length;
      await stage.order({ kind: 'initiateTask', packets });
      const sent = () => stage.packets.length - before;
      await progressing(
        stage,
        () => stage.replyAfter('taskFinished', replies) !== undefined && sent() >= packets,
        sent,
      );
      if (sent() !== packets) throw new Mismatch(`${count(packets)} packets`, count(sent()));
      const sum = stage.packets
        .slice(before)
        .reduce((total, { packet }) => total + BigInt(packet.payload), 0n);
      const summary = await stage.summary();
      if (summary.sent === packets && summary.totalSent === sum) return undefined;
      throw new Mismatch(
        `Sent ${count(packets)}, TotalSent ${count(sum)}`,
        `Sent ${count(summary.sent)}, TotalSent ${count(summary.totalSent)}`,
      );
    },
  },
  {
    name: 'load.slow-peer',
    title: 'reads on while a peer is slow, so that no two nodes wait for each other',
    source: 'Write your own messenger, never stop reading because you are sending',
    hint: 'send in another thread, or queue: if all nodes stop reading until they have sent, all wait for ever',
    weight: 2,
    needs: ['load.task'],
    async run(stage) {
      // Packets for a peer that reads none of them until all of them are written, as a simple node does.
      const packets = stage.ways.reads === 'one' ? LOAD_ONE_EACH : RELAYED;
      const frame = encode({
        kind: 'nodeData',
        sink: 99,
        source: 17,
        payload: 8,
        hops: LONG_TRACE.length,
        trace: LONG_TRACE,
      });
      const before = stage.packets.length;
      for (const { socket } of stage.linksTo(99)) socket.pause();
      let written = 0;
      const write = (async () => {
        for (; written < packets && stage.over() === undefined; written++) {
          const line = await stage.link();
          const isFree = line.socket.write(frame);
          if (stage.ways.reads === 'one') line.socket.end();
          else if (!isFree) await drained(line.socket);
        }
      })();
      await progressing(
        stage,
        () => written === packets,
        () => written,
      );
      await write;
      for (const { socket } of stage.linksTo(99)) socket.resume();
      const came = () => stage.packets.length - before;
      await progressing(stage, () => came() >= packets, came);
      const { relayed } = await summaryWhen(stage, (sum) => sum.relayed >= packets);
      if (came() === packets && relayed === packets) return undefined;
      throw new Mismatch(
        `${count(packets)} packets relayed by ${ME}`,
        `${count(came())}, of which it counts ${count(relayed)}`,
      );
    },
  },
];

/** Waits as long as the count grows. */
async function progressing(
  stage: MessengerStage,
  isDone: () => boolean,
  amount: () => number,
): Promise<void> {
  const timer = setInterval(() => stage.watch.changed(), 20);
  try {
    for (let before = -1; before !== amount() || !isDone(); ) {
      before = amount();
      const moved = () => (isDone() || amount() !== before || stage.over() !== undefined ? true : undefined);
      if ((await stage.watch.until(moved, IDLE_MS)) === undefined) {
        throw new Mismatch(
          'that it goes on',
          `nothing moves for ${IDLE_MS / 1000} s, after ${count(before)} packets`,
        );
      }
      if (isDone()) return;
      const over = stage.over();
      if (over !== undefined) throw new Mismatch('that it goes on', `${count(before)} packets`);
    }
  } finally {
    clearInterval(timer);
  }
}

function drained(socket: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });
}
