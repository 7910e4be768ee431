// Where it sends a packet on to.

import { type Check, Mismatch } from '../check.ts';
import { messageText } from '../frame-text.ts';
import type { MessengerStage, SeenPacket } from './stage.ts';
import { FIRST, ME, peerTowards } from './tables.ts';

type MessengerCheck = Check<MessengerStage>;

/** It has a table, and packets can be sent to it. */
const REACHABLE = ['setup.answers', 'registration.listening'];

const RULE = 'The rules, The next hop';

export const ROUTING: readonly MessengerCheck[] = [
  {
    name: 'routing.direct',
    title: 'sends a packet to its sink when the sink is a peer',
    source: RULE,
    hint: 'look the sink up in your table first',
    weight: 2,
    needs: REACHABLE,
    run: (stage) => follows(stage, [99, 55, 60]),
  },
  {
    name: 'routing.closest',
    title: 'sends a packet to the peer closest to the sink',
    source: RULE,
    hint: 'of the peers that are not past the sink take the one nearest to the sink, not the one nearest to you',
    weight: 3,
    needs: REACHABLE,
    run: (stage) => follows(stage, [80, 126]),
  },
  {
    name: 'routing.never-past',
    title: 'never sends a packet past its sink',
    source: RULE,
    hint: 'the distance is clockwise: a peer just behind the sink is nearly a whole ring away from it',
    weight: 3,
    needs: REACHABLE,
    run: (stage) => follows(stage, [97, 58]),
  },
  {
    name: 'routing.wraps',
    title: 'goes on past the highest ID at the lowest',
    source: RULE,
    hint: '(sink - me) mod S is never negative: in many languages -25 % 128 is -25',
    weight: 3,
    needs: REACHABLE,
    run: (stage) => follows(stage, [0, 17, 30]),
  },
  {
    name: 'routing.own',
    title: 'keeps a packet that is for itself',
    source: 'Write your own messenger, 4',
    hint: 'compare Destination with your ID before you look for a peer',
    weight: 2,
    needs: REACHABLE,
    async run(stage) {
      const before = stage.packets.length;
      await stage.send({ sink: ME, source: 17, payload: 1, hops: 2, trace: [80] });
      // The next one shows that the first was read, where it is read at all.
      const after = await relayed(stage, 99);
      const back = stage.packets.slice(before).find((seen) => seen !== after && seen.packet.sink === ME);
      if (back === undefined) return undefined;
      throw new Mismatch(`that it keeps a packet to ${ME}, its ID`, `it sent it on, to ${where(back)}`);
    },
  },
];

/** Sends a packet to each sink and looks where it comes out. */
async function follows(stage: MessengerStage, sinks: readonly number[]): Promise<undefined> {
  for (const sink of sinks) {
    const peer = peerTowards(sink, ME, FIRST);
    const seen = await relayed(stage, sink);
    if (seen.at !== peer) {
      const table = [...FIRST.peers].sort((a, b) => a - b).join(', ');
      throw new Mismatch(
        `a packet from 17 to ${sink} at peer ${peer} (its ID is ${ME}, its peers ${table})`,
        `it came to ${where(seen)}: ${messageText(seen.packet)}`,
      );
    }
  }
  return undefined;
}

let payload = 1000;

/** A packet to a sink with a payload that no other has, and where it came out. */
export async function relayed(
  stage: MessengerStage,
  sink: number,
  fields: { readonly source?: number; readonly hops?: number; readonly trace?: readonly number[] } = {},
): Promise<SeenPacket> {
  const mark = ++payload;
  const before = stage.packets.length;
  await stage.send({ sink, source: 17, payload: mark, hops: 0, trace: [], ...fields });
  return await stage.must(`a packet from 17 to ${sink}, sent on to a peer`, () =>
    stage.packets.slice(before).find(({ packet }) => packet.payload === mark),
  );
}

function where({ at }: SeenPacket): string {
  return at === undefined ? 'the peer that had sent it' : `peer ${at}`;
}
