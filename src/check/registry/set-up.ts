// Checks of the routing tables, and of failed set-ups.

import type { NodeRegistry } from '../../overlay/message.ts';
import { type Check, Mismatch } from '../check.ts';
import { messageText } from '../frame-text.ts';
import type { KitNode, SeenOrder } from './node.ts';
import { NODES } from './registration.ts';
import { type RegistryStage, SILENCE_MS } from './stage.ts';
import { peersByRule, unreachable } from './table-rule.ts';

type RegistryCheck = Check<RegistryStage>;
type Table = SeenOrder<NodeRegistry>;

const ENTRIES = 3;

const tables = new WeakMap<RegistryStage, readonly Table[]>();
const idsOf = (nodes: readonly KitNode[]) => nodes.map(({ id }) => id!).sort((a, b) => a - b);
const peersOf = ({ message }: Table) => message.peers.map(({ id }) => id);

/** Types the command, and waits until every node has its table. */
export async function setUp(stage: RegistryStage, entries = ENTRIES): Promise<readonly Table[]> {
  const before = stage.orders.length;
  await stage.command('setup', entries);
  return await stage.allHave('nodeRegistry', before);
}

/** A check that judges the tables of the first set-up. */
function ofTables(
  name: string,
  title: string,
  hint: string,
  weight: number,
  judge: (tables: readonly Table[], stage: RegistryStage) => void,
): RegistryCheck {
  return {
    name: `setup.${name}`,
    title,
    hint,
    weight,
    source: 'The wire format, nodeRegistry',
    needs: ['setup.reaches-all'],
    looksBack: true,
    async run(stage) {
      judge(tables.get(stage)!, stage);
      return undefined;
    },
  };
}

export const SET_UP: readonly RegistryCheck[] = [
  {
    name: 'setup.reaches-all',
    title: 'sends a NodeRegistry to every node when setup-overlay is typed',
    source: 'Write your own messenger, 2',
    hint: 'read commands from stdin while you serve connections; --setup-command says how yours is spelled',
    weight: 3,
    needs: ['registration.ids-unique'],
    async run(stage) {
      const seen = await setUp(stage);
      tables.set(stage, seen);
      await stage.watch.quiet(50, 500);
      return dialectOf(stage);
    },
  },
  ofTables(
    'counts',
    'puts the number of peers into NR, and that of IDs into NoIds',
    'NR is the length of Peers; NoIds is that of Ids, which includes the node itself',
    1,
    (seen) => {
      for (const { message, counts } of seen) {
        if (counts?.peers === message.peers.length && counts.ids === message.ids.length) continue;
        throw new Mismatch(
          `NR ${message.peers.length} and NoIds ${message.ids.length}`,
          `NR ${counts?.peers} and NoIds ${counts?.ids}`,
        );
      }
    },
  ),
  ofTables(
    'ids',
    'tells every node the IDs of all nodes, including its own',
    'Ids has all registered IDs, each once, and is the same for all nodes',
    2,
    (seen, { nodes }) => {
      const all = idsOf(nodes);
      for (const { message } of seen) {
        if (message.ids.toSorted((a, b) => a - b).join() === all.join()) continue;
        throw new Mismatch(`the Ids ${all.join(' ')}`, messageText(message));
      }
    },
  ),
  ofTables(
    'entries',
    'gives each node as many peers as setup-overlay asks for',
    'the number that is typed is the number of entries of each table',
    2,
    (seen) => {
      const wrong = seen.find(({ message }) => message.peers.length !== ENTRIES);
      if (wrong !== undefined)
        throw new Mismatch(`${ENTRIES} peers for each node`, `${who(wrong)}: ${messageText(wrong.message)}`);
    },
  ),
  ofTables(
    'rule',
    'chooses the peers 1, 2, 4, ... positions clockwise in the sorted IDs',
    'sort the IDs as numbers, and count positions in that list, not IDs; after the last comes the first',
    3,
    (seen, { nodes }) => {
      const all = idsOf(nodes);
      for (const table of seen) {
        const expected = peersByRule(all, table.node.id!, table.message.peers.length);
        if (sameSet(peersOf(table), expected)) continue;
        throw new Mismatch(
          `the peers ${expected.join(', ')} for ${who(table)} among the IDs ${all.join(' ')}`,
          peersOf(table).join(', '),
        );
      }
    },
  ),
  ofTables(
    'no-self',
    'never puts a node into its own table',
    'if 2^i is a multiple of the number of nodes, the position is the node itself: allow fewer entries',
    2,
    (seen) => {
      const own = seen.find((table) => peersOf(table).includes(table.node.id!));
      if (own !== undefined)
        throw new Mismatch(`a table of ${who(own)} without itself`, messageText(own.message));
    },
  ),
  ofTables(
    'addresses',
    'gives each peer the address that it has registered',
    'keep the address of a Registration with its ID',
    2,
    (seen, { nodes }) => {
      for (const { message } of seen) {
        for (const { id, address } of message.peers) {
          const registered = nodes.find((node) => node.id === id)?.address ?? 'none: no node has that ID';
          if (address !== registered)
            throw new Mismatch(`the address of ${id}, ${registered}`, messageText(message));
        }
      }
    },
  ),
  ofTables(
    'no-partition',
    'gives tables by which every node can reach every other',
    'the peers at position 1 alone link all nodes in a ring',
    2,
    (seen) => {
      const peers = new Map(seen.map((table) => [table.node.id!, peersOf(table)]));
      for (const from of peers.keys()) {
        const lost = unreachable(peers, from);
        if (lost.length > 0)
          throw new Mismatch('a path between any two nodes', `none from ${from} to ${lost.join(', ')}`);
      }
    },
  ),
];

