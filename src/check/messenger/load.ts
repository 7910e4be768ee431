// Checks under load: many packets, and a peer that does not read for a while.

import { setTimeout as pause } from 'node:timers/promises';
import { count } from '../../text/text.ts';
import { encode } from '../../wire/codec.ts';
import { type Check, Mismatch } from '../check.ts';
import { summaryWhen } from './registration.ts';
import { begin } from './set-up.ts';
import type { MessengerStage } from './stage.ts';
import { FULL, LONG_TRACE } from './tables.ts';

const LOAD = 100_000;
/** The same if each packet needs a connection. */
const LOAD_ONE_EACH = 5000;
/** The peer that does not read for a while. */
const SLOW = 99;
/** After all that the program takes is sent; one that gives slow peers up sooner loses packets. */
const SLOW_MS = 1000;
/** With a long trace each: 8 MB, more than the system's buffers of an unread link hold. */
const JAM = 20_000;
/** A program that has read nothing for this long exerts back-pressure. */
const HELD_BACK_MS = 500;
const IDLE_MS = 15_000;

/** On a start of its own. */
export const SLOW_PEER: readonly Check<MessengerStage>[] = [
  {
    name: 'load.slow-peer',
    title: 'delays no other traffic while a peer does not read, and loses nothing',
    source: 'Write your own messenger, never stop reading because you are sending',
    hint: 'a send that blocks must hold no lock, and must not keep you from reading: send in another thread, or queue',
    weight: 2,
    needs: ['counters.relayed', 'counters.received'],
    async run(stage) {
      await begin(stage, FULL);
      const before = stage.packets.length;
      // First of all, while little was read on the link and its buffers have not grown yet.
      stage.setReading(SLOW, false);
      const jam = new Jam(stage, stage.ways.reads === 'one' ? LOAD_ONE_EACH : JAM);
      await jam.filled();
      await passes(stage, 44, 'a packet to 44, which is not beyond the slow peer');
      await pause(SLOW_MS);
      stage.setReading(SLOW, true);
      const came = () => stage.packets.length - before - 1;
      await progressing(stage, () => jam.isDone && came() >= jam.written, came);
      const packets = jam.written;
      const { relayed } = await summaryWhen(stage, (sum) => sum.relayed > packets);
      if (came() === packets && relayed === packets + 1) return undefined;
      throw new Mismatch(
        `${count(packets)} packets relayed to the slow peer once it reads, and ${count(packets + 1)} counted`,
        `${count(came())}, and ${count(relayed)} counted`,
      );
    },
  },
];

/** On a start of its own. */
export const MANY_PACKETS: readonly Check<MessengerStage>[] = [
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
];

/** Waits until done; throws a Mismatch if the count stops growing. */
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

/** Sends a packet on a new connection, and waits until a peer receives it. */
async function passes(stage: MessengerStage, sink: number, expected: string): Promise<void> {
  const line = await stage.newLink();
  line.write(encode({ kind: 'nodeData', sink, source: 17, payload: PASSING, hops: 0, trace: [] }));
  await stage.must(expected, () => stage.packets.find(({ packet }) => packet.payload === PASSING));
}

const PASSING = 4711;

/** Sends packets for the slow peer, as fast as the program reads them. */
class Jam {
  readonly #stage: MessengerStage;
  readonly #packets: number;
  written = 0;
  isDone = false;
  #movedMs = performance.now();

  constructor(stage: MessengerStage, packets: number) {
    this.#stage = stage;
    this.#packets = packets;
    // A program that accepts no more connections shows in what arrives.
    void this.#write().catch(() => {
      this.isDone = true;
    });
  }

  /** Resolves when all are written, or when back-pressure stops them. */
  async filled(): Promise<void> {
    while (!this.isDone && performance.now() - this.#movedMs < HELD_BACK_MS) {
      await pause(20);
    }
  }

  async #write(): Promise<void> {
    const frame = encode({
      kind: 'nodeData',
      sink: SLOW,
      source: 17,
      payload: 8,
      hops: LONG_TRACE.length,
      trace: LONG_TRACE,
    });
    while (this.written < this.#packets && this.#stage.over() === undefined) {
      const line = await this.#stage.link();
      const isFree = line.socket.write(frame);
      this.written++;
      this.#movedMs = performance.now();
      if (this.#stage.ways.reads === 'one') line.socket.end();
      else if (!isFree) await drained(line.socket);
    }
    this.isDone = true;
  }
}

function drained(socket: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });
}
