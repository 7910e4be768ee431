// The handshake on a link between Sinkward nodes: the dialling node sends a Registration, the accepting one answers. An
// open connection alone proves nothing: a full listener accepts and closes, and the system accepts for a stopped process.

import { EXTENSION_VERSION, type Message } from '../overlay/message.ts';

const OURS = { version: EXTENSION_VERSION };

export const HELLO: Message = { kind: 'registration', address: '', ours: OURS };

export function isHello(message: Message): boolean {
  return message.kind === 'registration' && message.ours !== undefined;
}

export const WELCOME: Message = { kind: 'registrationResponse', result: 0, info: '', ours: OURS };

export function isWelcome(message: Message): boolean {
  return message.kind === 'registrationResponse' && message.ours !== undefined;
}
