// Checks of the registration and of the reaction to its answer.

import { parseAddress } from '../../overlay/address.ts';
import { type Check, Mismatch } from '../check.ts';
import { messageText } from '../frame-text.ts';
import { dial, NO_EVENTS } from '../wire-line.ts';
import { begin } from './set-up.ts';
import type { MessengerStage } from './stage.ts';
import { OF_ZERO } from './tables.ts';

type MessengerCheck = Check<MessengerStage>;

export const REGISTRATION: readonly MessengerCheck[] = [
  {
    name: 'registration.sent',
    title: 'connects to the registry and sends a Registration first',
    source: 'Write your own messenger, 1',
    hint: 'a frame is 8 bytes of length, big-endian, then the message inside its field of MiniChord, 17 for a registration',
    weight: 2,
    async run(stage) {
      const first = await stage.must(
        'a Registration, as its first message',
        () => stage.replies[0] ?? (stage.malformed.length > 0 ? stage.malformed[0] : undefined),
        stage.options.startMs,
      );
      if (typeof first === 'string') throw new Mismatch('a Registration, as its first message', first);
      if (first.message.kind !== 'registration')
        throw new Mismatch('a Registration, as its first message', messageText(first.message));
      return undefined;
    },
  },
  {
    name: 'registration.address',
    title: 'registers the host and port that it listens on',
    source: 'The rules, Address',
    hint: 'register the port of your listener, not that of your connection to the registry, and an IP address, not a name',
    weight: 2,
    needs: ['registration.sent'],
    async run(stage) {
      const { address } = stage;
      const parsed = parseAddress(address);
      if (parsed === undefined) throw new Mismatch('an Address of the form host:port', `"${address}"`);
      const { host } = parsed;
      if (host === stage.options.host) return undefined;
      if (host === '::') return { dialect: `registers as ${address}, as dialect C does` };
      if (host === '0.0.0.0') return undefined;
      const isName = !/^[\d.]+$|:/.test(host);
      if (isName) return { dialect: `registers as ${address}, with a name or no host, as dialect B does` };
      throw new Mismatch(`the host ${stage.options.host}, from which it connects`, `"${address}"`);
    },
  },
  {
    name: 'registration.listening',
    title: 'listens before it registers',
    source: 'Write your own messenger, 1',
    hint: 'bind and listen first: peers may connect as soon as the registry knows your address',
    weight: 2,
    needs: ['registration.sent'],
    async run(stage) {
      const line = await dial(stage.listener, NO_EVENTS, stage.options.patienceMs);
      if (line === undefined) {
        throw new Mismatch(`a listener at ${stage.address} when it registers`, 'the connection is refused');
      }
      line.socket.destroy();
      return undefined;
    },
  },
];

/** On a separate start with a negative answer. */
export const REFUSED: readonly MessengerCheck[] = [
  {
    name: 'registration.refused',
    title: 'exits or prints the reason when the registry refuses it',
    source: 'The wire format, registrationResponse',
    hint: 'a negative Result is a refusal, whose Info says why; Result is signed',
    weight: 1,
    needs: ['registration.sent'],
    async run(stage) {
      await stage.must('a Registration', () => stage.replies[0], stage.options.startMs);
      const { program } = stage;
      const shown = () =>
        program === undefined || program.ending !== undefined || program.output.includes(REFUSAL)
          ? true
          : undefined;
      if (await stage.watch.until(shown, stage.options.patienceMs)) return undefined;
      throw new Mismatch(`that it ends, or prints "${REFUSAL}"`, 'it goes on and says nothing');
    },
  },
];

export const REFUSAL = 'the overlay is full today';

/** On a separate start with ID 0. */
export const ZERO: readonly MessengerCheck[] = [
  {
    name: 'registration.id-zero',
    title: 'works with the ID 0, which is absent on the wire',
    source: 'The wire format, an absent field means 0',
    hint: '0 is an ID: do not test it for truth, nor wait for the field',
    weight: 1,
    needs: ['registration.listening', 'setup.answers'],
    async run(stage) {
      const { message } = await begin(stage, OF_ZERO);
      if (message.result !== 0)
        throw new Mismatch('a NodeRegistryResponse with Result 0', `Result ${message.result}`);
      await stage.send({ sink: 90, source: 5, payload: 7, hops: 0, trace: [] });
      const expected = 'the packet to 90, at peer 40 with 0 in its Trace';
      const { at, packet } = await stage.must(expected, () => stage.packets[0]);
      if (at !== 40) throw new Mismatch(expected, `it went to peer ${at}`);
      if (packet.sink !== 90 || packet.source !== 5) {
        throw new Mismatch('Destination 90 and Source 5', messageText(packet));
      }
      await stage.send({ sink: 0, source: 5, payload: 9, hops: 0, trace: [] });
      const summary = await summaryWhen(stage, ({ received }) => received > 0);
      if (summary.id !== 0 || summary.received !== 1 || summary.relayed !== 1) {
        throw new Mismatch(
          'a summary of node 0 with 1 packet received and 1 relayed',
          `Id ${summary.id}, ${summary.received} received, ${summary.relayed} relayed`,
        );
      }
      return undefined;
    },
  },
];

/** Requests summaries until their sum satisfies `isThere`, or until a timeout; returns the sum. */
export async function summaryWhen(
  stage: MessengerStage,
  isThere: (sum: Counters) => boolean,
): Promise<Counters> {
  const sum = { id: 0, sent: 0, relayed: 0, received: 0, totalSent: 0n, totalReceived: 0n };
  const endMs = performance.now() + stage.options.patienceMs;
  for (;;) {
    const one = await stage.summary();
    sum.id = one.id;
    sum.sent += one.sent;
    sum.relayed += one.relayed;
    sum.received += one.received;
    sum.totalSent += one.totalSent;
    sum.totalReceived += one.totalReceived;
    if (isThere(sum) || performance.now() > endMs) return sum;
    await stage.watch.quiet(ASK_AGAIN_MS, stage.options.patienceMs);
    const over = stage.over();
    if (over !== undefined) return sum;
  }
}

const ASK_AGAIN_MS = 50;

export interface Counters {
  readonly id: number;
  readonly sent: number;
  readonly relayed: number;
  readonly received: number;
  readonly totalSent: bigint;
  readonly totalReceived: bigint;
}
