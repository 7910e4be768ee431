// The first session of `sinkward check messenger --attach`, on messengers of the four known dialects: what is a difference
// between published programs is said as such, and is no failure.

import { expect, test } from 'vitest';
import { checkMessenger, failed } from '../check/kit.ts';
import type { DialectName } from '../peers/dialects.ts';
import { startMessenger } from '../peers/messenger.ts';
import { listen } from '../peers/sockets.ts';

const REMARKS: Readonly<Record<DialectName, readonly string[]>> = {
  A: [
    'takes orders on its registration connection, as dialect A does',
    'leaves Hops as they are, as dialect A does',
    'ends after its first summary, as dialect A does',
  ],
  B: [
    'with a name or no host, as dialect B does',
    'takes orders on its listener, and answers on a new connection, as dialect B does',
    'reads one packet of each connection, as dialect B does',
  ],
  C: [
    'dialect C',
    'answers where it registered, as dialect C does',
    'answers 0 for success',
    "appends the next hop's ID, as dialect C does",
    'an empty TaskFinished, as dialect C does',
  ],
  D: [
    'takes orders on its listener, and answers there, as dialect D does',
    'keeps no connections to its peers',
  ],
};

test.each(['A', 'B', 'C', 'D'] as const)('a messenger of dialect %s fails no check', async (dialect) => {
  const { server, port } = await listen(() => {});
  server.close();
  const checks = checkMessenger({ command: undefined, port });
  const messenger = await started(dialect, port);
  const results = await checks;
  messenger.kill();
  expect(failed(results)).toEqual([]);
  const remarks = results.map((result) => result.dialect ?? '').join('\n');
  for (const remark of REMARKS[dialect]) expect(remarks).toContain(remark);
});

/** As soon as the registry of the checks listens. */
async function started(dialect: DialectName, port: number) {
  for (;;) {
    try {
      return await startMessenger({ dialect, registry: { host: '127.0.0.1', port } });
    } catch (error) {
      if (!/no registry/.test((error as Error).message)) throw error;
    }
  }
}
