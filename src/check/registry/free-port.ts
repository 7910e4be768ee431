// Finds a free port for a program that is about to start.

import { createServer } from 'node:net';

/** Below the ephemeral ports: a connection could take one of those between our test and the program's bind. */
const FIRST = 10_000;
const LAST = 32_767;
const MAX_TRIES = 50;

const given = new Set<number>();

/** A port without a listener that was not returned before. Throws if none is found. */
export async function freePort(host: string): Promise<number> {
  for (let i = 0; i < MAX_TRIES; i++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (given.has(port) || !(await isFree(host, port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`no free port on ${host} among ${MAX_TRIES} from ${FIRST} to ${LAST}`);
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
