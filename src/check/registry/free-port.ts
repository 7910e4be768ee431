// A port for a program that is about to start.

import { createServer } from 'node:net';

/** Below those that systems give to connections, which would take a port between our look and the program's bind. */
const FIRST = 10_000;
const LAST = 32_767;
const MAX_TRIES = 50;

const given = new Set<number>();

/** A port that nobody listens on, and that was not given before. Throws where there is none. */
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
