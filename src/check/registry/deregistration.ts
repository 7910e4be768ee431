// Checks of deregistration.

import { encode } from '../../wire/codec.ts';
import { type Check, Mismatch } from '../check.ts';
import { messageText } from '../frame-text.ts';
import type { WireLine } from '../wire-line.ts';
import type { KitNode } from './node.ts';
import { NODES } from './registration.ts';
import type { RegistryStage } from './stage.ts';

/** The node that left in the first of these checks. */
const gone = new WeakMap<RegistryStage, KitNode>();

/** On a start of its own. */
export const DEREGISTRATION: readonly Check<RegistryStage>[] = [
  {
    name: 'deregistration.answered',
    title: 'answers a Deregistration, and lets the node go',
    source: 'Write your own messenger, 6',
    hint: 'answer with the ID as Result, or 0, on the connection that the Deregistration came on',
    weight: 2,
    needs: ['registration.ids-unique'],
    async run(stage) {
      await stage.registerAll(NODES + 1);
      const [node] = stage.nodes as [KitNode];
      const response = await deregister(stage, await stage.ownLine(node), node.address, node.id!);
      if (response.result !== node.id && response.result !== 0) {
        throw new Mismatch(`Result ${node.id}, the ID, or 0`, messageText(response));
      }
      stage.left(node);
      gone.set(stage, node);
      return undefined;
    },
  },
  {
    name: 'deregistration.other-refused',
    title: 'refuses to deregister a node at the request of a node with another address',
    source: 'The wire format, deregistration',
    hint: 'look the ID up, and compare the address of that node with the one in the message',
    weight: 2,
    needs: ['deregistration.answered'],
    async run(stage) {
      const [one, other] = stage.nodes as [KitNode, KitNode];
      await refused(
        stage,
        one,
        other.id!,
        `a Deregistration of node ${other.id} with the address of node ${one.id}`,
      );
      return undefined;
    },
  },
  {
    name: 'deregistration.unknown-refused',
    title: 'refuses to deregister a node that is not registered',
    source: 'The wire format, deregistration',
    hint: 'look the ID up; if there is no such node, answer with a negative Result and the reason in Info',
    weight: 1,
    needs: ['deregistration.answered'],
    async run(stage) {
      const ids = stage.nodes.map(({ id }) => id);
      const free = Array.from({ length: 128 }, (_, id) => id).find((id) => !ids.includes(id))!;
      await refused(
        stage,
        stage.nodes[0]!,
        free,
        `a Deregistration of ${free}, which is not a registered ID`,
      );
      return undefined;
    },
  },
  {
    name: 'deregistration.leaves',
    title: 'leaves a node that has deregistered out of the next set-up',
    source: 'Write your own messenger, 6',
    hint: 'take it out of the table of nodes before you answer',
    weight: 2,
    needs: ['deregistration.answered', 'setup.reaches-all'],
    async run(stage) {
      const node = gone.get(stage)!;
      const before = stage.orders.length;
      await stage.command('setup', 2);
      const orders = await stage.allHave('nodeRegistry', before);
      const told = orders.find(({ message }) => message.ids.includes(node.id!));
      if (told === undefined) return undefined;
      throw new Mismatch(`Ids without ${node.id}, which has deregistered`, messageText(told.message));
    },
  },
];

function deregister(stage: RegistryStage, line: WireLine, address: string, id: number) {
  return stage.asks(line, 'deregistrationResponse', encode({ kind: 'deregistration', address, id }));
}

async function refused(stage: RegistryStage, from: KitNode, id: number, what: string): Promise<void> {
  const response = await deregister(stage, await stage.ownLine(from), from.address, id);
  if (response.result < 0) return;
  for (const node of stage.nodes.filter((one) => one.id === id)) stage.left(node);
  throw new Mismatch(`a negative Result for ${what}`, messageText(response));
}
