// A registry of one of the known dialects, as a program with a prompt:  tsx foreign-registry.ts <dialect> <port>

import { createInterface } from 'node:readline';
import type { DialectName } from '../../peers/dialects.ts';
import { startRegistry } from '../../peers/registry.ts';

const [dialect, port] = process.argv.slice(2) as [DialectName, string];
const registry = await startRegistry({ dialect, port: Number(port), deadlineMs: 10_000 });

let isReady = false;

for await (const line of createInterface({ input: process.stdin })) {
  const [name, value] = line.split(' ');
  try {
    if (name === 'setup') {
      isReady = false;
      isReady = (await registry.setup(Number(value))).every(({ result }) => result >= 0);
    } else if (!isReady) console.log('setup first');
    // What will arrive is not known here: it asks at once.
    else if (name === 'start') show(await registry.start(Number(value), 0));
    else console.log('setup <entries>, start <packets>');
  } catch (error) {
    console.log((error as Error).message);
  }
}

function show({ rows, totals }: Awaited<ReturnType<typeof registry.start>>): void {
  console.log('Node Sent Received Relayed TotalSent TotalReceived');
  for (const row of [...rows, { id: 'Sum', ...totals }]) {
    const { id, sent, received, relayed, totalSent, totalReceived } = row;
    console.log([id, sent, received, relayed, totalSent, totalReceived].join(' '));
  }
}