/** On a start of its own. */
export const FAILED_SET_UP: readonly RegistryCheck[] = [
  {
    name: 'setup.refusal',
    title: 'starts no run when a node reports that it could not set up',
    source: 'The wire format, nodeRegistryResponse',
    hint: 'read Result as signed: a negative one is a failure, and start-rounds must be refused until the next set-up',
    weight: 2,
    needs: ['setup.reaches-all', 'run.starts-all'],
    async run(stage) {
      await stage.registerAll(NODES);
      const [bad] = stage.nodes as [KitNode];
      bad.result = -1;
      await setUp(stage);
      await stage.watch.quiet(50, 500);
      const before = stage.orders.length;
      await stage.command('start', 5);
      const started = await stage.anyWithin('initiateTask', before, SILENCE_MS);
      if (started !== undefined) {
        throw new Mismatch(
          `no run after node ${bad.id} has answered with Result -1`,
          messageText(started.message),
        );
      }
      bad.result = undefined;
      const again = stage.orders.length;
      await setUp(stage);
      await stage.watch.quiet(50, 500);
      await stage.command('start', 5);
      await stage.allHave('initiateTask', again);
      return undefined;
    },
  },
];

const SELF_NODES = 16;
const SELF_ENTRIES = 5;

/** On a separate start, as this may crash a registry. */
export const TOO_MANY_ENTRIES: readonly RegistryCheck[] = [
  {
    name: 'setup.too-many',
    title: 'gives no table in which a node is its own peer, however many entries are typed',
    source: 'The wire format, nodeRegistry',
    hint: 'with 16 nodes, the one 2^4 positions on is the node itself: refuse that many entries, or leave it out',
    weight: 1,
    needs: ['setup.reaches-all', 'setup.no-self'],
    async run(stage) {
      await stage.registerAll(SELF_NODES);
      const before = stage.orders.length;
      await stage.command('setup', SELF_ENTRIES);
      await stage.watch.until(() => (stage.orders.length > before ? true : undefined), SILENCE_MS);
      await stage.watch.quiet(20, 500);
      const own = stage
        .ordersOf('nodeRegistry', before)
        .find((table) => peersOf(table).includes(table.node.id!));
      if (own !== undefined) throw new Mismatch('no table, or one without itself', messageText(own.message));
      const again = stage.orders.length;
      await stage.command('setup', ENTRIES);
      await stage.allHave('nodeRegistry', again);
      return undefined;
    },
  },
];

const who = ({ node }: Table) => `node ${node.id}`;

function sameSet(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.toSorted((x, y) => x - y).join() === b.toSorted((x, y) => x - y).join();
}

function dialectOf(stage: RegistryStage): { readonly dialect: string } {
  if (stage.ways.orders === 'registration') {
    return { dialect: 'gives orders on the connection that a node registered on: dialect A' };
  }
  if (stage.ways.answers === 'new') {
    return { dialect: 'gives each order on a connection of its own to the listener, as dialect B does' };
  }
  return { dialect: 'gives orders on connections to the listener, which stay open: dialects C and D' };
}
