// The options of `messenger`.

import { InvalidArgumentError } from 'commander';
import { MAX_NAME_CHARACTERS, normalName, whyNotName } from '../../names/name.ts';
import { type Address, formatAddress, parseAddress } from '../../overlay/address.ts';
import { hostName } from '../../terminal/host-name.ts';
import { count, durationMs, type Kind, zeroOr } from '../../terminal/kinds.ts';
import type { OptionTable, OptionValues } from '../../terminal/options.ts';
import { execRow, formatRow, seedRow } from '../common-options.ts';

export const MAX_PORT = 65_535;
const MAX_NODES = 100_000;

export const address: Kind<Address> = {
  parse(text, name) {
    const found = parseAddress(text);
    if (found !== undefined && found.host !== '') return found;
    throw new InvalidArgumentError(
      `${name} must be host:port with a port from 1 to ${MAX_PORT}, such as localhost:12345.`,
    );
  },
  print: formatAddress,
};

const nodeName: Kind<string> = {
  parse(text) {
    const name = normalName(text);
    const mistake = whyNotName(name);
    if (mistake === undefined) return name;
    throw new InvalidArgumentError(
      `a name must be 1 to ${MAX_NAME_CHARACTERS} letters, marks, digits, - _ and . of one script; this one ${mistake}.`,
    );
  },
  print: String,
};

const path: Kind<string> = { parse: String, print: String };

export const messengerTable = {
  nodes: { flag: '--nodes <count>', kind: count(1, MAX_NODES), help: 'nodes in this process', default: 1 },
  name: { flag: '--name <name>', kind: nodeName, help: "the node's name, which its key in --data proves" },
  data: {
    flag: '--data <directory>',
    kind: path,
    help: 'where the key of a node with a name is kept; made at its first start',
  },
  host: {
    flag: '--host <address>',
    kind: hostName,
    help: 'address to listen on, to connect from and to register',
    defaultHelp: 'the one from which the registry is reached',
  },
  port: {
    flag: '--port <port>',
    kind: count(0, MAX_PORT),
    help: 'port of the first node, others take the next ones; 0: free ports',
    default: 0,
  },
  advertise: {
    flag: '--advertise <host:port>',
    kind: address,
    help: 'address to register instead of the one listened on (needs registry --trust-advertised)',
  },
  seed: { ...seedRow, help: 'seed of packets, where the registry sends none', defaultHelp: 'drawn' },
  reconnect: {
    flag: '--reconnect <time>',
    kind: zeroOr(durationMs(1000, 24 * 3_600_000)),
    help: 'how long to try to reach a registry again that remembers its nodes (--data); 0: a few times, as any other',
    default: 600_000,
  },
  tcpOnly: { flag: '--tcp-only', help: 'TCP between nodes of this process too, not memory' },
  queueBytes: {
    flag: '--queue-bytes <bytes>',
    kind: count(64, 2 ** 26),
    help: 'maximum bytes of packets queued for one link',
    default: 65_536,
  },
  exec: execRow,
  format: formatRow,
} as const satisfies OptionTable;

export type MessengerFlags = OptionValues<typeof messengerTable>;
