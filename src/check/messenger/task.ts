// Checks of the packets that the messenger originates, and of its TaskFinished.

import { type Check, Mismatch, Untried } from '../check.ts';
import { messageText } from '../frame-text.ts';
import type { MessengerStage, SeenPacket } from './stage.ts';
import { FIRST, ME, peerTowards } from './tables.ts';

type MessengerCheck = Check<MessengerStage>;

/** Enough for every ID to be drawn, and too many to be written in the moment before the program is stopped. */
export const PACKETS = 3000;

/** The observed run, which later checks judge. */
interface Run {
  readonly own: readonly SeenPacket[];
  /** Packets written when TaskFinished was; undefined if unknown. */
  readonly written: number | undefined;
}

const runs = new WeakMap<MessengerStage, Run>();

function runOf(stage: MessengerStage): Run {
  const run = runs.get(stage);
  if (run === undefined) throw new Untried('there was no run');
  if (run.own.length === 0) throw new Untried('it sent no packets');
  return run;
}

export function ownPackets(stage: MessengerStage): readonly SeenPacket[] {
  return runOf(stage).own;
}

const NEEDS = ['task.finished'];

export const TASK: readonly MessengerCheck[] = [
  {
    name: 'task.finished',
    title: 'sends the packets that InitiateTask asks for, then TaskFinished',
    source: 'Write your own messenger, 3',
    hint: 'TaskFinished goes to the registry, once, when your own packets are written',
    weight: 3,
    needs: ['setup.answers'],
    async run(stage) {
      const before = stage.packets.length;
      const replies = stage.replies.length;
      await stage.order({ kind: 'initiateTask', packets: PACKETS });
      const finished = await stage.must('a TaskFinished', () => {
        const reply = stage.replyAfter('taskFinished', replies);
        // Stopped at once, before it can write more.
        if (reply !== undefined) stage.program?.signal('SIGSTOP');
        return reply;
      });
      await stage.watch.quiet(SETTLE_MS, stage.options.patienceMs);
      const written = stage.program === undefined ? undefined : stage.packets.length - before;
      stage.program?.signal('SIGCONT');
      const sent = () => (stage.packets.length - before >= PACKETS ? true : undefined);
      await stage.watch.until(sent, stage.options.patienceMs);
      await stage.watch.quiet(SETTLE_MS, stage.options.patienceMs);
      runs.set(stage, { own: stage.packets.slice(before), written });
      const again = stage.replies.slice(replies).filter(({ message }) => message.kind === 'taskFinished');
      if (again.length > 1) throw new Mismatch('one TaskFinished', `${again.length}`);
      const { id } = finished.message;
      if (id === ME) return undefined;
      if (id === 0 && finished.message.address === '')
        return { dialect: 'an empty TaskFinished, as dialect C does' };
      throw new Mismatch(`a TaskFinished with Id ${ME}`, messageText(finished.message));
    },
  },
  {
    name: 'task.count',
    title: 'sends exactly that number of packets',
    source: 'Write your own messenger, 3',
    hint: 'Packets is the number for each node, in all; one that is drawn for your own ID, or for which no peer is found, never leaves',
    weight: 3,
    needs: ['task.finished'],
    looksBack: true,
    async run(stage) {
      const { own } = runOf(stage);
      if (own.length !== PACKETS) throw new Mismatch(`${PACKETS} packets`, `${own.length}`);
      return undefined;
    },
  },
  {
    name: 'task.finished-last',
    title: 'says TaskFinished when the last packet is written, not before',
    source: 'Write your own messenger, 3',
    hint: 'a packet in a queue is not sent: wait until all queues are empty, then say so',
    weight: 3,
    needs: ['task.count'],
    looksBack: true,
    async run(stage) {
      const { written } = runOf(stage);
      if (written === undefined)
        throw new Untried('the program was started by hand, so it cannot be paused to count its packets');
      if (written === PACKETS) return undefined;
      throw new Mismatch(`all ${PACKETS} packets written when TaskFinished comes`, `${written} were`);
    },
  },
  {
    name: 'task.sinks',
    title: 'draws each sink from all IDs but its own',
    source: 'Write your own messenger, 3',
    hint: 'sinks are drawn from Ids, not from your peers; your own ID is among Ids and must be left out',
    weight: 2,
    needs: NEEDS,
    looksBack: true,
    async run(stage) {
      const drawn = new Map<number, number>();
      for (const { packet } of runOf(stage).own) drawn.set(packet.sink, (drawn.get(packet.sink) ?? 0) + 1);
      const others = FIRST.ids.filter((id) => id !== ME);
      const expected = `packets to each of ${others.join(', ')}`;
      const stranger = [...drawn.keys()].find((id) => !others.includes(id));
      if (stranger !== undefined) {
        throw new Mismatch(
          expected,
          `${drawn.get(stranger)} to ${stranger}${stranger === ME ? ', itself' : ''}`,
        );
      }
      const missing = others.filter((id) => !drawn.has(id));
      if (missing.length > 0) throw new Mismatch(expected, `none to ${missing.join(', ')}`);
      const [sink, most] = [...drawn].reduce((a, b) => (b[1] > a[1] ? b : a));
      // Six standard deviations above the mean of a fair draw.
      const fair = PACKETS / others.length;
      if (most > fair + 6 * Math.sqrt(fair)) {
        throw new Mismatch(`about ${Math.round(fair)} packets to each ID`, `${most} to ${sink}`);
      }
      return undefined;
    },
  },
  {
    name: 'task.source',
    title: 'puts its ID into its packets, with Hops 0 and no Trace',
    source: 'The rules, Hops and Trace',
    hint: 'only relays count: the source adds no hop, and is not part of the Trace',
    weight: 2,
    needs: NEEDS,
    looksBack: true,
    async run(stage) {
      for (const { packet } of runOf(stage).own) {
        if (packet.source === ME && packet.hops === 0 && packet.trace.length === 0) continue;
        throw new Mismatch(`Source ${ME}, Hops 0 and an empty Trace`, messageText(packet));
      }
      return undefined;
    },
  },
  {
    name: 'task.payloads',
    title: 'draws payloads from all signed 32-bit numbers',
    source: 'The rules, Payload',
    hint: 'from -2,147,483,648 to 2,147,483,647, negative ones too, a new one for each packet',
    weight: 1,
    needs: NEEDS,
    looksBack: true,
    async run(stage) {
      const payloads = runOf(stage).own.map(({ packet }) => packet.payload);
      const low = Math.min(...payloads);
      const high = Math.max(...payloads);
      const different = new Set(payloads).size;
      // Of 3,000 fair draws none comes within a quarter of the range's end in one of 10^374 runs.
      if (low > -(2 ** 30) || high < 2 ** 30 || different < PACKETS / 2) {
        throw new Mismatch(
          'payloads from about -2,147,483,648 to 2,147,483,647',
          `${different} different ones, from ${low} to ${high}`,
        );
      }
      return undefined;
    },
  },
  {
    name: 'task.first-hop',
    title: 'routes its own packets by the same rule',
    source: 'The rules, The next hop',
    hint: 'use the same function for packets that you originate and for those that you relay',
    weight: 2,
    needs: NEEDS,
    looksBack: true,
    async run(stage) {
      for (const { packet, at } of runOf(stage).own) {
        const peer = peerTowards(packet.sink, ME, FIRST);
        if (at !== peer)
          throw new Mismatch(`a packet to ${packet.sink} at peer ${peer}`, `it came to peer ${at}`);
      }
      return undefined;
    },
  },
];

/** After this long without arrivals everything written has arrived, as all is on this machine. */
const SETTLE_MS = 60;
