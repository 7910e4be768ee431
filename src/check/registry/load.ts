// Checks under load: as many nodes as IDs, all at once.

import { encode } from '../../wire/codec.ts';
import { type Check, Mismatch } from '../check.ts';
import { messageText } from '../frame-text.ts';
import { checkUnique } from './registration.ts';
import { showsSums, wholeRun } from './run.ts';
import { setUp } from './set-up.ts';
import type { RegistryStage } from './stage.ts';
import { peersByRule } from './table-rule.ts';

const FULL = 128;
const ENTRIES = 7;
const PACKETS = 25_000;
const TOTAL = 5_000_000_000n;

/** On a start of its own. */
export const LOAD: readonly Check<RegistryStage>[] = [
  {
    name: 'load.full',
    title: 'registers 128 nodes at once, each with a unique ID, and refuses the next',
    source: 'The wire format, registrationResponse',
    hint: 'draw from the free IDs: with 127 taken, guessing rarely finds the last one; with 128, never',
    weight: 2,
    needs: ['registration.ids-unique'],
    async run(stage) {
      await stage.registerAll(FULL);
      checkUnique(stage);
      const node = await stage.newNode();
      const line = await stage.connected(node);
      const frame = encode({ kind: 'registration', address: node.address });
      const response = await stage.asks(line, 'registrationResponse', frame);
      const isWide = stage.nodes.some(({ id }) => id! >= FULL) || response.result >= FULL;
      if (response.result < 0) return undefined;
      if (isWide && stage.nodes.every(({ id }) => id !== response.result)) {
        stage.joined(node, response.result, line);
        return { dialect: 'takes more than 128 nodes: dialects C and D' };
      }
      throw new Mismatch('a refusal of the 129th node', messageText(response));
    },
  },
  {
    name: 'load.run',
    title: 'sets up 128 nodes, including ID 0, and sums up their run',
    source: 'The wire format, an absent field means 0',
    hint: 'the node with ID 0 sends no Id and no Result: an absent field is 0, not an error; limit your concurrent connections',
    weight: 2,
    needs: ['load.full', 'setup.rule', 'run.sums'],
    async run(stage) {
      const tables = await setUp(stage, ENTRIES);
      const ids = stage.nodes.map(({ id }) => id!);
      for (const { node, message } of tables) {
        const expected = peersByRule(ids, node.id!, ENTRIES);
        if (message.peers.every(({ id }, i) => id === expected[i])) continue;
        throw new Mismatch(`the peers ${expected.join(', ')} of node ${node.id}`, messageText(message));
      }
      await stage.watch.quiet(300, stage.options.patienceMs);
      const run = await wholeRun(stage, PACKETS, TOTAL);
      await showsSums(stage, run);
      return undefined;
    },
  },
];
