// Checks of registration.

import { encode } from '../../wire/codec.ts';
import { type Check, Mismatch, Untried } from '../check.ts';
import { messageText } from '../frame-text.ts';
import type { RegistryStage } from './stage.ts';

type RegistryCheck = Check<RegistryStage>;

/** Enough for every published registry to set up an overlay. */
export const NODES = 10;
/** The largest ID that fits the published range. */
const MAX_ID = 127;

const infoOf = (nodes: number) =>
  `Registration request successful. The number of messaging nodes currently constituting the overlay is (${nodes}).`;

export const REGISTRATION: readonly RegistryCheck[] = [
  {
    name: 'registration.answered',
    title: 'answers a Registration with the ID of the node',
    source: 'The wire format, registrationResponse',
    hint: 'answer on the connection of the Registration; Result is the ID, a signed 4-byte number',
    weight: 3,
    async run(stage) {
      await stage.register();
      return undefined;
    },
  },
  {
    name: 'registration.info',
    title: 'puts the current number of nodes into Info',
    source: 'The wire format, registrationResponse',
    hint: 'the sentence ends with "(N)." where N counts the node that has just registered',
    weight: 1,
    needs: ['registration.answered'],
    async run(stage) {
      await stage.register();
      stage.responses.forEach(({ message }, i) => {
        const expected = infoOf(i + 1);
        if (message.info !== expected) throw new Mismatch(`the Info "${expected}"`, messageText(message));
      });
      return undefined;
    },
  },
  {
    name: 'registration.ids-unique',
    title: 'gives each node a unique ID',
    source: 'The wire format, registrationResponse',
    hint: 'draw IDs until one is free, under the lock that guards the table of nodes',
    weight: 3,
    needs: ['registration.answered'],
    async run(stage) {
      await stage.registerAll(NODES);
      return checkUnique(stage);
    },
  },
  {
    name: 'registration.ids-in-range',
    title: 'gives IDs from 0 to 127',
    source: 'The wire format, registrationResponse',
    hint: 'an ID is at least 0 and at most 127: a negative Result is a refusal',
    weight: 1,
    needs: ['registration.ids-unique'],
    async run({ nodes }) {
      const above = nodes.find(({ id }) => id! > MAX_ID);
      if (above === undefined) return undefined;
      return { dialect: `gives IDs above ${MAX_ID}, such as ${above.id}: dialects C and D` };
    },
  },
];

export function checkUnique({ nodes }: RegistryStage): undefined {
  const ids = nodes.map(({ id }) => id!);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new Mismatch(`${ids.length} different IDs`, `the ID ${twice} twice`);
  return undefined;
}

/** The Infos of the refusals on each start. */
const refusals = new WeakMap<RegistryStage, string[]>();

/** On a separate start: a registry that accepts what it must refuse has unknown nodes afterwards. */
export const REFUSALS: readonly RegistryCheck[] = [
  {
    name: 'registration.duplicate-refused',
    title: 'refuses an address that is registered already',
    source: 'The rules, Address',
    hint: 'look the address up among the registered nodes, whichever connection it comes on; refuse with a negative Result',
    weight: 2,
    needs: ['registration.answered'],
    async run(stage) {
      const node = await stage.register();
      const line = await stage.connected(node, 'new');
      await refused(stage, line, node.address, `a second Registration of ${node.address}`);
      return undefined;
    },
  },
  {
    name: 'registration.foreign-host-refused',
    title: 'refuses an address whose host is not that of the connection',
    source: 'The rules, Address',
    hint: "compare the host in Address with the connection's peer address",
    weight: 2,
    needs: ['registration.answered'],
    async run(stage) {
      const node = await stage.newNode();
      const line = await stage.connected(node);
      await refused(stage, line, FOREIGN, `a Registration of ${FOREIGN} from ${stage.options.host}`);
      return undefined;
    },
  },
  {
    name: 'registration.refusal-says-why',
    title: 'puts the reason of a refusal into Info',
    source: 'The wire format, registrationResponse',
    hint: 'a refusal has an Info too: it is all that users see',
    weight: 1,
    needs: ['registration.answered'],
    async run(stage) {
      const infos = refusals.get(stage);
      if (infos === undefined) throw new Untried('it has refused nothing');
      if (infos.includes('')) throw new Mismatch('an Info in each refusal', 'none');
      return undefined;
    },
  },
];

/** An address of another machine. */
const FOREIGN = '10.1.2.3:5000';

async function refused(
  stage: RegistryStage,
  line: Awaited<ReturnType<RegistryStage['connected']>>,
  address: string,
  what: string,
): Promise<void> {
  const response = await stage.asks(line, 'registrationResponse', encode({ kind: 'registration', address }));
  if (response.result >= 0) throw new Mismatch(`a negative Result for ${what}`, messageText(response));
  refusals.set(stage, [...(refusals.get(stage) ?? []), response.info]);
}
