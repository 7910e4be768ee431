// Checks of what the messenger changes in a packet that it relays.

import { type Check, Mismatch } from '../check.ts';
import { messageText } from '../frame-text.ts';
import { relayed } from './routing.ts';
import type { MessengerStage } from './stage.ts';
import { ME } from './tables.ts';

type MessengerCheck = Check<MessengerStage>;

const NEEDS = ['setup.answers', 'routing.direct'];

export const RELAYING: readonly MessengerCheck[] = [
  {
    name: 'packets.fields',
    title: 'relays Destination, Source and Payload unchanged, over the whole range of a Payload',
    source: 'The rules, Payload',
    hint: 'a relay changes none of the three: Source stays who sent it first, and a Payload is signed 32-bit, with 0 absent on the wire',
    weight: 2,
    needs: NEEDS,
    async run(stage) {
      for (const [source, payload] of EXTREMES) {
        const before = stage.packets.length;
        await stage.send({ sink: 99, source, payload, hops: 0, trace: [] });
        const expected = `Destination 99, Source ${source}, Payload ${payload}`;
        const { packet } = await stage.must(expected, () => stage.packets[before]);
        if (packet.sink !== 99 || packet.source !== source || packet.payload !== payload) {
          throw new Mismatch(expected, messageText(packet));
        }
      }
      return undefined;
    },
  },
  {
    name: 'packets.hops',
    title: 'increments Hops',
    source: 'The rules, Hops',
    hint: 'each relay adds 1 to what the packet says; the source sends 0',
    weight: 2,
    needs: NEEDS,
    async run(stage) {
      for (const hops of [0, 5]) {
        const { packet } = await relayed(stage, 99, { hops, trace: Array(hops).fill(80) });
        if (packet.hops === hops + 1) continue;
        if (packet.hops === hops && stage.ways.orders === 'registration') {
          return { dialect: 'leaves Hops as they are, as dialect A does' };
        }
        throw new Mismatch(`Hops ${hops + 1} of a packet that came with ${hops}`, messageText(packet));
      }
      return undefined;
    },
  },
  {
    name: 'packets.trace',
    title: 'appends its ID to the Trace',
    source: 'The rules, Trace',
    hint: 'keep what is there, and add your own ID at the end, as packed sfixed32',
    weight: 2,
    needs: NEEDS,
    async run(stage) {
      for (const trace of [[], [80, 0, 126], LONG]) {
        const { packet } = await relayed(stage, 99, { hops: trace.length, trace });
        const got = packet.trace;
        const keeps = trace.every((id, i) => got[i] === id) && got.length === trace.length + 1;
        if (keeps && got.at(-1) === ME) continue;
        if (keeps && got.at(-1) === 99 && stage.ways.orders === 'listener') {
          return { dialect: "appends the next hop's ID, as dialect C does" };
        }
        throw new Mismatch(`the Trace [${[...trace, ME].slice(-5).join(' ')}]`, messageText(packet));
      }
      return undefined;
    },
  },
];

const EXTREMES: readonly (readonly [source: number, payload: number])[] = [
  [17, 2 ** 31 - 1],
  [17, -(2 ** 31)],
  [126, -1],
  [0, 0],
];

/** A possible path in an overlay of eleven nodes. */
const LONG = [30, 0, 126, 97, 80, 60, 55];
