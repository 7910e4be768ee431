// Checks that the registry survives the death of a node, between runs and during one.

import { type Check, Mismatch } from '../check.ts';
import { messageText } from '../frame-text.ts';
import { completeCounters } from './made-up.ts';
import type { KitNode } from './node.ts';
import { NODES } from './registration.ts';
import { startRun, wholeRun } from './run.ts';
import { setUp } from './set-up.ts';
import type { RegistryStage } from './stage.ts';

type RegistryCheck = Check<RegistryStage>;

const PACKETS = 6000;
const TOTAL = 1_000_000n;
/** A program may retry a dead node for a while: at most this many times --patience. */
const PATIENCES = 6;
const RETRY_MS = 1000;
const SETTLED_MS = 100;

/** On a start of its own. */
export const CLIENT_DIES: readonly RegistryCheck[] = [
  {
    name: 'survival.client-dies',
    title: 'goes on without a node whose connections and listener have closed',
    source: 'Write your own messenger, which connections',
    hint: 'an error on one connection concerns one node: give up that node, do not exit, and do not wait for it for ever',
    weight: 2,
    needs: ['run.asks-all'],
    async run(stage) {
      await stage.registerAll(NODES + 1);
      const [node] = stage.nodes as [KitNode];
      node.die();
      stage.left(node);
      await stage.watch.quiet(SETTLED_MS, 1000);
      await worksWithout(stage, node);
      return undefined;
    },
  },
];

/** On a start of its own. */
export const DIES_IN_RUN: readonly RegistryCheck[] = [
  {
    name: 'survival.in-run',
    title: 'ends a run in which a node dies, and goes on with the others',
    source: 'Write your own messenger, which connections',
    hint: 'do not wait for the TaskFinished or summary of a node whose connections have closed, nor for any node for ever',
    weight: 2,
    needs: ['run.asks-all'],
    async run(stage) {
      await stage.registerAll(NODES + 1);
      const [node] = stage.nodes as [KitNode];
      node.held.add('initiateTask');
      await setUp(stage);
      await stage.watch.quiet(SETTLED_MS, 1000);
      const counters = completeCounters(stage.nodes.length, PACKETS, TOTAL);
      const { before } = await startRun(
        stage,
        PACKETS,
        counters.map((one) => [one]),
      );
      await stage.allHave('initiateTask', before);
      node.die();
      stage.left(node);
      await worksWithout(stage, node);
      return undefined;
    },
  },
];

/** A set-up and a run without the dead node; the command is repeated until the set-up succeeds or times out. */
async function worksWithout(stage: RegistryStage, dead: KitNode): Promise<void> {
  const limitMs = PATIENCES * stage.options.patienceMs;
  const endMs = performance.now() + limitMs;
  const expected = `a set-up of the others after node ${dead.id} has died`;
  let seen = 'no NodeRegistry';
  for (;;) {
    const before = stage.orders.length;
    await stage.command('setup', 3);
    const all = () => {
      const told = new Map(stage.ordersOf('nodeRegistry', before).map((order) => [order.node, order]));
      return stage.nodes.every((node) => told.has(node)) ? [...told.values()] : undefined;
    };
    const tables = await stage.watch.until(
      () => all() ?? (stage.over() === undefined ? undefined : []),
      RETRY_MS,
    );
    const withDead = tables?.find(({ message }) => message.ids.includes(dead.id!));
    if (tables !== undefined && tables.length > 0 && withDead === undefined) break;
    if (withDead !== undefined) seen = messageText(withDead.message);
    if (stage.over() !== undefined || performance.now() > endMs) {
      throw new Mismatch(expected, `${seen} within ${limitMs / 1000} s`);
    }
    if (tables !== undefined) await stage.watch.until(() => undefined, RETRY_MS);
  }
  await stage.watch.quiet(SETTLED_MS, 1000);
  await wholeRun(stage, PACKETS, TOTAL);
}
