// How nodes of ours show themselves on a link between them: who dials introduces itself as it does to a registry, and who
// accepts answers. A connection alone proves nothing: a listener that is full accepts and closes, a stopped one accepts.

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
