// A node that does all that the registry asks of it, and takes packets or not: connections to its listener are accepted,
// and what comes on them is read only as long as it is told to.

import type { Socket } from 'node:net';
import type { Message } from '../../src/overlay/message.ts';
import { decode, encode } from '../../src/wire/codec.ts';
import { listen, Sockets, until } from '../peers/sockets.ts';
import { atEnd } from './support.ts';

export interface DeafNode {
  readonly id: number;
  /** Connections that its listener has accepted. */
  readonly connections: number;
  leave(): void;
}

/** As a node of ours, or as somebody else's, which takes its orders on its registration connection. */
export async function deafNode(
  registry: { readonly port: number },
  { ours = true, closesAfterFirst = false } = {},
): Promise<DeafNode> {
  const sockets = new Sockets();
  let connections = 0;
  const { server, port } = await listen((socket) => {
    connections++;
    sockets.add(socket);
    if (closesAfterFirst && connections === 1) socket.once('data', () => socket.destroy());
    else if (!ours) socket.pause();
    else showItself(socket);
  });
  const home = (await sockets.dial(`127.0.0.1:${registry.port}`))!;
  const address = `127.0.0.1:${port}`;
  let id = -1;
  const send = (message: Message) => home.write(encode(message));
  readMessages(home, (message) => {
    if (message.kind === 'registrationResponse') id = message.result;
    else answer(message, { id, address }, send);
  });
  send({ kind: 'registration', address, ...(ours ? { ours: { version: 1 } } : {}) });
  await until(
    () => id >= 0,
    () => 'the registration of the deaf node',
  );
  const leave = () => {
    server.close();
    sockets.destroyAll();
  };
  atEnd(leave);
  return {
    id,
    get connections() {
      return connections;
    },
    leave,
  };
}

/** It answers the greeting, and reads nothing after that. */
function showItself(socket: Socket): void {
  socket.once('data', () => {
    socket.pause();
    socket.write(encode({ kind: 'registrationResponse', result: 0, info: '', ours: { version: 1 } }));
  });
}

function answer(
  message: Message,
  me: { id: number; address: string },
  send: (message: Message) => void,
): void {
  const { kind } = message;
  if (kind === 'nodeRegistry') {
    send({ kind: 'nodeRegistryResponse', result: me.id, info: '', ...ownWords(message.ours) });
  } else if (kind === 'initiateTask') {
    send({ kind: 'taskFinished', ...me, ...ownWords(message.ours) });
  } else if (kind === 'requestTrafficSummary') {
    const nothing = { sent: 0, relayed: 0, received: 0, totalSent: 0n, totalReceived: 0n };
    const hashes = { dropped: 0, sentHash: 0n, receivedHash: 0n, sentTo: [], receivedFrom: [] };
    const ours = message.ours && { ...hashes, run: message.ours.run, round: message.ours.round };
    send({ kind: 'trafficSummary', id: me.id, ...nothing, ...ownWords(ours) });
  }
}

function ownWords<T>(ours: T | undefined): { ours: T } | Record<string, never> {
  return ours === undefined ? {} : { ours };
}

function readMessages(socket: Socket, take: (message: Message) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = frameEnd(rest); end <= rest.length; end = frameEnd(rest)) {
      const message = decode(rest.subarray(8, end));
      if (message.kind !== 'malformed') take(message);
      rest = rest.subarray(end);
    }
  });
}

function frameEnd(bytes: Buffer): number {
  return bytes.length < 8 ? Number.POSITIVE_INFINITY : 8 + bytes.readUInt32BE(4);
}
