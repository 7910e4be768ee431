// Checks of the set-up.

import { type Check, Mismatch } from '../check.ts';
import { messageText } from '../frame-text.ts';
import type { MessengerStage, Reply, ReplyOf, Table } from './stage.ts';
import { FIRST, ME, SECOND } from './tables.ts';

type MessengerCheck = Check<MessengerStage>;

/** How each published program does it, and no mistake. */
const EITHER_ZERO = 'answers 0 for success, as dialects C and D do';

export const SET_UP: readonly MessengerCheck[] = [
  {
    name: 'setup.answers',
    title: 'accepts its table, and answers with its ID',
    source: 'Write your own messenger, 2',
    hint: 'the order may come on a connection to your listener; answer there, where you registered, or on a new connection',
    weight: 3,
    needs: ['registration.sent'],
    async run(stage) {
      const answer = await begin(stage);
      const { result } = answer.message;
      const remark = orderRemark(stage, answer);
      if (result === ME) return remark;
      const expected = `a NodeRegistryResponse with Result ${ME}, its ID`;
      if (result === 0) {
        return {
          dialect: `${remark?.dialect ?? ''}${remark ? '; ' : ''}${EITHER_ZERO}`,
        };
      }
      throw new Mismatch(expected, messageText(answer.message));
    },
  },
  {
    name: 'setup.links',
    title: 'is connected to every peer before it answers',
    source: 'Write your own messenger, 2',
    hint: 'connect to each entry of the table, then answer; a run starts as soon as all have answered',
    weight: 1,
    needs: ['setup.answers'],
    async run(stage) {
      // A right messenger has connected before it answers, so its connections have arrived.
      await stage.watch.quiet(20, 200);
      const linked = FIRST.peers.filter((id) => stage.linksTo(id).length > 0);
      const isKept = FIRST.peers.some((id) => stage.linksTo(id).some(({ ended }) => !ended));
      stage.ways.sends = isKept ? 'kept links' : 'a connection each';
      if (linked.length === 0) return { dialect: 'opens no connections at set-up, as dialects B and D do' };
      if (linked.length === FIRST.peers.length) {
        return isKept ? undefined : { dialect: 'keeps no connections to its peers, as dialects B and D do' };
      }
      const missing = FIRST.peers.filter((id) => !linked.includes(id));
      throw new Mismatch(
        `connections to the peers ${FIRST.peers.join(', ')}`,
        `none to ${missing.join(', ')}`,
      );
    },
  },
  {
    name: 'setup.half-open',
    title: 'answers an order although its sender has ended its half of the connection',
    source: 'Write your own messenger, Which connections',
    hint: 'the end of what you read is not the end of what you may write; in Node, listen with allowHalfOpen: true',
    weight: 1,
    needs: ['setup.answers'],
    async run(stage) {
      if (!stage.answerWasLost) return undefined;
      throw new Mismatch(
        'an answer to the order on its listener',
        'it connected to its peers, and answered only when it got the order again, where it registered',
      );
    },
  },
  {
    name: 'setup.ready',
    title: 'relays packets as soon as it has answered',
    source: 'Write your own messenger, 2',
    hint: 'install the table and connect to the peers first, then answer; others send as soon as all have answered',
    weight: 1,
    needs: ['setup.answers', 'registration.listening'],
    async run(stage) {
      const probe = { sink: FIRST.peers[0]!, source: 17, payload: PROBE, hops: 0, trace: [] };
      await stage.send(probe);
      const came = () => stage.packets.find(({ packet }) => packet.payload === PROBE);
      if (await stage.watch.until(came, stage.options.patienceMs)) return undefined;
      // Later checks are not about this: they begin when it is ready.
      await stage.send(probe);
      await stage.watch.until(came, stage.options.patienceMs);
      throw new Mismatch(`a packet to ${probe.sink}, one of its peers, sent on`, 'it was lost');
    },
  },
];

