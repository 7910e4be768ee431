// Checks of the next hop.

import { type Check, Mismatch } from '../check.ts';
import { messageText } from '../frame-text.ts';
import type { MessengerStage, SeenPacket } from './stage.ts';
import { FIRST, ME, peerTowards } from './tables.ts';

type MessengerCheck = Check<MessengerStage>;

/** The messenger has a table and accepts packets. */
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
    hint: 'of the peers that are not past the sink, choose the one nearest to the sink, not the one nearest to you',
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
    title: 'wraps around from the highest ID to the lowest',
    source: RULE,
    hint: '(sink - me) mod S is never negative: in many languages -25 % 128 is -25',
    weight: 3,
    needs: REACHABLE,
    run: (stage) => follows(stage, [0, 17, 30]),
  },
  {
    name: 'routing.own',
    title: 'keeps a packet of which it is the sink',
    source: 'Write your own messenger, 4',
    hint: 'compare Destination with your ID before you look for a peer',
    weight: 2,
    needs: REACHABLE,
    async run(stage) {
      const before = stage.packets.length;
      await stage.send({ sink: ME, source: 17, payload: 1, hops: 2, trace: [80] });
      // Once the next packet is relayed, the first has been read.
      const after = await relayed(stage, 99);
      const back = stage.packets.slice(before).find((seen) => seen !== after && seen.packet.sink === ME);
      if (back === undefined) return undefined;
      throw new Mismatch(`that it keeps a packet to ${ME}, its ID`, `it sent it on, to ${where(back)}`);
    },
  },
];

/** Sends a packet to each sink, and compares the peer that receives it with the rule. */
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

/** Sends a packet with a unique payload, and waits until a peer receives it. */
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
  return at === undefined ? 'the peer that sent it' : `peer ${at}`;
}