/** After a run with the first table. */
export const SECOND_SET_UP: readonly MessengerCheck[] = [
  {
    name: 'setup.again',
    title: 'accepts a second table, which replaces the first',
    source: 'Write your own messenger, 2',
    hint: 'replace peers and IDs, do not add to them; connect to the new peers',
    weight: 2,
    needs: ['setup.answers', 'task.count'],
    async run(stage) {
      await stage.setUp(SECOND);
      const before = stage.packets.length;
      const replies = stage.replies.length;
      await stage.order({ kind: 'initiateTask', packets: SECOND_RUN });
      await stage.must(`${SECOND_RUN} packets`, () =>
        stage.packets.length - before >= SECOND_RUN ? true : undefined,
      );
      await stage.reply('taskFinished', replies);
      const own = stage.packets.slice(before);
      const strangers = own.filter(({ packet }) => !SECOND.ids.includes(packet.sink));
      if (strangers.length > 0) {
        throw new Mismatch(
          'packets to IDs of the second table alone',
          `${strangers.length} to IDs of the first one`,
        );
      }
      const old = own.find(({ at }) => at === undefined || !SECOND.peers.includes(at));
      if (old !== undefined) {
        throw new Mismatch('packets to peers of the second table', `one at peer ${old.at}, of the first`);
      }
      return undefined;
    },
  },
];

const SECOND_RUN = 200;

const PROBE = 77;

/** On a separate start. */
export const DEAD_PEER: readonly MessengerCheck[] = [
  {
    name: 'setup.dead-peer',
    title: 'reports that it cannot connect to a peer, and accepts the next table',
    source: 'The wire format, nodeRegistryResponse',
    hint: 'a refused connection is an answer with a negative Result, not the end of your program',
    weight: 1,
    needs: ['setup.answers'],
    async run(stage) {
      await registered(stage);
      const before = stage.replies.length;
      await stage.order(await stage.tableMessage({ ...FIRST, dead: [FIRST.peers[2]!] }));
      const answer = () => stage.replyAfter('nodeRegistryResponse', before);
      const found = await stage.watch.until(
        () => answer() ?? (stage.over() === undefined ? undefined : null),
        Math.min(stage.options.patienceMs, DEAD_PEER_MS),
      );
      if (stage.over() !== undefined) {
        throw new Mismatch('a NodeRegistryResponse with a negative Result', 'no answer');
      }
      const result = found?.message.result;
      // A program that connects only when it has packets cannot know yet; dialect C always answers 0.
      if (result === ME && stage.ways.sends !== 'a connection each') {
        throw new Mismatch(
          'a NodeRegistryResponse with a negative Result',
          `Result ${ME}, as if all were connected`,
        );
      }
      const again = await stage.setUp(SECOND);
      if (again.message.result !== ME && again.message.result !== 0) {
        throw new Mismatch(`Result ${ME} for the next table`, messageText(again.message));
      }
      if (found == null) {
        throw new Mismatch(
          'a NodeRegistryResponse with a negative Result',
          'no answer, until the next table',
        );
      }
      return result === 0 ? { dialect: 'answers 0 though a peer is dead, as dialect C does' } : undefined;
    },
  },
];

const begun = new WeakMap<MessengerStage, Promise<ReplyOf<'nodeRegistryResponse'>>>();

/** Waits for the registration and sets up, once a start: whichever check of a session is the first to be tried. */
export function begin(stage: MessengerStage, table: Table = FIRST): Promise<ReplyOf<'nodeRegistryResponse'>> {
  const answer = begun.get(stage) ?? registered(stage).then(() => stage.setUp(table));
  begun.set(stage, answer);
  return answer;
}

async function registered(stage: MessengerStage): Promise<void> {
  await stage.must('a Registration', () => stage.replies[0], stage.options.startMs);
  // An order on another connection may overtake the answer to its registration.
  await stage.watch.quiet(REGISTERED_MS, stage.options.patienceMs);
}

const REGISTERED_MS = 100;

/** A refused connection is known at once, but some programs retry for a while. */
const DEAD_PEER_MS = 8000;

function orderRemark({ ways }: MessengerStage, { on }: Reply): { readonly dialect: string } | undefined {
  if (ways.orders === 'registration') {
    return { dialect: 'takes orders on its registration connection, as dialect A does' };
  }
  if (on === 'new')
    return { dialect: 'takes orders on its listener, and answers on a new connection, as dialect B does' };
  if (on === 'order')
    return { dialect: 'takes orders on its listener, and answers there, as dialect D does' };
  return { dialect: 'takes orders on its listener, and answers where it registered, as dialect C does' };
}
